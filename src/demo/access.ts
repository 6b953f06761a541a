// Who may open which mailbox through which protocol: the one decision that all surfaces put into their own words.
import type { DemoContext } from './context.ts';
import { type DemoUser, shortName } from './directory.ts';
import { resourceOf } from './entra/resources.ts';
import type { ClaimSet, TokenIssuer, TokenProblem } from './entra/tokenIssuer.ts';
import {
  type ApplicationCaller,
  type DemoProtocol,
  decideAccess,
  hasRight,
  mayUseProtocol,
} from './exchange/effectiveAccess.ts';

/** Delegated permissions (`scp`) that open a protocol for a signed-in person. */
const delegatedScopes: Readonly<Record<DemoProtocol, readonly string[]>> = {
  ews: ['EWS.AccessAsUser.All'],
  graph: ['Mail.Read', 'Mail.ReadWrite', 'Mail.ReadBasic', 'Mail.Read.Shared', 'Mail.ReadWrite.Shared'],
  imap: ['IMAP.AccessAsUser.All'],
  pop: ['POP.AccessAsUser.All'],
  smtp: ['SMTP.Send'],
};

/** Whom the token was issued for. */
export interface Caller {
  readonly claims: ClaimSet;
  readonly roles: readonly string[];
  readonly scopes: readonly string[];
  /** The application, also of a person's token. */
  readonly application: ApplicationCaller;
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
  const application = { appId: String(claims['appid']), objectId: String(claims['oid']), roles };
  return { ok: true, caller: { claims, roles, scopes, application, user } };
}

export type PermissionVerdict = 'granted' | 'none' | 'notEnough';

/** Does the token, or a role assignment, open the protocol: `none` when the token carries no permission at all. */
export function permissionOf(
  context: DemoContext,
  caller: Caller,
  protocol: DemoProtocol,
): PermissionVerdict {
  if (caller.user !== undefined)
    return caller.scopes.some((scope) => delegatedScopes[protocol].includes(scope)) ? 'granted' : 'notEnough';
  if (mayUseProtocol(context.exchange(), caller.application, protocol)) return 'granted';
  return caller.roles.length === 0 ? 'none' : 'notEnough';
}

export type MailboxVerdict =
  | { readonly kind: 'open'; readonly user: DemoUser }
  | { readonly kind: MailboxRefusal };
/** The last three as `decideAccess` tells them; a person without FullAccess has `noPermission`. */
export type MailboxRefusal = 'noMailbox' | 'unlicensed' | 'accessPolicy' | 'scope' | 'noPermission';

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
    return mayActFor(context, caller.user, user) ? { kind: 'open', user } : { kind: 'noPermission' };
  const decision = decideAccess(context.exchange(), caller.application, protocol, shortName(user));
  return decision === 'open' ? { kind: 'open', user } : { kind: decision };
}

/** A person opens the own mailbox and those where FullAccess was given. */
const mayActFor = (context: DemoContext, person: DemoUser, mailbox: DemoUser): boolean =>
  person.id === mailbox.id ||
  hasRight(context.exchange(), shortName(person), shortName(mailbox), 'FullAccess');

/** The token of an `Authorization: Bearer` header (RFC 6750 section 2.1); undefined if there is none. */
export function bearerToken(header: string | undefined): string | undefined {
  return /^bearer +([A-Za-z0-9._~+/=-]+) *$/i.exec(header ?? '')?.[1];
}
