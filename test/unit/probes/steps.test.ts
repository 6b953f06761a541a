// The recorder of steps: the contract's order, what is skipped after a failure, and what is told while it runs.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Evidence } from '../../../src/core/report/evidence.ts';
import { type StepOutcome, stepIds } from '../../../src/core/report/probeReport.ts';
import { recordSteps } from '../../../src/probes/steps.ts';

const evidence: Evidence = { kind: 'local', problem: 'internal', text: '' };
const line = (steps: readonly StepOutcome[]): string =>
  steps.map(({ id, status }) => `${id}:${status}`).join(' ');

function recorder() {
  const told: StepOutcome[] = [];
  return { told, steps: recordSteps(stepIds, (step) => told.push(step)) };
}

const hop = (name: 'dns' | 'proxy' | 'tcp' | 'tls', ok = true) =>
  ({ hop: name, ok, durationMs: 3, detail: `${name}.` }) as const;

test('tells steps in the contract’s order however they end', () => {
  const { told, steps } = recorder();
  steps.ok('token', 1, 'token');
  assert.deepEqual(told, []);
  for (const name of ['dns', 'tcp', 'tls'] as const) steps.hop(hop(name));
  assert.equal(line(told), 'resolve:ok connect:ok tls:ok token:ok');
});

test('puts proxy and TCP into one step with the time of both', () => {
  const { told, steps } = recorder();
  for (const name of ['dns', 'tcp', 'proxy', 'tls'] as const) steps.hop(hop(name));
  assert.equal(told[1]?.durationMs, 6);
  assert.equal(told[1]?.detail, 'tcp. proxy.');
});

test('a kept connection is told as such', () => {
  const { told, steps } = recorder();
  steps.connected('Kept connection to localhost:1.');
  assert.deepEqual(new Set(told.map(({ detail }) => detail)), new Set(['Kept connection to localhost:1.']));
});

test('a failed hop leaves the rest skipped, also a token that had come or failed', () => {
  for (const settle of ['ok', 'fail'] as const) {
    const { told, steps } = recorder();
    if (settle === 'ok') steps.ok('token', 1, '');
    else steps.fail('token', 1, '', evidence);
    steps.hop(hop('dns'));
    steps.hop(hop('tcp', false));
    steps.fail('connect', 0, 'refused', evidence);
    const all = steps.finish();
    const rest =
      'tls:skipped token:skipped claims:skipped authenticate:skipped openMailbox:skipped sendAs:skipped';
    assert.equal(line(all), `resolve:ok connect:failed ${rest}`);
    assert.deepEqual(told, all);
    assert.equal(all[1]?.durationMs, 3);
  }
});

test('claims that do not fit stand beside the server’s refusal', () => {
  const { told, steps } = recorder();
  steps.connected('kept');
  steps.ok('token', 1, '');
  steps.fail('authenticate', 1, '', evidence);
  steps.fail('claims', 1, '', evidence);
  const all = steps.finish();
  assert.match(line(all), /claims:failed authenticate:failed openMailbox:skipped/);
  assert.deepEqual(told, all);
});

test('a connection made anew is told anew', () => {
  const { told, steps } = recorder();
  steps.connected('first');
  steps.forgetConnection();
  steps.connected('second');
  assert.deepEqual(
    told.map(({ detail }) => detail),
    ['first', 'first', 'first', 'second', 'second', 'second'],
  );
});

test('finds the hop that a failure belongs to', () => {
  const { steps } = recorder();
  const limit: Evidence = { kind: 'limit', limit: 'time', host: 'h', port: 1, during: '', allowed: 1 };
  assert.equal(steps.openHop(limit), 'resolve');
  steps.hop(hop('dns'));
  assert.equal(steps.openHop(limit), 'connect');
  steps.hop(hop('tcp'));
  assert.equal(steps.openHop(limit), 'tls');
  assert.equal(
    steps.openHop({ kind: 'network', hop: 'proxy', host: 'h', port: 1, code: '', text: '' }),
    'connect',
  );
  steps.hop(hop('tls'));
  assert.equal(steps.openHop(limit), undefined);
});
