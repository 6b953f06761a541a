// The result as Markdown: the answer in one sentence, a table, then what to do and who.

import { protocols } from '../core/permissions/protocols.ts';
import { utcMinute } from '../core/text/dates.ts';
import type { CheckResult, ExitCode } from './checkResult.ts';
import { type FindingGroup, findingsOf, groupsOf, ownerOf, sameElsewhere, textOf } from './findings.ts';
import { pageOf } from './sarif.ts';

/** The answer of a run in one sentence, by exit code. */
export const answers: Readonly<Record<ExitCode, string>> = {
  0: 'Everything that was checked holds.',
  1: 'Something does not work, or will soon stop.',
  2: 'The application can open a mailbox that must be refused to it.',
  3: 'The check could not run in full, so it proves nothing about the rest.',
};

/** A table that is longer shows what fails and counts the rest. */
const mostRows = 50;

/** The body of an issue of GitHub holds 65,536 characters, and one that is longer is refused. */
const mostLength = 60_000;

export function summaryOf(result: CheckResult): string {
  return shortened([
    '## Exchange OAuth2 check',
    '',
    `**${answers[result.exitCode]}** ${utcMinute(result.startedAt)}.`,
    ...problemSection(result),
    ...mailboxSection(result),
    ...accessSection(result),
    ...auditSection(result),
    ...credentialSection(result),
    ...readinessSection(result),
    ...findingSection(result),
  ]);
}

/** Whole lines, as many as fit. */
function shortened(lines: readonly string[]): string {
  let length = 0;
  const kept = lines.filter((line) => {
    length += line.length + 1;
    return length <= mostLength;
  });
  const rest = kept.length === lines.length ? [] : ['', 'The rest is in the other outputs of the check.'];
  return [...kept, ...rest, ''].join('\n');
}

const problemSection = ({ problems }: CheckResult) =>
  section(
    'Could not run',
    problems.map(({ registration, text }) => `- ${cell(registration ?? 'The file')}: ${cell(text)}`),
  );

const mailboxSection = ({ tests }: CheckResult) =>
  table('Mailboxes', ['mailbox', 'protocol', 'result'], tests, {
    good: ({ ok }) => ok,
    row: ({ address, protocol, ok, steps }) => {
      const step = steps.find(({ status }) => status === 'failed');
      const said = ok ? 'works' : `fails: ${cell(step?.advice?.title ?? step?.detail ?? '')}`;
      return [cell(address), protocols[protocol].label, said];
    },
    counted: 'tests work',
  });

const accessSection = ({ policies }: CheckResult) =>
  table('Access', ['mailbox', 'control mailbox', 'verdict'], policies, {
    good: ({ verdict }) => verdict === 'scoped',
    row: ({ address, controlMailbox, verdict }) => [cell(address), cell(controlMailbox), verdict],
    counted: 'access checks hold',
  });

const auditSection = ({ audits }: CheckResult) =>
  section(
    'Audit',
    audits.map(
      ({ registration, counts: { reachable, refused, unknown, tooWide } }) =>
        `- ${cell(registration)}: ${reachable} open (${tooWide} of them should be refused), ${refused} refused, ${unknown} could not be asked`,
    ),
  );

const credentialSection = ({ credentials }: CheckResult) =>
  section(
    'Credentials',
    credentials.map(
      ({ registration, expiresOn, daysLeft }) =>
        `- ${cell(registration)}: ends on ${expiresOn} (${daysLeft} days)`,
    ),
  );

const readinessSection = ({ readiness }: CheckResult) =>
  section(
    'EWS',
    readiness.map(
      ({ address, works, endsOn, daysLeft }) =>
        `- ${cell(address)}: works today: ${works}. EWS in Exchange Online ends on ${endsOn} (${daysLeft} days).`,
    ),
  );

const findingSection = (result: CheckResult) =>
  section('What to do', groupsOf(findingsOf(result)).map(findingLine));

function findingLine(group: FindingGroup): string {
  const { finding } = group;
  const seen = finding.seen === undefined ? '' : `Seen: ${finding.seen}`;
  const said = [textOf(finding), sameElsewhere(group), seen].filter((text) => text !== '').map(cell);
  return `- [${finding.code}](${pageOf(finding.code)}) **${cell(finding.title)}** ${said.join(' ')} For ${ownerOf(finding)}: ${cell(finding.fix)}`;
}

/** Left out without lines. */
function section(title: string, lines: readonly string[]): readonly string[] {
  return lines.length === 0 ? [] : ['', `### ${title}`, '', ...lines];
}

interface TableOf<T> {
  readonly good: (value: T) => boolean;
  readonly row: (value: T) => readonly string[];
  /** "490 of 500 tests work" */
  readonly counted: string;
}

function table<T>(
  title: string,
  head: readonly string[],
  values: readonly T[],
  { good, row, counted }: TableOf<T>,
): readonly string[] {
  if (values.length === 0) return [];
  const failing = values.filter((value) => !good(value));
  const all = values.length <= mostRows;
  const shown = (all ? values : failing).slice(0, mostRows).map(row);
  const rest = failing.length - shown.length;
  const lines = [
    ...(all ? [] : [`${values.length - failing.length} of ${values.length} ${counted}.`, '']),
    ...(shown.length === 0 ? [] : [head, head.map(() => '---'), ...shown].map(tableLine)),
    ...(all || rest <= 0 ? [] : ['', `${rest} more do not.`]),
  ];
  return section(title, lines);
}

const tableLine = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;

/** Text from a server or a file inside a table's cell: no markup, no line break. */
function cell(text: string): string {
  return text
    .toWellFormed()
    .replace(/[\s\p{C}]+/gu, ' ')
    .replace(/[\\`*_[\]<>|#&!~]/g, (character) => `&#${character.charCodeAt(0)};`);
}
