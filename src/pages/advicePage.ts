// Advice as a page, and as the part of a page that says what to do: who must act, the message for them, other causes, sources.
import * as l10n from '../core/l10n.ts';
import { type Advice, ownerLabels } from '../core/report/advice.ts';
import { cmdletOf, isCommand } from './commandLine.ts';
import { answerLine, fenced, foldedSources, type PageState, type Task, taskTable } from './layout.ts';
import { escapeMarkdown, escapeOwnText } from './markdown.ts';

export interface AdvisedFinding {
  readonly advice: Advice;
  /** What was seen, in one sentence. */
  readonly detail?: string;
  /** `bad` if it does not say otherwise. */
  readonly state?: PageState;
}

/** One advice as a page of its own. */
export function adviceMarkdown(advice: Advice, others: readonly Advice[]): string {
  return `${[
    `# ${escapeMarkdown(l10n.shown(advice.title))}`,
    answerLine('bad', escapeOwnText(l10n.shown(advice.cause).replace(/\s+/g, ' '))),
    whatToDo([{ advice }], others),
  ].join('\n\n')}\n`;
}

/**
 * What to do about the findings: a table, the messages for other people, and the sources. Causes that the evidence leaves
 * open are rows too, with the one check that tells them apart. Empty if there is nothing to do.
 */
export function whatToDo(findings: readonly AdvisedFinding[], others: readonly Advice[] = []): string {
  if (findings.length === 0) return '';
  const shown = [...findings.map(({ advice }) => advice), ...others];
  return [
    ...whoMustAct(findings),
    taskTable([...findings, ...others.map((advice) => ({ advice, state: 'open' }) as const)].map(taskOf)),
    ...commandsOf(findings),
    ...messagesOf(findings),
    foldedSources(shown.flatMap(({ code, sources }) => [l10n.t('Code {0}', code), ...sources])),
  ].join('\n\n');
}

function whoMustAct(findings: readonly AdvisedFinding[]): readonly string[] {
  const owners = [...new Set(findings.map(({ advice }) => l10n.t(ownerLabels[advice.owner])))];
  return [`**${l10n.t('Who must act: {0}.', owners.join(', '))}**`];
}

function taskOf({ advice, detail, state = 'bad' }: AdvisedFinding): Task {
  return {
    what: l10n.shown(advice.title),
    state,
    see:
      [detail, advice.check].flatMap((text) => (text === undefined ? [] : [l10n.shown(text)])).join('\n') ||
      l10n.t('Test again.'),
    todo: proseIn(advice),
    who: l10n.t(ownerLabels[advice.owner]),
  };
}

const proseIn = ({ fix }: Advice): string => {
  const lines = l10n.shown(fix).split(/\r?\n/);
  const prose = lines.map((line, at) => withCmdlet(line, lines[at + 1])).filter((line) => !isCommand(line));
  return prose.length < lines.length
    ? [...prose, l10n.t('The commands are below.')].join('\n')
    : lines.join('\n');
};

/** What a colon announces is named, unless it only opens a session: its command stands elsewhere on the page. */
function withCmdlet(line: string, next = ''): string {
  const cmdlet = cmdletOf(next);
  if (cmdlet === undefined || cmdlet.startsWith('Connect-')) return line;
  return /[:：]\s*$/.test(line) ? `${line.trimEnd()} ${cmdlet}.` : line;
}

function commandsOf(findings: readonly AdvisedFinding[]): readonly string[] {
  return findings.flatMap(({ advice }) => {
    const commands = advice.fix.split(/\r?\n/).filter(isCommand);
    return commands.length === 0
      ? []
      : [
          `**${l10n.t('Commands: {0}', escapeMarkdown(l10n.shown(advice.title)))}**\n\n${fenced(commands.join('\n'), 'powershell')}`,
        ];
  });
}

/** One message for each other person and cause, ready to be sent. */
function messagesOf(findings: readonly AdvisedFinding[]): readonly string[] {
  return findings
    .filter(({ advice }) => advice.owner !== 'you')
    .map(
      ({ advice }) =>
        `**${l10n.t('Message for {0}', l10n.t(ownerLabels[advice.owner]))}**\n\n${fenced(advice.message)}`,
    );
}
