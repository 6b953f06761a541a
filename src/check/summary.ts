// The result as Markdown: the answer in one sentence, a table, then what to do and who.
import { protocols } from '../core/permissions/protocols.ts';
import type { CheckResult, ExitCode } from './checkResult.ts';
import { findingsOf, ownerOf } from './findings.ts';
import { pageOf } from './sarif.ts';

/** The answer of a run in one sentence, by exit code. */
export const answers: Readonly<Record<ExitCode, string>> = {
  0: 'Everything that was checked holds.',
  1: 'Something does not work, or will soon stop.',
  2: 'The application can open a mailbox that must be refused to it.',
  3: 'The check could not run in full, so it proves nothing about the rest.',
};

export function summaryOf(result: CheckResult): string {
  return [
    '## Exchange OAuth2 check',
    '',
    `**${answers[result.exitCode]}** ${result.startedAt.slice(0, 16).replace('T', ' ')} UTC.`,
    ...problemSection(result),
    ...mailboxSection(result),
    ...accessSection(result),
    ...auditSection(result),
    ...credentialSection(result),
    ...readinessSection(result),
    ...findingSection(result),
    '',
  ].join('\n');
}

const problemSection = ({ problems }: CheckResult) =>
  section(
    'Could not run',
    problems.map(({ registration, text }) => `- ${cell(registration ?? 'The file')}: ${cell(text)}`),
  );

const mailboxSection = ({ tests }: CheckResult) =>
  section(
    'Mailboxes',
    tests.map(({ address, protocol, ok, steps }) => {
      const step = steps.find(({ status }) => status === 'failed');
      return `| ${cell(address)} | ${protocols[protocol].label} | ${ok ? 'works' : `fails: ${cell(step?.advice?.title ?? step?.detail ?? '')}`} |`;
    }),
    ['| mailbox | protocol | result |', '| --- | --- | --- |'],
  );

const accessSection = ({ policies }: CheckResult) =>
  section(
    'Access',
    policies.map(
      ({ address, controlMailbox, verdict }) => `| ${cell(address)} | ${cell(controlMailbox)} | ${verdict} |`,
    ),
    ['| mailbox | control mailbox | verdict |', '| --- | --- | --- |'],
  );

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
  section(
    'What to do',
    findingsOf(result).map(
      (finding) =>
        `- [${finding.code}](${pageOf(finding.code)}) **${cell(finding.title)}** ${cell(finding.text)} For ${ownerOf(finding)}: ${cell(finding.fix)}`,
    ),
  );

/** Left out without rows; `head` is the head of the table that they make. */
function section(title: string, rows: readonly string[], head: readonly string[] = []): readonly string[] {
  return rows.length === 0 ? [] : ['', `### ${title}`, '', ...head, ...rows];
}

/** Text from a server or a file inside a table's cell: no markup, no line break. */
function cell(text: string): string {
  return text
    .toWellFormed()
    .replace(/[\s\p{C}]+/gu, ' ')
    .replace(/[\\`*_[\]<>|#&!~]/g, (character) => `&#${character.charCodeAt(0)};`);
}
