// Scope audit: for each mailbox of a list, whether the application gets in; fast, politely, and able to go on later.

import type { ProtocolId } from '../../core/registration/registration.ts';
import type { AuditResult } from '../../core/report/auditResult.ts';
import { Failure } from '../../core/report/failure.ts';
import type { Diagnose } from '../check/probeAccess.ts';
import type { AuditAsker } from './auditAsker.ts';
import { type AuditJournal, type JournalEntry, journalHeader, readJournal } from './auditJournal.ts';
import { resultOf } from './auditReport.ts';
import { AuditRun } from './auditRun.ts';
import { graphBatchAsker, type PostBatch } from './graphBatchAsker.ts';
import { type ProbeAskerOptions, probeAsker } from './probeAsker.ts';

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
  /** Milliseconds that the service asked to be left alone for. */
  readonly pausedMs?: number;
}

export interface AuditRequest {
  /** Registration id. */
  readonly registration: string;
  readonly protocol: ProtocolId;
  readonly mailboxes: readonly string[];
  /** Mailboxes that the application is meant to reach; every other one is meant to be refused. */
  readonly allowed: readonly string[];
  readonly ask:
    | { readonly kind: 'graphBatch'; readonly post: PostBatch; readonly diagnose: Diagnose }
    | ({ readonly kind: 'probe' } & ProbeAskerOptions);
  /** Cleared by whoever keeps the result: until then the same audit goes on from it and asks nothing twice. */
  readonly journal: AuditJournal;
  /** A journal older than this many milliseconds is not gone on with (default 24 hours). */
  readonly resumeWithinMs?: number;
  readonly previous?: AuditResult;
  readonly signal: AbortSignal;
  readonly clock: AuditClock;
  readonly onProgress?: (progress: AuditProgress) => void;
}

/**
 * Runs an audit to its end, or until the signal aborts: the result then says `complete: false`. Throws the Failure of
 * a service that answers nothing, or takes no token, several times in a row; what was seen stays in the journal.
 */
export async function runAudit(request: AuditRequest): Promise<AuditResult> {
  const { clock, journal, signal } = request;
  const key = `${request.registration}|${request.protocol}`;
  const addresses = uniqueAddresses(request.mailboxes);
  const resumed = await resume(request, key);
  const run = new AuditRun(request, askerFor(request), resumed.entries, addresses);
  run.report();
  if (resumed.prefix !== '') await journal.append(resumed.prefix);
  await Promise.all(Array.from({ length: run.asker.inFlight }, () => run.work()));
  await run.written;
  if (run.broken !== undefined && !signal.aborted) throw new Failure(run.broken);
  return resultOf({
    ...request,
    addresses,
    entries: run.entries,
    resumed: run.resumed,
    startedAt: resumed.startedAt,
    endedAt: clock.now(),
  });
}

function askerFor({ ask, protocol, clock }: AuditRequest): AuditAsker {
  const now = () => clock.now();
  return ask.kind === 'graphBatch'
    ? graphBatchAsker(ask.post, ask.diagnose, now)
    : probeAsker(protocol, ask, now);
}

/** Each address once, whatever its letters' case, as it was first written. */
function uniqueAddresses(mailboxes: readonly string[]): readonly string[] {
  const seen = new Map<string, string>();
  for (const mailbox of mailboxes) {
    const address = mailbox.trim();
    if (address !== '' && !seen.has(address.toLowerCase())) seen.set(address.toLowerCase(), address);
  }
  return [...seen.values()];
}

const oneDayMs = 86_400_000;

async function resume(
  request: AuditRequest,
  key: string,
): Promise<{
  readonly startedAt: number;
  readonly entries: ReadonlyMap<string, JournalEntry>;
  readonly prefix: string;
}> {
  const { clock, journal, resumeWithinMs = oneDayMs } = request;
  const found = readJournal(await journal.read(), key);
  if (found !== undefined && clock.now() - found.startedAt <= resumeWithinMs) {
    return { startedAt: found.startedAt, entries: found.entries, prefix: found.cutOff ? '\n' : '' };
  }
  await journal.clear();
  const startedAt = clock.now();
  return { startedAt, entries: new Map(), prefix: journalHeader(key, startedAt) };
}

// biome-ignore lint/performance/noBarrelFile: a bundle has one entry, and whoever audits needs these with it.
export { auditCsv } from './auditCsv.ts';
export { directoryMailboxes } from './directoryMailboxes.ts';
export { fileJournal } from './fileJournal.ts';
