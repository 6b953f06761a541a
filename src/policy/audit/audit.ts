// Scope audit: for each mailbox of a list, whether the application gets in; fast, politely, and able to go on later.

import type { AuditResult } from '../../core/report/auditResult.ts';
import { Failure } from '../../core/report/failure.ts';
import { type JournalEntry, journalHeader, readJournal } from './auditJournal.ts';
import { resultOf } from './auditReport.ts';
import type { AuditRequest } from './auditRequest.ts';
import { AuditRun } from './auditRun.ts';
import { graphBatchChecker } from './graphBatchChecker.ts';
import type { MailboxChecker } from './mailboxChecker.ts';
import { probeChecker } from './probeChecker.ts';

/**
 * Runs an audit to its end, or until the signal aborts: the result then says `complete: false`. Throws the Failure of
 * a service that answers nothing, or takes no token, several times in a row; what was seen stays in the journal.
 */
export async function runAudit(request: AuditRequest): Promise<AuditResult> {
  const { clock, journal, signal } = request;
  const key = [request.registration, request.protocol, request.application ?? ''].join('|');
  const addresses = uniqueAddresses(request.mailboxes);
  const resumed = await resume(request, key);
  const run = new AuditRun(request, checkerFor(request), resumed.entries, addresses);
  run.report();
  if (resumed.prefix !== '') await journal.append(resumed.prefix);
  await Promise.all(Array.from({ length: run.checker.inFlight }, () => run.work()));
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

function checkerFor({ ask, protocol, clock }: AuditRequest): MailboxChecker {
  const now = () => clock.now();
  return ask.kind === 'graphBatch'
    ? graphBatchChecker(ask.post, ask.diagnose, now)
    : probeChecker(protocol, ask, now);
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
