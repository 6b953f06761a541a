// The tenant's signing key: issues RS256 access tokens with the claims of Entra's v1.0 tokens, and verifies them.

import { createPrivateKey, createPublicKey, type KeyObject, randomBytes } from 'node:crypto';
import { SignJWT } from 'jose/jwt/sign';
import { jwtVerify } from 'jose/jwt/verify';
import type { KeyedCertificate } from '../../x509/pem.ts';

/** Claims that depend on the request; the issuer adds dates, ids and its own names. */
export type ClaimSet = Readonly<Record<string, unknown>>;

export type TokenProblem = 'malformed' | 'signature' | 'expired' | 'notYetValid';

export type TokenVerdict =
  | { readonly ok: true; readonly claims: ClaimSet }
  | { readonly ok: false; readonly problem: TokenProblem };

export interface TokenIssuer {
  /** Access token; `lifetimeSeconds` from now. */
  issue(claims: ClaimSet, lifetimeSeconds: number): Promise<string>;
  /** v2.0 ID token of this issuer. */
  issueId(claims: ClaimSet, issuer: string, lifetimeSeconds: number): Promise<string>;
  /** Checks signature and dates against the tenant's clock. */
  verify(token: string): Promise<TokenVerdict>;
  /** JSON Web Key Set (RFC 7517) with the certificate, as Entra publishes it. */
  readonly keys: { readonly keys: readonly Readonly<Record<string, unknown>>[] };
}

/** Entra dates tokens five minutes back, so that servers whose clock is behind accept them. */
const backdateSeconds = 300;

/** `x5t` is the certificate's SHA-1 thumbprint in base64url; Entra uses it as `kid` too. */
export function createTokenIssuer(
  certificate: KeyedCertificate,
  x5t: string,
  tenantId: string,
  now: () => number,
): TokenIssuer {
  const key = createPrivateKey(certificate.privateKeyPem);
  const publicKey = createPublicKey(certificate.certificatePem);
  const issuer = `https://sts.windows.net/${tenantId}/`;
  const sign = (claims: ClaimSet, by: string, version: string, lifetimeSeconds: number): Promise<string> => {
    const seconds = Math.floor(now() / 1000);
    return new SignJWT({ ...claims, tid: tenantId, uti: randomBytes(16).toString('base64url'), ver: version })
      .setProtectedHeader({ typ: 'JWT', alg: 'RS256', x5t, kid: x5t })
      .setIssuer(by)
      .setIssuedAt(seconds - backdateSeconds)
      .setNotBefore(seconds - backdateSeconds)
      .setExpirationTime(seconds + lifetimeSeconds)
      .sign(key);
  };
  return {
    issue: (claims, lifetimeSeconds) => sign(claims, issuer, '1.0', lifetimeSeconds),
    issueId: (claims, by, lifetimeSeconds) => sign(claims, by, '2.0', lifetimeSeconds),
    verify: (token) => verify(token, publicKey, issuer, now()),
    keys: { keys: [jwk(certificate, publicKey, x5t)] },
  };
}

async function verify(token: string, key: KeyObject, issuer: string, now: number): Promise<TokenVerdict> {
  try {
    const { payload } = await jwtVerify(token, key, {
      algorithms: ['RS256'],
      issuer,
      currentDate: new Date(now),
    });
    return { ok: true, claims: payload };
  } catch (error) {
    return { ok: false, problem: problemOf(error) };
  }
}

/** jose's error codes (https://github.com/panva/jose, docs/util/errors). */
function problemOf(error: unknown): TokenProblem {
  const { code, claim } = error as { code?: string; claim?: string };
  if (code === 'ERR_JWT_EXPIRED') return 'expired';
  if (code === 'ERR_JWT_CLAIM_VALIDATION_FAILED' && claim === 'nbf') return 'notYetValid';
  if (code === 'ERR_JWS_INVALID' || code === 'ERR_JWT_INVALID') return 'malformed';
  return 'signature';
}

function jwk(certificate: KeyedCertificate, key: KeyObject, x5t: string): Readonly<Record<string, unknown>> {
  const der = certificate.certificatePem.replace(/-----[^-]+-----|\s/g, '');
  return { ...key.export({ format: 'jwk' }), use: 'sig', kid: x5t, x5t, x5c: [der] };
}
