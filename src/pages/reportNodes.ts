// The last results under a mailbox: connection with its steps, access policy with its findings.

import * as l10n from '../core/l10n.ts';
import { protocols as protocolTable } from '../core/permissions/protocols.ts';
import type { ProtocolId } from '../core/registration/registration.ts';
import type { PolicyReport } from '../core/report/policyReport.ts';
import {
  type ProbeReport,
  type ReportedStep,
  type StepOutcome,
  stepLabels,
} from '../core/report/probeReport.ts';
import { plainLine } from '../core/text/text.ts';
import { escapeMarkdown } from './markdown.ts';
import { verdictLabel } from './policyLabels.ts';
import type { Tone, TreeNode } from './treeNode.ts';
import { whenOf } from './when.ts';

const failurePlaces: Readonly<Record<ReportedStep['id'], string>> = {
  resolve: l10n.msg('stopped before connecting'),
  connect: l10n.msg('no connection'),
  tls: l10n.msg('no secure connection'),
  token: l10n.msg('no token'),
  claims: l10n.msg('token does not fit'),
  authenticate: l10n.msg('refused at sign-in'),
  openMailbox: l10n.msg('mailbox refused'),
  sendAs: l10n.msg('sending refused'),
};

/** Where a probe failed, in two or three words. */
export function failureLabel(report: ProbeReport): string {
  const failed = report.steps.find((step) => step.status === 'failed');
  if (failed === undefined) return l10n.t('not completed');
  return failed.id === 'resolve' && failed.code?.startsWith('network.') === true
    ? l10n.t('server not found')
    : l10n.t(failurePlaces[failed.id]);
}

/** One probe and its steps; `several` if the mailbox has more than one protocol. */
export function probeNode(base: string, report: ProbeReport, several: boolean, now: Date): TreeNode {
  const done = report.steps.filter((step) => step.status === 'ok').length;
  const id = `${base} probe ${report.protocol}`;
  return {
    id,
    label: connectionLabel(report.protocol, several),
    description: report.ok
      ? l10n.t('{0} steps, {1} ms', done, report.durationMs)
      : `${failureLabel(report)}, ${whenOf(report.startedAt, now)}`,
    icon: report.ok ? 'pass' : 'error',
    tone: report.ok ? 'passed' : 'failed',
    tooltip: stepsMarkdown(report),
    context: 'report',
    registration: report.registration,
    address: report.address,
    expanded: !report.ok,
    children: report.steps.map((step) => stepNode(id, report, step)),
  };
}

const connectionLabel = (protocol: ProtocolId, several: boolean) =>
  several ? l10n.t('Connection, {0}', protocolTable[protocol].label) : l10n.t('Connection');

/** A probe that is running: the steps that have ended so far. */
export function liveNode(
  base: string,
  protocol: ProtocolId,
  steps: readonly StepOutcome[],
  several: boolean,
): TreeNode {
  const id = `${base} probe ${protocol}`;
  return {
    id,
    label: connectionLabel(protocol, several),
    description: l10n.t('testing…'),
    icon: 'loading~spin',
    tone: 'neutral',
    tooltip: l10n.t('The test is running.'),
    context: 'live',
    expanded: true,
    children: steps.map((step) => {
      const look = stepLooks[step.status];
      return {
        ...look,
        id: `${id} ${step.id}`,
        label: l10n.t(stepLabels[step.id]),
        description: l10n.t(look.word),
        tooltip: escapeMarkdown(l10n.shown(step.detail)),
        context: 'step',
        expanded: false,
        children: [],
      };
    }),
  };
}

const stepLooks: Readonly<
  Record<ReportedStep['status'], { readonly icon: string; readonly tone: Tone; readonly word: string }>
> = {
  ok: { icon: 'pass', tone: 'passed', word: l10n.msg('ok') },
  failed: { icon: 'error', tone: 'failed', word: l10n.msg('failed') },
  skipped: { icon: 'circle-slash', tone: 'neutral', word: l10n.msg('not tried') },
};

function stepNode(base: string, report: ProbeReport, step: ReportedStep): TreeNode {
  const look = stepLooks[step.status];
  const advised =
    step.advice === undefined
      ? ''
      : `\n\n**${escapeMarkdown(l10n.shown(step.advice.title))}**\n\n${escapeMarkdown(l10n.shown(step.advice.cause))}`;
  const description =
    step.status === 'failed'
      ? l10n.shown(step.advice?.title ?? step.detail)
      : step.status === 'ok'
        ? `${step.durationMs} ms`
        : l10n.t(look.word);
  return {
    id: `${base} ${step.id}`,
    label: l10n.t(stepLabels[step.id]),
    description: plainLine(description, 120),
    icon: look.icon,
    tone: look.tone,
    tooltip: `${escapeMarkdown(l10n.shown(step.detail))}${advised}`,
    context: step.advice === undefined ? 'step' : 'step advised',
    registration: report.registration,
    address: report.address,
    ...(step.code === undefined ? {} : { code: step.code }),
    expanded: false,
    children: [],
  };
}

export function policyNode(base: string, policy: PolicyReport, now: Date): TreeNode {
  const tone: Tone =
    policy.verdict === 'scoped' ? 'passed' : policy.verdict === 'unknown' ? 'warning' : 'failed';
  return {
    id: `${base} policy`,
    label: l10n.t('Access policy'),
    description: `${verdictLabel(policy)}, ${whenOf(policy.checkedAt, now)}`,
    icon: tone === 'passed' ? 'shield' : tone === 'warning' ? 'question' : 'error',
    tone,
    tooltip: escapeMarkdown(verdictLabel(policy)),
    context: 'report policy',
    registration: policy.registration,
    address: policy.address,
    expanded: tone !== 'passed',
    children: policy.findings.map((finding) => ({
      id: `${base} policy ${finding.code}`,
      label: plainLine(l10n.shown(finding.advice.title), 100),
      description: plainLine(l10n.shown(finding.detail ?? ''), 160),
      icon: 'lightbulb',
      tone: 'neutral',
      tooltip: `${escapeMarkdown(l10n.shown(finding.advice.cause))}\n\n${escapeMarkdown(l10n.shown(finding.advice.fix))}`,
      context: 'finding advised',
      registration: policy.registration,
      address: policy.address,
      code: finding.code,
      expanded: false,
      children: [],
    })),
  };
}

/** The steps of a probe as a Markdown list, for tooltips. */
export function stepsMarkdown(report: ProbeReport): string {
  return report.steps
    .map(
      (step) =>
        `- ${l10n.t(stepLabels[step.id])}: ${l10n.t(stepLooks[step.status].word)}${step.status === 'ok' ? `, ${step.durationMs} ms` : ''} — ${escapeMarkdown(l10n.shown(step.detail))}`,
    )
    .join('\n');
}
