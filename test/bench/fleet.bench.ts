// Test All on five hundred mailboxes: time against the floor of link and concurrency, tokens, connections, lag, memory.
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
import { Secret } from '../../src/core/credential/secret.ts';
import type { ProtocolId } from '../../src/core/registration/registration.ts';
import { createRedactor } from '../../src/core/text/redaction.ts';
import type { Network } from '../../src/net/network.ts';
import { createTokenSource } from '../../src/oauth/tokenSource.ts';
import { ProbeLimiter } from '../../src/probes/probeLimiter.ts';
import type { ProbeRequest } from '../../src/probes/probeRequest.ts';
import { runProbe } from '../../src/probes/runProbe.ts';
import { goodToken } from '../support/mailServer.ts';
import { endpointsAt } from '../support/probeRig.ts';
import type { Bench, BenchRow } from './bench.ts';
import { cpuMs, networkTo, type Peaks, type Rig, requestTo, startRig } from './probeRigs.ts';

const roundTripMs = 50;
const mailboxes = 500;

interface Fleet {
  readonly label: string;
  readonly protocol: ProtocolId;
  readonly inFlight: number;
  /** Round trips of one probe in a running fleet. */
  readonly trips: number;
  readonly peak: (peaks: Peaks) => number;
}

const fleets: readonly Fleet[] = [
  { label: 'IMAP', protocol: 'imap', inFlight: 20, trips: 5, peak: ({ imapPeak }) => imapPeak },
  { label: 'Graph', protocol: 'graph', inFlight: 4, trips: 1, peak: ({ httpPeak }) => httpPeak },
];

export const about = 'Test All on five hundred mailboxes, against the least that link and concurrency allow.';

export const bench: Bench = async function* () {
  for (const fleet of fleets) {
    const rig = await startRig(roundTripMs);
    yield* await measure(fleet, rig);
    rig.stop();
  }
  const rig = await startRig(roundTripMs);
  yield* await mixed(rig);
  rig.stop();
};

async function measure(fleet: Fleet, rig: Rig): Promise<readonly BenchRow[]> {
  const { label, protocol, inFlight } = fleet;
  const port = protocol === 'imap' ? rig.far.imap : rig.far.http;
  const network = networkTo(rig.ca, port);
  const tokens = { asked: 0 };
  const cpu = await cpuOfOne(rig, protocol);
  const requests = requestsFor(requestTo(protocol, port, network), tokens);
  const lag = monitorEventLoopDelay({ resolution: 5 });
  globalThis.gc?.();
  const memoryBefore = process.memoryUsage().rss;
  lag.enable();
  const startedAt = performance.now();
  const limiter = new ProbeLimiter();
  const outcomes = await Promise.all(requests.map((request) => limiter.run(request, { patient: true })));
  const took = performance.now() - startedAt;
  lag.disable();
  const grown = process.memoryUsage().rss - memoryBefore;
  network.close();
  const opened = outcomes.filter((outcome) => outcome.ok).length;
  if (opened !== mailboxes) throw new Error(`${label}: ${opened} of ${mailboxes} opened`);
  const floor = { name: 'floor', value: floorMs(fleet, cpu) };
  const what = `${label}, ${mailboxes} mailboxes`;
  return [
    { what, ours: took, unit: 'ms', beside: floor, atMost: 1.15 },
    { what: `${what}: requests for a token`, ours: tokens.asked, unit: 'requests', atMost: 1 },
    { what: `${what}: at once`, ours: fleet.peak(await rig.peaks()), unit: 'connections', atMost: inFlight },
    { what: `${what}: event loop lag, p99`, ours: lag.percentile(99) / 1e6 - 5, unit: 'ms', atMost: 50 },
    { what: `${what}: memory grown`, ours: grown / 1024, unit: 'KB', atMost: 40 * 1024 },
  ];
}

/** What a probe of each protocol takes in a running fleet: so many at once, so many round trips. */
const allProtocols: readonly {
  readonly protocol: ProtocolId;
  readonly inFlight: number;
  readonly trips: number;
}[] = [
  { protocol: 'imap', inFlight: 20, trips: 5 },
  { protocol: 'pop', inFlight: 20, trips: 6 },
  { protocol: 'smtp', inFlight: 20, trips: 8 },
  { protocol: 'ews', inFlight: 4, trips: 1 },
  { protocol: 'graph', inFlight: 4, trips: 1 },
];

