// A result belongs to the application that was tested: another client under the same id has none.
import '../../support/useFakeVscode.ts';
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Memento } from 'vscode';
import type { Registration } from '../../../src/core/registration/registration.ts';
import type { PolicyReport } from '../../../src/core/report/policyReport.ts';
import type { ProbeReport } from '../../../src/core/report/probeReport.ts';

const { createReportStore } = await import('../../../src/host/testing/reportStore.ts');

const first: Registration = {
  id: 'capture',
  name: 'Capture',
  product: 'ownApplication',
  cloud: 'global',
  tenantId: '11111111-2222-3333-4444-555555555555',
  clientId: '66666666-7777-8888-9999-00000000000a',
  grant: 'clientSecret',
  mailboxes: [{ address: 'ap@contoso.com', protocols: ['imap'] }],
};
const probe = {
  registration: 'capture',
  address: 'ap@contoso.com',
  protocol: 'imap',
  ok: true,
  steps: [],
} as unknown as ProbeReport;
const policy = {
  registration: 'capture',
  address: 'ap@contoso.com',
  verdict: 'scoped',
} as unknown as PolicyReport;

function memory(): Memento {
  const kept = new Map<string, unknown>();
  return {
    keys: () => [...kept.keys()],
    get: (key: string) => kept.get(key) as undefined,
    update: async (key: string, value: unknown) => void kept.set(key, structuredClone(value)),
  };
}

function storeOver(memento: Memento, settings: () => Registration, remoteName?: string) {
  return createReportStore({
    memento,
    redact: (text) => text,
    find: settings,
    remoteName,
    subscriptions: [],
  });
}

test('a result says what kind of computer it was tested from, whoever opens the window next', async () => {
  const memento = memory();
  await storeOver(memento, () => first, 'wsl').saveProbe(probe, first);
  const here = storeOver(memento, () => first);
  assert.deepEqual(here.testedFrom('capture', 'ap@contoso.com'), { [probe.protocol]: 'wsl' });
  assert.deepEqual(
    here.probes('capture', 'ap@contoso.com'),
    [probe],
    'the report keeps the shape of the contract',
  );
  await here.saveProbe(probe, first);
  assert.deepEqual(here.testedFrom('capture', 'ap@contoso.com'), { [probe.protocol]: undefined });
});

test('results are shown for the application that was tested, and not for another client, tenant or authority', async () => {
  let now = first;
  const memento = memory();
  const store = storeOver(memento, () => now);
  await store.saveProbe(probe, first);
  await store.savePolicy(policy, first);
  await store.saveDeclared(first, 'ap@contoso.com', { mailbox: 'granted' } as never);
  const seen = () => [
    store.probes('capture', 'AP@contoso.com').length,
    store.policy('capture', 'ap@contoso.com') === undefined ? 0 : 1,
    store.declared('capture', 'ap@contoso.com') === undefined ? 0 : 1,
  ];
  assert.deepEqual(seen(), [1, 1, 1]);
  for (const change of [
    { clientId: '77777777-7777-8888-9999-00000000000a' },
    { tenantId: 'other.example' },
    { cloud: 'china' },
    { cloud: 'custom', authority: 'https://login.example:8443' },
  ] satisfies Partial<Registration>[]) {
    now = { ...first, ...change };
    assert.deepEqual(seen(), [0, 0, 0], JSON.stringify(change));
  }
  now = { ...first, clientId: first.clientId.toUpperCase(), name: 'Renamed' };
  assert.deepEqual(seen(), [1, 1, 1]);
  assert.deepEqual(storeOver(memento, () => now).probes('capture', 'ap@contoso.com'), [probe]);
});

test('a test that ends after the client was changed is a result of the client that was tested', async () => {
  let now = first;
  const store = storeOver(memory(), () => now);
  const tested = now;
  now = { ...first, clientId: '77777777-7777-8888-9999-00000000000a' };
  await store.saveProbe(probe, tested);
  assert.deepEqual(store.probes('capture', 'ap@contoso.com'), []);
});
