// How long a request to the directory waits before it is sent again.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { readDirectoryAnswer } from '../../../src/advice/directoryAnswers.ts';
import type { Effects } from '../../../src/provisioning/effects.ts';
import { send } from '../../../src/provisioning/send.ts';

const now = Date.parse('2026-11-30T10:00:00Z');

const throttled = JSON.stringify({ error: { code: 'TooManyRequests', message: 'Too many requests.' } });

/** Milliseconds waited before the second try, if the first one was asked to wait so. */
async function waited(retryAfter: string, body = throttled): Promise<number | undefined> {
  const waits: number[] = [];
  const replies = [
    { status: 429, headers: { 'retry-after': retryAfter }, body },
    { status: 200, headers: {}, body: '{}' },
  ];
  const effects = {
    now: () => now,
    signal: new AbortController().signal,
    graph: async () => replies.shift() ?? assert.fail('asked a third time'),
    readAnswer: readDirectoryAnswer,
    report: () => undefined,
    wait: async (ms: number) => void waits.push(ms),
  } as unknown as Effects;
  const sent = await send(
    effects,
    { method: 'GET', path: '/applications' },
    { repeatable: true, fresh: false },
  );
  assert.equal(sent.kind, 'ok');
  return waits[0];
}

describe('a throttled request to the directory', () => {
  it('waits as long as asked, in seconds or until a date', async () => {
    assert.equal(await waited('7'), 7_000);
    assert.equal(await waited('Mon, 30 Nov 2026 10:01:30 GMT'), 90_000);
  });

  it('waits so too if a gateway answers in place of Graph', async () => {
    assert.equal(await waited('7', '<html>'), 7_000);
  });

  it('does not ask again at once, and waits for five minutes at most', async () => {
    assert.ok(((await waited('0')) ?? 0) > 0);
    assert.equal(await waited('86400'), 300_000);
  });
});
