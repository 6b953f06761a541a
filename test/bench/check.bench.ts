// The check as a program: five hundred mailboxes against the floor of link and concurrency, its memory, and its start.
import { type ChildProcess, fork, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { ProtocolId } from '../../src/core/registration/registration.ts';
import { runProbe } from '../../src/probes/runProbe.ts';
import { type Bench, type BenchRow, median } from './bench.ts';
import type { CheckServers } from './checkServers.ts';
import { cpuMs, networkTo, requestTo } from './probeRigs.ts';

export const about =
  'The check as a program: five hundred mailboxes, its memory, and the time to its first request.';

const roundTripMs = 50;
const mailboxes = 500;
const starts = 9;
const program = fileURLToPath(new URL('../../dist/check.js', import.meta.url));

interface Fleet {
  readonly label: string;
  readonly protocol: 'imap' | 'graph';
  readonly inFlight: number;
  readonly trips: number;
}

/** As in the bench of Test All. */
const fleets: readonly Fleet[] = [
  { label: 'IMAP', protocol: 'imap', inFlight: 20, trips: 5 },
  { label: 'Graph', protocol: 'graph', inFlight: 4, trips: 1 },
];

interface Rig {
  readonly folder: string;
  readonly servers: CheckServers;
  readonly child: ChildProcess;
}

export const bench: Bench = async function* () {
  const child = fork(fileURLToPath(new URL('checkServers.ts', import.meta.url)), [String(roundTripMs)]);
  const folder = mkdtempSync(path.join(tmpdir(), 'check-bench-'));
  try {
    const servers = await messageOf<CheckServers>(child);
    writeFileSync(path.join(folder, 'ca.pem'), servers.ca);
    const rig = { folder, servers, child };
    for (const fleet of fleets) yield* await measureFleet(fleet, rig);
    yield await measureStart(rig);
  } finally {
    child.kill();
    rmSync(folder, { recursive: true, force: true });
  }
};

function messageOf<T>(child: ChildProcess): Promise<T> {
  return new Promise((resolve, reject) => {
    const ended = (code: number | null) => reject(new Error(`the servers ended with ${code}`));
    child.once('exit', ended);
    child.once('message', (message) => {
      child.off('exit', ended);
      resolve(message as T);
    });
  });
}

async function measureFleet(fleet: Fleet, rig: Rig): Promise<readonly BenchRow[]> {
  const { label, protocol } = fleet;
  const addresses = Array.from({ length: mailboxes }, (_, index) => `m${index}@contoso.test`);
  const cpu = await cpuOfOne(protocol, rig);
  const run = await runCheck(rig, rig.servers.far, protocol, addresses);
  const floor = 3 * roundTripMs + Math.ceil(mailboxes / fleet.inFlight) * fleet.trips * roundTripMs;
  const what = `${label}, ${mailboxes} mailboxes`;
  return [
    {
      what,
      ours: run.tookMs,
      unit: 'ms',
      atMost: 0.95,
      beside: { name: 'floor', value: floor + mailboxes * cpu },
    },
    { what: `${what}: memory of the process`, ours: run.peakMegabytes, unit: 'MB', atMost: 120 },
  ];
}

async function cpuOfOne(protocol: ProtocolId, { servers: { ca, near } }: Rig): Promise<number> {
  const port = protocol === 'imap' ? near.imap : near.http;
  const network = networkTo(ca, port);
  const ms = await cpuMs(100, async () => {
    await runProbe(requestTo(protocol, port, network));
  });
  network.close();
  return ms;
}

/** From the start of the process to the first request at the server, beyond a bare program that sends one. */
async function measureStart(rig: Rig): Promise<BenchRow> {
  const ours: number[] = [];
  const bare: number[] = [];
  for (let start = 0; start < starts; start += 1) {
    ours.push(await firstRequestMs(rig, () => runCheck(rig, rig.servers.near, 'graph', ['a@contoso.test'])));
    bare.push(await firstRequestMs(rig, () => runBare(rig)));
  }
  return {
    what: 'start to the first request, beyond a bare HTTPS program',
    ours: median(ours) - median(bare),
    unit: 'ms',
    atMost: 150,
  };
}

async function firstRequestMs({ child }: Rig, work: () => Promise<unknown>): Promise<number> {
  await asked(child, 'reset');
  const startedAt = Date.now();
  await work();
  return (await asked(child, 'first')).firstRequestAt - startedAt;
}

function asked(child: ChildProcess, text: string): Promise<{ readonly firstRequestAt: number }> {
  const answer = messageOf<{ firstRequestAt: number }>(child);
  child.send(text);
  return answer;
}

/** Loaded before the program: writes its largest resident set (KB) as it ends. */
const hook = (peak: string): string =>
  `process.on('exit', () => require('node:fs').writeFileSync(${JSON.stringify(peak)}, String(process.resourceUsage().maxRSS)));`;

async function runCheck(
  { folder }: Rig,
  ports: CheckServers['far'],
  protocol: 'imap' | 'graph',
  addresses: readonly string[],
): Promise<{ readonly tookMs: number; readonly peakMegabytes: number }> {
  const origin = `https://localhost:${ports.http}`;
  const imap = `localhost:${ports.imap}`;
  const settings = path.join(folder, 'settings.json');
  writeFileSync(settings, JSON.stringify({ 'exchangeOAuth.registrations': [registrationAt(origin, imap)] }));
  function registrationAt(authority: string, mail: string) {
    return {
      id: 'bench',
      name: 'Bench',
      product: 'ownApplication',
      cloud: 'custom',
      grant: 'clientSecret',
      tenantId: '11111111-2222-3333-4444-555555555555',
      clientId: '66666666-7777-8888-9999-000000000000',
      authority,
      endpoints: {
        graph: authority,
        ews: `${authority}/EWS/Exchange.asmx`,
        imap: mail,
        pop: mail,
        smtp: mail,
      },
      mailboxes: addresses.map((address) => ({ address, protocols: [protocol] })),
    };
  }
  const peak = path.join(folder, 'peak');
  const measuring = path.join(folder, 'measuring.cjs');
  writeFileSync(measuring, hook(peak));
  const args = [
    '--require',
    measuring,
    program,
    settings,
    '--secret',
    'env:SECRET',
    '--allow-host',
    `localhost:${ports.http}`,
    '--allow-host',
    imap,
  ];
  const startedAt = performance.now();
  await run(args, folder);
  const tookMs = performance.now() - startedAt;
  return { tookMs, peakMegabytes: Number(readFileSync(peak, 'utf8')) / 1024 };
}

const runBare = ({ folder, servers }: Rig): Promise<void> =>
  run(
    ['-e', `require('node:https').get('https://localhost:${servers.near.http}/', (r) => r.resume())`],
    folder,
  );

/** Rejects with what it printed if it does not end with 0. */
function run(args: readonly string[], folder: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const env = {
      ...process.env,
      NODE_EXTRA_CA_CERTS: path.join(folder, 'ca.pem'),
      SECRET: 'a-client-secret',
    };
    const running = spawn(process.execPath, args, { env, stdio: ['ignore', 'pipe', 'pipe'] });
    let printed = '';
    running.stdout.on('data', (chunk) => {
      printed += chunk;
    });
    running.stderr.on('data', (chunk) => {
      printed += chunk;
    });
    running.on('error', reject);
    running.on('close', (code) => (code === 0 ? resolve() : reject(new Error(printed.slice(0, 2_000)))));
  });
}
