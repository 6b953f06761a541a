// Shared work is joined, left and given up; exclusive work takes turns; places are limited; every wait can be cancelled.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  createKeyedMutex,
  createMutex,
  createSemaphore,
  createSingleFlight,
  wait,
} from '../../../src/core/async.ts';
import { startDeadline, withTimedSignal, withTimeout } from '../../../src/core/deadline.ts';
import { cancelled } from '../../../src/core/report/failure.ts';
import { failureOf } from '../../support/evidence.ts';

const stay = () => new AbortController().signal;

test('the work is started once and its result goes to all', async () => {
  const flight = createSingleFlight<number>();
  const work = Promise.withResolvers<number>();
  let started = 0;
  const start = () => {
    started += 1;
    return work.promise;
  };
  const all = [flight.run('a', stay(), start), flight.run('a', stay(), start)];
  work.resolve(7);
  assert.deepEqual(await Promise.all(all), [7, 7]);
  assert.equal(started, 1);
  assert.equal(await flight.run('a', stay(), async () => 8), 8);
});

test('the work is aborted when the last one has left, and not before', async () => {
  const flight = createSingleFlight<number>();
  const [first, second] = [new AbortController(), new AbortController()];
  let inner = stay();
  const start = (signal: AbortSignal) => {
    inner = signal;
    return new Promise<number>(() => {});
  };
  const one = failureOf('local', flight.run('a', first.signal, start));
  const two = failureOf('local', flight.run('a', second.signal, start));
  first.abort();
  assert.equal((await one).problem, 'cancelled');
  assert.equal(inner.aborted, false);
  second.abort();
  assert.equal((await two).problem, 'cancelled');
  assert.equal(inner.aborted, true);
  assert.equal(await flight.run('a', stay(), async () => 9), 9);
});

test('a failure reaches all, and the next one starts anew', async () => {
  const flight = createSingleFlight<number>();
  const start = () => Promise.reject(new Error('refused'));
  const all = [flight.run('a', stay(), start), flight.run('a', stay(), start)];
  for (const one of all) await assert.rejects(one, /refused/);
  assert.equal(await flight.run('a', stay(), async () => 1), 1);
});

test('who comes with an aborted signal starts nothing', async () => {
  const gone = new AbortController();
  gone.abort();
  const flight = createSingleFlight<number>();
  const joined = flight.run('a', gone.signal, () => assert.fail('it was started'));
  assert.equal((await failureOf('local', joined)).problem, 'cancelled');
});

test('a mutex runs one at a time, in order, and tells who had to wait', async () => {
  const runExclusive = createMutex();
  const first = Promise.withResolvers<void>();
  const seen: string[] = [];
  const one = runExclusive(async (waited) => {
    seen.push(`one ${waited}`);
    await first.promise;
    throw new Error('failed');
  });
  const two = runExclusive(async (waited) => void seen.push(`two ${waited}`));
  first.resolve();
  await assert.rejects(one, /failed/);
  await two;
  assert.deepEqual(seen, ['one false', 'two true']);
});

test('one who is cancelled while waiting for a mutex never runs, and the next one still waits for the first', async () => {
  const runExclusive = createMutex();
  const first = Promise.withResolvers<void>();
  const seen: string[] = [];
  const one = runExclusive(async () => {
    await first.promise;
    seen.push('one');
  });
  const gone = new AbortController();
  const two = failureOf(
    'local',
    runExclusive(() => assert.fail('it ran'), gone.signal),
  );
  const three = runExclusive(async () => void seen.push('three'));
  gone.abort();
  assert.equal((await two).problem, 'cancelled');
  first.resolve();
  await Promise.all([one, three]);
  assert.deepEqual(seen, ['one', 'three']);
});

test('a keyed mutex lets different keys run at once', async () => {
  const runExclusive = createKeyedMutex();
  const held = Promise.withResolvers<void>();
  const seen: string[] = [];
  const first = runExclusive('a', () => held.promise.then(() => void seen.push('a1')));
  const second = runExclusive('a', async () => void seen.push('a2'));
  await runExclusive('b', async () => void seen.push('b'));
  held.resolve();
  await Promise.all([first, second]);
  assert.deepEqual(seen, ['b', 'a1', 'a2']);
});

test('a semaphore admits as many as it has places, in order, and a place given back twice counts once', async () => {
  const acquire = createSemaphore(2);
  const first = await acquire(stay());
  await acquire(stay());
  const seen: string[] = [];
  const gone = new AbortController();
  const left = failureOf('local', acquire(gone.signal));
  const third = acquire(stay()).then(() => void seen.push('third'));
  const fourth = acquire(stay()).then(() => void seen.push('fourth'));
  gone.abort();
  assert.equal((await left).problem, 'cancelled');
  assert.deepEqual(seen, []);
  first();
  first();
  await third;
  assert.deepEqual(seen, ['third']);
  void fourth;
});

test('a wait ends when it is cancelled', async () => {
  const gone = new AbortController();
  const waiting = failureOf('local', wait(3_600_000, gone.signal));
  gone.abort();
  assert.equal((await waiting).problem, 'cancelled');
  await wait(0, stay());
});

test('a deadline ends what races it, and whoever comes after it', async () => {
  const deadline = startDeadline(0);
  const never = new Promise<number>(() => {});
  await assert.rejects(
    deadline.race(never, () => new Error('late')),
    /late/,
  );
  const expired = Promise.withResolvers<void>();
  deadline.onExpire(() => expired.resolve());
  await expired.promise;
  deadline.stop();
  assert.equal(await withTimeout(Promise.resolve(1), 3_600_000, () => new Error('late')), 1);
});

test('a timed signal aborts with the reason of whichever comes first', async () => {
  const reasonOf = (signal: AbortSignal, allowedMs: number) =>
    withTimedSignal(
      signal,
      allowedMs,
      () => new Error('late'),
      (inner) => {
        const { promise, resolve } = Promise.withResolvers<unknown>();
        if (inner.aborted) resolve(inner.reason);
        inner.addEventListener('abort', () => resolve(inner.reason));
        return promise;
      },
    );
  assert.match(String(await reasonOf(stay(), 0)), /late/);
  assert.deepEqual(await reasonOf(AbortSignal.abort(), 3_600_000), cancelled());
});
