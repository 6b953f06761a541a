// Pages about access: the three views of a registration side by side, what cmdlet output says, and how long EWS lasts.
import type { Access, DeclaredAccess, PolicyReport } from '../core/policyReport.ts';
import type { Mailbox, Registration } from '../core/registration.ts';
import type { EwsReadiness } from '../policy/ewsReadiness.ts';
import type { CmdletReading } from '../policy/readCmdletOutput.ts';
import { adviceSection } from './reportPage.ts';
import { escapeMarkdown } from './tree/markdown.ts';
import { accessWords, verdictWords } from './tree/policyWords.ts';

export interface PolicyPageRow {
  readonly mailbox: Mailbox;
  readonly policy: PolicyReport | undefined;
  readonly declared: DeclaredAccess | undefined;
}

const words = (access: Access | undefined) => (access === undefined ? 'not known' : accessWords[access]);

/** What a live call saw, what administrators declared and what was consented, mailbox by mailbox. */
export function policyPageMarkdown(registration: Registration, rows: readonly PolicyPageRow[]): string {
  const table = rows.flatMap(({ mailbox, policy, declared }) => {
    const consented =
      policy === undefined ? 'not checked' : policy.consented.join(', ') || 'no permission in the token';
    const row = (address: string, seen: Access | undefined, said: Access | undefined, meant: string) =>
      `| ${escapeMarkdown(address)} | ${meant} | ${words(seen)} | ${words(said)} | ${escapeMarkdown(consented)} |`;
    return [
      row(mailbox.address, policy?.mailbox, declared?.mailbox, 'opens'),
      ...(mailbox.controlMailbox === undefined
        ? []
        : [row(mailbox.controlMailbox, policy?.control, declared?.control, 'is refused')]),
    ];
  });
  const sections = rows.flatMap(({ mailbox, policy }) =>
    policy === undefined
      ? [
          `## ${escapeMarkdown(mailbox.address)}\n\nNot checked yet. Use **Check Access Policy** beside the mailbox.`,
        ]
      : [
          `## ${escapeMarkdown(mailbox.address)}: ${escapeMarkdown(verdictWords(policy))}`,
          ...policy.findings.map((finding) => adviceSection(finding.advice, [])),
        ],
  );
  return [
    `# Access of ${escapeMarkdown(registration.name)}`,
    'Seen: what a live call met. Declared: what an administrator’s cmdlet said (**Read Administrator’s Output…**). Consented: what the token holds.',
    `| Mailbox | Meant | Seen | Declared | Consented |\n| --- | --- | --- | --- | --- |\n${table.join('\n')}`,
    ...sections,
  ].join('\n\n');
}

/** What was understood of cmdlet output, with the usual confusions explained. */
export async function readingMarkdown(
  reading: CmdletReading,
  declared: DeclaredAccess | undefined,
  registration: Registration,
  mailbox: Mailbox,
): Promise<string> {
  const { adviceFor } = await import('../advice/diagnose.ts');
  const known = reading.facts.map(({ fact }) => `- ${escapeMarkdown(JSON.stringify(fact))}`);
  const confusions = reading.confusions.map(({ code, detail }) => {
    const advice = adviceFor(code, { registration, mailbox, now: new Date() });
    return `${adviceSection(advice, [])}${detail === undefined ? '' : `\n\n${escapeMarkdown(detail)}`}`;
  });
  const says =
    declared === undefined
      ? 'It declares nothing about this mailbox.'
      : `It declares: ${escapeMarkdown(mailbox.address)} ${words(declared.mailbox)}, ${escapeMarkdown(mailbox.controlMailbox ?? 'the control mailbox')} ${words(declared.control)} (${escapeMarkdown(declared.cmdlet)}). ${escapeMarkdown(declared.detail)} Check the access policy again to see it beside the live result.`;
  return [
    '# What the administrator’s output says',
    reading.facts.length === 0
      ? 'No output of a known cmdlet was found. Paste the whole output, with its headings.'
      : says,
    ...confusions,
    ...(known.length === 0 ? [] : [`## Read\n\n${known.join('\n')}`]),
    ...(reading.unread > 0 ? [`${reading.unread} more objects are of cmdlets that are not read here.`] : []),
    ...(reading.cut ? ['The text was too long to be read whole.'] : []),
  ].join('\n\n');
}

const stateMarks = { met: '✓', notMet: '✗', unknown: '?', soon: '!' };
const worksWords = {
  yes: 'EWS works for this mailbox today.',
  no: 'EWS does not work for this mailbox.',
  unknown: 'Whether EWS works for this mailbox is not known: test it.',
};

/** What must hold for EWS, how long it lasts, and what takes its place. */
export function ewsMarkdown(address: string, readiness: EwsReadiness): string {
  const items = readiness.items.map((item) =>
    [
      `### ${stateMarks[item.state]} ${escapeMarkdown(item.text)}`,
      ...(item.command === undefined ? [] : [`\`\`\`powershell\n${item.command}\n\`\`\``]),
      ...(item.delay === undefined ? [] : [`Takes effect: ${escapeMarkdown(item.delay)}.`]),
      `Source: ${escapeMarkdown(item.source)}${item.confidence === 'high' ? '' : ` (${item.confidence})`}`,
    ].join('\n\n'),
  );
  const equivalents = readiness.equivalents.map(
    (row) =>
      `| ${escapeMarkdown(row.task)} | ${escapeMarkdown(row.graph.permission)} | ${escapeMarkdown(row.graph.role ?? '')} | ${row.mail ?? ''} |`,
  );
  return [
    `# EWS for ${escapeMarkdown(address)}`,
    worksWords[readiness.works],
    readiness.daysLeft > 0
      ? `${readiness.daysLeft} days remain until EWS in Exchange Online ends on ${readiness.endsOn}.`
      : `EWS in Exchange Online ended on ${readiness.endsOn}.`,
    ...items,
    `## What takes its place\n\n| Task | Graph permission | Exchange role | Mail protocol |\n| --- | --- | --- | --- |\n${equivalents.join('\n')}`,
  ].join('\n\n');
}
