// The audit: no mailbox is missed or asked twice without need, the service's waits are kept, and a killed run goes on.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { isFailure } from '../../../src/core/report/failure.ts';
import { runAudit } from '../../../src/policy/audit/audit.ts';
import type { AuditJournal } from '../../../src/policy/audit/auditJournal.ts';
import type { AuditProgress, AuditRequest } from '../../../src/policy/audit/auditRequest.ts';
import { diagnosed } from '../../support/diagnosed.ts';
import { BatchService, type Faults, type Truth } from './batchService.ts';
import { ews, mail, outcome } from './modelTenant.ts';
import { VirtualClock } from './virtualClock.ts';

class MemoryJournal implements AuditJournal {
  text = '';
  async read(): Promise<string> {
    return this.text;
  }
  async append(more: string): Promise<void> {
    this.text += more;
  }
  async clear(): Promise<void> {
    this.text = '';
  }
}

const addresses = (count: number): readonly string[] =>
  Array.from({ length: count }, (_, index) => `user${index}@contoso.com`);

const truthOf = (list: readonly string[], pick: (index: number) => Truth): ReadonlyMap<string, Truth> =>
  new Map(list.map((address, index) => [address, pick(index)]));

function graphAudit(
  service: BatchService,
  journal: AuditJournal,
  more: Partial<AuditRequest> = {},
): Promise<Awaited<ReturnType<typeof runAudit>>> {
  return runAudit({
    registration: 'r1',
    protocol: 'graph',
    mailboxes: [...service.truth.keys()],
    allowed: [],
    ask: { kind: 'graphBatch', post: service.post, diagnose: diagnosed },
    journal,
    signal: new AbortController().signal,
    clock: service.clock,
    ...more,
  });
}

const accessOf: Readonly<Record<Truth, string>> = {
  opened: 'reachable',
  refused: 'refused',
  missing: 'unknown',
};

test('ten thousand mailboxes take five hundred requests, four at a time, in the time that the latency allows', async () => {
  const list = addresses(10_000);
  const clock = new VirtualClock();
  const service = new BatchService(
    truthOf(list, (index) => (index % 7 === 0 ? 'opened' : 'refused')),
    clock,
  );
  const start = clock.now();
  const result = await graphAudit(service, new MemoryJournal());
  assert.equal(service.requests, 500);
  assert.equal(service.mostInFlight, 4);
  assert.equal(result.counts.reachable, 1429);
  assert.equal(result.counts.refused, 8571);
  const floor = (500 / 4) * 100;
  assert.ok(clock.now() - start <= floor * 1.2, `${clock.now() - start} ms against a floor of ${floor} ms`);
});

test('a mailbox written twice, in other letters, is asked once', async () => {
  const clock = new VirtualClock();
  const service = new BatchService(new Map([['ap@contoso.com', 'opened']]), clock);
  const result = await graphAudit(service, new MemoryJournal(), {
    mailboxes: ['ap@contoso.com', ' AP@contoso.com ', '', 'Ap@Contoso.com'],
  });
  assert.deepEqual(service.asked, ['ap@contoso.com']);
  assert.equal(result.rows.length, 1);
});

test('an answer that leaves a mailbox out is asked for it again', async () => {
  const clock = new VirtualClock();
  const list = addresses(30);
  const service = new BatchService(
    truthOf(list, () => 'refused'),
    clock,
    { forgotten: new Set([list[3] ?? '']) },
  );
  const result = await graphAudit(service, new MemoryJournal());
  assert.equal(result.counts.refused, 30);
  assert.equal(service.asked.length, 31);
});

test('a request that is turned away stops every request until the time it names', async () => {
  const clock = new VirtualClock();
  const list = addresses(400);
  const service = new BatchService(
    truthOf(list, () => 'opened'),
    clock,
    { busyRequests: new Map([[5, 30]]) },
  );
  const start = clock.now();
  const result = await graphAudit(service, new MemoryJournal());
  assert.equal(result.counts.reachable, 400);
  // The four that were under way when the answer came are not held against it.
  assert.equal(service.impatient, 0);
  assert.ok(clock.now() - start >= 30_000);
});

