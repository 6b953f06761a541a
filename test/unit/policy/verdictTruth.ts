// What is right for one mailbox and its control mailbox, row by row, from Microsoft's pages and from nothing in src/policy.
import type { ProtocolId } from '../../../src/core/registration/registration.ts';
import type { Evidence } from '../../../src/core/report/evidence.ts';
import type { Verdict } from '../../../src/core/report/policyReport.ts';
import { ews, graph, mail } from './modelTenant.ts';
import { sources } from './sources.ts';

/** `open`, or what the service answers and at which step. */
export type Answer =
  | 'open'
  | { readonly step: 'authenticate' | 'openMailbox' | 'sendAs'; readonly evidence: Evidence };

export interface TruthRow {
  readonly name: string;
  readonly protocol: ProtocolId;
  /** A person signs in; the application has no rights of its own. */
  readonly delegated?: true;
  readonly roles: readonly string[];
  readonly otherRoles?: readonly string[];
  readonly mailbox: Answer;
  readonly control: Answer;
  readonly submitted?: boolean;
  readonly verdict: Verdict;
  readonly says: readonly string[];
  readonly saysNot?: readonly string[];
  readonly source: string;
}

const refusedEws: Answer = { step: 'openMailbox', evidence: ews('ErrorImpersonateUserDenied') };
const refusedGraph: Answer = { step: 'openMailbox', evidence: graph(403, 'ErrorAccessDenied') };
const refusedImap: Answer = { step: 'authenticate', evidence: mail('imap', 'AUTHENTICATE', 'NO') };
const refusedPop: Answer = { step: 'authenticate', evidence: mail('pop', 'AUTH', '-ERR') };
const refusedMessage: Answer = { step: 'sendAs', evidence: mail('smtp', 'DATA', '430', '4.2.0') };

const refused = { ews: refusedEws, graph: refusedGraph, imap: refusedImap, pop: refusedPop } as const;

const row = (protocol: ProtocolId, name: string, more: Omit<TruthRow, 'protocol' | 'name'>): TruthRow => ({
  protocol,
  name,
  ...more,
});

