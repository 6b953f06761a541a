// An audit whose process is killed goes on from its file: no mailbox is missed, and none in the file is asked again.

import assert from 'node:assert/strict';
import { fork } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { fileJournal, runAudit } from '../../../src/policy/audit/audit.ts';
import { appToken, type DemoTenant, graphScope, startDemo } from '../../support/demo.ts';
import { diagnosed } from '../../support/diagnosed.ts';
import { type DemoPolicyRig, demoPolicyRig } from './demoPolicy.ts';

let demo: DemoTenant;
let rig: DemoPolicyRig;
let folder: string;

before(async () => {
  demo = await startDemo({ latencyMs: 20 });
  rig = demoPolicyRig(demo);
  folder = await mkdtemp(path.join(tmpdir(), 'audit-'));
});
after(async () => {
  rig?.network.close();
  await demo?.stop();
  if (folder !== undefined) await rm(folder, { recursive: true });
});

const child = fileURLToPath(new URL('auditChild.ts', import.meta.url));

/** Runs the audit in a process and kills it with no warning once so many mailboxes are done. */
async function killAfter(done: number, mailboxes: readonly string[], journal: string): Promise<void> {
  const token = await appToken(demo, graphScope);
  const { promise, resolve } = Promise.withResolvers<void>();
  const running = fork(child, { execArgv: process.execArgv });
  running.on('message', (message: { ready?: boolean; done?: number }) => {
    if (message.ready === true) {
      const { graph, trustedCa } = demo.endpoints;
      running.send({ graph, trustedCa, token, mailboxes, journal });
    }
    if ((message.done ?? 0) >= done) running.kill('SIGKILL');
  });
  running.once('exit', () => resolve());
  await promise;
}

for (const done of [1, 100, 240]) {
  test(`killed after ${done} of 400 mailboxes, an audit goes on with the rest`, async () => {
    const unknown = Array.from(
      { length: 400 - demo.mailboxes.length },
      (_, index) => `nobody${index}@${demo.domain}`,
    );
    const mailboxes = [...demo.mailboxes, ...unknown];
    const journal = path.join(folder, `${done}.jsonl`);
    await killAfter(done, mailboxes, journal);
    const known = new Set(
      (await readFile(journal, 'utf8'))
        .split('\n')
        .flatMap((line) => /^\{"a":"([^"]+)".*\}$/.exec(line)?.[1] ?? []),
    );
    assert.ok(known.size < 400, `${known.size} were in the file`);
    const asked: string[] = [];
    const result = await runAudit({
      registration: 'demo',
      protocol: 'graph',
      mailboxes,
      allowed: demo.mailboxes,
      ask: {
        kind: 'graphBatch',
        diagnose: diagnosed,
        post: (json, renew) => {
          asked.push(
            ...[...json.matchAll(/"\/users\/([^/]+)\//g)].map((match) => decodeURIComponent(match[1] ?? '')),
          );
          return rig.post(json, renew);
        },
      },
      journal: fileJournal(journal),
      signal: new AbortController().signal,
      clock: { now: Date.now, wait: async () => {} },
    });
    assert.equal(asked.filter((address) => known.has(address.toLowerCase())).length, 0);
    assert.equal(asked.length, 400 - known.size);
    assert.equal(result.counts.reachable, demo.mailboxes.length);
    assert.equal(result.rows.filter(({ checkedAt }) => checkedAt === '').length, 0);
  });
}
