// Shared work: joined, left, and given up.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createFlights } from '../../../src/oauth/flights.ts';
import { failureOf } from '../../support/evidence.ts';

const stay = () => new AbortController().signal;

test('the work is started once and its result goes to all', async () => {
  const flights = createFlights<number>();
  const work = Promise.withResolvers<number>();
  let started = 0;
  const start = () => {
    started += 1;
    return work.promise;
  };
  const all = [flights.join('a', stay(), start), flights.join('a', stay(), start)];
  work.resolve(7);
  assert.deepEqual(await Promise.all(all), [7, 7]);
  assert.equal(started, 1);
  assert.equal(await flights.join('a', stay(), async () => 8), 8);
});

test('the work is aborted when the last one has left, and not before', async () => {
  const flights = createFlights<number>();
  const [first, second] = [new AbortController(), new AbortController()];
  let inner = stay();
  const start = (signal: AbortSignal) => {
    inner = signal;
    return new Promise<number>(() => {});
  };
  const one = failureOf('local', flights.join('a', first.signal, start));
  const two = failureOf('local', flights.join('a', second.signal, start));
  first.abort();
  assert.equal((await one).problem, 'cancelled');
  assert.equal(inner.aborted, false);
  second.abort();
  assert.equal((await two).problem, 'cancelled');
  assert.equal(inner.aborted, true);
  assert.equal(await flights.join('a', stay(), async () => 9), 9);
});

test('a failure reaches all, and the next one starts anew', async () => {
  const flights = createFlights<number>();
  const start = () => Promise.reject(new Error('refused'));
  const all = [flights.join('a', stay(), start), flights.join('a', stay(), start)];
  for (const one of all) await assert.rejects(one, /refused/);
  assert.equal(await flights.join('a', stay(), async () => 1), 1);
});

test('who comes with an aborted signal starts nothing', async () => {
  const gone = new AbortController();
  gone.abort();
  const flights = createFlights<number>();
  const joined = flights.join('a', gone.signal, () => assert.fail('it was started'));
  assert.equal((await failureOf('local', joined)).problem, 'cancelled');
});