const applications: readonly TruthRow[] = [
  row('ews', 'consented alone opens every mailbox', {
    roles: ['full_access_as_app'],
    mailbox: 'open',
    control: 'open',
    verdict: 'tooWide',
    says: ['policy.controlOpens', 'policy.tenantWideGrant'],
    source: sources.rbac,
  }),
  row('ews', 'consent narrowed by an access policy', {
    roles: ['full_access_as_app'],
    mailbox: 'open',
    control: refusedEws,
    verdict: 'scoped',
    says: ['policy.aapLegacy'],
    saysNot: ['policy.tenantWideGrant'],
    source: sources.policies,
  }),
  row('ews', 'a role inside a scope, nothing consented', {
    roles: [],
    mailbox: 'open',
    control: refusedEws,
    verdict: 'scoped',
    says: ['policy.rolesAbsentExpected', 'policy.otherResourceUnseen'],
    source: sources.rbac,
  }),
  row('ews', 'a role without a scope', {
    roles: [],
    mailbox: 'open',
    control: 'open',
    verdict: 'tooWide',
    says: ['policy.controlOpens', 'policy.unscopedAssignment'],
    source: sources.rbac,
  }),
  row('ews', 'no role and no consent', {
    roles: [],
    mailbox: refusedEws,
    control: refusedEws,
    verdict: 'tooNarrow',
    says: ['policy.rbacMissing'],
    source: sources.rbac,
  }),
  row('ews', 'scoped, and Mail.Read is consented on Microsoft Graph', {
    roles: [],
    otherRoles: ['Mail.Read'],
    mailbox: 'open',
    control: refusedEws,
    verdict: 'scoped',
    says: ['policy.otherProtocolOpen'],
    saysNot: ['policy.otherResourceUnseen'],
    source: sources.rbac,
  }),
  row('graph', 'consented alone opens every mailbox', {
    roles: ['Mail.Read'],
    mailbox: 'open',
    control: 'open',
    verdict: 'tooWide',
    says: ['policy.tenantWideGrant'],
    source: sources.permissions,
  }),
  row('graph', 'consent narrowed by an access policy, which narrows Mail.Send too', {
    roles: ['Mail.Read', 'Mail.Send'],
    mailbox: 'open',
    control: refusedGraph,
    verdict: 'scoped',
    says: ['policy.aapLegacy'],
    saysNot: ['policy.otherProtocolOpen'],
    source: sources.limiting,
  }),
  row('graph', 'a role that reads inside a scope, and Mail.Send consented', {
    roles: ['Mail.Send'],
    mailbox: 'open',
    control: refusedGraph,
    verdict: 'scoped',
    says: ['policy.otherProtocolOpen'],
    saysNot: ['policy.sendOnly', 'policy.tenantWideGrant'],
    source: sources.rbac,
  }),
  row('graph', 'an application that only sends', {
    roles: ['Mail.Send'],
    mailbox: refusedGraph,
    control: refusedGraph,
    verdict: 'unknown',
    says: ['policy.sendOnly'],
    saysNot: ['policy.rbacMissing'],
    source: sources.permissions,
  }),
  ...['Calendars.ReadWrite', 'MailboxSettings.ReadWrite', 'Contacts.ReadWrite', 'MailboxItem.Read.All'].map(
    (permission) =>
      row('graph', `${permission} consented, which reads no mail`, {
        roles: [permission],
        mailbox: refusedGraph,
        control: refusedGraph,
        verdict: 'unknown',
        says: ['policy.otherProtocolOpen'],
        saysNot: ['policy.rbacMissing'],
        source: sources.permissions,
      }),
  ),
  row('graph', 'User.Read.All consented, which opens no mailbox', {
    roles: ['User.Read.All'],
    mailbox: refusedGraph,
    control: refusedGraph,
    verdict: 'tooNarrow',
    says: ['policy.rbacMissing'],
    saysNot: ['policy.otherProtocolOpen'],
    source: sources.permissions,
  }),
  row('graph', 'scoped, and full_access_as_app is consented on Exchange', {
    roles: [],
    otherRoles: ['full_access_as_app'],
    mailbox: 'open',
    control: refusedGraph,
    verdict: 'scoped',
    says: ['policy.otherProtocolOpen'],
    source: sources.rbac,
  }),
  row('imap', 'FullAccess on the mailbox alone', {
    roles: ['IMAP.AccessAsApp'],
    mailbox: 'open',
    control: refusedImap,
    verdict: 'scoped',
    says: [],
    saysNot: ['policy.tenantWideGrant', 'policy.aapLegacy'],
    source: sources.mailOauth,
  }),
  row('imap', 'FullAccess on the control mailbox too', {
    roles: ['IMAP.AccessAsApp'],
    mailbox: 'open',
    control: 'open',
    verdict: 'tooWide',
    says: ['policy.fullAccessTooWide'],
    source: sources.mailOauth,
  }),
  row('imap', 'both refused at sign-in, as a bad token is', {
    roles: ['IMAP.AccessAsApp'],
    mailbox: refusedImap,
    control: refusedImap,
    verdict: 'unknown',
    says: ['policy.signInRefused'],
    source: sources.mailOauth,
  }),
  row('imap', 'limited, and full_access_as_app is consented', {
    roles: ['IMAP.AccessAsApp', 'full_access_as_app'],
    mailbox: 'open',
    control: refusedImap,
    verdict: 'scoped',
    says: ['policy.otherProtocolOpen'],
    source: sources.rbac,
  }),
  row('pop', 'FullAccess on the mailbox alone', {
    roles: ['POP.AccessAsApp'],
    mailbox: 'open',
    control: refusedPop,
    verdict: 'scoped',
    says: [],
    source: sources.mailOauth,
  }),
  row('smtp', 'accepted up to the recipient, nothing handed over', {
    roles: ['SMTP.SendAsApp'],
    mailbox: 'open',
    control: 'open',
    verdict: 'unknown',
    says: ['policy.smtpNotSubmitted'],
    saysNot: ['policy.controlOpens', 'policy.fullAccessTooWide'],
    source: sources.afterData,
  }),
  row('smtp', 'a role, accepted up to the recipient, nothing handed over', {
    roles: [],
    mailbox: 'open',
    control: 'open',
    verdict: 'unknown',
    says: ['policy.smtpNotSubmitted'],
    saysNot: ['policy.controlOpens', 'policy.unscopedAssignment'],
    source: sources.afterData,
  }),
  row('smtp', 'the message of the mailbox is taken, that of the control mailbox refused', {
    roles: ['SMTP.SendAsApp'],
    submitted: true,
    mailbox: 'open',
    control: refusedMessage,
    verdict: 'scoped',
    says: [],
    saysNot: ['policy.smtpNotSubmitted'],
    source: sources.afterData,
  }),
  row('smtp', 'both messages are taken', {
    roles: ['SMTP.SendAsApp'],
    submitted: true,
    mailbox: 'open',
    control: 'open',
    verdict: 'tooWide',
    says: ['policy.controlOpens', 'policy.fullAccessTooWide'],
    source: sources.mailOauth,
  }),
  row('smtp', 'both messages are taken by a role without a scope', {
    roles: [],
    submitted: true,
    mailbox: 'open',
    control: 'open',
    verdict: 'tooWide',
    says: ['policy.controlOpens', 'policy.unscopedAssignment'],
    source: sources.smtpRbac,
  }),
  row('smtp', 'the message of the mailbox is refused', {
    roles: ['SMTP.SendAsApp'],
    submitted: true,
    mailbox: refusedMessage,
    control: refusedMessage,
    verdict: 'tooNarrow',
    says: ['policy.fullAccessMissing'],
    source: sources.mailOauth,
  }),
];

