// Checks an administrator's token before the first write: tenant, audience, kind and permissions.
import { graphAppId } from '../core/permissions/permissions.ts';
import type { ClaimsEvidence } from '../core/report/evidence.ts';
import { Failure } from '../core/report/failure.ts';
import { isGuid } from '../core/text/text.ts';
import type { TokenClaims } from '../core/token/tokenClaims.ts';

export interface ExpectedToken {
  /** Directory (tenant) ID, or a domain, which the token does not name. */
  readonly tenantId: string;
  /** Resource of Graph tokens in this cloud. */
  readonly graphResource: string;
  readonly permissions: readonly string[];
}

/** Throws a Failure if the token is not what was asked for. */
export function checkAdminToken(claims: TokenClaims, expected: ExpectedToken): void {
  const { audience, tenantId, kind } = claims;
  const resource = expected.graphResource.replace(/\/$/, '');
  if (audience.replace(/\/$/, '') !== resource && audience !== graphAppId) {
    throw wrong('wrongAudience', resource, audience);
  }
  if (isGuid(expected.tenantId) && tenantId.toLowerCase() !== expected.tenantId.toLowerCase()) {
    throw wrong('wrongTenant', expected.tenantId, tenantId);
  }
  if (kind === 'app')
    throw wrong('appInsteadOfDelegated', 'the token of a signed-in person', 'an application');
  const missing = missingPermissions(claims, expected.permissions);
  if (missing.length > 0) throw wrong('missingPermission', missing.join(' '), claims.scopes.join(' '));
}

export const missingPermissions = (
  { scopes }: Pick<TokenClaims, 'scopes'>,
  wanted: readonly string[],
): readonly string[] =>
  wanted.filter((name) => !scopes.some((one) => one.toLowerCase() === name.toLowerCase()));

const wrong = (problem: ClaimsEvidence['problem'], expected: string, seen: string): Failure =>
  new Failure({ kind: 'claims', problem, expected, seen });
