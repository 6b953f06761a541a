// What Entra remembers between requests: sign-ins under way, codes, device codes, refresh tokens. All bounded, all in memory.
import { randomBytes } from 'node:crypto';
import type { DemoUser } from '../directory.ts';
import type { ClientAuthentication } from './clientCheck.ts';

/** An authorize request that waits for a person on the sign-in page. */
export interface SignInFlow {
  readonly clientId: string;
  readonly redirectUri: string;
  readonly redirectKind: 'publicClient' | 'web';
  readonly responseMode: 'query' | 'fragment' | 'form_post';
  readonly scope: string;
  readonly state: string | undefined;
  readonly nonce: string | undefined;
  readonly challenge: string | undefined;
  readonly challengeMethod: 'S256' | 'plain';
  readonly loginHint: string | undefined;
}

export interface IssuedCode {
  readonly flow: SignInFlow;
  readonly user: DemoUser;
  readonly redeemed: boolean;
}

export interface DeviceSignIn {
  readonly clientId: string;
  readonly scope: string;
  readonly userCode: string;
  readonly outcome:
    | { readonly kind: 'pending' | 'declined' }
    | { readonly kind: 'approved'; readonly user: DemoUser };
}

export interface RefreshGrant {
  readonly clientId: string;
  readonly user: DemoUser;
  /** Scopes as first granted; a refresh without scope gives these again. */
  readonly scope: string;
  readonly authentication: ClientAuthentication;
  readonly issuedAt: number;
}

/** Keys are random; the oldest entry goes when the limit is reached. */
export class ExpiringMap<Value> {
  readonly #entries = new Map<string, { readonly value: Value; readonly expiresAt: number }>();
  readonly #now: () => number;
  readonly #limit: number;

  constructor(now: () => number, limit = 1000) {
    this.#now = now;
    this.#limit = limit;
  }

  /** Stores under a fresh key, which is returned. */
  add(value: Value, lifetimeMs: number, key: string = newKey()): string {
    this.#entries.set(key, { value, expiresAt: this.#now() + lifetimeMs });
    const oldest = this.#entries.size > this.#limit ? this.#entries.keys().next().value : undefined;
    if (oldest !== undefined) this.#entries.delete(oldest);
    return key;
  }

  /** The value and whether it is still in time; undefined if the key is unknown. */
  get(key: string): { readonly value: Value; readonly expired: boolean } | undefined {
    const entry = this.#entries.get(key);
    return entry && { value: entry.value, expired: entry.expiresAt <= this.#now() };
  }

  /** Changes a value and keeps its end. */
  replace(key: string, value: Value): void {
    const entry = this.#entries.get(key);
    if (entry !== undefined) this.#entries.set(key, { value, expiresAt: entry.expiresAt });
  }

  delete(key: string): void {
    this.#entries.delete(key);
  }

  find(test: (value: Value) => boolean): { readonly key: string; readonly value: Value } | undefined {
    for (const [key, { value }] of this.#entries) if (test(value)) return { key, value };
    return undefined;
  }
}

export interface GrantState {
  readonly flows: ExpiringMap<SignInFlow>;
  readonly codes: ExpiringMap<IssuedCode>;
  readonly devices: ExpiringMap<DeviceSignIn>;
  readonly refreshTokens: ExpiringMap<RefreshGrant>;
}

export const createGrantState = (now: () => number): GrantState => ({
  flows: new ExpiringMap(now),
  codes: new ExpiringMap(now),
  devices: new ExpiringMap(now),
  refreshTokens: new ExpiringMap(now, 10_000),
});

/** Lifetimes in milliseconds (Microsoft identity platform: authorization code, device code and refresh tokens). */
export const lifetimes = {
  flow: 15 * 60_000,
  code: 10 * 60_000,
  device: 900_000,
  refresh: 90 * 86_400_000,
} as const;

const newKey = (): string => `1.${randomBytes(48).toString('base64url')}`;
