// The audit against the demo tenant's Graph, EWS and IMAP over the real network.

import assert from 'node:assert/strict';
import { after, afterEach, before, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { directoryMailboxes, runAudit } from '../../../src/policy/audit/audit.ts';
import type { AuditRequest } from '../../../src/policy/audit/auditRequest.ts';
import { appToken, type DemoTenant, graphScope, startDemo } from '../../support/demo.ts';
import { diagnosed } from '../../support/diagnosed.ts';
import { type DemoPolicyRig, demoPolicyRig } from './demoPolicy.ts';

let demo: DemoTenant;
let rig: DemoPolicyRig;

before(async () => {
  demo = await startDemo({ extraMailboxes: 300 });
  rig = demoPolicyRig(demo);
});
afterEach(() => demo.setScenario('healthy'));
after(async () => {
  rig?.network.close();
  await demo?.stop();
});

async function everybody(): Promise<readonly string[]> {
  demo.setScenario('mayListUsers');
  const token = await appToken(demo, graphScope);
  const call = { signal: new AbortController().signal, deadlineMs: 30_000 };
  return directoryMailboxes(rig.endpoints.graph, (path) =>
    rig.network.http(
      { method: 'GET', url: `${rig.endpoints.graph}${path}`, headers: { authorization: `Bearer ${token}` } },
      call,
    ),
  );
}

function memoryJournal(): AuditRequest['journal'] {
  let text = '';
  return {
    read: async () => text,
    append: async (more) => {
      text += more;
    },
    clear: async () => {
      text = '';
    },
  };
}

const audit = (mailboxes: readonly string[], more: Partial<AuditRequest> = {}) =>
  runAudit({
    registration: 'demo',
    protocol: 'graph',
    mailboxes,
    allowed: demo.mailboxes,
    ask: { kind: 'graphBatch', post: rig.post, diagnose: diagnosed },
    journal: memoryJournal(),
    signal: new AbortController().signal,
    clock: { now: Date.now, wait: (ms, signal) => sleep(ms, undefined, { signal }).catch(() => {}) },
    ...more,
  });

test('the directory lists the mailboxes and the audit finds those in the group alone', async () => {
  const list = await everybody();
  assert.ok(list.length >= 300);
  demo.setScenario('healthy');
  const result = await audit(list);
  const reachable = result.rows.filter(({ access }) => access === 'reachable').map(({ address }) => address);
  for (const address of demo.mailboxes) assert.ok(reachable.includes(address), address);
  assert.ok(!reachable.includes(demo.controlMailbox));
  assert.equal(result.counts.unknown, 0);
});

test('a policy that is too wide shows mailboxes that should not be reachable', async () => {
  demo.setScenario('policyTooWide');
  const result = await audit([...demo.mailboxes, demo.controlMailbox, 'nobody@nowhere.example']);
  assert.equal(result.rows.find(({ address }) => address === demo.controlMailbox)?.verdict, 'tooWide');
  assert.equal(result.rows.at(-1)?.reason, 'no mailbox with this address');
});

test('a service that turns requests away now and then is read to the end', async () => {
  const list = await everybody();
  demo.setScenario('throttledSometimes');
  const result = await audit(list.slice(0, 60));
  assert.equal(result.counts.unknown, 0);
});

test('EWS and IMAP are audited mailbox by mailbox', async () => {
  for (const protocol of ['ews', 'imap'] as const) {
    const result = await audit([...demo.mailboxes, demo.controlMailbox], {
      protocol,
      ask: { kind: 'probe', diagnose: diagnosed, probe: (address) => rig.probe(protocol, address) },
    });
    const row = result.rows.at(-1);
    assert.equal(row?.access, 'refused', `${protocol}: ${row?.reason}`);
    assert.equal(result.counts.reachable, demo.mailboxes.length, protocol);
  }
});
