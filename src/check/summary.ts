// The result as Markdown: the answer in one sentence, a table, then what to do and who.
import { protocols } from '../core/permissions/protocols.ts';
import type { CheckResult, ExitCode } from './checkResult.ts';
import { findingsOf, ownerOf } from './findings.ts';
import { pageOf } from './sarif.ts';

const answers: Readonly<Record<ExitCode, string>> = {
  0: 'Everything that was checked holds.',
  1: 'Something does not work, or will soon stop.',
  2: 'The application can open a mailbox that must be refused to it.',
  3: 'The check could not run in full, so it proves nothing about the rest.',
};

export function summaryOf(result: CheckResult): string {
  const findings = findingsOf(result);
  const { tests, policies, credentials, readiness, problems } = result;
  return [
    '## Exchange OAuth2 check',
    '',
    `**${answers[result.exitCode]}** ${result.startedAt.slice(0, 16).replace('T', ' ')} UTC.`,
    ...section(
      problems,
      'Could not run',
      problems.map(({ registration, text }) => `- ${cell(registration ?? 'The file')}: ${cell(text)}`),
    ),
    ...section(tests, 'Mailboxes', [
      '| mailbox | protocol | result |',
      '| --- | --- | --- |',
      ...tests.map(({ address, protocol, ok, steps }) => {
        const step = steps.find(({ status }) => status === 'failed');
        return `| ${cell(address)} | ${protocols[protocol].label} | ${ok ? 'works' : `fails: ${cell(step?.advice?.title ?? step?.detail ?? '')}`} |`;
      }),
    ]),
    ...section(policies, 'Access', [
      '| mailbox | control mailbox | verdict |',
      '| --- | --- | --- |',
      ...policies.map(
        ({ address, controlMailbox, verdict }) =>
          `| ${cell(address)} | ${cell(controlMailbox)} | ${verdict} |`,
      ),
    ]),
    ...section(
      credentials,
      'Credentials',
      credentials.map(
        ({ registration, expiresOn, daysLeft }) =>
          `- ${cell(registration)}: ends on ${expiresOn} (${daysLeft} days)`,
      ),
    ),
    ...section(
      readiness,
      'EWS',
      readiness.map(
        ({ address, works, endsOn, daysLeft }) =>
          `- ${cell(address)}: works today: ${works}. EWS in Exchange Online ends on ${endsOn} (${daysLeft} days).`,
      ),
    ),
    ...section(
      findings,
      'What to do',
      findings.map(
        (finding) =>
          `- [${finding.code}](${pageOf(finding.code)}) **${cell(finding.title)}** ${cell(finding.text)} Who must act: ${ownerOf(finding)}.`,
      ),
    ),
    '',
  ].join('\n');
}

function section(rows: readonly unknown[], title: string, lines: readonly string[]): readonly string[] {
  return rows.length === 0 ? [] : ['', `### ${title}`, '', ...lines];
}

/** Text from a server or a file inside a table's cell: no markup, no line break. */
function cell(text: string): string {
  return text
    .toWellFormed()
    .replace(/[\s\p{C}]+/gu, ' ')
    .replace(/[\\`*_[\]<>|#&!~]/g, (character) => `&#${character.charCodeAt(0)};`);
}
