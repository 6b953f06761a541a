// The report of a mailbox as Markdown: whether it works, what was seen at every step, and for a failure who must do what.

import * as l10n from '../core/l10n.ts';
import { protocols as protocolTable } from '../core/permissions/protocols.ts';
import type { ProtocolId } from '../core/registration/registration.ts';
import type { Access, PolicyReport } from '../core/report/policyReport.ts';
import { type ProbeReport, stepLabels } from '../core/report/probeReport.ts';
import { utcMinute } from '../core/text/dates.ts';
import { whatToDo } from './advicePage.ts';
import { answerLine, type PageState, tableHead } from './layout.ts';
import { escapeMarkdown } from './markdown.ts';
import { accessLabels, verdictLabel, verdictLabels, verdictStates } from './policyLabels.ts';
import { remotePlace } from './remotePlace.ts';

const statusLabels = {
  ok: l10n.msg('✓\u00a0ok'),
  failed: l10n.msg('✗\u00a0failed'),
  skipped: l10n.msg('–\u00a0not\u00a0tried'),
};

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
      ? l10n.t('Not tested yet. Use **Test Connection** beside the mailbox.')
      : failed.length === 0
        ? probes.length === 1
          ? l10n.t('{0} works.', labels(probes))
          : l10n.t('{0} work.', labels(probes))
        : failed.length === 1
          ? l10n.t('{0} does not work: {1}.', labels(failed), escapeMarkdown(causeOf(failed[0])))
          : l10n.t('{0} do not work: {1}.', labels(failed), escapeMarkdown(causeOf(failed[0])));
  if (policy === undefined) return answerLine(state, connection);
  const limit = l10n.t('Access policy: {0}.', escapeMarkdown(verdictLabel(policy)));
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
  const words = step?.advice?.title ?? step?.detail ?? l10n.msg('the test was not completed');
  return l10n.shown(words).replace(/\.$/, '');
}

const todoOf = ({ steps }: ProbeReport): readonly string[] =>
  steps.flatMap(({ advice, otherCauses }) =>
    advice === undefined ? [] : [whatToDo([{ advice }], otherCauses)],
  );

function testedLine({ startedAt, durationMs }: ProbeReport, remoteName: string | undefined): string {
  if (remoteName === undefined) return l10n.t('Tested {0}, {1} ms.', utcMinute(startedAt), durationMs);
  return l10n.t(
    'Tested {0} from {1}, through its network, {2} ms.',
    utcMinute(startedAt),
    remotePlace(remoteName),
    durationMs,
  );
}

function probeSection(report: ProbeReport, remoteName: string | undefined): string {
  const rows = report.steps.map(
    (step) =>
      `| ${l10n.t(stepLabels[step.id])} | ${l10n.t(statusLabels[step.status])} | ${step.status === 'skipped' ? '' : `${step.durationMs}\u00a0ms`} | ${escapeMarkdown(l10n.shown(step.detail))} |`,
  );
  return [
    `## ${l10n.t(protocolTable[report.protocol].longLabel)}: ${report.ok ? l10n.t('works') : l10n.t('does not work')}`,
    testedLine(report, remoteName),
    `| ${l10n.t('Step')} | ${l10n.t('Result')} | ${l10n.t('Time')} | ${l10n.t('What was seen')} |\n| --- | --- | ---: | --- |\n${rows.join('\n')}`,
  ].join('\n\n');
}

function policySection(report: PolicyReport): string {
  const through = (report.protocols ?? []).map(
    (row) =>
      `| ${protocolTable[row.protocol].label} | ${seen(row.mailbox)} | ${seen(row.control)} | ${l10n.t(verdictLabels[row.verdict])} |`,
  );
  return [
    `## ${l10n.t('Access policy')}`,
    escapeMarkdown(`${verdictLabel(report)}. ${l10n.t('Checked {0}.', utcMinute(report.checkedAt))}`),
    `${tableHead(l10n.t('Protocol'), escapeMarkdown(report.address), l10n.t('{0} (control)', escapeMarkdown(report.controlMailbox)), l10n.t('Verdict'))}\n${through.join('\n')}`,
    ...againLines(report),
    l10n.t(
      'The token holds: {0}.',
      report.consented.length === 0 ? l10n.t('no permission') : escapeMarkdown(report.consented.join(', ')),
    ),
  ].join('\n\n');
}

const seen = (access: Access): string => l10n.t(accessLabels[access]);

/** When a check is worth repeating, and the command that does it: a preview of untrusted text may not hold links to one. */
export const againLines = ({ retestAt }: PolicyReport): readonly string[] =>
  retestAt === undefined
    ? []
    : [
        l10n.t(
          '**Check again at {0}:** a change may not have reached the servers yet. **Check Access Policy Later…** beside the mailbox does it at that time. Leave the application alone until then: while idle it gets the change after 30 minutes, and each call of a busy one can keep the old answer for up to 2 hours, so testing every few minutes keeps the refusal alive.',
          utcMinute(retestAt),
        ),
      ];