test('a mailbox that is busy is asked again after its own time, and the others go on', async () => {
  const clock = new VirtualClock();
  const list = addresses(100);
  const service = new BatchService(
    truthOf(list, () => 'opened'),
    clock,
    {
      busyMailboxes: new Map([[list[0] ?? '', 60]]),
    },
  );
  const doneBefore: number[] = [];
  const result = await graphAudit(service, new MemoryJournal(), {
    onProgress: ({ done }) => clock.now() < Date.parse('2026-11-22T10:01:00.000Z') && doneBefore.push(done),
  });
  assert.equal(result.counts.reachable, 100);
  assert.equal(Math.max(...doneBefore), 99);
  assert.equal(service.asked.length, 101);
});

test('an expired token is renewed once, and a token that is never taken ends the run with its evidence', async () => {
  const list = addresses(100);
  const renewing = new BatchService(
    truthOf(list, () => 'opened'),
    new VirtualClock(),
    { unauthorized: new Set([2]) },
  );
  assert.equal((await graphAudit(renewing, new MemoryJournal())).counts.reachable, 100);
  assert.equal(renewing.renewals.filter(Boolean).length, 1);
  const never = new BatchService(
    truthOf(list, () => 'opened'),
    new VirtualClock(),
    {
      unauthorized: new Set(Array.from({ length: 50 }, (_, index) => index)),
    },
  );
  await assert.rejects(graphAudit(never, new MemoryJournal()), (error) => {
    assert.ok(isFailure(error));
    return error.evidence.kind === 'graph' && error.evidence.status === 401;
  });
  assert.ok(never.requests <= 10);
});

test('a service that is gone ends the run after a few tries, and what was seen is kept for later', async () => {
  const list = addresses(200);
  const truth = truthOf(list, () => 'opened');
  const journal = new MemoryJournal();
  const gone = new BatchService(truth, new VirtualClock(), {
    lostRequests: new Set(Array.from({ length: 100 }, (_, index) => index + 4)),
  });
  await assert.rejects(graphAudit(gone, journal), isFailure);
  const back = new BatchService(truth, new VirtualClock());
  const result = await graphAudit(back, journal);
  assert.equal(result.counts.reachable, 200);
  assert.equal(back.asked.length, 120);
});

test('a finished journal answers without asking, until it is cleared or old', async () => {
  const list = addresses(40);
  const truth = truthOf(list, () => 'refused');
  const journal = new MemoryJournal();
  await graphAudit(new BatchService(truth, new VirtualClock()), journal);
  const again = new BatchService(truth, new VirtualClock());
  assert.equal((await graphAudit(again, journal)).counts.refused, 40);
  assert.equal(again.requests, 0);
  const later = new BatchService(truth, new VirtualClock(Date.parse('2026-11-24T00:00:00.000Z')));
  await graphAudit(later, journal);
  assert.equal(later.requests, 2);
});

test('the journal of another registration is not gone on with', async () => {
  const list = addresses(20);
  const truth = truthOf(list, () => 'opened');
  const journal = new MemoryJournal();
  await graphAudit(new BatchService(truth, new VirtualClock()), journal, { registration: 'other' });
  const service = new BatchService(truth, new VirtualClock());
  await graphAudit(service, journal);
  assert.equal(service.requests, 1);
});

test('a cancelled run says what it has and that it is not complete', async () => {
  const clock = new VirtualClock();
  const list = addresses(1000);
  const service = new BatchService(
    truthOf(list, () => 'opened'),
    clock,
  );
  const stop = new AbortController();
  const result = await graphAudit(service, new MemoryJournal(), {
    signal: stop.signal,
    onProgress: ({ done }) => done >= 200 && stop.abort(),
  });
  assert.equal(result.complete, false);
  assert.ok(result.counts.reachable >= 200 && result.counts.reachable < 400);
  assert.equal(result.rows.length, 1000);
});

