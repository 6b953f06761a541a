// Tokens in memory when the clock jumps: after a night asleep none that has ended is handed out.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Secret } from '../../../src/core/credential/secret.ts';
import { createRedactor } from '../../../src/core/text/redaction.ts';
import { createTokenMemory } from '../../../src/oauth/tokenMemory.ts';

const value = 'the-token-that-is-held-in-memory';
const hour = 3_600_000;

function held(life = hour) {
  const clock = { now: Date.UTC(2026, 10, 29) };
  const redactor = createRedactor();
  const memory = createTokenMemory(() => clock.now, redactor);
  const token = { token: new Secret(value), claims: undefined, expiresOn: clock.now + life };
  memory.hold('key', 'contoso', token);
  return { clock, memory, redactor };
}

test('a token is used until shortly before its end, and a short one for four fifths of its life', () => {
  const { clock, memory } = held();
  clock.now += hour - 300_000 - 1;
  assert.ok(memory.find('key'));
  clock.now += 1;
  assert.equal(memory.find('key'), undefined);
  const short = held(1_000);
  short.clock.now += 799;
  assert.ok(short.memory.find('key'));
  short.clock.now += 1;
  assert.equal(short.memory.find('key'), undefined);
});

test('a computer that slept longer than the token lives hands it out no more', () => {
  const { clock, memory } = held();
  clock.now += 12 * hour;
  assert.equal(memory.find('key'), undefined);
});

test('a token is masked while it is held, and forgotten with its registration', () => {
  const { memory, redactor } = held();
  assert.ok(!redactor.redact(`x ${value} y`).includes(value));
  memory.forget('other');
  assert.ok(memory.find('key'));
  memory.forget('contoso');
  assert.equal(memory.find('key'), undefined);
  assert.ok(redactor.redact(`x ${value} y`).includes(value));
  const again = held();
  again.memory.forgetAll();
  assert.equal(again.memory.find('key'), undefined);
});
