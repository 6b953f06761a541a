// Several protocols of one mailbox at once, and a healthy server beside silent ones.
import { once } from 'node:events';
import { type AddressInfo, createServer, type Server } from 'node:net';
import type { Endpoints } from '../../src/core/endpoints/endpoints.ts';
import type { ProtocolId } from '../../src/core/registration/registration.ts';
import { createNetwork } from '../../src/net/createNetwork.ts';
import type { Network } from '../../src/net/network.ts';
import { ProbeLimiter } from '../../src/probes/probeLimiter.ts';
import { endpointsAt } from '../support/probeRig.ts';
import { type Bench, median } from './bench.ts';
import { type Rig, requestTo, startRig } from './probeRigs.ts';

export const about = 'A test waits for its own server and for no other.';

const roundTripMs = 50;
const rounds = 15;
const silentServers = 20;
/** More than fit into one server's limit. */
const mailboxesPerSilentServer = 25;
const mail = ['imap', 'pop', 'smtp'] as const;

export const bench: Bench = async function* () {
  const rig = await startRig(roundTripMs);
  const silent = await Promise.all(Array.from({ length: silentServers }, startSilent));
  try {
    const each: number[] = [];
    for (const protocol of mail) each.push(await medianMs(() => test(rig, [protocol])));
    yield {
      what: 'IMAP, POP and SMTP of one mailbox',
      ours: await medianMs(() => test(rig, mail)),
      unit: 'ms',
      beside: { name: 'the slowest alone', value: Math.max(...each) },
      atMost: 1.1,
    };
    const alone = await medianMs(() => test(rig, ['imap']));
    yield {
      what: `a healthy mailbox beside ${silentServers} silent servers`,
      ours: await besideSilent(rig, silent),
      unit: 'ms',
      beside: { name: 'alone', value: alone },
      atMost: 1.1,
    };
  } finally {
    for (const { server, sockets } of silent) {
      for (const socket of sockets) socket.destroy();
      server.close();
    }
    rig.stop();
  }
};

async function medianMs(work: () => Promise<unknown>): Promise<number> {
  const times: number[] = [];
  for (let round = 0; round < rounds; round++) {
    const startedAt = performance.now();
    await work();
    times.push(performance.now() - startedAt);
  }
  return median(times);
}

async function test(rig: Rig, protocols: readonly ProtocolId[], limiter = new ProbeLimiter()): Promise<void> {
  const endpoints: Endpoints = {
    ...endpointsAt(rig.far.imap),
    pop: { host: 'localhost', port: rig.far.pop, security: 'implicitTls' },
    smtp: { host: 'localhost', port: rig.far.smtp, security: 'startTls' },
  };
  const network = networkOf(rig.ca, [rig.far.imap, rig.far.pop, rig.far.smtp]);
  const outcomes = await Promise.all(
    protocols.map((protocol) => limiter.run({ ...requestTo(protocol, 0, network), endpoints })),
  );
  network.close();
  for (const { ok, steps } of outcomes) if (!ok) throw new Error(JSON.stringify(steps));
}

/** All through one limiter, as the window has it; the silent ones are given up in the end. */
async function besideSilent(rig: Rig, silent: readonly Silent[]): Promise<number> {
  const limiter = new ProbeLimiter();
  const ending = new AbortController();
  const network = networkOf(
    rig.ca,
    silent.map(({ port }) => port),
  );
  const waiting = silent.flatMap(({ port }) =>
    Array.from({ length: mailboxesPerSilentServer }, (_, index) =>
      limiter.run({
        ...requestTo('imap', port, network),
        mailbox: { address: `m${index}@contoso.test`, protocols: ['imap'] },
        signal: ending.signal,
      }),
    ),
  );
  const ms = await medianMs(() => test(rig, ['imap'], limiter));
  ending.abort();
  await Promise.all(waiting);
  network.close();
  return ms;
}

const networkOf = (trustedCa: string, ports: readonly number[]): Network =>
  createNetwork({
    allowedHosts: ports.map((port) => ({ host: 'localhost', port })),
    trustedCa,
    proxyFor: () => undefined,
  });

interface Silent {
  readonly server: Server;
  readonly port: number;
  readonly sockets: readonly { destroy(): unknown }[];
}

/** Accepts every connection and sends nothing. */
async function startSilent(): Promise<Silent> {
  const sockets: { destroy(): unknown }[] = [];
  const server = createServer((socket) => {
    socket.on('error', () => socket.destroy());
    sockets.push(socket);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return { server, port: (server.address() as AddressInfo).port, sockets };
}
