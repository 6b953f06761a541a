// What the benches of the probes share: the servers' process, requests to them, and how time and CPU are measured.
import { type ChildProcess, fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { ProtocolId } from '../../src/core/registration/registration.ts';
import { createNetwork } from '../../src/net/createNetwork.ts';
import type { Network } from '../../src/net/network.ts';
import type { ProbeRequest } from '../../src/probes/probeRequest.ts';
import { acquired, endpointsAt, testMailbox, testRegistration } from '../support/probeRig.ts';
import type { ProbeServers } from './probeServers.ts';

export interface Peaks {
  readonly imapPeak: number;
  readonly httpPeak: number;
}

export interface Rig extends ProbeServers {
  /** Most connections that were open at once on the links. */
  peaks(): Promise<Peaks>;
  stop(): void;
}

/** Starts the servers in a process of their own. */
export async function startRig(roundTripMs: number): Promise<Rig> {
  const child = fork(fileURLToPath(new URL('probeServers.ts', import.meta.url)), [String(roundTripMs)]);
  const servers = await messageOf<ProbeServers>(child);
  return {
    ...servers,
    peaks: () => {
      const answer = messageOf<Peaks>(child);
      child.send('peaks');
      return answer;
    },
    stop: () => void child.kill(),
  };
}

function messageOf<T>(child: ChildProcess): Promise<T> {
  return new Promise((resolve, reject) => {
    child.once('message', (message) => resolve(message as T));
    child.once('exit', (code) => reject(new Error(`the servers ended with ${code}`)));
  });
}

/** A new network, as a first probe has it. */
export const networkTo = (ca: string, ...ports: readonly number[]): Network =>
  createNetwork({
    allowedHosts: ports.map((port) => ({ host: 'localhost', port })),
    trustedCa: ca,
    proxyFor: () => undefined,
  });

export function requestTo(protocol: ProtocolId, port: number, network: Network): ProbeRequest {
  return {
    registration: testRegistration,
    mailbox: { address: testMailbox, protocols: [protocol] },
    protocol,
    endpoints: endpointsAt(port),
    network,
    acquireToken: async () => acquired(),
    signal: new AbortController().signal,
  };
}

/** The least time of some runs, in milliseconds: what disturbs a run only makes it longer. */
export async function leastMs(runs: number, work: () => Promise<unknown>): Promise<number> {
  let least = Number.POSITIVE_INFINITY;
  for (let run = 0; run < runs; run++) {
    const startedAt = performance.now();
    await work();
    least = Math.min(least, performance.now() - startedAt);
  }
  return least;
}

/** As many at once as a test of all mailboxes has. */
const width = 20;

/** CPU milliseconds of this process for one run of the work: the least of some rounds, after one to warm up. */
export async function cpuMs(runs: number, work: () => Promise<unknown>): Promise<number> {
  let least = Number.POSITIVE_INFINITY;
  for (let round = 0; round < 4; round++) {
    const before = process.cpuUsage();
    await inParallel(runs, work);
    const { user, system } = process.cpuUsage(before);
    if (round > 0) least = Math.min(least, (user + system) / 1_000 / runs);
  }
  return least;
}

async function inParallel(runs: number, work: () => Promise<unknown>): Promise<void> {
  let left = runs;
  const lane = async (): Promise<void> => {
    for (; left > 0; ) {
      left--;
      await work();
    }
  };
  await Promise.all(Array.from({ length: width }, lane));
}
