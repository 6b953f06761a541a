// What an audit is asked for, and how it tells where it is.

import type { ProtocolId } from '../../core/registration/registration.ts';
import type { AuditResult } from '../../core/report/auditResult.ts';
import type { Diagnose } from '../check/probeAccess.ts';
import type { AuditJournal } from './auditJournal.ts';
import type { PostBatch } from './graphBatchChecker.ts';
import type { ProbeCheckerOptions } from './probeChecker.ts';
export interface AuditClock {
  /** Milliseconds since the epoch. */
  now(): number;
  /** Resolves after `ms`, or at once when the signal aborts. */
  wait(ms: number, signal: AbortSignal): Promise<void>;
}

export interface AuditProgress {
  readonly done: number;
  readonly total: number;
  /** Of those done, how many an earlier run had settled that was stopped before its end. */
  readonly resumed: number;
  /** Mailboxes that opened so far. */
  readonly reachable: number;
  /** Milliseconds left at the pace so far; undefined before the first answer. */
  readonly remainingMs?: number;
  /** Milliseconds that the service asked to wait. */
  readonly pausedMs?: number;
}

export interface AuditRequest {
  /** Registration id. */
  readonly registration: string;
  /** What the answers are seen with (authority, tenant and client): a journal of another application is not gone on with. */
  readonly application?: string;
  readonly protocol: ProtocolId;
  readonly mailboxes: readonly string[];
  /** Mailboxes that the application is meant to reach; every other one is meant to be refused. */
  readonly allowed: readonly string[];
  readonly ask:
    | { readonly kind: 'graphBatch'; readonly post: PostBatch; readonly diagnose: Diagnose }
    | ({ readonly kind: 'probe' } & ProbeCheckerOptions);
  /** Cleared by the caller that keeps the result: until then the same audit goes on from it and asks nothing twice. */
  readonly journal: AuditJournal;
  /** A journal older than this many milliseconds is not gone on with (default 24 hours). */
  readonly resumeWithinMs?: number;
  readonly previous?: AuditResult;
  readonly signal: AbortSignal;
  readonly clock: AuditClock;
  readonly onProgress?: (progress: AuditProgress) => void;
}
