// One acquirer per grant. A new grant is one file, one row here and one in core/grants.
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
import type { InTurn } from './turns.ts';

export interface AcquireContext {
  /** Its signal is the flight's: it aborts when nobody waits any more. */
  readonly request: TokenRequest;
  readonly options: TokenSourceOptions;
  readonly authorities: Authorities;
  readonly signInsOf: (registration: Registration) => SignInCache;
  /** One sign-in by a person at a time. */
  readonly inTurn: InTurn;
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
