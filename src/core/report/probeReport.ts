// One probe run: the steps it took and what was seen at each. `ProbeReport` is a contract (commands return it).

import * as l10n from '../l10n.ts';
import type { ProtocolId } from '../registration/registration.ts';
import type { TokenClaims } from '../token/tokenClaims.ts';
import type { Advice } from './advice.ts';
import type { Evidence } from './evidence.ts';

export const stepIds = [
  'resolve',
  'connect',
  'tls',
  'token',
  'claims',
  'authenticate',
  'openMailbox',
  'sendAs',
] as const;
export type StepId = (typeof stepIds)[number];
export type StepStatus = 'ok' | 'failed' | 'skipped';

/** A step as the probe saw it, before advice is added. */
export interface StepOutcome {
  readonly id: StepId;
  readonly status: StepStatus;
  /** Milliseconds; 0 for a skipped step. */
  readonly durationMs: number;
  /** One sentence of what was seen; no secret. */
  readonly detail: string;
  readonly evidence?: Evidence;
}

/** A probe run before advice is added. */
export interface ProbeOutcome {
  /** Registration id. */
  readonly registration: string;
  readonly address: string;
  readonly protocol: ProtocolId;
  /** ISO 8601 in UTC. */
  readonly startedAt: string;
  readonly durationMs: number;
  readonly ok: boolean;
  readonly steps: readonly StepOutcome[];
  /** Set if a message was handed over: only then Exchange looks at the rights that SMTP needs. */
  readonly submitted?: boolean;
}

/** With the claims of the token that was used; none if there was no token, or an opaque one. */
export interface ClaimedOutcome extends ProbeOutcome {
  readonly claims?: TokenClaims;
}

export interface ReportedStep {
  readonly id: StepId;
  readonly status: StepStatus;
  readonly durationMs: number;
  readonly detail: string;
  readonly code?: string;
  readonly advice?: Advice;
  /** Other causes that the evidence leaves open, most likely first. */
  readonly otherCauses?: readonly Advice[];
}

export interface ProbeReport extends Omit<ProbeOutcome, 'steps'> {
  readonly steps: readonly ReportedStep[];
}

export const stepLabels: Readonly<Record<StepId, string>> = {
  resolve: l10n.msg('Find the server'),
  connect: l10n.msg('Connect'),
  tls: l10n.msg('Secure the connection (TLS)'),
  token: l10n.msg('Get a token'),
  claims: l10n.msg('Read the token'),
  authenticate: l10n.msg('Sign in to the mailbox service'),
  openMailbox: l10n.msg('Open the mailbox'),
  sendAs: l10n.msg('Check the right to send'),
};
