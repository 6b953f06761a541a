// The rules by which Exchange decides what an application reaches: a union of Entra's grants, which access policies
// narrow, and of role assignments, each in its scope; FullAccess for IMAP and POP; switches beside all of them.
// Sources: New-ApplicationAccessPolicy; Role Based Access Control for Applications in Exchange Online; SMTP Onboarding
// to App RBAC; Control access to EWS in Exchange (Microsoft Learn).
import { demoDomain } from '../readyIds.ts';
import { directoryScopeOf } from './directoryScope.ts';
import { type ExchangeState, everyone, type RoleAssignment } from './exchangeState.ts';
import { distinguishedName, guidOf } from './madeIds.ts';
import { type Recipient, readRecipientFilter } from './recipientFilter.ts';

export type DemoProtocol = 'ews' | 'graph' | 'imap' | 'pop' | 'smtp';

/** An application as its token names it. */
export interface ApplicationCaller {
  /** `appid` of the token. */
  readonly appId: string;
  /** `oid` of the token: the enterprise application. */
  readonly objectId: string;
  readonly roles: readonly string[];
}

/** Entra permissions that open a protocol, and the roles of RBAC for Applications that do; IMAP and POP have none. */
const opening: Readonly<
  Record<DemoProtocol, { readonly permissions: readonly string[]; readonly roles: readonly string[] }>
> = {
  ews: { permissions: ['full_access_as_app'], roles: ['Application EWS.AccessAsApp'] },
  graph: {
    permissions: ['Mail.Read', 'Mail.ReadWrite', 'Mail.ReadBasic', 'Mail.ReadBasic.All'],
    roles: [
      'Application Mail.Read',
      'Application Mail.ReadWrite',
      'Application Mail.ReadBasic',
      'Application Mail Full Access',
    ],
  },
  imap: { permissions: ['IMAP.AccessAsApp'], roles: [] },
  pop: { permissions: ['POP.AccessAsApp'], roles: [] },
  smtp: { permissions: ['SMTP.SendAsApp'], roles: ['Application SMTP.SendAsApp'] },
};

/** True if `New-ServicePrincipal` was run for this application with the right object ID. */
export const knowsApplication = (state: ExchangeState, app: ApplicationCaller): boolean =>
  state.principals.some(({ appId, objectId }) => appId === app.appId && objectId === app.objectId);

/** True if Entra or a role assignment, in whatever scope, gives the application the protocol. */
export const mayUseProtocol = (
  state: ExchangeState,
  app: ApplicationCaller,
  protocol: DemoProtocol,
): boolean => hasEntraGrant(app, protocol) || assignmentsFor(state, app, protocol).length > 0;

/** `accessPolicy`: a grant is there and a policy takes it away; `scope`: no grant covers this mailbox. */
export type AccessDecision = 'open' | 'accessPolicy' | 'scope' | 'noPermission';

/** May the application open the mailbox (local part of its address) through the protocol. */
export function decideAccess(
  state: ExchangeState,
  app: ApplicationCaller,
  protocol: DemoProtocol,
  mailbox: string,
): AccessDecision {
  const inScope = assignmentsFor(state, app, protocol).some((assignment) =>
    scopeCovers(state, assignment, mailbox),
  );
  const granted = hasEntraGrant(app, protocol);
  if (protocol === 'ews' || protocol === 'graph') {
    if (inScope) return 'open';
    if (!granted) return 'scope';
    return accessPolicyGrants(state, app.appId, mailbox) ? 'open' : 'accessPolicy';
  }
  // With SMTP.SendAsApp in the token Exchange looks for a mailbox permission and not for the role.
  if (protocol === 'smtp' && !granted) return inScope ? 'open' : 'scope';
  return hasRight(state, app.objectId, mailbox, 'FullAccess') ? 'open' : 'noPermission';
}

const hasEntraGrant = (app: ApplicationCaller, protocol: DemoProtocol): boolean =>
  app.roles.some((role) => opening[protocol].permissions.includes(role));

