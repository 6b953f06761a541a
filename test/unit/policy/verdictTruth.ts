// What is right for one mailbox and its control mailbox, row by row, from Microsoft's pages and from nothing in src/policy.
import type { ProtocolId } from '../../../src/core/registration/registration.ts';
import type { Evidence } from '../../../src/core/report/evidence.ts';
import type { Verdict } from '../../../src/core/report/policyReport.ts';
import { ews, graph, mail } from './modelTenant.ts';

/** `open`, or what the service answers and at which step. */
export type Answer =
  | 'open'
  | { readonly step: 'authenticate' | 'openMailbox' | 'sendAs'; readonly evidence: Evidence };

export interface TruthRow {
  readonly name: string;
  readonly protocol: ProtocolId;
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

const rbac = 'Role Based Access Control for Applications in Exchange Online, Microsoft Learn';
const policies = 'New-ApplicationAccessPolicy, MicrosoftDocs/office-docs-powershell';
const limiting =
  'Limiting application permissions to specific Exchange Online mailboxes, Microsoft Graph documentation';
const mailOauth = 'Authenticate an IMAP, POP or SMTP connection using OAuth, Microsoft Learn';
const smtpRbac = 'SMTP Onboarding to App RBAC, MicrosoftDocs/office-developer-exchange-docs';
const permissions = 'Microsoft Graph permissions reference, Microsoft Learn';
/** Not Microsoft's: no page of theirs says where Exchange refuses. */
const afterData = 'richfaj/SmtpClientDiag; simonrob/email-oauth2-proxy issue 271';

const refusedEws: Answer = { step: 'openMailbox', evidence: ews('ErrorImpersonateUserDenied') };
const refusedGraph: Answer = { step: 'openMailbox', evidence: graph(403, 'ErrorAccessDenied') };
const refusedImap: Answer = { step: 'authenticate', evidence: mail('imap', 'AUTHENTICATE', 'NO') };
const refusedPop: Answer = { step: 'authenticate', evidence: mail('pop', 'AUTH', '-ERR') };
const refusedMessage: Answer = { step: 'sendAs', evidence: mail('smtp', 'DATA', '430', '4.2.0') };

const row = (protocol: ProtocolId, name: string, more: Omit<TruthRow, 'protocol' | 'name'>): TruthRow => ({
  protocol,
  name,
  ...more,
});

export const truth: readonly TruthRow[] = [
  row('ews', 'consented alone opens every mailbox', {
    roles: ['full_access_as_app'],
    mailbox: 'open',
    control: 'open',
    verdict: 'tooWide',
    says: ['policy.controlOpens', 'policy.tenantWideGrant'],
    source: rbac,
  }),
  row('ews', 'consent narrowed by an access policy', {
    roles: ['full_access_as_app'],
    mailbox: 'open',
    control: refusedEws,
    verdict: 'scoped',
    says: ['policy.aapLegacy'],
    saysNot: ['policy.tenantWideGrant'],
    source: policies,
  }),
  row('ews', 'a role inside a scope, nothing consented', {
    roles: [],
    mailbox: 'open',
    control: refusedEws,
    verdict: 'scoped',
    says: ['policy.rolesAbsentExpected', 'policy.otherResourceUnseen'],
    source: rbac,
  }),
  row('ews', 'a role without a scope', {
    roles: [],
    mailbox: 'open',
    control: 'open',
    verdict: 'tooWide',
    says: ['policy.controlOpens', 'policy.unscopedAssignment'],
    source: rbac,
  }),
  row('ews', 'no role and no consent', {
    roles: [],
    mailbox: refusedEws,
    control: refusedEws,
    verdict: 'tooNarrow',
    says: ['policy.rbacMissing'],
    source: rbac,
  }),
  row('ews', 'scoped, and Mail.Read is consented on Microsoft Graph', {
    roles: [],
    otherRoles: ['Mail.Read'],
    mailbox: 'open',
    control: refusedEws,
    verdict: 'scoped',
    says: ['policy.otherProtocolOpen'],
    saysNot: ['policy.otherResourceUnseen'],
    source: rbac,
  }),
  row('graph', 'consented alone opens every mailbox', {
    roles: ['Mail.Read'],
    mailbox: 'open',
    control: 'open',
    verdict: 'tooWide',
    says: ['policy.tenantWideGrant'],
    source: permissions,
  }),
  row('graph', 'consent narrowed by an access policy, which narrows Mail.Send too', {
    roles: ['Mail.Read', 'Mail.Send'],
    mailbox: 'open',
    control: refusedGraph,
    verdict: 'scoped',
    says: ['policy.aapLegacy'],
    saysNot: ['policy.otherProtocolOpen'],
    source: limiting,
  }),
  row('graph', 'a role that reads inside a scope, and Mail.Send consented', {
    roles: ['Mail.Send'],
    mailbox: 'open',
    control: refusedGraph,
    verdict: 'scoped',
    ...{
      says: ['policy.otherProtocolOpen'],
      saysNot: ['policy.sendOnly', 'policy.tenantWideGrant'],
      source: rbac,
    },
  }),
  row('graph', 'an application that only sends', {
    roles: ['Mail.Send'],
    mailbox: refusedGraph,
    control: refusedGraph,
    verdict: 'unknown',
    says: ['policy.sendOnly'],
    saysNot: ['policy.rbacMissing'],
    source: permissions,
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
        source: permissions,
      }),
  ),
  row('graph', 'User.Read.All consented, which opens no mailbox', {
    roles: ['User.Read.All'],
    mailbox: refusedGraph,
    control: refusedGraph,
    verdict: 'tooNarrow',
    says: ['policy.rbacMissing'],
    saysNot: ['policy.otherProtocolOpen'],
    source: permissions,
  }),
  row('graph', 'scoped, and full_access_as_app is consented on Exchange', {
    ...{
      roles: [],
      otherRoles: ['full_access_as_app'],
      mailbox: 'open',
      control: refusedGraph,
      verdict: 'scoped',
    },
    says: ['policy.otherProtocolOpen'],
    source: rbac,
  }),
  row('imap', 'FullAccess on the mailbox alone', {
    roles: ['IMAP.AccessAsApp'],
    mailbox: 'open',
    control: refusedImap,
    verdict: 'scoped',
    says: [],
    saysNot: ['policy.tenantWideGrant', 'policy.aapLegacy'],
    source: mailOauth,
  }),
  row('imap', 'FullAccess on the control mailbox too', {
    roles: ['IMAP.AccessAsApp'],
    mailbox: 'open',
    control: 'open',
    verdict: 'tooWide',
    says: ['policy.fullAccessTooWide'],
    source: mailOauth,
  }),
  row('imap', 'both refused at sign-in, as a bad token is', {
    roles: ['IMAP.AccessAsApp'],
    mailbox: refusedImap,
    control: refusedImap,
    verdict: 'unknown',
    says: ['policy.signInRefused'],
    source: mailOauth,
  }),
  row('imap', 'limited, and full_access_as_app is consented', {
    ...{
      roles: ['IMAP.AccessAsApp', 'full_access_as_app'],
      mailbox: 'open',
      control: refusedImap,
      verdict: 'scoped',
    },
    says: ['policy.otherProtocolOpen'],
    source: rbac,
  }),
  row('pop', 'FullAccess on the mailbox alone', {
    roles: ['POP.AccessAsApp'],
    mailbox: 'open',
    control: refusedPop,
    verdict: 'scoped',
    says: [],
    source: mailOauth,
  }),
  row('smtp', 'accepted up to the recipient, nothing handed over', {
    roles: ['SMTP.SendAsApp'],
    mailbox: 'open',
    control: 'open',
    verdict: 'unknown',
    says: ['policy.smtpNotSubmitted'],
    saysNot: ['policy.controlOpens', 'policy.fullAccessTooWide'],
    source: afterData,
  }),
  row('smtp', 'a role, accepted up to the recipient, nothing handed over', {
    roles: [],
    mailbox: 'open',
    control: 'open',
    verdict: 'unknown',
    says: ['policy.smtpNotSubmitted'],
    saysNot: ['policy.controlOpens', 'policy.unscopedAssignment'],
    source: afterData,
  }),
  row('smtp', 'the message of the mailbox is taken, that of the control mailbox refused', {
    ...{
      roles: ['SMTP.SendAsApp'],
      submitted: true,
      mailbox: 'open',
      control: refusedMessage,
      verdict: 'scoped',
    },
    says: [],
    saysNot: ['policy.smtpNotSubmitted'],
    source: afterData,
  }),
  row('smtp', 'both messages are taken', {
    roles: ['SMTP.SendAsApp'],
    submitted: true,
    mailbox: 'open',
    control: 'open',
    verdict: 'tooWide',
    says: ['policy.controlOpens', 'policy.fullAccessTooWide'],
    source: mailOauth,
  }),
  row('smtp', 'both messages are taken by a role without a scope', {
    roles: [],
    submitted: true,
    mailbox: 'open',
    control: 'open',
    verdict: 'tooWide',
    says: ['policy.controlOpens', 'policy.unscopedAssignment'],
    source: smtpRbac,
  }),
  row('smtp', 'the message of the mailbox is refused', {
    ...{
      roles: ['SMTP.SendAsApp'],
      submitted: true,
      mailbox: refusedMessage,
      control: refusedMessage,
      verdict: 'tooNarrow',
    },
    says: ['policy.fullAccessMissing'],
    source: mailOauth,
  }),
];
