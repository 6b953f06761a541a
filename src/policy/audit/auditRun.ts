// The work of an audit: several questions at a time, waits that a service asks for, lines into the journal.

import * as l10n from '../../core/l10n.ts';
import type { Evidence } from '../../core/report/evidence.ts';
import { evidenceOf } from '../../core/report/failure.ts';
import { type JournalEntry, journalLine } from './auditJournal.ts';
import { AuditQueue, type QueuedMailbox } from './auditQueue.ts';
import type { AuditRequest } from './auditRequest.ts';
import type { BatchResult, ItemReading, MailboxChecker } from './mailboxChecker.ts';

/** Readings that another question could not change. */
const settled: readonly JournalEntry['kind'][] = [
  'opened',
  'refused',
  'refusedAtSignIn',
  'missingMailbox',
  'switchedOff',
];

/** One mailbox that stays busy is given up after this many questions, one service after so many in a row. */
const mostAttempts = 6;
const mostFailuresInARow = 5;
const mostBusyInARow = 12;
const firstWaitMs = 1_000;
const longestWaitMs = 300_000;
/** A wait that the service names is kept, up to an hour. */
const longestAskedWaitMs = 3_600_000;

/** One run: its queue, what it has seen, and how long the service asks to wait. */
export class AuditRun {
  readonly checker: MailboxChecker;
  readonly entries: Map<string, JournalEntry>;
  /** Resolves when every line so far is in the journal. */
  written: Promise<void> = Promise.resolve();
  broken: Evidence | undefined;
  /** Mailboxes that were settled before this run. */
  readonly resumed: number;
  readonly #request: AuditRequest;
  readonly #queue: AuditQueue;
  readonly #total: number;
  readonly #startedAt: number;
  #doneHere = 0;
  #reachable = 0;
  #left: number;
  #pausedUntil = 0;
  /** Failed requests since the last answer; if a single mailbox gets no answer, only its first request counts. */
  #failures = 0;
  readonly #silent = new Set<string>();
  #busy = 0;
  /** When the last failure was counted: requests that were sent before it count as the same failure. */
  #setbackAt = 0;
  #renew = false;

  constructor(
    request: AuditRequest,
    checker: MailboxChecker,
    entries: ReadonlyMap<string, JournalEntry>,
    addresses: readonly string[],
  ) {
    this.#request = request;
    this.checker = checker;
    this.entries = new Map(entries);
    const open = addresses.filter((address) => {
      const known = entries.get(address.toLowerCase());
      if (known?.kind === 'opened') this.#reachable += 1;
      return known === undefined || !settled.includes(known.kind);
    });
    this.#queue = new AuditQueue(open);
    this.#total = addresses.length;
    this.#left = open.length;
    this.resumed = addresses.length - open.length;
    this.#startedAt = request.clock.now();
  }

