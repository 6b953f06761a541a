// Tokens for registrations: one request per tenant, client and resource however many ask, and evidence for every refusal.

import { createMutex, createSingleFlight } from '../core/async.ts';
import { Secret } from '../core/credential/secret.ts';
import type { Registration } from '../core/registration/registration.ts';
import { readClaims, type TokenClaims } from '../core/token/tokenClaims.ts';
import { forgetAccounts, listAccounts, type SignedInAccount } from './accounts.ts';
import type { TokenRequest, TokenSourceOptions } from './acquire.ts';
import { acquirers } from './acquirers.ts';
import { createAuthorities } from './authority.ts';
import { acquireByFederatedCredential } from './federatedCredential.ts';
import { createLearner } from './learnSecrets.ts';
import { requestKey } from './requestKey.ts';
import { createSignInStores } from './signInStores.ts';
import { createTokenMemory, type HeldToken } from './tokenMemory.ts';

export interface AcquiredToken {
  readonly token: Secret;
  /** Undefined if the token is no JWT. */
  readonly claims: TokenClaims | undefined;
  /** True if nothing was sent for it. */
  readonly fromCache: boolean;
  /** Milliseconds since the epoch. */
  readonly expiresOn: number;
}

/** Throws a Failure from every method. */
export interface TokenSource {
  acquire(request: TokenRequest): Promise<AcquiredToken>;
  /** Drops every token from memory. */
  forgetAll(): void;
  /** Delegated grants: everyone who is signed in on this computer. */
  accounts(registration: Registration): Promise<readonly SignedInAccount[]>;
  /** Delegated grants: forgets one sign-in, or all of them. Nothing is sent; the authority's own session stays. */
  signOut(registration: Registration, account?: string): Promise<void>;
}

export type { SignedInAccount } from './accounts.ts';
export type { DeviceCodePrompt, SignInInteraction } from './signIn.ts';

/** Makes a token source. Application tokens are held in its memory only. */
export function createTokenSource(options: TokenSourceOptions): TokenSource {
  const memory = createTokenMemory(options.now, options.redactor);
  const requests = createSingleFlight<HeldToken>();
  const parts = {
    options,
    authorities: createAuthorities(options.now),
    signInsOf: createSignInStores(options.cacheFor),
    signInMutex: createMutex(),
    learn: createLearner(options.redactor),
  };
  const { signInsOf } = parts;

  async function fetchToken(request: TokenRequest, signal: AbortSignal): Promise<HeldToken> {
    const federated = request.credential.kind === 'federated';
    const acquire = federated ? acquireByFederatedCredential : acquirers[request.registration.grant];
    const raw = await acquire({ ...parts, request: { ...request, signal } });
    return {
      token: new Secret(raw.accessToken),
      claims: readClaims(raw.accessToken),
      expiresOn: raw.expiresOn,
    };
  }

  return {
    async acquire(request) {
      const key = requestKey(request);
      const renew = request.forceRefresh === true || request.claims !== undefined;
      const held = renew ? undefined : memory.find(key);
      if (held !== undefined) return { ...held, fromCache: true };
      const flightKey = JSON.stringify([key, renew, request.interactive !== false, request.claims ?? '']);
      const got = await requests.run(flightKey, request.signal, async (signal) => {
        const fresh = await fetchToken(request, signal);
        memory.hold(key, request.registration.id, fresh);
        return fresh;
      });
      return { ...got, fromCache: false };
    },
    forgetAll: () => memory.forgetAll(),
    accounts: (registration) => listAccounts(registration, signInsOf(registration)),
    async signOut(registration, account) {
      memory.forget(registration.id);
      await forgetAccounts(registration, signInsOf(registration), account);
    },
  };
}