test('progress counts up to the end and estimates what is left', async () => {
  const clock = new VirtualClock();
  const list = addresses(2000);
  const service = new BatchService(
    truthOf(list, () => 'refused'),
    clock,
  );
  const seen: AuditProgress[] = [];
  await graphAudit(service, new MemoryJournal(), { onProgress: (progress) => seen.push(progress) });
  const half = seen.find(({ done }) => done >= 1000);
  assert.deepEqual([seen.at(-1)?.done, seen.at(-1)?.total, seen.at(-1)?.remainingMs], [2000, 2000, 0]);
  const left = half?.remainingMs ?? 0;
  assert.ok(left > 1000 && left < 1600, `${left} ms left at half of 2500 ms`);
});

test('a journal that cannot be written ends the run', async () => {
  const list = addresses(100);
  const service = new BatchService(
    truthOf(list, () => 'opened'),
    new VirtualClock(),
  );
  const journal = new MemoryJournal();
  journal.append = async (text) => {
    if (journal.text !== '') throw new Error('disk full');
    journal.text += text;
  };
  await assert.rejects(graphAudit(service, journal), isFailure);
});

const faultsOf = (list: readonly string[]): fc.Arbitrary<Faults> =>
  fc.record({
    busyRequests: fc
      .array(fc.tuple(fc.nat(20), fc.integer({ min: 1, max: 90 })), { maxLength: 4 })
      .map((rows) => new Map(rows)),
    lostRequests: fc.array(fc.nat(20), { maxLength: 3 }).map((rows) => new Set(rows)),
    busyMailboxes: fc
      .array(fc.tuple(fc.constantFrom(...list), fc.integer({ min: 1, max: 200 })), { maxLength: 8 })
      .map((rows) => new Map(rows)),
    forgotten: fc.array(fc.constantFrom(...list), { maxLength: 5 }).map((rows) => new Set(rows)),
  });

test('killed at any point and gone on with, no mailbox is missed, asked twice without need, or asked impatiently', async () => {
  const list = addresses(190);
  const truths = fc.array(fc.constantFrom<Truth>('opened', 'refused', 'missing'), {
    minLength: 190,
    maxLength: 190,
  });
  const scene = fc.record({ truths, faults: faultsOf(list), killAfter: fc.nat(12), cut: fc.nat(60) });
  await fc.assert(
    fc.asyncProperty(scene, async ({ truths: picks, faults, killAfter, cut }) => {
      const truth = truthOf(list, (index) => picks[index] ?? 'refused');
      const journal = new MemoryJournal();
      const stop = new AbortController();
      const first = new BatchService(truth, new VirtualClock(), faults);
      await graphAudit(first, journal, {
        signal: stop.signal,
        onProgress: () => first.requests >= killAfter && stop.abort(),
      });
      // A crash can also lose the end of the last line.
      journal.text = journal.text.slice(0, Math.max(0, journal.text.length - cut));
      const known = new Set(
        journal.text
          .split('\n')
          .slice(0, -1)
          .flatMap((line) => /^\{"a":"([^"]+)"/.exec(line)?.[1] ?? []),
      );
      const second = new BatchService(truth, new VirtualClock(), faults);
      const result = await graphAudit(second, journal);
      for (const [index, row] of result.rows.entries()) {
        assert.equal(row.access, accessOf[picks[index] ?? 'refused'], row.address);
      }
      for (const address of second.asked)
        assert.ok(!known.has(address), `${address} was known and asked again`);
      for (const service of [first, second]) {
        assert.ok(service.mostInFlight <= 4 && Math.max(0, ...service.sizes) <= 20);
        assert.equal(service.impatient, 0);
      }
    }),
    { numRuns: 150 },
  );
});

test('a protocol without batches is asked mailbox by mailbox, so many at a time', async () => {
  const clock = new VirtualClock();
  const list = addresses(50);
  let inFlight = 0;
  let most = 0;
  const result = await runAudit({
    registration: 'r1',
    protocol: 'ews',
    mailboxes: list,
    allowed: [list[0] ?? '', list[1] ?? ''],
    ask: {
      kind: 'probe',
      diagnose: diagnosed,
      inFlight: 5,
      probe: async (address) => {
        inFlight += 1;
        most = Math.max(most, inFlight);
        await clock.wait(50);
        inFlight -= 1;
        const opens = address === list[0] || address === list[2];
        const evidence = opens ? undefined : ews('ErrorImpersonateUserDenied');
        return outcome('ews', address, {
          id: 'openMailbox',
          ...(evidence === undefined ? {} : { evidence }),
        });
      },
    },
    journal: new MemoryJournal(),
    signal: new AbortController().signal,
    clock,
  });
  assert.equal(most, 5);
  const verdicts = result.rows.slice(0, 4).map(({ verdict }) => verdict);
  assert.deepEqual(verdicts, ['asMeant', 'tooNarrow', 'tooWide', 'asMeant']);
});