  /** Asks until nothing is left. A worker that had to postpone a mailbox ends only when that mailbox is done. */
  async work(): Promise<void> {
    const { clock, signal } = this.#request;
    while (!signal.aborted && this.broken === undefined) {
      const now = clock.now();
      const at = this.#queue.nextAt(now);
      if (at === undefined) return;
      const wait = Math.max(at, this.#pausedUntil) - now;
      if (wait > 0) {
        await clock.wait(wait, signal);
        continue;
      }
      const items = this.#queue.take(this.checker.size, now);
      if (items.length > 0) await this.#checkBatch(items);
    }
  }

  async #checkBatch(items: readonly QueuedMailbox[]): Promise<void> {
    const renew = this.#renew;
    const askedAt = this.#request.clock.now();
    this.#renew = false;
    const addresses = items.map(({ address }) => address);
    const answer = await this.checker
      .check(addresses, renew)
      .catch((error: unknown): BatchResult => ({ kind: 'failed', evidence: evidenceOf(error) }));
    // Cancelled: the mailboxes stay unchecked, and nothing is written to the journal.
    if (this.#request.signal.aborted && answer.kind !== 'answered') return;
    switch (answer.kind) {
      case 'answered':
        this.#failures = 0;
        this.#busy = 0;
        this.#silent.clear();
        this.#settle(items, answer.readings);
        break;
      case 'busy':
        if (this.#isNew(askedAt)) this.#busy += 1;
        if (this.#busy >= mostBusyInARow) this.broken = tooBusy;
        this.#pause(items, answer.retryAfterMs ?? backOff(this.#busy));
        break;
      case 'noToken':
        this.#renew = true;
        this.#fail(items, answer, this.#isNew(askedAt), 2);
        break;
      case 'failed':
        this.#fail(items, answer, this.#isNew(askedAt), mostFailuresInARow);
        break;
    }
    this.report();
  }

  #settle(items: readonly QueuedMailbox[], readings: ReadonlyMap<string, ItemReading>): void {
    const at = this.#request.clock.now();
    const waits: number[] = [];
    let lines = '';
    for (const { address, attempts } of items) {
      const reading = readings.get(address);
      if (reading?.kind === 'cancelled') continue;
      const again = reading === undefined || reading.kind === 'throttled';
      if (again && attempts + 1 < mostAttempts) {
        const wait = Math.min(reading?.retryAfterMs ?? backOff(attempts + 1), longestAskedWaitMs);
        if (reading !== undefined) waits.push(wait);
        this.#queue.putOff([{ address, attempts: attempts + 1 }], at + wait);
        continue;
      }
      lines += this.#enter(address, { kind: reading?.kind ?? 'unclear', at });
    }
    // If most of a request was turned away, the service asks the application to wait, and not one mailbox.
    if (waits.length * 2 >= items.length) this.#pauseUntil(at + Math.max(...waits));
    if (lines !== '') this.#write(lines);
  }

  #enter(address: string, entry: JournalEntry): string {
    this.entries.set(address.toLowerCase(), entry);
    if (entry.kind === 'opened') this.#reachable += 1;
    this.#doneHere += 1;
    this.#left -= 1;
    return journalLine(address, entry);
  }

  /** Lines are written in order; the next question does not wait for the disk. */
  #write(lines: string): void {
    this.written = this.written
      .then(() => this.#request.journal.append(lines))
      .catch((error: unknown) => {
        this.broken = {
          kind: 'local',
          problem: 'internal',
          text: l10n.record('The journal cannot be written: {0}', String(error)),
        };
      });
  }

  #isNew(askedAt: number): boolean {
    if (askedAt < this.#setbackAt) return false;
    this.#setbackAt = this.#request.clock.now();
    return true;
  }

  /** One mailbox that never answers is given up; a service that never does ends the run. */
  #fail(
    items: readonly QueuedMailbox[],
    { kind, evidence }: Extract<BatchResult, { readonly evidence: Evidence }>,
    isNew: boolean,
    most: number,
  ): void {
    const [only] = items.length === 1 ? items : [];
    const known = only !== undefined && this.#silent.has(only.address);
    if (isNew && !known) this.#failures += 1;
    if (only !== undefined) this.#silent.add(only.address);
    if (this.#failures >= most) {
      this.broken = evidence;
      return;
    }
    const at = this.#request.clock.now();
    const attempt = 1 + items.reduce((longest, { attempts }) => Math.max(longest, attempts), 0);
    const wait = backOff(Math.max(this.#failures, attempt));
    if (only === undefined || this.#failures > 1) this.#pauseUntil(at + wait);
    let lines = '';
    for (const { address, attempts } of items) {
      if (attempts + 1 < mostAttempts) this.#queue.putOff([{ address, attempts: attempts + 1 }], at + wait);
      else lines += this.#enter(address, { kind: kind === 'noToken' ? 'noToken' : 'noAnswer', at });
    }
    if (lines !== '') this.#write(lines);
  }

  /** Every request waits, and the same mailboxes are checked again. */
  #pause(items: readonly QueuedMailbox[], wait: number): void {
    const now = this.#request.clock.now();
    this.#pauseUntil(now + Math.min(wait, longestAskedWaitMs));
    this.#queue.putOff(items, now);
  }

  #pauseUntil(moment: number): void {
    this.#pausedUntil = Math.max(this.#pausedUntil, moment);
  }

  /** Tells how far it is. */
  report(): void {
    const { clock, onProgress } = this.#request;
    if (onProgress === undefined) return;
    const now = clock.now();
    const paused = Math.max(0, this.#pausedUntil - now);
    const pace = this.#doneHere === 0 ? undefined : (now - this.#startedAt) / this.#doneHere;
    onProgress({
      done: this.#total - this.#left,
      total: this.#total,
      resumed: this.resumed,
      reachable: this.#reachable,
      ...(pace === undefined ? {} : { remainingMs: Math.round(pace * this.#left + paused) }),
      ...(paused === 0 ? {} : { pausedMs: paused }),
    });
  }
}

const backOff = (attempt: number): number => Math.min(longestWaitMs, firstWaitMs * 2 ** (attempt - 1));

const tooBusy: Evidence = {
  kind: 'local',
  problem: 'internal',
  text: l10n.record(
    'The service stayed busy although every wait was kept. Go on later: what was seen is kept.',
  ),
};
