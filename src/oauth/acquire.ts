// What an acquirer gets and gives, and what a token source is asked for.

import type { RunExclusive } from '../core/async.ts';
import type { Credential, FederatedCredential } from '../core/credential/credential.ts';
import type { Endpoints } from '../core/endpoints/endpoints.ts';
import type { TokenResource } from '../core/permissions/protocols.ts';
import type { Registration } from '../core/registration/registration.ts';
import type { Redactor } from '../core/text/redaction.ts';
import type { Network } from '../net/network.ts';
import type { Authorities } from './authority.ts';
import type { LearnSecrets } from './learnSecrets.ts';
import type { SignInInteraction } from './signIn.ts';
import type { SignInCache, TokenCacheStore } from './signInCache.ts';
export interface AcquireContext {
  /** Its signal aborts when no caller waits for the token any more. */
  readonly request: TokenRequest;
  readonly options: TokenSourceOptions;
  readonly authorities: Authorities;
  readonly signInsOf: (registration: Registration) => SignInCache;
  /** One sign-in at a time: the second question is often answered by the first sign-in. */
  readonly signInMutex: RunExclusive;
  readonly learn: LearnSecrets;
}

export interface RawToken {
  readonly accessToken: string;
  /** Milliseconds since the epoch. */
  readonly expiresOn: number;
}

/** Gets a new token or throws a Failure. */
export type Acquire = (context: AcquireContext) => Promise<RawToken>;

export interface TokenRequest {
  readonly registration: Registration;
  readonly endpoints: Endpoints;
  readonly credential: Credential | FederatedCredential;
  readonly resource: TokenResource;
  /** Delegated grants: who signs in. */
  readonly account?: string;
  /** Delegated grants: other scopes than the resource's `/.default`; all of one resource. */
  readonly scopes?: readonly string[];
  /** Aborting leaves the request; others that wait for the same token are not failed. */
  readonly signal: AbortSignal;
  /** Milliseconds for what goes over the network; the time a person takes to sign in is apart. */
  readonly deadlineMs: number;
  /** Claims that a resource demanded when it refused the last token (JSON); asks for a new token as well. */
  readonly claims?: string;
  /** Asks for a new token though one is held. */
  readonly forceRefresh?: boolean;
  /** False: if a person would have to sign in, it fails with `signInNeeded` (or the refusal) instead of asking. */
  readonly interactive?: boolean;
}

export interface TokenSourceOptions {
  readonly network: (endpoints: Endpoints) => Network;
  readonly redactor: Redactor;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
  /** Variables of the process, for a federated credential that names one. */
  readonly environment?: Readonly<Record<string, string | undefined>>;
  /** How a person signs in; without it the delegated grants can only use what is stored. */
  readonly interaction?: SignInInteraction;
  /** Where sign-ins are kept; without it they last as long as this source. */
  readonly cacheFor?: (registration: Registration) => TokenCacheStore;
  /** Waits so many milliseconds; rejects if the signal aborts. */
  readonly wait?: (ms: number, signal: AbortSignal) => Promise<void>;
}
