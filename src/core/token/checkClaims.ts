// What a token's claims say against what a probe needs. Only what is certain is a finding: the server has the last word.

import type { Endpoints } from '../endpoints/endpoints.ts';
import { graphMailReaders, permissionFor } from '../permissions/permissions.ts';
import { protocols } from '../permissions/protocols.ts';
import type { ProtocolId, Registration } from '../registration/registration.ts';
import type { ClaimsEvidence } from '../report/evidence.ts';
import { isGuid } from '../text/text.ts';
import { readAudience } from './audiences.ts';
import type { TokenClaims } from './tokenClaims.ts';

export interface ClaimsNeed {
  readonly registration: Pick<Registration, 'tenantId' | 'clientId'>;
  readonly endpoints: Pick<Endpoints, 'exchangeResource' | 'exchangeDelegatedResource' | 'graphResource'>;
  readonly protocol: ProtocolId;
  readonly access: 'app' | 'delegated';
  /** Delegated grants: who was to sign in. */
  readonly account?: string;
  /** Milliseconds since the epoch. */
  readonly now: number;
}

/** How far this computer's clock may be behind before a token counts as not valid yet; Entra allows five minutes. */
export const clockSkewMs = 300_000;

/** Findings, gravest first; none if the claims fit. An audience that is not known here is no finding. */
export function checkClaims(claims: TokenClaims, need: ClaimsNeed): readonly ClaimsEvidence[] {
  const checks = [
    checkAudience,
    checkTenant,
    checkApplication,
    checkLife,
    checkAccess,
    checkUser,
    checkPermission,
  ];
  return checks.flatMap((check) => check(claims, need) ?? []);
}

const finding = (problem: ClaimsEvidence['problem'], expected: string, seen: string): ClaimsEvidence => ({
  kind: 'claims',
  problem,
  expected,
  seen,
});

function checkAudience(claims: TokenClaims, { endpoints, protocol }: ClaimsNeed): ClaimsEvidence | undefined {
  const seen = readAudience(claims.audience);
  if (seen === undefined) return undefined;
  const wanted = protocols[protocol].resource;
  const expected = wanted === 'graph' ? endpoints.graphResource : endpoints.exchangeResource;
  const ours = readAudience(expected)?.clouds ?? [];
  const sameCloud =
    seen.clouds.length === 0 || ours.length === 0 || seen.clouds.some((id) => ours.includes(id));
  return seen.resource === wanted && sameCloud
    ? undefined
    : finding('wrongAudience', expected, claims.audience);
}

/** A tenant given as a domain cannot be compared. */
function checkTenant(claims: TokenClaims, { registration }: ClaimsNeed): ClaimsEvidence | undefined {
  return isGuid(registration.tenantId) &&
    isGuid(claims.tenantId) &&
    !same(registration.tenantId, claims.tenantId)
    ? finding('wrongTenant', registration.tenantId, claims.tenantId)
    : undefined;
}

function checkApplication(claims: TokenClaims, { registration }: ClaimsNeed): ClaimsEvidence | undefined {
  return isGuid(claims.appId) && !same(registration.clientId, claims.appId)
    ? finding('wrongApplication', registration.clientId, claims.appId)
    : undefined;
}

function checkLife(claims: TokenClaims, { now }: ClaimsNeed): ClaimsEvidence | undefined {
  const at = (seconds: number) => new Date(Math.min(Math.max(seconds * 1000, 0), 8.64e15)).toISOString();
  const { expiresAt, notBefore } = claims;
  if (expiresAt !== undefined && expiresAt * 1000 <= now) {
    return finding('expired', `valid at ${new Date(now).toISOString()}`, `expired at ${at(expiresAt)}`);
  }
  if (notBefore !== undefined && notBefore * 1000 > now + clockSkewMs) {
    return finding('notYetValid', `valid at ${new Date(now).toISOString()}`, `valid from ${at(notBefore)}`);
  }
  return undefined;
}

function checkAccess(claims: TokenClaims, { access }: ClaimsNeed): ClaimsEvidence | undefined {
  if (access === 'app' && claims.kind === 'user') {
    const who = claims.user ?? 'a signed-in person';
    return finding('delegatedInsteadOfApp', 'a token of the application itself', `a token of ${who}`);
  }
  if (access === 'delegated' && claims.kind === 'app') {
    return finding(
      'appInsteadOfDelegated',
      'a token of a signed-in person',
      'a token of the application itself',
    );
  }
  return undefined;
}

function checkUser(claims: TokenClaims, { access, account }: ClaimsNeed): ClaimsEvidence | undefined {
  return access === 'delegated' &&
    account !== undefined &&
    claims.user !== undefined &&
    !same(account, claims.user)
    ? finding('wrongUser', account, claims.user)
    : undefined;
}

/**
 * A missing role is certain for IMAP and POP only: RBAC for Applications gives the right to EWS, Graph and SMTP
 * without any role in the token.
 */
function checkPermission(claims: TokenClaims, { protocol, access }: ClaimsNeed): ClaimsEvidence | undefined {
  if ((claims.kind === 'app') !== (access === 'app')) return undefined;
  const permission = permissionFor(protocol, access);
  if (access === 'app' && permission.rbacRole !== undefined) return undefined;
  const held = access === 'app' ? claims.roles : claims.scopes;
  if (holds(held, protocol, access)) return undefined;
  return finding('missingPermission', permission.value, held.length === 0 ? 'no permissions' : listOf(held));
}

/** True if one of the permissions opens a mailbox through the protocol. */
export function holds(held: readonly string[], protocol: ProtocolId, access: 'app' | 'delegated'): boolean {
  const enough = protocol === 'graph' ? graphMailReaders : [permissionFor(protocol, access).value];
  return held.some((value) => enough.includes(value));
}

const listOf = (values: readonly string[]): string => values.slice(0, 20).join(', ').slice(0, 300);

const same = (a: string, b: string): boolean => a.toLowerCase() === b.toLowerCase();
