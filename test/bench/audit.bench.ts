// Bench: ten thousand mailboxes audited through the demo tenant's Graph, against the floor that its latency allows.

import { fork } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import type { DemoEndpoints } from '../../src/core/endpoints/endpoints.ts';
import { hostPortOf } from '../../src/core/endpoints/hosts.ts';
import type { AuditResult } from '../../src/core/report/auditResult.ts';
import { createNetwork } from '../../src/net/createNetwork.ts';
import type { Network } from '../../src/net/network.ts';
import { directoryMailboxes, runAudit } from '../../src/policy/audit/audit.ts';
import type { PostBatch } from '../../src/policy/audit/graphBatchChecker.ts';
import { diagnosed } from '../support/diagnosed.ts';
import type { Bench, BenchRow } from './bench.ts';

interface Tenant {
  readonly endpoints: DemoEndpoints;
  readonly tenantId: string;
  readonly clientId: string;
  readonly secret: string;
  readonly mailboxes: readonly string[];
}

const latencyMs = 50;
const inFlightLimit = 4;
const batchSize = 20;

export const about = 'An audit of ten thousand mailboxes through Microsoft Graph in batches.';

/** Runs the audit once and measures it. */
export const bench: Bench = async function* () {
  const child = fork(
    fileURLToPath(new URL('auditDemo.ts', import.meta.url)),
    [JSON.stringify({ latencyMs })],
    {
      execArgv: process.execArgv,
    },
  );
  try {
    const [tenant] = (await once(child)) as [Tenant];
    yield* await measure(tenant);
  } finally {
    child.disconnect();
  }
};

const once = (child: ReturnType<typeof fork>): Promise<readonly unknown[]> =>
  new Promise((resolve, reject) => {
    child.once('message', (message) => resolve([message]));
    child.once('exit', (code) => reject(new Error(`the demo tenant ended with ${code}`)));
  });

const call = { signal: new AbortController().signal, deadlineMs: 60_000 };

interface Session {
  readonly network: Network;
  readonly graph: string;
  readonly headers: Readonly<Record<string, string>>;
}

async function signIn({ endpoints, tenantId, clientId, secret }: Tenant): Promise<Session> {
  const network = createNetwork({
    allowedHosts: [endpoints.authority, endpoints.graph].map((url) => hostPortOf(new URL(url))),
    trustedCa: endpoints.trustedCa,
    proxyFor: () => undefined,
  });
  const form = new URLSearchParams({
    grant_type: 'client_credentials',
    client_id: clientId,
    client_secret: secret,
    scope: 'https://graph.microsoft.com/.default',
  });
  const answer = await network.http(
    {
      method: 'POST',
      url: `${endpoints.authority}/${tenantId}/oauth2/v2.0/token`,
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: form.toString(),
    },
    call,
  );
  const { access_token: token } = JSON.parse(answer.body) as { access_token: string };
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
  return { network, graph: endpoints.graph, headers };
}

async function measure(tenant: Tenant): Promise<readonly BenchRow[]> {
  const session = await signIn(tenant);
  const list = await directoryMailboxes(session.graph, (path) =>
    session.network.http({ method: 'GET', url: `${session.graph}${path}`, headers: session.headers }, call),
  );
  const mailboxes = list.slice(0, 10_000);
  const bareMs = await bareLanes(session, mailboxes);
  const posts = countedPosts(session);
  const memory = watchMemory();
  const startedAt = performance.now();
  const result = await audit(mailboxes, tenant.mailboxes, posts.post);
  const tookMs = performance.now() - startedAt;
  const megabytes = memory.stop();
  session.network.close();
  const floorMs = Math.ceil(mailboxes.length / batchSize / inFlightLimit) * latencyMs;
  const audited = result.rows.length - result.counts.unknown;
  if (audited !== mailboxes.length)
    throw new Error(`${audited} of ${mailboxes.length} mailboxes were audited`);
  const what = `audit of ${audited} mailboxes`;
  return [
    { what, ours: tookMs, unit: 'ms', beside: { name: 'floor', value: floorMs }, atMost: 1.2 },
    { what, ours: tookMs, unit: 'ms', beside: { name: 'a bare loop of four', value: bareMs } },
    { what: `${what}: requests`, ours: posts.requests, unit: 'requests', atMost: 500 },
    { what: `${what}: at once`, ours: posts.mostInFlight, unit: 'requests', atMost: inFlightLimit },
    { what: `${what}: memory above idle`, ours: megabytes, unit: 'MB', atMost: 100 },
  ];
}

function countedPosts({ network, graph, headers }: Session) {
  const counted = {
    requests: 0,
    mostInFlight: 0,
    post: async (json: string) => {
      counted.requests += 1;
      inFlight += 1;
      counted.mostInFlight = Math.max(counted.mostInFlight, inFlight);
      try {
        const url = `${graph}/v1.0/$batch`;
        return await network.http({ method: 'POST', url, headers, body: json, repeatable: true }, call);
      } finally {
        inFlight -= 1;
      }
    },
  };
  let inFlight = 0;
  return counted;
}

/** The same requests without any of the audit around them: a tenth of them, times ten. */
async function bareLanes(session: Session, mailboxes: readonly string[]): Promise<number> {
  const { post } = countedPosts(session);
  const body = JSON.stringify({
    requests: mailboxes.slice(0, batchSize).map((address, id) => ({
      id: String(id),
      method: 'GET',
      url: `/users/${encodeURIComponent(address)}/mailFolders/inbox?$select=displayName,totalItemCount`,
    })),
  });
  let left = mailboxes.length / batchSize / 10;
  const startedAt = performance.now();
  const lane = async (): Promise<void> => {
    while (left > 0) {
      left -= 1;
      await post(body);
    }
  };
  await Promise.all(Array.from({ length: inFlightLimit }, lane));
  return (performance.now() - startedAt) * 10;
}

function watchMemory(): { stop(): number } {
  const idle = process.memoryUsage().rss;
  let peak = idle;
  const sample = setInterval(() => {
    peak = Math.max(peak, process.memoryUsage().rss);
  }, 20);
  return {
    stop: () => {
      clearInterval(sample);
      return (peak - idle) / 1_048_576;
    },
  };
}

function audit(
  mailboxes: readonly string[],
  allowed: readonly string[],
  post: PostBatch,
): Promise<AuditResult> {
  let journal = '';
  return runAudit({
    registration: 'bench',
    protocol: 'graph',
    mailboxes,
    allowed,
    ask: { kind: 'graphBatch', post, diagnose: diagnosed },
    journal: {
      read: async () => journal,
      append: async (text) => {
        journal += text;
      },
      clear: async () => {
        journal = '';
      },
    },
    signal: call.signal,
    clock: { now: Date.now, wait: (ms) => sleep(ms) },
  });
}
