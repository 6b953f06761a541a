// One acquirer per grant. A new grant is one file, one row here and one in core/grants.
import type { RunExclusive } from '../core/async.ts';
import type { GrantId, Registration } from '../core/registration/registration.ts';
import type { Authorities } from './authority.ts';
import { acquireByAuthorizationCode } from './authorizationCode.ts';
import { acquireByClientCertificate } from './clientCertificate.ts';
import { acquireByClientSecret } from './clientSecret.ts';
import { acquireByDeviceCode } from './deviceCode.ts';
import type { LearnSecrets } from './learnSecrets.ts';
import { acquireByPassword } from './password.ts';
import type { SignInCache } from './signInCache.ts';
import type { TokenRequest, TokenSourceOptions } from './tokenSource.ts';

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

export const acquirers: Readonly<Record<GrantId, Acquire>> = {
  clientSecret: acquireByClientSecret,
  clientCertificate: acquireByClientCertificate,
  authorizationCode: acquireByAuthorizationCode,
  deviceCode: acquireByDeviceCode,
  password: acquireByPassword,
};