/** Each mailbox through five protocols, as Test All does it: what bounds it is the slowest protocol and the CPU of all. */
async function mixed(rig: Rig): Promise<readonly BenchRow[]> {
  const { far } = rig;
  const network = networkTo(rig.ca, far.imap, far.pop, far.smtp, far.http, far.graph);
  const endpoints = {
    ...endpointsAt(far.imap),
    pop: { host: 'localhost', port: far.pop, security: 'implicitTls' as const },
    smtp: { host: 'localhost', port: far.smtp, security: 'startTls' as const },
    ews: `https://localhost:${far.http}/EWS/Exchange.asmx`,
    graph: `https://localhost:${far.graph}`,
  };
  let cpu = 0;
  for (const { protocol } of allProtocols) cpu += mailboxes * (await cpuOfOne(rig, protocol));
  const tokens = { asked: 0 };
  const requests = allProtocols.flatMap(({ protocol }) =>
    requestsFor({ ...requestTo(protocol, 0, network), endpoints }, tokens),
  );
  const limiter = new ProbeLimiter();
  const startedAt = performance.now();
  const outcomes = await Promise.all(requests.map((request) => limiter.run(request, { patient: true })));
  const took = performance.now() - startedAt;
  network.close();
  const opened = outcomes.filter((outcome) => outcome.ok).length;
  if (opened !== requests.length) throw new Error(`${opened} of ${requests.length} opened`);
  const slowest = Math.max(
    ...allProtocols.map(({ inFlight, trips }) => Math.ceil(mailboxes / inFlight) * trips * roundTripMs),
  );
  const floor = { name: 'floor', value: 3 * roundTripMs + slowest + cpu };
  return [
    { what: `five protocols, ${mailboxes} mailboxes`, ours: took, unit: 'ms', beside: floor, atMost: 0.95 },
  ];
}

/** The token, then all mailboxes in waves: 3r + ceil(M / C) * N * r + CPU. */
const floorMs = ({ inFlight, trips }: Fleet, cpu: number): number =>
  3 * roundTripMs + Math.ceil(mailboxes / inFlight) * trips * roundTripMs + mailboxes * cpu;

async function cpuOfOne({ near, ca }: Rig, protocol: ProtocolId): Promise<number> {
  const port = protocol === 'ews' || protocol === 'graph' ? near.http : near[protocol];
  const network = networkTo(ca, port);
  const ms = await cpuMs(100, async () => {
    await runProbe(requestTo(protocol, port, network));
  });
  network.close();
  return ms;
}

function requestsFor(one: ProbeRequest, tokens: { asked: number }): readonly ProbeRequest[] {
  const source = createTokenSource({
    network: () => authorityAfter(3 * roundTripMs, tokens),
    redactor: createRedactor(),
    now: Date.now,
  });
  const acquireToken = (signal: AbortSignal) =>
    source.acquire({
      registration: { ...one.registration, cloud: 'global' },
      endpoints: one.endpoints,
      credential: { kind: 'secret', secret: new Secret('a-client-secret') },
      resource: 'exchange',
      signal,
      deadlineMs: 10_000,
    });
  return Array.from({ length: mailboxes }, (_, index) => ({
    ...one,
    acquireToken,
    mailbox: { ...one.mailbox, address: `m${index}@contoso.test` },
  }));
}

/** Stands for the authority: one answer after so many milliseconds, and how often it was asked. */
function authorityAfter(ms: number, tokens: { asked: number }): Network {
  const refuse = () => Promise.reject(new Error('only tokens are asked for'));
  return {
    http: async () => {
      tokens.asked++;
      await sleep(ms);
      const body = JSON.stringify({ token_type: 'Bearer', expires_in: 3599, access_token: goodToken });
      return { status: 200, headers: {}, body, reused: false };
    },
    open: refuse,
    startTls: refuse,
    warm: refuse,
    close: () => {},
  };
}
