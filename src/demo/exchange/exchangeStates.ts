// States of the demo tenant's Exchange that scenarios put in place: the healthy one and what differs from it.
import { demoDomain, readyIds } from '../readyIds.ts';
import { type AccessGroup, type ExchangeState, everyone, type MailboxPermission } from './exchangeState.ts';
import { distinguishedName, guidOf } from './madeIds.ts';

const { appId, objectId: registrationId, servicePrincipalId } = readyIds;

const captureMailboxes = ['ap', 'invoices', 'support', 'adele'] as const;
const captureGroup = 'Capture mailboxes';
const nestedGroup = 'Invoice mailboxes';
const captureScope = 'Contoso Capture scope';

const group = (members: readonly string[], groups: readonly string[] = []): AccessGroup => ({
  name: captureGroup,
  alias: 'capture-mailboxes',
  members,
  groups,
});

const fullAccess = (mailboxes: readonly string[]): readonly MailboxPermission[] =>
  mailboxes.map((mailbox) => ({ mailbox, trustee: servicePrincipalId, right: 'FullAccess' }));

const sendAs: readonly MailboxPermission[] = captureMailboxes.map((mailbox) => ({
  mailbox,
  trustee: servicePrincipalId,
  right: 'SendAs',
}));

/** What a person has on the shared mailbox. */
const delegateOf: readonly MailboxPermission[] = [
  { mailbox: 'support', trustee: 'adele', right: 'FullAccess' },
  { mailbox: 'support', trustee: 'adele', right: 'SendAs' },
];

/** Least privilege: an access policy and FullAccess for the same mailboxes, EWS open to the listed application. */
export const healthyExchange: ExchangeState = {
  principals: [{ appId, objectId: servicePrincipalId, displayName: 'Contoso Capture' }],
  groups: [group(captureMailboxes)],
  units: [
    { name: 'Finance', description: 'Accounts payable and invoices', members: ['ap', 'invoices'] },
    { name: 'Management', description: 'Executives', members: ['ceo'] },
  ],
  attributes: { ap: { CustomAttribute1: 'Capture' }, invoices: { CustomAttribute1: 'Capture' } },
  scopes: [],
  assignments: [],
  accessPolicies: [{ appId, right: 'RestrictAccess', group: captureGroup }],
  permissions: [...fullAccess(captureMailboxes), ...sendAs, ...delegateOf],
  organization: {
    ewsEnabled: true,
    ewsAllowedAppIds: [appId],
    smtpClientAuthenticationDisabled: true,
  },
  switches: {
    ewsEnabled: true,
    imapEnabled: true,
    popEnabled: true,
    // The organization leaves SMTP AUTH off and single mailboxes have it on: what Set-TransportConfig recommends.
    smtpClientAuthenticationDisabled: false,
  },
  ewsLicensed: true,
};

const change = (parts: Partial<ExchangeState>): ExchangeState => ({ ...healthyExchange, ...parts });

const assignments = (scope: string | undefined): ExchangeState['assignments'] =>
  ['Application EWS.AccessAsApp', 'Application Mail.Read', 'Application SMTP.SendAsApp'].map((role) => ({
    name: `Contoso Capture ${role.slice('Application '.length)}`,
    role,
    assignee: servicePrincipalId,
    scope,
  }));

const scoped: Partial<ExchangeState> = {
  accessPolicies: [],
  scopes: [
    {
      id: guidOf(captureScope),
      name: captureScope,
      exclusive: false,
      filter: `MemberOfGroup -eq '${distinguishedName(captureGroup, demoDomain)}'`,
    },
  ],
  assignments: assignments(captureScope),
};

const everywhere = [...fullAccess([everyone]), ...sendAs, ...delegateOf];

const organization = (parts: Partial<ExchangeState['organization']>): ExchangeState =>
  change({ organization: { ...healthyExchange.organization, ...parts } });

const switches = (parts: Partial<ExchangeState['switches']>): ExchangeState =>
  change({ switches: { ...healthyExchange.switches, ...parts } });

const strangerId = '3f7d2c1e-58a4-4b0f-9c66-d1e2a4b7c801';

export const exchangeStates = {
  unlimited: change({ accessPolicies: [], permissions: everywhere }),
  controlInGroup: change({
    groups: [group([...captureMailboxes, 'ceo'])],
    permissions: [...fullAccess([...captureMailboxes, 'ceo']), ...sendAs, ...delegateOf],
  }),
  emptyGroup: change({ groups: [group([])], permissions: [...sendAs, ...delegateOf] }),
  policyOfAnother: change({
    accessPolicies: [{ appId: strangerId, right: 'RestrictAccess', group: captureGroup }],
  }),
  policyDenies: change({ accessPolicies: [{ appId, right: 'DenyAccess', group: captureGroup }] }),
  policyAndOpenLists: change({ permissions: everywhere }),
  roles: change(scoped),
  rolesUnscoped: change({ ...scoped, scopes: [], assignments: assignments(undefined) }),
  rolesNested: change({
    ...scoped,
    groups: [
      group(['support', 'adele'], [nestedGroup]),
      { name: nestedGroup, alias: 'invoice-mailboxes', members: ['ap', 'invoices'], groups: [] },
    ],
  }),
  rolesWithoutLists: change({ ...scoped, permissions: delegateOf }),
  rolesMissing: change({ accessPolicies: [] }),
  noFullAccess: change({ permissions: [...sendAs, ...delegateOf] }),
  noSendAs: change({ permissions: [...fullAccess(captureMailboxes), ...delegateOf.slice(0, 1)] }),
  noPrincipal: change({ principals: [], permissions: delegateOf }),
  wrongPrincipal: change({
    principals: [{ appId, objectId: registrationId, displayName: 'Contoso Capture' }],
    permissions: delegateOf,
  }),
  ewsOff: organization({ ewsEnabled: false }),
  ewsOffForMailbox: switches({ ewsEnabled: false }),
  ewsListOfOthers: organization({ ewsAllowedAppIds: [strangerId] }),
  ewsListEmpty: organization({ ewsAllowedAppIds: [] }),
  ewsUnset: organization({ ewsEnabled: undefined, ewsAllowedAppIds: [] }),
  ewsUnlicensed: change({ ewsLicensed: false }),
  imapOff: switches({ imapEnabled: false }),
  popOff: switches({ popEnabled: false }),
  smtpFollowsTenant: switches({ smtpClientAuthenticationDisabled: undefined }),
  smtpOff: switches({ smtpClientAuthenticationDisabled: true }),
} as const satisfies Readonly<Record<string, ExchangeState>>;
