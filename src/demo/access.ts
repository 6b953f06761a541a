// Who may open which mailbox through which protocol: the one decision that all surfaces put into their own words.
import type { DemoContext } from './context.ts';
import type { DemoUser } from './directory.ts';
import { resourceOf } from './entra/resources.ts';
import type { ClaimSet, TokenIssuer, TokenProblem } from './entra/tokenIssuer.ts';
import type { DemoPolicy } from './policy.ts';

export type DemoProtocol = 'ews' | 'graph' | 'imap' | 'pop' | 'smtp';

/** Permissions that open a protocol: `roles` for applications, `scp` for signed-in people. */
const permissions: Readonly<
  Record<DemoProtocol, { readonly roles: readonly string[]; readonly scopes: readonly string[] }>
> = {
  ews: { roles: ['full_access_as_app'], scopes: ['EWS.AccessAsUser.All'] },
  graph: {
    roles: ['Mail.Read', 'Mail.ReadWrite', 'Mail.ReadBasic', 'Mail.ReadBasic.All'],
    scopes: ['Mail.Read', 'Mail.ReadWrite', 'Mail.ReadBasic', 'Mail.Read.Shared', 'Mail.ReadWrite.Shared'],
  },
  imap: { roles: ['IMAP.AccessAsApp'], scopes: ['IMAP.AccessAsUser.All'] },
  pop: { roles: ['POP.AccessAsApp'], scopes: ['POP.AccessAsUser.All'] },
  smtp: { roles: ['SMTP.SendAsApp'], scopes: ['SMTP.Send'] },
};

/** Who the token speaks for. */
export interface Caller {
  readonly claims: ClaimSet;
  readonly roles: readonly string[];
  readonly scopes: readonly string[];
  /** The signed-in person; undefined for application tokens. */
  readonly user: DemoUser | undefined;
}

export type CallerVerdict =
  | { readonly ok: true; readonly caller: Caller }
  | { readonly ok: false; readonly problem: TokenProblem | 'audience' };

/** Reads a bearer token for a resource, as its server does: signature, dates, audience. */
export async function readCaller(
  context: DemoContext,
  issuer: TokenIssuer,
  token: string,
  resource: 'exchange' | 'graph',
): Promise<CallerVerdict> {
  const verdict = await issuer.verify(token);
  if (!verdict.ok) return verdict;
  const { tokens } = context.policy();
  if (tokens !== 'accepted') return { ok: false, problem: tokens };
  const { claims } = verdict;
  if (resourceOf(String(claims['aud'])) !== resource) return { ok: false, problem: 'audience' };
  const roles = Array.isArray(claims['roles']) ? claims['roles'].map(String) : [];
  const scopes = typeof claims['scp'] === 'string' ? claims['scp'].split(' ') : [];
  const user = claims['idtyp'] === 'app' ? undefined : context.directory.find(String(claims['oid']));
  return { ok: true, caller: { claims, roles, scopes, user } };
}

export type PermissionVerdict = 'granted' | 'none' | 'notEnough';

/** Does the token itself open the protocol: `none` when it carries no permission at all. */
export function permissionOf(policy: DemoPolicy, caller: Caller, protocol: DemoProtocol): PermissionVerdict {
  const row = permissions[protocol];
  if (caller.user !== undefined)
    return caller.scopes.some((scope) => row.scopes.includes(scope)) ? 'granted' : 'notEnough';
  if (hasRole(caller, protocol) || rbacCovers(policy, protocol)) return 'granted';
  return caller.roles.length === 0 ? 'none' : 'notEnough';
}

export type MailboxVerdict =
  | { readonly kind: 'open'; readonly user: DemoUser }
  | { readonly kind: MailboxRefusal };
export type MailboxRefusal = 'noMailbox' | 'unlicensed' | 'limited' | 'noRight';

/** May this caller, whose permission is granted, open the mailbox through the protocol. */
export function openMailbox(
  context: DemoContext,
  caller: Caller,
  protocol: DemoProtocol,
  address: string,
): MailboxVerdict {
  const policy = context.policy();
  const user = context.directory.find(address);
  if (user === undefined || user.mailbox === 'none' || policy.mailbox === 'missing')
    return { kind: 'noMailbox' };
  if (policy.mailbox === 'unlicensed') return { kind: 'unlicensed' };
  if (caller.user !== undefined)
    return mayActFor(caller.user, user) ? { kind: 'open', user } : { kind: 'noRight' };
  if (protocol === 'ews' || protocol === 'graph') {
    return insideLimit(policy, caller, protocol, user) ? { kind: 'open', user } : { kind: 'limited' };
  }
  // IMAP, POP and SMTP know no access policy: FullAccess for the service principal, mailbox by mailbox, decides.
  return policy.fullAccess && inGroup(policy, user) ? { kind: 'open', user } : { kind: 'noRight' };
}

/** A person opens the own mailbox and those where FullAccess was given. */
const mayActFor = (person: DemoUser, mailbox: DemoUser): boolean =>
  person.id === mailbox.id || mailbox.delegates.includes(person.userPrincipalName);

/**
 * Effective access is the union of Entra roles (narrowed by an access policy) and Exchange role assignments, so a
 * scope of RBAC for Applications limits nothing while the tenant-wide role is there.
 */
function insideLimit(policy: DemoPolicy, caller: Caller, protocol: DemoProtocol, user: DemoUser): boolean {
  const tenantWide = hasRole(caller, protocol);
  if (policy.limitKind === 'rbac') return tenantWide || inGroup(policy, user);
  return tenantWide && inGroup(policy, user);
}

function inGroup(policy: DemoPolicy, user: DemoUser): boolean {
  if (policy.limit === 'scoped') return user.inScope;
  return policy.limit !== 'tooNarrow';
}

const hasRole = (caller: Caller, protocol: DemoProtocol): boolean =>
  caller.roles.some((role) => permissions[protocol].roles.includes(role));

/** No role of RBAC for Applications exists for IMAP and POP. */
const rbacCovers = (policy: DemoPolicy, protocol: DemoProtocol): boolean =>
  policy.limitKind === 'rbac' && (protocol === 'ews' || protocol === 'graph' || protocol === 'smtp');

/** The token of an `Authorization: Bearer` header (RFC 6750 section 2.1); undefined where there is none. */
export function bearerToken(header: string | undefined): string | undefined {
  return /^bearer +([A-Za-z0-9._~+/=-]+) *$/i.exec(header ?? '')?.[1];
}
