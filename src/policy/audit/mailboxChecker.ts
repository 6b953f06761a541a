// Checks a batch of mailboxes for an audit: one reading for each, and how long to wait if the service is too busy.
import type { Evidence } from '../../core/report/evidence.ts';
import type { ProbeReading } from '../check/probeAccess.ts';

export interface ItemReading {
  readonly kind: ProbeReading['kind'];
  /** How long the service asks to wait for this one mailbox, in milliseconds. */
  readonly retryAfterMs?: number;
}

export type BatchResult =
  /** Readings by address; an address without one is checked again. */
  | { readonly kind: 'answered'; readonly readings: ReadonlyMap<string, ItemReading> }
  /** The whole request was turned away for its load. */
  | { readonly kind: 'busy'; readonly retryAfterMs: number | undefined }
  /** The token was not taken. */
  | { readonly kind: 'noToken'; readonly evidence: Evidence }
  /** Nothing came back that is an answer. */
  | { readonly kind: 'failed'; readonly evidence: Evidence };

export interface MailboxChecker {
  /** Mailboxes in one request. */
  readonly size: number;
  /** Requests at the same time. */
  readonly inFlight: number;
  /** Checks the mailboxes; `renew` asks for a new token. Rejects only if it was cancelled. */
  check(addresses: readonly string[], renew: boolean): Promise<BatchResult>;
}