const assignmentsFor = (
  state: ExchangeState,
  app: ApplicationCaller,
  protocol: DemoProtocol,
): readonly RoleAssignment[] =>
  knowsApplication(state, app)
    ? state.assignments.filter(
        ({ assignee, role }) => assignee === app.objectId && opening[protocol].roles.includes(role),
      )
    : [];

/** A scope counts direct members of a group alone, also if its filter names the group. */
export function scopeCovers(
  state: ExchangeState,
  { scope, directoryScope }: RoleAssignment,
  mailbox: string,
): boolean {
  if (directoryScope !== undefined)
    return directoryScopeOf(state, directoryScope)?.members.includes(mailbox) ?? false;
  if (scope === undefined) return true;
  const filter = readRecipientFilter(state.scopes.find(({ name }) => name === scope)?.filter ?? '');
  return filter?.(recipientOf(state, mailbox)) ?? false;
}

function recipientOf(state: ExchangeState, mailbox: string): Recipient {
  const named = (group: string) =>
    state.groups.find(({ name, alias }) =>
      [name, alias, guidOf(name), distinguishedName(name, demoDomain)].includes(group),
    );
  return {
    address: `${mailbox}@${demoDomain}`,
    attributes: state.attributes[mailbox] ?? {},
    isMemberOf: (group) => isDirectMember(state, named(group)?.name ?? '', mailbox),
  };
}

const isDirectMember = (state: ExchangeState, group: string, mailbox: string): boolean =>
  state.groups.some(({ name, members }) => name === group && members.includes(mailbox));

/** An access policy counts members of groups within its group too. */
function isNestedMember(
  state: ExchangeState,
  group: string,
  mailbox: string,
  seen: readonly string[] = [],
): boolean {
  if (seen.includes(group)) return false;
  if (isDirectMember(state, group, mailbox)) return true;
  const inside = state.groups.find(({ name }) => name === group)?.groups ?? [];
  return inside.some((name) => isNestedMember(state, name, mailbox, [...seen, group]));
}

/** Any deny that matches, else any restriction that matches, else none if there is a restriction at all. */
export function accessPolicyGrants(state: ExchangeState, appId: string, mailbox: string): boolean {
  const own = state.accessPolicies.filter((policy) => policy.appId === appId || policy.appId === everyone);
  const matching = own.filter(({ group }) => isNestedMember(state, group, mailbox));
  if (matching.some(({ right }) => right === 'DenyAccess')) return false;
  if (matching.length > 0) return true;
  return !own.some(({ right }) => right === 'RestrictAccess');
}

/** True if the trustee (object ID, or local part of a sign-in name) has the right on the mailbox. */
export const hasRight = (
  state: ExchangeState,
  trustee: string,
  mailbox: string,
  right: 'FullAccess' | 'SendAs',
): boolean =>
  state.permissions.some(
    (entry) =>
      entry.trustee === trustee &&
      entry.right === right &&
      (entry.mailbox === mailbox || entry.mailbox === everyone),
  );

/**
 * EWS's switches since October 2026: organization and mailbox must both allow it, and a switch that is on lets the
 * listed applications in alone; the list is ignored until the switch is set (Exchange Team blog 4529471).
 */
export function ewsSwitch(state: ExchangeState, appId: string): 'open' | 'disabled' | 'blocked' {
  const { ewsEnabled, ewsAllowedAppIds } = state.organization;
  if (ewsEnabled === false || !state.switches.ewsEnabled) return 'disabled';
  return ewsEnabled === true && !ewsAllowedAppIds.includes(appId) ? 'blocked' : 'open';
}

/** SMTP AUTH: the mailbox's own value wins over the organization's (Set-CASMailbox, Set-TransportConfig). */
export function smtpSwitch(state: ExchangeState): 'open' | 'tenantDisabled' | 'mailboxDisabled' {
  const own = state.switches.smtpClientAuthenticationDisabled;
  if (own !== undefined) return own ? 'mailboxDisabled' : 'open';
  return state.organization.smtpClientAuthenticationDisabled ? 'tenantDisabled' : 'open';
}
