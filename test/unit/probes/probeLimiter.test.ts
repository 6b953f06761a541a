// Many probes at once: how many are in flight, waiting when a service asks for it, and cancelling.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ProtocolId } from '../../../src/core/registration/registration.ts';
import { retryAfterMs } from '../../../src/core/report/backOff.ts';
import type { Evidence } from '../../../src/core/report/evidence.ts';
import type { ProbeOutcome } from '../../../src/core/report/probeReport.ts';
import type { Network } from '../../../src/net/network.ts';
import { type LimiterOptions, ProbeLimiter, type RunOne } from '../../../src/probes/probeLimiter.ts';
import type { ProbeRequest } from '../../../src/probes/probeRequest.ts';
import { acquired, endpointsAt, testRegistration } from '../../support/probeRig.ts';

const noNetwork: Network = {
  http: () => Promise.reject(new Error('no network here')),
  open: () => Promise.reject(new Error('no network here')),
  startTls: () => Promise.reject(new Error('no network here')),
  warm: () => Promise.reject(new Error('no network here')),
  close() {},
};

function requestsFor(count: number, protocol: ProtocolId, more: Partial<ProbeRequest> = {}): ProbeRequest[] {
  return Array.from({ length: count }, (_, index) => ({
    registration: testRegistration,
    mailbox: { address: `m${index}@contoso.test`, protocols: [protocol] },
    protocol,
    endpoints: endpointsAt(1),
    network: noNetwork,
    acquireToken: async () => acquired(),
    signal: new AbortController().signal,
    ...more,
  }));
}

function outcomeOf(request: ProbeRequest, evidence?: Evidence): ProbeOutcome {
  const failed = { id: 'authenticate', status: 'failed', durationMs: 0, detail: '' } as const;
  return {
    registration: request.registration.id,
    address: request.mailbox.address,
    protocol: request.protocol,
    startedAt: '2026-11-22T10:00:00.000Z',
    durationMs: 0,
    ok: evidence === undefined,
    steps: evidence === undefined ? [] : [{ ...failed, evidence }],
  };
}

/** Runs all requests through one limiter, each as patient as a test of all mailboxes is. */
function runAll(
  runOne: RunOne,
  requests: readonly ProbeRequest[],
  options: LimiterOptions = {},
): Promise<readonly ProbeOutcome[]> {
  const limiter = new ProbeLimiter(runOne, { wait: async () => {}, ...options });
  return Promise.all(requests.map((request) => limiter.run(request, { patient: true })));
}

/** Counts how many run at once; each run lasts a few turns of the loop. */
function gauge() {
  const seen = { now: 0, most: 0, runs: 0 };
  const run = async (request: ProbeRequest): Promise<ProbeOutcome> => {
    seen.runs++;
    seen.now++;
    seen.most = Math.max(seen.most, seen.now);
    await request.acquireToken(request.signal);
    for (let turn = 0; turn < 5; turn++) await Promise.resolve();
    seen.now--;
    return outcomeOf(request);
  };
  return { seen, run };
}

test('holds twenty mail connections, four Graph and four EWS requests in flight', async () => {
  for (const [protocol, most] of [
    ['imap', 20],
    ['pop', 20],
    ['graph', 4],
    ['ews', 4],
  ] as const) {
    const { seen, run } = gauge();
    const outcomes = await runAll(run, requestsFor(100, protocol));
    assert.equal(outcomes.filter((outcome) => outcome.ok).length, 100);
    assert.equal(seen.most, most, protocol);
  }
});

test('counts the connections of each server, not those of all together', async () => {
  const { seen, run } = gauge();
  const servers = [1, 2, 3].flatMap((port) => requestsFor(30, 'imap', { endpoints: endpointsAt(port) }));
  await runAll(run, servers);
  assert.equal(seen.most, 60);
});

test('counts Graph and EWS requests of each application apart', async () => {
  const { seen, run } = gauge();
  const other = { ...testRegistration, clientId: '77777777-7777-8888-9999-000000000000' };
  await runAll(run, [...requestsFor(9, 'graph'), ...requestsFor(9, 'graph', { registration: other })]);
  assert.equal(seen.most, 8);
});

test('runs one probe at a time for a server, mailbox and protocol, whatever the letters of the address', async () => {
  const one = gauge();
  const mailbox = (address: string) => ({ mailbox: { address, protocols: ['imap'] as const } });
  const same = [
    ...requestsFor(3, 'imap', mailbox('One@contoso.test')),
    ...requestsFor(3, 'imap', mailbox('one@contoso.test')),
  ];
  await runAll(one.run, same);
  assert.equal(one.seen.most, 1);
  const three = gauge();
  const protocols = (['imap', 'pop', 'smtp'] as const).flatMap((protocol) =>
    requestsFor(1, protocol, mailbox('one@contoso.test')),
  );
  await runAll(three.run, protocols);
  assert.equal(three.seen.most, 3);
});

