// The report of a mailbox as Markdown: every step, what was seen, and for a failure who must do what.

import { protocols as protocolTable } from '../core/permissions/protocols.ts';
import { type Advice, ownerLabels } from '../core/report/advice.ts';
import type { PolicyReport } from '../core/report/policyReport.ts';
import { type ProbeReport, stepLabels } from '../core/report/probeReport.ts';
import { escapeMarkdown, escapeOwnText } from './markdown.ts';
import { accessLabels, verdictLabel } from './policyLabels.ts';

const statusWords = { ok: '✓ ok', failed: '✗ failed', skipped: '– not tried' };

/** Probe reports and policy report of one mailbox; values from outside are escaped. */
export function reportMarkdown(
  address: string,
  probes: readonly ProbeReport[],
  policy: PolicyReport | undefined,
): string {
  const parts = [
    `# ${escapeMarkdown(address)}`,
    ...probes.map(probeSection),
    ...(policy === undefined ? [] : [policySection(policy)]),
  ];
  return parts.length === 1
    ? `${parts[0]}\n\nNot tested yet. Use **Test Connection** beside the mailbox.\n`
    : `${parts.join('\n\n')}\n`;
}

function probeSection(report: ProbeReport): string {
  const rows = report.steps.map(
    (step) =>
      `| ${stepLabels[step.id]} | ${statusWords[step.status]} | ${step.status === 'skipped' ? '' : `${step.durationMs} ms`} | ${escapeMarkdown(step.detail)} |`,
  );
  const advised = report.steps.flatMap((step) =>
    step.advice === undefined ? [] : [adviceSection(step.advice, step.otherCauses ?? [])],
  );
  return [
    `## ${protocolTable[report.protocol].longLabel}: ${report.ok ? 'works' : 'does not work'}`,
    `Tested ${report.startedAt.replace('T', ' ').slice(0, 16)} UTC, ${report.durationMs} ms.`,
    `| Step | Result | Time | What was seen |\n| --- | --- | ---: | --- |\n${rows.join('\n')}`,
    ...advised,
  ].join('\n\n');
}

function policySection(report: PolicyReport): string {
  const through = (report.protocols ?? []).map(
    (row) =>
      `| ${protocolTable[row.protocol].label} | ${accessLabels[row.mailbox]} | ${accessLabels[row.control]} | ${row.verdict} |`,
  );
  return [
    '## Access policy',
    escapeMarkdown(
      `${verdictLabel(report)}. Checked ${report.checkedAt.replace('T', ' ').slice(0, 16)} UTC.`,
    ),
    `| Protocol | ${escapeMarkdown(report.address)} | ${escapeMarkdown(report.controlMailbox)} (control) | Verdict |\n| --- | --- | --- | --- |\n${through.join('\n')}`,
    ...againLines(report),
    `The token holds: ${report.consented.length === 0 ? 'no permission' : escapeMarkdown(report.consented.join(', '))}.`,
    ...report.findings.map(
      (finding) =>
        `${adviceSection(finding.advice, [])}${finding.detail === undefined ? '' : `\n\n${escapeMarkdown(finding.detail)}`}`,
    ),
  ].join('\n\n');
}

/** When a check is worth repeating, and the command that does it: a preview of untrusted text may not hold links to one. */
export const againLines = ({ retestAt }: PolicyReport): readonly string[] =>
  retestAt === undefined
    ? []
    : [
        `**Check again at ${retestAt.replace('T', ' ').slice(0, 16)} UTC:** a change may not have reached the servers yet. **Check Access Policy Later…** beside the mailbox does it at that time; **Check Access Policy** does it now.`,
      ];

/** One advice: cause, who must act, what to do, the message to send, sources. */
export function adviceSection(advice: Advice, others: readonly Advice[], level = 3): string {
  return [
    `${'#'.repeat(level)} ${escapeMarkdown(advice.title)}`,
    `**Why.** ${lines(advice.cause)}`,
    `**Who must act: ${ownerLabels[advice.owner]}.** ${lines(advice.fix)}`,
    ...(advice.check === undefined ? [] : [`**To be sure.** ${lines(advice.check)}`]),
    ...(advice.owner === 'you'
      ? []
      : [`**Message for ${ownerLabels[advice.owner]}**\n\n${fenced(advice.message)}`]),
    ...(others.length === 0
      ? []
      : [
          `**It could also be:**\n\n${others.map((other) => `- ${escapeMarkdown(other.title)}${other.check === undefined ? '' : ` — ${escapeOwnText(other.check)}`}`).join('\n')}`,
        ]),
    `Code \`${advice.code}\`. Source: ${escapeOwnText(advice.sources.join('; '))}`,
  ].join('\n\n');
}

const lines = (text: string) =>
  text
    .split(/\r?\n/)
    .map((line) => escapeOwnText(line))
    .join('  \n');

/** A code block that the text cannot close. */
export function fenced(text: string): string {
  const longest = Math.max(2, ...[...text.matchAll(/`+/g)].map((match) => match[0].length));
  const fence = '`'.repeat(longest + 1);
  return `${fence}text\n${text}\n${fence}`;
}
