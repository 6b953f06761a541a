// The scenarios about access: which state Exchange is in, and what Entra granted beside it.
import type { DemoPolicy } from '../policy.ts';
import { exchangeStates } from './exchangeStates.ts';

/** One row of the scenarios' table. */
export interface ScenarioRow {
  readonly label: string;
  readonly detail: string;
  readonly effect: Partial<DemoPolicy>;
}

/** A row. */
export const row = (label: string, detail: string, effect: Partial<DemoPolicy>): ScenarioRow => ({
  label,
  detail,
  effect,
});

/** Only what has no role: IMAP and POP. The rest comes from role assignments. */
const withoutTenantWide: Partial<DemoPolicy> = {
  exchangeRoles: ['IMAP.AccessAsApp', 'POP.AccessAsApp'],
  graphRoles: [],
};

export const limitScenarios = {
  policyAbsent: row('No access policy', 'Nothing limits the application: the control mailbox opens.', {
    exchange: exchangeStates.unlimited,
  }),
  policyTooWide: row('Access policy too wide', 'The control mailbox is in the group, so it opens.', {
    exchange: exchangeStates.controlInGroup,
  }),
  policyTooNarrow: row(
    'Access policy too narrow',
    'The mailboxes are not in the group, so they are refused too.',
    { exchange: exchangeStates.emptyGroup },
  ),
  policyOtherApplication: row(
    'Access policy of another application',
    'The policy names another client ID, so EWS and Graph open the control mailbox.',
    { exchange: exchangeStates.policyOfAnother },
  ),
  policyDenies: row(
    'Access policy denies the mailboxes',
    'DenyAccess where RestrictAccess was meant: EWS and Graph refuse the group and open the rest.',
    { exchange: exchangeStates.policyDenies },
  ),
  policyForImap: row(
    'Access policy relied on for IMAP',
    'FullAccess was given on every mailbox, and the policy does nothing for IMAP, POP and SMTP.',
    { exchange: exchangeStates.policyAndOpenLists },
  ),
  limitNotInForce: row(
    'Limit just made, not in force yet',
    'The servers keep the old state for about a minute: the control mailbox opens until then.',
    { exchangeBefore: exchangeStates.unlimited },
  ),
  rbacScoped: row(
    'Limited by RBAC for Applications',
    'No tenant-wide consent: the token rightly has no EWS or Graph roles.',
    { exchange: exchangeStates.roles, ...withoutTenantWide },
  ),
  rbacVoid: row(
    'RBAC scope without effect',
    'Tenant-wide consent was left in place, so every mailbox opens.',
    { exchange: exchangeStates.roles },
  ),
  rbacUnscoped: row('RBAC role without a scope', 'The role covers the organization: every mailbox opens.', {
    exchange: exchangeStates.rolesUnscoped,
    ...withoutTenantWide,
  }),
  rbacNestedGroup: row(
    'Mailboxes in a nested group',
    'The scope counts direct members only: mailboxes of the group within the group are refused.',
    { exchange: exchangeStates.rolesNested, ...withoutTenantWide },
  ),
  rbacNotInForce: row(
    'Role just assigned, not in force yet',
    'The test cmdlet says True, and EWS and Graph refuse for about a minute.',
    { exchange: exchangeStates.roles, exchangeBefore: exchangeStates.rolesMissing, ...withoutTenantWide },
  ),
  smtpRoleVoid: row(
    'SMTP role beside the Entra permission',
    'With SMTP.SendAsApp in the token Exchange looks for FullAccess, which nobody gave.',
    { exchange: exchangeStates.rolesWithoutLists },
  ),
} as const satisfies Record<string, ScenarioRow>;

export const rightScenarios = {
  notConnected: row(
    'Authenticated but not connected',
    'Exchange accepts the token and opens no mailbox: FullAccess is missing.',
    { exchange: exchangeStates.noFullAccess },
  ),
  servicePrincipalMissing: row(
    'Not known to Exchange',
    'New-ServicePrincipal was not run: IMAP, POP and SMTP refuse the sign-in.',
    { exchange: exchangeStates.noPrincipal },
  ),
  wrongObjectId: row(
    'Wrong object ID in Exchange',
    'New-ServicePrincipal got the app registration’s object ID: IMAP, POP and SMTP refuse the sign-in.',
    { exchange: exchangeStates.wrongPrincipal },
  ),
  ewsDisabled: row('EWS is off', 'EwsEnabled is False: HTTP 403 with X-EWS-Policy-Reason.', {
    exchange: exchangeStates.ewsOff,
  }),
  ewsDisabledMailbox: row(
    'EWS is off for the mailbox',
    'EwsEnabled of the mailbox is False: HTTP 403 with X-EWS-Policy-Reason.',
    { exchange: exchangeStates.ewsOffForMailbox },
  ),
  ewsNotAllowed: row(
    'Application not on the EWS allow list',
    'EwsAllowedAppIDs lacks the client ID: HTTP 403 with X-EWS-Policy-Reason.',
    { exchange: exchangeStates.ewsListOfOthers },
  ),
  ewsListEmpty: row(
    'EWS allow list is empty',
    'EwsEnabled is True and EwsAllowedAppIDs is empty: HTTP 403 with X-EWS-Policy-Reason.',
    { exchange: exchangeStates.ewsListEmpty },
  ),
  ewsUnset: row(
    'EWS switch is not set',
    'EWS still works: the list is ignored until Microsoft sets EwsEnabled to False.',
    { exchange: exchangeStates.ewsUnset },
  ),
  ewsKiosk: row('Licence without EWS', 'A Kiosk or F licence: HTTP 403 without a reason.', {
    exchange: exchangeStates.ewsUnlicensed,
  }),
} as const satisfies Record<string, ScenarioRow>;

export const switchScenarios = {
  imapDisabled: row(
    'IMAP is off for the mailbox',
    'ImapEnabled is False: the token is accepted and no mailbox opens.',
    { exchange: exchangeStates.imapOff },
  ),
  popDisabled: row('POP is off for the mailbox', 'PopEnabled is False: POP refuses the sign-in.', {
    exchange: exchangeStates.popOff,
  }),
  smtpDisabledTenant: row(
    'SMTP AUTH is off for the organization',
    'SmtpClientAuthentication is disabled for the tenant: 535 5.7.139.',
    { exchange: exchangeStates.smtpFollowsTenant },
  ),
  smtpDisabledMailbox: row(
    'SMTP AUTH is off for the mailbox',
    'SmtpClientAuthentication is disabled for the mailbox: 535 5.7.139.',
    { exchange: exchangeStates.smtpOff },
  ),
  sendAsDenied: row('No right to send as', 'SMTP refuses every other sender than the mailbox.', {
    exchange: exchangeStates.noSendAs,
  }),
} as const satisfies Record<string, ScenarioRow>;