test('a mailbox on a healthy server does not wait for the silent ones', async () => {
  const silence = Promise.withResolvers<void>();
  const run = async (request: ProbeRequest) => {
    if (request.endpoints.imap.port !== 1) await silence.promise;
    return outcomeOf(request);
  };
  const limiter = new ProbeLimiter(run);
  const silent = Array.from({ length: 20 }, (_, index) =>
    requestsFor(20, 'imap', { endpoints: endpointsAt(index + 2) }),
  );
  const waiting = silent.flat().map((request) => limiter.run(request));
  const [healthy] = requestsFor(1, 'imap');
  assert.ok(healthy !== undefined);
  assert.equal((await limiter.run(healthy)).ok, true);
  silence.resolve();
  await Promise.all(waiting);
});

test('waits as long as Graph says, asks again and goes on with half as many at once', async () => {
  const waits: number[] = [];
  let throttled = 0;
  let now = 0;
  let most = 0;
  const evidence: Evidence = {
    kind: 'graph',
    status: 429,
    code: 'ApplicationThrottled',
    text: '',
    innerCodes: [],
    retryAfterSeconds: 7,
  };
  const run = async (request: ProbeRequest) => {
    now++;
    if (throttled === 1) most = Math.max(most, now);
    await Promise.resolve();
    now--;
    if (throttled === 0) {
      throttled = 1;
      return outcomeOf(request, evidence);
    }
    return outcomeOf(request);
  };
  const wait = async (ms: number) => {
    waits.push(ms);
    for (let turn = 0; turn < 20; turn++) await Promise.resolve();
    most = 0;
  };
  const outcomes = await runAll(run, requestsFor(30, 'graph'), { wait });
  assert.deepEqual(waits, [7_000]);
  assert.equal(outcomes.filter((outcome) => outcome.ok).length, 30);
  assert.equal(most, 2);
});

test('gives up on a mailbox that is throttled again and again', async () => {
  let runs = 0;
  const evidence: Evidence = {
    kind: 'ews',
    status: 200,
    responseCode: 'ErrorServerBusy',
    text: '',
    backOffMs: 9_000,
  };
  const run = async (request: ProbeRequest) => {
    runs++;
    return outcomeOf(request, evidence);
  };
  const waits: number[] = [];
  const wait = async (ms: number) => void waits.push(ms);
  const [outcome] = await runAll(run, requestsFor(1, 'ews'), { wait });
  assert.equal(outcome?.ok, false);
  assert.equal(runs, 4);
  assert.deepEqual(new Set(waits), new Set([9_000]));
});

test('a single probe tells at once that the service is busy', async () => {
  let runs = 0;
  const evidence: Evidence = {
    kind: 'ews',
    status: 200,
    responseCode: 'ErrorServerBusy',
    text: '',
    backOffMs: 9_000,
  };
  const run = async (request: ProbeRequest) => {
    runs++;
    return outcomeOf(request, evidence);
  };
  const [request] = requestsFor(1, 'ews');
  assert.ok(request !== undefined);
  const limiter = new ProbeLimiter(run, { wait: () => new Promise(() => {}) });
  assert.equal((await limiter.run(request)).ok, false);
  assert.equal((await limiter.run(request)).ok, false);
  assert.equal(runs, 2);
});

test('a probe that is cancelled while it waits for its turn says so and holds nobody up', async () => {
  let release = (): void => {};
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  const run = async (request: ProbeRequest) => {
    if (!request.signal.aborted) await held;
    return outcomeOf(request);
  };
  const limiter = new ProbeLimiter(run, { wait: async () => {}, mailConnections: 1 });
  const controller = new AbortController();
  const [first, second, third] = requestsFor(3, 'imap');
  assert.ok(first !== undefined && second !== undefined && third !== undefined);
  const running = limiter.run(first);
  const cancelled = limiter.run({ ...second, signal: controller.signal });
  const last = limiter.run(third);
  controller.abort();
  await cancelled;
  release();
  await Promise.all([running, last]);
});

test('does not repeat what load is not the cause of', async () => {
  let runs = 0;
  const evidence: Evidence = {
    kind: 'mail',
    protocol: 'imap',
    command: 'AUTHENTICATE',
    status: 'NO',
    text: '',
  };
  const run = async (request: ProbeRequest) => {
    runs++;
    return outcomeOf(request, evidence);
  };
  await runAll(run, requestsFor(10, 'imap'));
  assert.equal(runs, 10);
});

test('starts nothing more once it is cancelled', async () => {
  const controller = new AbortController();
  let connected = 0;
  const run = async (request: ProbeRequest) => {
    if (!request.signal.aborted) connected++;
    if (connected === 30) controller.abort();
    await Promise.resolve();
    return outcomeOf(request);
  };
  const outcomes = await runAll(run, requestsFor(200, 'imap', { signal: controller.signal }));
  assert.ok(connected < 60, `${connected} connected`);
  assert.equal(outcomes.length, 200);
});

test('reads Retry-After in seconds and as a date, and nothing else', () => {
  const now = Date.parse('2026-11-22T10:00:00Z');
  assert.equal(retryAfterMs('120', now), 120_000);
  assert.equal(retryAfterMs('Sun, 22 Nov 2026 10:01:00 GMT', now), 60_000);
  for (const odd of ['-1', 'soon', 'Sun, 22 Nov 2020 10:01:00 GMT', undefined, '']) {
    assert.equal(retryAfterMs(odd, now), 'unsaid');
  }
});
