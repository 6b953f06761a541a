// Reads an access token for people: whose it is, for what, how long, which protocols it opens and why others refuse it.
// Local only; nothing is verified, sent or kept. Entry of the bundle `readToken`.

import { cloudLabels, clouds } from '../endpoints/clouds.ts';
import * as l10n from '../l10n.ts';
import { protocolIds } from '../registration/registration.ts';
import { Failure } from '../report/failure.ts';
import { plainLine } from '../text/text.ts';
import { type Audience, readAudience } from './audiences.ts';
import { readClaims, type TokenClaims } from './tokenClaims.ts';
import { tokenFindings } from './tokenFindings.ts';
import type { TokenReading } from './tokenReading.ts';
import { verdictOf } from './tokenVerdict.ts';

/** Longest text that is taken for a token. */
const maxTokenLength = 65_536;

/** Reads a token (with or without `Bearer`) or its claims. Throws a Failure `invalidInput` if it is no readable token. */
export function readToken(source: string | TokenClaims, now: Date): TokenReading {
  const claims = bounded(typeof source === 'string' ? claimsOf(source) : source);
  const audience = readAudience(claims.audience);
  const cloud = cloudOf(claims, audience);
  const secondsLeft =
    claims.expiresAt === undefined ? undefined : Math.floor(claims.expiresAt - now.getTime() / 1000);
  return {
    claims,
    ...(cloud === undefined ? {} : { cloud }),
    ...(secondsLeft === undefined ? {} : { secondsLeft }),
    protocols: protocolIds.map((protocol) => verdictOf(protocol, claims, audience, now.getTime())),
    findings: tokenFindings(claims, audience, now.getTime()),
  };
}

function claimsOf(text: string): TokenClaims {
  const token = text
    .trim()
    .replace(/^(?:Authorization\s*:\s*)?Bearer\s+/i, '')
    .replace(/^["']|["'],?$/g, '');
  const claims = token.length > maxTokenLength ? undefined : readClaims(token);
  if (claims !== undefined) return claims;
  throw new Failure({ kind: 'local', problem: 'invalidInput', text: whyUnreadable(token) });
}

function whyUnreadable(token: string): string {
  if (token.length > maxTokenLength)
    return l10n.record('The text is too long for a token. Paste the access token alone.');
  // JWE (RFC 7516 section 7.1) has five parts.
  if (/^[\w-]+(?:\.[\w-]*){4}$/.test(token))
    return l10n.record('The token is encrypted: only the service that it is for can read it.');
  if (/^Ew[A-Za-z0-9+/=_-]{50}/.test(token))
    return l10n.record(
      'The token is one of a personal Microsoft account, which nobody but the service can read.',
    );
  return l10n.record(
    'This is not a token that can be read. Paste an access token: three parts with two dots, beginning with eyJ.',
  );
}

/** Claims come from anywhere: every text is cut and made plain. */
function bounded(claims: TokenClaims): TokenClaims {
  const line = (text: string) => plainLine(text, 300);
  const lines = (texts: readonly string[]) => texts.slice(0, 200).map(line);
  return {
    ...claims,
    audience: line(claims.audience),
    tenantId: line(claims.tenantId),
    appId: line(claims.appId),
    issuer: line(claims.issuer),
    roles: lines(claims.roles),
    scopes: lines(claims.scopes),
    ...(claims.objectId === undefined ? {} : { objectId: line(claims.objectId) }),
    ...(claims.user === undefined ? {} : { user: line(claims.user) }),
    ...(claims.clientAuthentication === undefined
      ? {}
      : { clientAuthentication: line(claims.clientAuthentication) }),
  };
}

/** The audience tells best; v1.0 issuers are `sts.windows.net` in more than one cloud. */
function cloudOf(claims: TokenClaims, audience: Audience | undefined): string | undefined {
  const [only, second] = audience?.clouds ?? [];
  if (only !== undefined && second === undefined) return cloudLabels[only];
  const issuer = URL.canParse(claims.issuer) ? new URL(claims.issuer).host : '';
  const rows = Object.values(clouds).filter((cloud) => new URL(cloud.authority.value).host === issuer);
  const [row] = rows;
  if (row !== undefined)
    return rows.length === 1 ? row.label : l10n.record('US Government (GCC High or DoD)');
  // Issuer of v1.0 tokens in China (Authentication on national clouds, Microsoft Learn).
  return issuer === 'sts.chinacloudapi.cn' ? clouds.china.label : undefined;
}
