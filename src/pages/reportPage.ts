// The report of a mailbox as Markdown: whether it works, what was seen at every step, and for a failure who must do what.

import { protocols as protocolTable } from '../core/permissions/protocols.ts';
import type { ProtocolId } from '../core/registration/registration.ts';
import type { Access, PolicyReport } from '../core/report/policyReport.ts';
import { type ProbeReport, stepLabels } from '../core/report/probeReport.ts';
import { whatToDo } from './advicePage.ts';
import { answerLine, type PageState, utcMinute } from './layout.ts';
import { escapeMarkdown } from './markdown.ts';
import { accessLabels, verdictLabel, verdictLabels, verdictStates } from './policyLabels.ts';
import { remotePlace } from './remotePlace.ts';

const statusLabels = { ok: '✓\u00a0ok', failed: '✗\u00a0failed', skipped: '–\u00a0not\u00a0tried' };

/** `testedFrom`: see ReportStore. Probe reports and policy report of one mailbox; values from outside are escaped. */
export function reportMarkdown(
  address: string,
  probes: readonly ProbeReport[],
  policy: PolicyReport | undefined,
  testedFrom: Readonly<Partial<Record<ProtocolId, string | undefined>>> = {},
): string {
  return `${[
    `# ${escapeMarkdown(address)}`,
    answerOf(probes, policy),
    ...probes.flatMap(todoOf),
    ...(policy === undefined || policy.findings.length === 0 ? [] : [whatToDo(policy.findings)]),
    ...probes.map((report) => probeSection(report, testedFrom[report.protocol])),
    ...(policy === undefined ? [] : [policySection(policy)]),
  ].join('\n\n')}\n`;
}

function answerOf(probes: readonly ProbeReport[], policy: PolicyReport | undefined): string {
  const failed = probes.filter(({ ok }) => !ok);
  const state: PageState = failed.length > 0 ? 'bad' : probes.length === 0 ? 'open' : 'good';
  const connection =
    probes.length === 0
      ? 'Not tested yet. Use **Test Connection** beside the mailbox.'
      : failed.length === 0
        ? `${labels(probes)} ${probes.length === 1 ? 'works' : 'work'}.`
        : `${labels(failed)} ${failed.length === 1 ? 'does' : 'do'} not work: ${escapeMarkdown(causeOf(failed[0]))}.`;
  if (policy === undefined) return answerLine(state, connection);
  const limit = `Access policy: ${escapeMarkdown(verdictLabel(policy))}.`;
  const tooOpen = verdictStates[policy.verdict] === 'bad';
  // What needs somebody comes first.
  return tooOpen && state !== 'bad'
    ? answerLine('bad', `${limit} ${connection}`)
    : answerLine(state, `${connection} ${limit}`);
}

const labels = (probes: readonly ProbeReport[]): string =>
  probes.map(({ protocol }) => protocolTable[protocol].label).join(', ');

function causeOf(report: ProbeReport | undefined): string {
  const step = report?.steps.find(({ status }) => status === 'failed');
  return (step?.advice?.title ?? step?.detail ?? 'the test was not completed').replace(/\.$/, '');
}

const todoOf = ({ steps }: ProbeReport): readonly string[] =>
  steps.flatMap(({ advice, otherCauses }) =>
    advice === undefined ? [] : [whatToDo([{ advice }], otherCauses)],
  );

function probeSection(report: ProbeReport, remoteName: string | undefined): string {
  const rows = report.steps.map(
    (step) =>
      `| ${stepLabels[step.id]} | ${statusLabels[step.status]} | ${step.status === 'skipped' ? '' : `${step.durationMs}\u00a0ms`} | ${escapeMarkdown(step.detail)} |`,
  );
  return [
    `## ${protocolTable[report.protocol].longLabel}: ${report.ok ? 'works' : 'does not work'}`,
    `Tested ${utcMinute(report.startedAt)}${remoteName === undefined ? '' : ` from ${remotePlace(remoteName)}, through its network`}, ${report.durationMs} ms.`,
    `| Step | Result | Time | What was seen |\n| --- | --- | ---: | --- |\n${rows.join('\n')}`,
  ].join('\n\n');
}

function policySection(report: PolicyReport): string {
  const through = (report.protocols ?? []).map(
    (row) =>
      `| ${protocolTable[row.protocol].label} | ${seen(row.mailbox)} | ${seen(row.control)} | ${verdictLabels[row.verdict]} |`,
  );
  return [
    '## Access policy',
    escapeMarkdown(`${verdictLabel(report)}. Checked ${utcMinute(report.checkedAt)}.`),
    `| Protocol | ${escapeMarkdown(report.address)} | ${escapeMarkdown(report.controlMailbox)} (control) | Verdict |\n| --- | --- | --- | --- |\n${through.join('\n')}`,
    ...againLines(report),
    `The token holds: ${report.consented.length === 0 ? 'no permission' : escapeMarkdown(report.consented.join(', '))}.`,
  ].join('\n\n');
}

const seen = (access: Access): string => accessLabels[access];

/** When a check is worth repeating, and the command that does it: a preview of untrusted text may not hold links to one. */
export const againLines = ({ retestAt }: PolicyReport): readonly string[] =>
  retestAt === undefined
    ? []
    : [
        `**Check again at ${utcMinute(retestAt)}:** a change may not have reached the servers yet. **Check Access Policy Later…** beside the mailbox does it at that time. Leave the application alone until then: at rest it gets the change after 30 minutes, and each call of a busy one can keep the old answer for up to 2 hours, so testing every few minutes keeps the refusal alive.`,
      ];
