// How an audit asks: some mailboxes in, one reading for each out, and whether the service wants to be left alone.
import type { Evidence } from '../../core/report/evidence.ts';
import type { ProbeReading } from '../check/probeAccess.ts';

export interface ItemReading {
  readonly kind: ProbeReading['kind'];
  /** How long this one mailbox wants to be left alone, in milliseconds, where it said so. */
  readonly retryAfterMs?: number;
}

export type AskAnswer =
  /** Readings by address; an address without one is asked again. */
  | { readonly kind: 'answered'; readonly readings: ReadonlyMap<string, ItemReading> }
  /** The whole request was turned away for its load. */
  | { readonly kind: 'busy'; readonly retryAfterMs: number | undefined }
  /** The token was not taken. */
  | { readonly kind: 'noToken'; readonly evidence: Evidence }
  /** Nothing came back that is an answer. */
  | { readonly kind: 'failed'; readonly evidence: Evidence };

export interface AuditAsker {
  /** Mailboxes in one request. */
  readonly size: number;
  /** Requests at the same time. */
  readonly inFlight: number;
  /** Asks; `renew` wants a new token. Rejects only where it was cancelled. */
  ask(addresses: readonly string[], renew: boolean): Promise<AskAnswer>;
}
