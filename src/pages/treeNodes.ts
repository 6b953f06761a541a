// What the tree shows, as plain values: names first, the state in words, in an icon and in a colour.

import { expiryOf } from '../core/credential/credentialExpiry.ts';
import { cloudLabels } from '../core/endpoints/clouds.ts';
import * as l10n from '../core/l10n.ts';
import { grants } from '../core/permissions/grants.ts';
import { protocols as protocolTable } from '../core/permissions/protocols.ts';
import { type Mailbox, noClientId, type ProtocolId } from '../core/registration/registration.ts';
import type { RegistrationProblem, StoredRegistration } from '../core/registration/storedRegistration.ts';
import type { PolicyReport } from '../core/report/policyReport.ts';
import type { ProbeReport, StepOutcome } from '../core/report/probeReport.ts';
import { plainLine } from '../core/text/text.ts';
import { compareNames } from './compareNames.ts';
import { escapeMarkdown } from './markdown.ts';
import { verdictLabel } from './policyLabels.ts';
import { failureLabel, liveNode, policyNode, probeNode, stepsMarkdown } from './reportNodes.ts';
import type { Tone, TreeNode } from './treeNode.ts';
import { whenOf } from './when.ts';

/** Steps that have ended so far, of each probe that is running for a mailbox. */
export type LiveProbes = ReadonlyMap<ProtocolId, readonly StepOutcome[]>;

export interface TreeInput {
  readonly registrations: readonly StoredRegistration[];
  readonly problems: readonly RegistrationProblem[];
  readonly probes: (registration: string, address: string) => readonly ProbeReport[];
  readonly policy: (registration: string, address: string) => PolicyReport | undefined;
  /** What the last look at Microsoft Entra found to differ; undefined if nobody looked. */
  readonly drift: (stored: StoredRegistration) => readonly string[] | undefined;
  readonly credentialExpected: (stored: StoredRegistration) => boolean;
  readonly productName: (id: string) => string;
  readonly demoRunning: boolean;
  readonly trusted: boolean;
  /** Mailboxes that are being tested now, by `liveKey`. */
  readonly live: ReadonlyMap<string, LiveProbes>;
  readonly now: Date;
}

export const liveKey = (registration: string, address: string) => `${registration} ${address.toLowerCase()}`;

/** The whole tree, sorted by name; entries that cannot be used come last. */
export function treeNodes(input: TreeInput): readonly TreeNode[] {
  const byName = (a: StoredRegistration, b: StoredRegistration) =>
    compareNames(a.registration.name, b.registration.name);
  return [
    ...input.registrations.toSorted(byName).map((stored) => registrationNode(input, stored)),
    ...input.problems.map(problemNode),
  ];
}

/** How many things need a person: failed mailboxes, verdicts that are not scoped, unusable entries. */
export function countProblems(nodes: readonly TreeNode[]): number {
  return nodes.reduce(
    (count, node) =>
      count +
      (node.context.startsWith('registration')
        ? countProblems(node.children)
        : node.tone === 'failed'
          ? 1
          : 0),
    0,
  );
}

function registrationNode(input: TreeInput, stored: StoredRegistration): TreeNode {
  const { registration } = stored;
  const mailboxes = registration.mailboxes.toSorted((a, b) => compareNames(a.address, b.address));
  const warnings = warningsOf(input, stored);
  const expiry = expiryOf(registration, input.now);
  const tone: Tone = warnings.length > 0 || expiry?.urgent === true ? 'warning' : 'neutral';
  const state = [
    ...warnings,
    ...(expiry === undefined ? [] : [l10n.shown(expiry.text)]),
    productOf(input, registration.product),
  ];
  return {
    id: `registration ${registration.id}`,
    label: plainLine(registration.name, 80),
    description: state.join(' · '),
    icon: tone === 'warning' ? 'warning' : 'server-environment',
    tone,
    tooltip: [
      `**${escapeMarkdown(registration.name)}**`,
      `${escapeMarkdown(state.join(' · '))}`,
      l10n.t(
        'Cloud: {0}  \nTenant: {1}  \nClient ID: {2}  \nKept in: {3}',
        escapeMarkdown(l10n.t(cloudLabels[registration.cloud])),
        escapeMarkdown(registration.tenantId),
        registration.clientId,
        l10n.t(scopeLabels[stored.scope.kind]),
      ),
      ...(input.drift(stored) ?? []).map((change) =>
        l10n.t('In Microsoft Entra: {0}', escapeMarkdown(l10n.shown(change))),
      ),
    ].join('\n\n'),
    context: [
      'registration',
      grants[registration.grant].access,
      ...(stored.ignoredHosts.length > 0 ? ['hostsIgnored'] : []),
    ].join(' '),
    registration: registration.id,
    expanded: true,
    children: mailboxes.map((mailbox) => mailboxNode(input, stored, mailbox)),
  };
}

const scopeLabels = {
  user: l10n.msg('User settings'),
  workspace: l10n.msg('Workspace settings'),
  folder: l10n.msg('Folder settings'),
};

const productOf = (input: TreeInput, product: string) => plainLine(input.productName(product), 60);

