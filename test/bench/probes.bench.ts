// Round trips, time and CPU of the probes, beside a bare socket, imapflow and nodemailer over the same link.
import type { Network } from '../../src/net/network.ts';
import { runProbe } from '../../src/probes/runProbe.ts';
import { goodToken } from '../support/mailServer.ts';
import { imapflowOpens, nodemailerVerifiesInline } from '../support/otherClients.ts';
import { testMailbox } from '../support/probeRig.ts';
import { bareHttp, bareImap, bareImapWithoutTls, barePop, bareSmtp } from './bareSocket.ts';
import type { Bench, BenchRow } from './bench.ts';
import { cpuMs, leastMs, networkTo, type Rig, requestTo, startRig } from './probeRigs.ts';

/** Long, so that a busy computer's own delays do not add up to a round trip. */
const countedRoundTripMs = 200;
const timedRoundTripMs = 50;
const countedRuns = 2;
const timedRuns = 9;

export const about = 'One test of one mailbox, over a link with a delay, beside other programs.';

export const bench: Bench = async function* () {
  yield* using(countedRoundTripMs, roundTrips);
  yield* using(timedRoundTripMs, times);
  yield* using(0, cpu);
};

async function* using(
  roundTripMs: number,
  measure: (rig: Rig) => Promise<readonly BenchRow[]>,
): AsyncIterable<BenchRow> {
  const rig = await startRig(roundTripMs);
  try {
    yield* await measure(rig);
  } finally {
    rig.stop();
  }
}

/** Time over the link in whole round trips: what is left over is the client's and the servers' own work. */
const tripsOf = (ms: number): number => Math.floor(ms / countedRoundTripMs);

async function cold(
  protocol: 'imap' | 'pop' | 'smtp' | 'ews' | 'graph',
  port: number,
  ca: string,
): Promise<void> {
  const network = networkTo(ca, port);
  const outcome = await runProbe(requestTo(protocol, port, network));
  network.close();
  if (!outcome.ok) throw new Error(`${protocol}: ${JSON.stringify(outcome.steps)}`);
}

async function warm(protocol: 'ews' | 'graph', port: number, ca: string): Promise<number> {
  const network = networkTo(ca, port);
  await runProbe(requestTo(protocol, port, network));
  const ms = await leastMs(countedRuns, () => runProbe(requestTo(protocol, port, network)));
  network.close();
  return ms;
}

async function roundTrips({ far, ca }: Rig): Promise<readonly BenchRow[]> {
  const client = { port: far.imap, ca, user: testMailbox, token: goodToken };
  const trips = async (work: () => Promise<unknown>) => tripsOf(await leastMs(countedRuns, work));
  const imapflow = await trips(() => imapflowOpens(client));
  const unit = 'round trips';
  return [
    { what: 'IMAP probe', ours: await trips(() => cold('imap', far.imap, ca)), unit, atMost: 5 },
    { what: 'imapflow to the same verdict', ours: imapflow, unit },
    {
      what: 'IMAP probe, no initial response',
      ours: await trips(() => cold('imap', far.imapTwoLines, ca)),
      unit,
      atMost: 6,
    },
    { what: 'POP probe', ours: await trips(() => cold('pop', far.pop, ca)), unit, atMost: 6 },
    {
      what: 'SMTP probe with the send-as check',
      ours: await trips(() => cold('smtp', far.smtp, ca)),
      unit,
      atMost: 8,
    },
    { what: 'EWS probe, cold', ours: await trips(() => cold('ews', far.http, ca)), unit, atMost: 3 },
    { what: 'EWS probe, warm', ours: tripsOf(await warm('ews', far.http, ca)), unit, atMost: 1 },
    { what: 'Graph probe, cold', ours: await trips(() => cold('graph', far.http, ca)), unit, atMost: 3 },
    { what: 'Graph probe, warm', ours: tripsOf(await warm('graph', far.http, ca)), unit, atMost: 1 },
  ];
}

async function times({ far, ca }: Rig): Promise<readonly BenchRow[]> {
  const soap = `POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 700\r\n\r\n${'x'.repeat(700)}`;
  const beside = async (name: string, work: () => Promise<unknown>) => ({
    name,
    value: await leastMs(timedRuns, work),
  });
  const ours = (protocol: 'imap' | 'pop' | 'smtp' | 'ews', port: number) =>
    leastMs(timedRuns, () => cold(protocol, port, ca));
  const unit = 'ms';
  const client = { ca, user: testMailbox, token: goodToken };
  const rows: BenchRow[] = [];
  for (const [what, protocol, port, bare] of [
    ['IMAP probe over 50 ms', 'imap', far.imap, () => bareImap(far.imap, ca)],
    ['POP probe over 50 ms', 'pop', far.pop, () => barePop(far.pop, ca)],
    ['SMTP probe over 50 ms', 'smtp', far.smtp, () => bareSmtp(far.smtp, ca)],
    ['EWS probe over 50 ms', 'ews', far.http, () => bareHttp(far.http, ca, soap)],
  ] as const) {
    rows.push({
      what,
      ours: await ours(protocol, port),
      unit,
      beside: await beside('bare socket', bare),
      atMost: 1.05,
    });
  }
  const imapflow = await beside('imapflow', () => imapflowOpens({ ...client, port: far.imap }));
  rows.push({
    what: 'IMAP probe over 50 ms',
    ours: await ours('imap', far.imap),
    unit,
    beside: imapflow,
    atMost: 0.6,
  });
  const nodemailer = await beside('nodemailer verify()', () =>
    nodemailerVerifiesInline({ ...client, port: far.smtp }),
  );
  rows.push({ what: 'SMTP probe over 50 ms', ours: await ours('smtp', far.smtp), unit, beside: nodemailer });
  return rows;
}

/** TLS costs every client the same; without it the difference shows. */
async function cpu({ near, ca }: Rig): Promise<readonly BenchRow[]> {
  const client = { ca, user: testMailbox, token: goodToken };
  const probe = (port: number, network: Network) =>
    cpuMs(600, () => runProbe(requestTo('imap', port, network)));
  const imapflow = (port: number, secure: boolean) =>
    cpuMs(300, () => imapflowOpens({ ...client, port, secure }));
  const secured = networkTo(ca, near.imap);
  const plain = withoutTls(networkTo(ca, near.imapPlain));
  const unit = 'ms';
  const beside = { name: 'imapflow', value: await imapflow(near.imapPlain, false) };
  const bare = await cpuMs(300, () => bareImapWithoutTls(near.imapPlain));
  const rows: readonly BenchRow[] = [
    {
      what: 'CPU of an IMAP probe beside TLS',
      ours: await probe(near.imapPlain, plain),
      unit,
      beside,
      atMost: 0.25,
    },
    { what: 'CPU of a bare socket beside TLS', ours: bare, unit, beside },
    {
      what: 'CPU of an IMAP probe with TLS',
      ours: await probe(near.imap, secured),
      unit: 'ms',
      beside: { name: 'imapflow', value: await imapflow(near.imap, true) },
    },
    {
      what: 'CPU of a bare socket with TLS',
      ours: await cpuMs(300, () => bareImap(near.imap, ca)),
      unit: 'ms',
    },
  ];
  secured.close();
  plain.close();
  return rows;
}

const withoutTls = (network: Network): Network => ({
  ...network,
  open: (target, options) => network.open({ ...target, security: 'plain' }, options),
});
