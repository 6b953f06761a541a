// Checks of the ID token. It came straight from the token endpoint over verified TLS, so its signature is not needed
// (OpenID Connect Core section 3.1.3.7, item 6); MSAL has compared the nonce.

import { hostPortOf } from '../core/endpoints/hosts.ts';
import type { ClaimsEvidence } from '../core/report/evidence.ts';
import { Failure } from '../core/report/failure.ts';
import type { Redactor } from '../core/text/redaction.ts';
import { isGuid } from '../core/text/text.ts';
import type { TokenRequest } from './acquire.ts';
import type { Authority } from './authority.ts';
import { malformed } from './tokenFailures.ts';

/** Throws a Failure if issuer, audience or tenant are not those that were asked. */
export function checkIdToken(
  claims: object | undefined,
  { registration }: Pick<TokenRequest, 'registration'>,
  authority: Authority,
  redactor: Redactor,
): void {
  const read = (name: string): string => {
    const value: unknown = claims === undefined ? undefined : Reflect.get(claims, name);
    return typeof value === 'string' ? value : '';
  };
  // Device code and password may come without one.
  if (claims === undefined || Object.keys(claims).length === 0) return;
  const tenant = read('tid');
  if (!issuersOf(authority, registration.tenantId, tenant).includes(read('iss'))) {
    const host = hostPortOf(new URL(authority.url));
    throw malformed(host, 'ID token', `its issuer is ${read('iss')}`, redactor);
  }
  if (read('aud') !== registration.clientId) {
    throw mismatch('wrongApplication', registration.clientId, read('aud'));
  }
  if (
    isGuid(registration.tenantId) &&
    isGuid(tenant) &&
    tenant.toLowerCase() !== registration.tenantId.toLowerCase()
  ) {
    throw mismatch('wrongTenant', registration.tenantId, tenant);
  }
}

/** A tenant given as a domain is named by its ID in tokens. */
function issuersOf(authority: Authority, asked: string, tenant: string): readonly string[] {
  const byId = isGuid(tenant) ? [authority.issuer.replace(`/${asked}/`, `/${tenant}/`)] : [];
  return [authority.issuer, ...byId];
}

const mismatch = (problem: ClaimsEvidence['problem'], expected: string, seen: string): Failure =>
  new Failure({ kind: 'claims', problem, expected, seen: seen.slice(0, 200) });
