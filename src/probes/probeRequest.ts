// What one probe run is given: the mailbox, the protocol, the network to use and a way to get a token.

import type { Secret } from '../core/credential/secret.ts';
import type { Endpoints } from '../core/endpoints/endpoints.ts';
import type { Mailbox, ProtocolId, Registration } from '../core/registration/registration.ts';
import type { StepOutcome } from '../core/report/probeReport.ts';
import type { TokenClaims } from '../core/token/tokenClaims.ts';
import type { Network } from '../net/network.ts';

export interface AcquiredToken {
  readonly token: Secret;
  /** Undefined if the token is opaque. */
  readonly claims: TokenClaims | undefined;
  readonly fromCache: boolean;
}

export interface ProbeRequest {
  readonly registration: Registration;
  readonly mailbox: Mailbox;
  readonly protocol: ProtocolId;
  readonly endpoints: Endpoints;
  readonly network: Network;
  /** Throws a `Failure`; a rejection is the outcome of the step `token`. */
  readonly acquireToken: (signal: AbortSignal) => Promise<AcquiredToken>;
  readonly signal: AbortSignal;
  /**
   * Milliseconds for the whole run, default 30 000. If a person has to sign in, getting the token does not count:
   * the clock starts again with the token.
   */
  readonly deadlineMs?: number;
  /** Milliseconds that a mail server may take to greet, default 10 000. */
  readonly greetingMs?: number;
  /** Called for each step in the contract's order, as soon as it and all before it are known. */
  readonly onStep?: (step: StepOutcome) => void;
  /** Milliseconds since the epoch. */
  readonly now?: () => number;
  /** Version in the User-Agent of EWS and Graph requests. */
  readonly productVersion?: string;
  /** Another mailbox to open with the same token: the control mailbox. */
  readonly openAs?: string;
  /** SMTP: really sends a short test message to this address. Only if a person asked for it. */
  readonly sendTestTo?: string;
}

/** The mailbox to open: `openAs` if it was asked for, else the mailbox itself. */
export function mailboxToOpen(request: ProbeRequest): string {
  return request.openAs ?? request.mailbox.address;
}
