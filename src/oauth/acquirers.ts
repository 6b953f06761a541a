// One acquirer per grant. A new grant is one file, one row here and one in core/grants.
import type { GrantId } from '../core/registration.ts';
import type { Authorities } from './authority.ts';
import { acquireByClientSecret } from './clientSecret.ts';
import type { TokenRequest, TokenSourceOptions } from './tokenSource.ts';

export interface AcquireContext {
  /** Its signal is the flight's: it aborts when nobody waits any more. */
  readonly request: TokenRequest;
  readonly options: TokenSourceOptions;
  readonly authorities: Authorities;
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
  clientCertificate: acquireByClientSecret,
  authorizationCode: acquireByClientSecret,
  deviceCode: acquireByClientSecret,
  password: acquireByClientSecret,
};
