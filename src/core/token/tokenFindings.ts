// What stands out in a token, in words for people.

import * as l10n from '../l10n.ts';
import { graphMailReaders } from '../permissions/permissions.ts';
import type { Audience } from './audiences.ts';
import { clockSkewMs } from './checkClaims.ts';
import type { TokenClaims } from './tokenClaims.ts';
import type { TokenFinding } from './tokenReading.ts';

/** Tenant of personal Microsoft accounts (Access token claims reference, Microsoft Learn). */
const personalTenant = '9188040d-6c67-4c5b-b112-36a304b66dad';
/** Longer lives come with continuous access evaluation: 20 to 28 hours. */
const longLifeSeconds = 2 * 3600;

/** Findings, gravest first. */
export function tokenFindings(
  claims: TokenClaims,
  audience: Audience | undefined,
  nowMs: number,
): readonly TokenFinding[] {
  const all = [...life(claims, nowMs), ...audienceFindings(claims, audience), ...access(claims)];
  const order = { error: 0, warning: 1, info: 2 };
  return all.sort((a, b) => order[a.severity] - order[b.severity]);
}

const info = (text: string): TokenFinding => ({ severity: 'info', text });
const warning = (text: string): TokenFinding => ({ severity: 'warning', text });
const error = (text: string): TokenFinding => ({ severity: 'error', text });

function life(claims: TokenClaims, nowMs: number): TokenFinding[] {
  const found: TokenFinding[] = [];
  const { issuedAt, notBefore, expiresAt } = claims;
  if (issuedAt !== undefined && issuedAt * 1000 <= nowMs)
    found.push(info(l10n.record('It was issued {0} ago.', duration(nowMs / 1000 - issuedAt))));
  if (notBefore !== undefined && notBefore * 1000 > nowMs + clockSkewMs) {
    const away = duration(notBefore - nowMs / 1000);
    found.push(error(l10n.record('It becomes valid in {0}. Check the clock of this computer first.', away)));
  }
  if (expiresAt === undefined) found.push(warning(l10n.record('It does not say when it expires.')));
  else if (expiresAt * 1000 <= nowMs)
    found.push(error(l10n.record('It expired {0} ago. Get a new one.', duration(nowMs / 1000 - expiresAt))));
  else if (issuedAt !== undefined && expiresAt - issuedAt > longLifeSeconds)
    found.push(
      info(
        l10n.record('It lives long: continuous access evaluation, so that it can be revoked at any moment.'),
      ),
    );
  return found;
}

function audienceFindings(claims: TokenClaims, audience: Audience | undefined): TokenFinding[] {
  if (claims.audience === '') return [error(l10n.record('It names no audience: it is perhaps an ID token.'))];
  if (audience === undefined)
    return [
      warning(
        l10n.record(
          'The audience {0} is neither Exchange nor Graph as far as is known here.',
          claims.audience,
        ),
      ),
    ];
  if (audience.resource === 'other')
    return [
      error(l10n.record('It is for {0}, which opens no mailbox. Ask for another scope.', audience.name)),
    ];
  return [info(l10n.record('It is for {0}.', audience.name))];
}

function access(claims: TokenClaims): TokenFinding[] {
  return claims.tenantId === personalTenant
    ? [warning(l10n.record('It belongs to a personal Microsoft account, not to a tenant.')), ...who(claims)]
    : who(claims);
}

function who(claims: TokenClaims): TokenFinding[] {
  if (claims.kind === 'user') {
    const found = [
      info(
        l10n.record(
          'It is the token of {0}, who signed in.',
          claims.user ?? l10n.record('a signed-in person'),
        ),
      ),
    ];
    if (claims.scopes.length === 0)
      found.push(warning(l10n.record('It holds no delegated permissions (scp).')));
    return found;
  }
  const found = [
    info(l10n.record('It is the token of the application itself{0}.', proof(claims.clientAuthentication))),
  ];
  if (claims.roles.length === 0) {
    found.push(
      info(
        l10n.record(
          'It holds no roles. That is right if RBAC for Applications alone gives the access; else consent is missing.',
        ),
      ),
    );
  }
  return [...found, ...tenantWide(claims.roles)];
}

/** `appidacr`: how the client proved itself (Access token claims reference, Microsoft Learn). */
function proof(authentication: string | undefined): string {
  if (authentication === '1') return l10n.record(', which proved itself with a client secret');
  if (authentication === '2') return l10n.record(', which proved itself with a certificate');
  return '';
}

function tenantWide(roles: readonly string[]): TokenFinding[] {
  const wide = roles.filter((role) => role === 'full_access_as_app' || graphMailReaders.includes(role));
  if (wide.length === 0) return [];
  return [
    warning(
      l10n.record(
        '{0} reaches every mailbox of the tenant unless an access policy limits it. Check the policy with a mailbox that must be refused.',
        wide.join(', '),
      ),
    ),
  ];
}

/** `3 minutes`, `2 hours`, `5 days`. */
function duration(seconds: number): string {
  const units = [
    ['day', 86_400],
    ['hour', 3600],
    ['minute', 60],
  ] as const;
  for (const [unit, size] of units) {
    const count = Math.floor(seconds / size);
    if (count >= 1) return `${count} ${unit}${count === 1 ? '' : 's'}`;
  }
  return l10n.record('less than a minute');
}
