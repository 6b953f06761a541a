// Many probes at once: how many are in flight, one token for all, waiting where a service asks, and cancelling.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ProtocolId } from '../../../src/core/registration/registration.ts';
import { retryAfterMs } from '../../../src/core/report/backOff.ts';
import type { Evidence } from '../../../src/core/report/evidence.ts';
import { Failure } from '../../../src/core/report/failure.ts';
import type { ProbeOutcome } from '../../../src/core/report/probeReport.ts';
import type { Network } from '../../../src/net/network.ts';
import { ProbeGate } from '../../../src/probes/probeGate.ts';
import type { ProbeRequest } from '../../../src/probes/probeRequest.ts';
import { type ManyOptions, runManyWith } from '../../../src/probes/runMany.ts';
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

const options = (more: Partial<ManyOptions> = {}): ManyOptions => ({
  signal: new AbortController().signal,
  wait: async () => {},
  ...more,
});

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
    const outcomes = await runManyWith(run, requestsFor(100, protocol), options());
    assert.equal(outcomes.filter((outcome) => outcome?.ok).length, 100);
    assert.equal(seen.most, most, protocol);
  }
});

test('counts all mail protocols together and one connection per mailbox', async () => {
  const { seen, run } = gauge();
  const mixed = [...requestsFor(30, 'imap'), ...requestsFor(30, 'pop'), ...requestsFor(30, 'smtp')];
  await runManyWith(run, mixed, options());
  assert.equal(seen.most, 20);
  const one = gauge();
  const same = requestsFor(5, 'imap', { mailbox: { address: 'One@contoso.test', protocols: ['imap'] } });
  await runManyWith(one.run, same, options());
  assert.equal(one.seen.most, 1);
});

test('gets one token per resource however many mailboxes there are', async () => {
  const asked: string[] = [];
  const acquireFor = (protocol: ProtocolId) => async () => {
    asked.push(protocol);
    return acquired();
  };
  const requests = (['imap', 'ews', 'graph'] as const).flatMap((protocol) =>
    requestsFor(200, protocol, { acquireToken: acquireFor(protocol) }),
  );
  await runManyWith(gauge().run, requests, options());
  assert.equal(asked.length, 2);
  assert.deepEqual(new Set(asked.map((protocol) => protocol === 'graph')), new Set([true, false]));
});

test('gets a person’s token once per person', async () => {
  let asked = 0;
  const acquireToken = async () => {
    asked++;
    return acquired();
  };
  const registration = { ...testRegistration, grant: 'authorizationCode' } as const;
  await runManyWith(gauge().run, requestsFor(3, 'imap', { registration, acquireToken }), options());
  assert.equal(asked, 3);
});

test('renews a token that is about to end', async () => {
  let asked = 0;
  const claims = {
    audience: '',
    tenantId: '',
    appId: '',
    issuer: '',
    roles: [],
    scopes: [],
    kind: 'app',
    expiresAt: 1_000,
  } as const;
  const acquireToken = async () => {
    asked++;
    return acquired('good-token', { claims });
  };
  const requests = requestsFor(3, 'imap', { acquireToken });
  await runManyWith(gauge().run, requests, options({ mailConnections: 1, now: () => 999_000 }));
  assert.equal(asked, 3);
});

test('asks an authority that refuses once, and one that does not answer three times', async () => {
  const refusal: Evidence = {
    kind: 'oauth',
    status: 401,
    error: 'invalid_client',
    numbers: [7000215],
    description: '',
    endpoint: 'token',
  };
  const silence: Evidence = {
    kind: 'network',
    hop: 'tcp',
    host: 'h',
    port: 1,
    code: 'ECONNREFUSED',
    text: '',
  };
  for (const [evidence, times] of [
    [refusal, 1],
    [silence, 3],
  ] as const) {
    let asked = 0;
    const acquireToken = async () => {
      asked++;
      throw new Failure(evidence);
    };
    const run = async (request: ProbeRequest) => {
      const error = await request.acquireToken(request.signal).catch((thrown: Failure) => thrown);
      return outcomeOf(request, error instanceof Error ? evidence : undefined);
    };
    const outcomes = await runManyWith(
      run,
      requestsFor(50, 'imap', { acquireToken }),
      options({ mailConnections: 5 }),
    );
    assert.equal(outcomes.length, 50);
    assert.equal(asked, times, evidence.kind);
  }
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
  const outcomes = await runManyWith(run, requestsFor(30, 'graph'), options({ wait }));
  assert.deepEqual(waits, [7_000]);
  assert.equal(outcomes.filter((outcome) => outcome?.ok).length, 30);
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
  const [outcome] = await runManyWith(run, requestsFor(1, 'ews'), options({ wait }));
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
  const gate = new ProbeGate(run, { wait: () => new Promise(() => {}) });
  assert.equal((await gate.run(request)).ok, false);
  assert.equal((await gate.run(request)).ok, false);
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
  const gate = new ProbeGate(run, { wait: async () => {}, mailConnections: 1 });
  const controller = new AbortController();
  const [first, second, third] = requestsFor(3, 'imap');
  assert.ok(first !== undefined && second !== undefined && third !== undefined);
  const running = gate.run(first);
  const cancelled = gate.run({ ...second, signal: controller.signal });
  const last = gate.run(third);
  controller.abort();
  await cancelled;
  release();
  await Promise.all([running, last]);
});

test('does not repeat what is no matter of load', async () => {
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
  await runManyWith(run, requestsFor(10, 'imap'), options());
  assert.equal(runs, 10);
});

test('starts nothing more once it is cancelled', async () => {
  const controller = new AbortController();
  const { seen, run } = gauge();
  const cancelling = async (request: ProbeRequest) => {
    if (seen.runs === 30) controller.abort();
    return run(request);
  };
  const outcomes = await runManyWith(
    cancelling,
    requestsFor(200, 'imap'),
    options({ signal: controller.signal }),
  );
  assert.ok(seen.runs < 60);
  assert.ok(outcomes.includes(undefined));
  assert.equal(outcomes.length, 200);
});

test('tells each outcome with its place and how many are done', async () => {
  const told: number[] = [];
  const onOutcome: ManyOptions['onOutcome'] = (_, { done, total }) => {
    assert.equal(total, 12);
    told.push(done);
  };
  await runManyWith(gauge().run, requestsFor(12, 'imap'), options({ onOutcome }));
  assert.deepEqual(told, [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]);
});

test('reads Retry-After in seconds and as a date, and nothing else', () => {
  const now = Date.parse('2026-11-22T10:00:00Z');
  assert.equal(retryAfterMs('120', now), 120_000);
  assert.equal(retryAfterMs('Sun, 22 Nov 2026 10:01:00 GMT', now), 60_000);
  for (const odd of ['-1', 'soon', 'Sun, 22 Nov 2020 10:01:00 GMT', undefined, '']) {
    assert.equal(retryAfterMs(odd, now), 'unsaid');
  }
});