/** The rows that stand for every protocol alike: a person's rights, and what is consented on the other resource. */
const everyProtocol: readonly TruthRow[] = [
  ...(['ews', 'imap', 'pop', 'graph'] as const).flatMap((protocol) => [
    row(protocol, 'a person who may open the mailbox alone', {
      delegated: true,
      roles: [],
      mailbox: 'open',
      control: refused[protocol],
      verdict: 'scoped',
      says: [],
      saysNot: ['policy.tenantWideGrant', 'policy.rolesAbsentExpected', 'policy.otherProtocolOpen'],
      source: sources.delegated,
    }),
    row(protocol, 'a person who may open both', {
      delegated: true,
      roles: [],
      mailbox: 'open',
      control: 'open',
      verdict: 'tooWide',
      says: ['policy.controlOpens'],
      saysNot: ['policy.tenantWideGrant', 'policy.unscopedAssignment', 'policy.fullAccessTooWide'],
      source: sources.delegated,
    }),
  ]),
  ...(['imap', 'pop'] as const).flatMap((protocol) => [
    row(protocol, 'limited, and Mail.Send is consented on Microsoft Graph', {
      roles: [`${protocol.toUpperCase()}.AccessAsApp`],
      otherRoles: ['Mail.Send'],
      mailbox: 'open',
      control: refused[protocol],
      verdict: 'scoped',
      says: ['policy.otherProtocolOpen'],
      saysNot: ['policy.otherResourceUnseen'],
      source: sources.rbac,
    }),
    row(protocol, 'limited, and Microsoft Graph was not looked at', {
      roles: [`${protocol.toUpperCase()}.AccessAsApp`],
      mailbox: 'open',
      control: refused[protocol],
      verdict: 'scoped',
      says: ['policy.otherResourceUnseen'],
      source: sources.rbac,
    }),
    row(protocol, 'the control mailbox alone opens', {
      roles: [`${protocol.toUpperCase()}.AccessAsApp`],
      mailbox: refused[protocol],
      control: 'open',
      verdict: 'tooWide',
      says: ['policy.fullAccessTooWide', 'policy.fullAccessMissing'],
      source: sources.mailOauth,
    }),
  ]),
  ...(['ews', 'graph'] as const).map((protocol) =>
    row(protocol, 'scoped, and nothing that opens mailboxes is consented on the other resource', {
      roles: [],
      otherRoles: ['User.Read.All', 'Exchange.ManageAsApp'],
      mailbox: 'open',
      control: refused[protocol],
      verdict: 'scoped',
      says: ['policy.rolesAbsentExpected'],
      saysNot: ['policy.otherProtocolOpen', 'policy.otherResourceUnseen'],
      source: sources.rbac,
    }),
  ),
  row('graph', 'a role without a scope', {
    roles: [],
    mailbox: 'open',
    control: 'open',
    verdict: 'tooWide',
    says: ['policy.unscopedAssignment'],
    saysNot: ['policy.tenantWideGrant'],
    source: sources.rbac,
  }),
  row('pop', 'both refused at sign-in, as a bad token is', {
    roles: ['POP.AccessAsApp'],
    mailbox: refusedPop,
    control: refusedPop,
    verdict: 'unknown',
    says: ['policy.signInRefused'],
    source: sources.mailOauth,
  }),
  row('smtp', 'the message of a role inside its scope is taken, that of the control mailbox refused', {
    roles: [],
    submitted: true,
    mailbox: 'open',
    control: refusedMessage,
    verdict: 'scoped',
    says: ['policy.rolesAbsentExpected'],
    saysNot: ['policy.fullAccessMissing'],
    source: sources.smtpRbac,
  }),
  row('smtp', 'limited by a message, and Mail.Send is consented on Microsoft Graph', {
    roles: ['SMTP.SendAsApp'],
    otherRoles: ['Mail.Send'],
    submitted: true,
    mailbox: 'open',
    control: refusedMessage,
    verdict: 'scoped',
    says: ['policy.otherProtocolOpen'],
    source: sources.rbac,
  }),
  row('smtp', 'the control mailbox is refused at sign-in and nothing was handed over for the mailbox', {
    roles: [],
    mailbox: 'open',
    control: { step: 'authenticate', evidence: mail('smtp', 'AUTH', '535', '5.7.3') },
    verdict: 'unknown',
    says: ['policy.smtpNotSubmitted'],
    source: sources.afterData,
  }),
];

export const truth: readonly TruthRow[] = [...applications, ...everyProtocol];