function warningsOf(input: TreeInput, stored: StoredRegistration): readonly string[] {
  const { registration } = stored;
  const drift = input.drift(stored) ?? [];
  return [
    ...(stored.ignoredHosts.length > 0 ? [l10n.t('hosts of the workspace are ignored')] : []),
    ...(!input.trusted && stored.scope.kind !== 'user'
      ? [l10n.t('workspace not trusted: nothing connects')]
      : []),
    ...(registration.cloud === 'demo' && !input.demoRunning ? [l10n.t('demo tenant is stopped')] : []),
    ...applicationWarning(input, stored),
    ...(drift.length === 0
      ? []
      : [
          drift.length === 1
            ? l10n.t('setup differs in 1 point')
            : l10n.t('setup differs in {0} points', drift.length),
        ]),
  ];
}

/** What has to be made or stored before anything can sign in. */
function applicationWarning(input: TreeInput, stored: StoredRegistration): readonly string[] {
  const { clientId, cloud, federatedCredential } = stored.registration;
  if (clientId === noClientId) return [l10n.t('no app registration yet')];
  // A federated credential is used where the application runs.
  if (cloud === 'demo' || federatedCredential !== undefined || input.credentialExpected(stored)) return [];
  return [l10n.t('credential not on this computer')];
}

function mailboxNode(input: TreeInput, stored: StoredRegistration, mailbox: Mailbox): TreeNode {
  const { registration } = stored;
  const probes = input
    .probes(registration.id, mailbox.address)
    .filter((report) => mailbox.protocols.includes(report.protocol))
    .toSorted((a, b) => mailbox.protocols.indexOf(a.protocol) - mailbox.protocols.indexOf(b.protocol));
  const policy = input.policy(registration.id, mailbox.address);
  const live = input.live.get(liveKey(registration.id, mailbox.address));
  const state = mailboxState(probes, policy, input.now);
  const names = mailbox.protocols.map((protocol) => protocolTable[protocol].label).join(', ');
  const base = `mailbox ${registration.id} ${mailbox.address.toLowerCase()}`;
  return {
    id: base,
    label: mailbox.address,
    // The state first: in a side bar of usual width the rest is cut off.
    description: `${live ? l10n.t('testing…') : state.text} · ${names}`,
    icon: live ? 'loading~spin' : state.icon,
    tone: live ? 'neutral' : state.tone,
    tooltip: mailboxTooltip(mailbox, probes, policy, input.now),
    context: ['mailbox', ...mailbox.protocols].join(' '),
    registration: registration.id,
    address: mailbox.address,
    expanded: live !== undefined || state.tone === 'failed',
    children: [
      ...(live === undefined
        ? probes.map((report) => probeNode(base, report, mailbox.protocols.length > 1, input.now))
        : [...live].map(([protocol, steps]) =>
            liveNode(base, protocol, steps, mailbox.protocols.length > 1),
          )),
      ...(policy === undefined ? [] : [policyNode(base, policy, input.now)]),
    ],
  };
}

interface MailboxState {
  readonly text: string;
  readonly icon: string;
  readonly tone: Tone;
}

function mailboxState(
  probes: readonly ProbeReport[],
  policy: PolicyReport | undefined,
  now: Date,
): MailboxState {
  const failed = probes.filter((report) => !report.ok);
  const first = failed[0];
  if (first !== undefined) {
    const which =
      probes.length > 1 ? `${failed.map((report) => protocolTable[report.protocol].label).join(', ')} ` : '';
    return {
      text: `${which}${failureLabel(first)}, ${whenOf(first.startedAt, now)}`,
      icon: 'error',
      tone: 'failed',
    };
  }
  if (policy !== undefined && policy.verdict !== 'scoped' && policy.verdict !== 'unknown') {
    return { text: verdictLabel(policy), icon: 'shield', tone: 'failed' };
  }
  const last = probes.at(-1);
  if (last === undefined) return { text: l10n.t('not tested yet'), icon: 'mail', tone: 'neutral' };
  return { text: l10n.t('works, {0}', whenOf(last.startedAt, now)), icon: 'pass', tone: 'passed' };
}

function problemNode(problem: RegistrationProblem): TreeNode {
  return {
    id: `problem ${problem.scope.kind} ${problem.entry}`,
    label: problem.entry,
    description: l10n.shown(problem.problem),
    icon: 'error',
    tone: 'failed',
    tooltip: l10n.t(
      '{0}\n\nThe entry stays in {1} as it is.',
      escapeMarkdown(l10n.shown(problem.problem)),
      l10n.t(scopeLabels[problem.scope.kind]),
    ),
    context: 'problem',
    expanded: false,
    children: [],
  };
}

function mailboxTooltip(
  mailbox: Mailbox,
  probes: readonly ProbeReport[],
  policy: PolicyReport | undefined,
  now: Date,
): string {
  const parts = probes.map(
    (report) =>
      `**${protocolTable[report.protocol].label}**, ${whenOf(report.startedAt, now)}\n\n${stepsMarkdown(report)}`,
  );
  const policyLine =
    policy === undefined ? [] : [l10n.t('**Access policy**: {0}', escapeMarkdown(verdictLabel(policy)))];
  return [
    `**${escapeMarkdown(mailbox.address)}**`,
    ...(parts.length === 0 ? [l10n.t('Not tested yet.')] : parts),
    ...policyLine,
  ].join('\n\n');
}
