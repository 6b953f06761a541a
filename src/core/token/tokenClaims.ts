// What an access token holds. Microsoft calls tokens for its own resources opaque: read for diagnosis only.
import { decodeJwt } from 'jose/jwt/decode';

export interface TokenClaims {
  readonly audience: string;
  readonly tenantId: string;
  readonly appId: string;
  readonly objectId?: string;
  readonly issuer: string;
  /** Application permissions (`roles`). */
  readonly roles: readonly string[];
  /** Delegated permissions (`scp`). */
  readonly scopes: readonly string[];
  /** Signed-in person (`upn`, `unique_name` or `preferred_username`). */
  readonly user?: string;
  /** Seconds since the epoch. */
  readonly issuedAt?: number;
  readonly notBefore?: number;
  readonly expiresAt?: number;
  /** `1` secret, `2` certificate, `0` public client (`appidacr` or `azpacr`). */
  readonly clientAuthentication?: string;
  /** `app` or `user` (`idtyp`), if the token says so. */
  readonly kind: 'app' | 'user';
}

/** Reads a token's claims without verifying it; undefined if it is no JWT with claims of an access token. */
export function readClaims(token: string): TokenClaims | undefined {
  const payload = decode(token);
  if (payload === undefined) return undefined;
  const roles = strings(payload['roles']);
  const scopes =
    text(payload['scp'])
      ?.split(' ')
      .filter((scope) => scope !== '') ?? [];
  const user = text(payload['upn']) ?? text(payload['unique_name']) ?? text(payload['preferred_username']);
  const optional = {
    objectId: text(payload['oid']),
    user,
    issuedAt: number(payload['iat']),
    notBefore: number(payload['nbf']),
    expiresAt: number(payload['exp']),
    clientAuthentication: text(payload['appidacr']) ?? text(payload['azpacr']),
  };
  return {
    audience: text(payload['aud']) ?? strings(payload['aud'])[0] ?? '',
    tenantId: text(payload['tid']) ?? '',
    appId: text(payload['appid']) ?? text(payload['azp']) ?? '',
    issuer: text(payload['iss']) ?? '',
    roles,
    scopes,
    kind: payload['idtyp'] === 'app' || (scopes.length === 0 && user === undefined) ? 'app' : 'user',
    ...withoutUndefined(optional),
  };
}

function decode(token: string): Record<string, unknown> | undefined {
  try {
    return decodeJwt(token);
  } catch {
    return undefined;
  }
}

const text = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);
const number = (value: unknown): number | undefined =>
  typeof value === 'number' && Number.isFinite(value) ? value : undefined;
const strings = (value: unknown): readonly string[] =>
  Array.isArray(value) ? value.filter((item): item is string => typeof item === 'string') : [];

type Defined<T> = { [K in keyof T]?: Exclude<T[K], undefined> };

function withoutUndefined<T extends object>(values: T): Defined<T> {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as Defined<T>;
}
