// Sizes that are far beyond the usual and still occur: how long the extension host is held up by each.
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
import { explainText } from '../../src/advice/diagnose.ts';
import { readConfig } from '../../src/configs/readConfig.ts';
import { mergeRegistrations } from '../../src/core/registration/mergeRegistrations.ts';
import type { TreeNode } from '../../src/pages/treeNode.ts';
import { treeNodes } from '../../src/pages/treeNodes.ts';
import type { Bench, BenchRow } from './bench.ts';

export const about =
  'For how long work holds up the extension host at once, cold as the first time in a window: the longest delay of the event loop.';

export const bench: Bench = async function* () {
  const many = registrations(10_000, 1);
  yield* lagOf('settings with 10,000 registrations', () => tree(many));
  const large = registrations(1, 5_000);
  yield* lagOf('a tree of 5,000 mailboxes, expanded', () => expanded(tree(large)));
  // What Node.js does to run the sources, and no bundle has to.
  await explainText('', { now: new Date() });
  const paste = line.repeat(Math.ceil(5e6 / line.length));
  const mail = configuration.repeat(Math.floor((256 * 1024) / configuration.length));
  yield* lagOf('a mail configuration of 256 KB read', () => readConfig({ text: mail, fileName: '.env' }));
  yield* lagOf('a paste of 5 MB explained', () =>
    explainText(paste, { now: new Date() }, undefined, untilOthersRan),
  );
};

const untilOthersRan = () => new Promise<void>((resolve) => setImmediate(resolve));

const line =
  '2026-11-01 12:00:00 imap: A1 NO AUTHENTICATE failed. AADSTS7000215: Invalid client secret provided.\n';

const configuration =
  'MAIL_HOST=smtp.office365.com\nMAIL_PORT=587\nMAIL_USERNAME=a@contoso.example\nMAIL_PASSWORD=${PASSWORD}\n\n';

function registrations(count: number, mailboxes: number): readonly object[] {
  return Array.from({ length: count }, (_, index) => ({
    id: `r${index}`,
    name: `Registration ${index}`,
    product: 'ownApplication',
    cloud: 'global',
    tenantId: '11111111-2222-3333-4444-555555555555',
    clientId: '66666666-7777-8888-9999-000000000000',
    grant: 'clientSecret',
    mailboxes: Array.from({ length: mailboxes }, (__, box) => ({
      address: `m${box}@c${index}.example.com`,
      protocols: ['imap', 'ews'],
    })),
  }));
}

function tree(value: readonly object[]): readonly TreeNode[] {
  const merged = mergeRegistrations([{ scope: { kind: 'user' as const }, trustsHosts: true, value }]);
  return treeNodes({
    ...merged,
    probes: () => [],
    policy: () => undefined,
    drift: () => undefined,
    credentialExpected: () => true,
    productName: (id) => id,
    demoRunning: false,
    trusted: true,
    live: new Map(),
    now: new Date(),
  });
}

const expanded = (nodes: readonly TreeNode[]): readonly TreeNode[] =>
  nodes.flatMap((node) => [node, ...expanded(node.children)]);

/** The resolution is taken off: a loop without work measures it as its delay. */
async function* lagOf(what: string, work: () => unknown): AsyncIterable<BenchRow> {
  const lag = monitorEventLoopDelay({ resolution: 5 });
  lag.enable();
  await sleep(20);
  await work();
  await sleep(20);
  lag.disable();
  yield { what: `${what}: longest block`, ours: lag.max / 1e6 - 5, unit: 'ms', atMost: 50 };
}