test('one mailbox that never answers is given up, and the others are read', async () => {
  const clock = new VirtualClock();
  const list = addresses(20);
  let asked = 0;
  const result = await runAudit({
    registration: 'r1',
    protocol: 'imap',
    mailboxes: list,
    allowed: [],
    ask: {
      kind: 'probe',
      diagnose: diagnosed,
      probe: async (address) => {
        await clock.wait(50);
        if (address !== list[3]) return outcome('imap', address, { id: 'openMailbox' });
        asked += 1;
        const evidence = {
          kind: 'limit',
          limit: 'time',
          host: 'h',
          port: 993,
          during: 'reply',
          allowed: 1,
        } as const;
        return outcome('imap', address, { id: 'authenticate', evidence });
      },
    },
    journal: new MemoryJournal(),
    signal: new AbortController().signal,
    clock,
  });
  assert.equal(asked, 6);
  assert.deepEqual([result.counts.reachable, result.counts.unknown, result.complete], [19, 1, true]);
  assert.equal(result.rows[3]?.reason, 'no answer');
});

test('a mail server that is gone ends the run after a few mailboxes', async () => {
  const clock = new VirtualClock();
  let asked = 0;
  const audit = runAudit({
    registration: 'r1',
    protocol: 'imap',
    mailboxes: addresses(500),
    allowed: [],
    ask: {
      kind: 'probe',
      diagnose: diagnosed,
      probe: async (address) => {
        asked += 1;
        await clock.wait(50);
        const evidence = {
          kind: 'network',
          hop: 'tcp',
          host: 'h',
          port: 993,
          code: 'ECONNREFUSED',
          text: '',
        } as const;
        return outcome('imap', address, { id: 'connect', evidence });
      },
    },
    journal: new MemoryJournal(),
    signal: new AbortController().signal,
    clock,
  });
  await assert.rejects(audit, isFailure);
  assert.ok(asked < 60, `${asked} were asked`);
});

test('IMAP refusals at sign-in count once another mailbox has opened, and not before', async () => {
  const list = addresses(6);
  const audit = (opens: string | undefined) => {
    const clock = new VirtualClock();
    return runAudit({
      registration: 'r1',
      protocol: 'imap',
      mailboxes: list,
      allowed: [],
      ask: {
        kind: 'probe',
        diagnose: diagnosed,
        probe: async (address) =>
          address === opens
            ? outcome('imap', address, { id: 'openMailbox' })
            : outcome('imap', address, { id: 'authenticate', evidence: mail('imap', 'AUTHENTICATE', 'NO') }),
      },
      journal: new MemoryJournal(),
      signal: new AbortController().signal,
      clock,
    });
  };
  assert.deepEqual((await audit(list[2])).counts.refused, 5);
  assert.deepEqual((await audit(undefined)).counts.unknown, 6);
});

test('drift names what changed, what is new and what is gone', async () => {
  const before = new Map<string, Truth>([
    ['a@x', 'refused'],
    ['b@x', 'opened'],
    ['gone@x', 'opened'],
  ]);
  const first = await graphAudit(new BatchService(before, new VirtualClock()), new MemoryJournal());
  const after = new Map<string, Truth>([
    ['a@x', 'opened'],
    ['b@x', 'opened'],
    ['new@x', 'refused'],
  ]);
  const second = await graphAudit(new BatchService(after, new VirtualClock()), new MemoryJournal(), {
    previous: first,
  });
  assert.deepEqual(second.drift, [
    { address: 'a@x', before: 'refused', after: 'reachable' },
    { address: 'new@x', before: undefined, after: 'refused' },
    { address: 'gone@x', before: 'reachable', after: undefined },
  ]);
});
