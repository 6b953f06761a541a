// The signed-off test report as Markdown: what was tried, when, with which result, and that the control mailbox is refused.

import { cloudLabels } from '../core/endpoints/clouds.ts';
import { grants } from '../core/permissions/grants.ts';
import { protocols as protocolTable } from '../core/permissions/protocols.ts';
import type { Registration } from '../core/registration/registration.ts';
import type { Access, PolicyReport, Verdict } from '../core/report/policyReport.ts';
import { type ProbeReport, stepLabels } from '../core/report/probeReport.ts';
import { utcMinute } from '../core/text/dates.ts';
import { cellCode, codeSpan, escapeMarkdown } from '../snippets/quoteMarkdown.ts';

export interface TestReportOptions {
  readonly registration: Registration;
  /** The product's name. */
  readonly product: string;
  readonly probes: readonly ProbeReport[];
  readonly policies: readonly PolicyReport[];
  /** Name and version of what was used: the extension, the editor, the operating system. */
  readonly versions: Readonly<Record<string, string>>;
  /** ISO 8601 in UTC. */
  readonly writtenAt: string;
  /** Who tested and signs; an empty line to fill in if it is not named. */
  readonly testedBy?: string;
}

/** Markdown to print and sign; readable without this extension, and without any secret. */
export function testReport(options: TestReportOptions): string {
  const { registration, probes, policies } = options;
  const versions = Object.entries(options.versions)
    .map(([name, version]) => `${name} ${version}`)
    .join(', ');
  return `${[
    `# Test report for ${codeSpan(registration.name)}`,
    `${escapeMarkdown(options.product)}, ${cloudLabels[registration.cloud]}, ${grants[registration.grant].label}. Tenant ${codeSpan(registration.tenantId)}, application ${codeSpan(registration.clientId)}. Written ${minute(options.writtenAt)} with ${escapeMarkdown(versions)}.${options.testedBy === undefined ? '' : ` Tested by ${escapeMarkdown(options.testedBy)}.`}`,
    '## Result',
    summary(options),
    ...(probes.length === 0 ? [] : ['## What was tried', ...probes.flatMap(probe)]),
    ...(policies.length === 0 ? [] : ['## Which mailboxes can be reached', ...policies.flatMap(policy)]),
    '## Sign-off',
    signOff(options),
  ].join('\n\n')}\n`;
}

function signOff({ testedBy, writtenAt }: TestReportOptions): string {
  const tested = testedBy === undefined ? '| |' : `${escapeMarkdown(testedBy)} | ${writtenAt.slice(0, 10)} |`;
  return `| | Name | Date | Signature |\n| --- | --- | --- | --- |\n| Tested by | ${tested} |\n| Accepted by | | | |`;
}

const minute = (iso: string): string => escapeMarkdown(utcMinute(iso));

const verdictWords: Readonly<Record<Verdict, string>> = {
  scoped: 'limited to its mailboxes',
  tooWide: 'too wide: the control mailbox opens',
  tooNarrow: 'too narrow: the mailbox itself is refused',
  unknown: 'not known',
};
const accessWords: Readonly<Record<Access, string>> = {
  granted: 'opens',
  denied: 'is refused',
  unknown: 'not known',
};

/** One row for each mailbox and protocol; what was not tried says so. */
function summary({ registration, probes, policies }: TestReportOptions): string {
  const rows = registration.mailboxes.flatMap((mailbox) =>
    mailbox.protocols.map((protocol) => {
      const report = probes.find((entry) => entry.address === mailbox.address && entry.protocol === protocol);
      const limit = policies.find((entry) => entry.address === mailbox.address);
      const works = report === undefined ? '**not tried**' : report.ok ? 'works' : '**does not work**';
      const control = limit === undefined ? '**not checked**' : verdictWords[limit.verdict];
      const when = report === undefined ? '' : minute(report.startedAt);
      return `| ${cellCode(mailbox.address)} | ${protocolTable[protocol].label} | ${works} | ${control} | ${when} |`;
    }),
  );
  return [
    '| Mailbox | Protocol | Connection | Access | Tried |',
    '| --- | --- | --- | --- | --- |',
    ...rows,
  ].join('\n');
}

function probe(report: ProbeReport): readonly string[] {
  const words = { ok: 'ok', failed: '**failed**', skipped: 'not tried' };
  const rows = report.steps.map(
    ({ id, status, durationMs, detail }) =>
      `| ${stepLabels[id]} | ${words[status]} | ${status === 'skipped' ? '' : `${durationMs} ms`} | ${escapeMarkdown(detail)} |`,
  );
  const failed = report.steps.flatMap(({ code, advice }) =>
    advice === undefined
      ? []
      : [
          `- **${escapeMarkdown(advice.title)}** (${codeSpan(code ?? advice.code)}): ${escapeMarkdown(advice.cause)} ${escapeMarkdown(advice.fix)}`,
        ],
  );
  return [
    `### ${codeSpan(report.address)} through ${protocolTable[report.protocol].label}: ${report.ok ? 'works' : 'does not work'}`,
    `${minute(report.startedAt)}, ${report.durationMs} ms.`,
    ['| Step | Result | Time | What was seen |', '| --- | --- | ---: | --- |', ...rows].join('\n'),
    ...(failed.length === 0 ? [] : [failed.join('\n')]),
  ];
}

function policy(report: PolicyReport): readonly string[] {
  const declared =
    report.declared === undefined
      ? []
      : [`${escapeMarkdown(report.declared.cmdlet)} says: ${escapeMarkdown(report.declared.detail)}`];
  return [
    `### ${codeSpan(report.address)}: ${verdictWords[report.verdict]}`,
    `The mailbox ${accessWords[report.mailbox]}; the control mailbox ${codeSpan(report.controlMailbox)} ${accessWords[report.control]}. Checked ${minute(report.checkedAt)}.`,
    `The token holds ${report.consented.length === 0 ? 'no permission' : report.consented.map(codeSpan).join(', ')}.`,
    ...declared,
    ...(report.findings.length === 0
      ? []
      : [
          report.findings
            .map(
              ({ code, advice }) =>
                `- ${escapeMarkdown(advice.title)} (${codeSpan(code)}): ${escapeMarkdown(advice.fix)}`,
            )
            .join('\n'),
        ]),
  ];
}
