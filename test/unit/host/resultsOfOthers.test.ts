// A result that was had with another application, host, grant, account or mailbox is not shown as one of this one.
import '../../support/useFakeVscode.ts';
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Memento } from 'vscode';
import { authorityHostOf } from '../../../src/core/credential/secretKey.ts';
import type { Registration } from '../../../src/core/registration/registration.ts';
import type { PolicyReport } from '../../../src/core/report/policyReport.ts';
import type { ProbeReport } from '../../../src/core/report/probeReport.ts';
import type { RunRecord } from '../../../src/core/report/runRecord.ts';
import type { Services } from '../../../src/host/shell/services.ts';
import { changesBetween } from '../../../src/pages/comparePage.ts';
import { noFacts } from '../../../src/wizard/facts.ts';
import { stateOf } from '../../../src/wizard/state.ts';
import { seenTesting } from '../../support/fakeTesting.ts';

const { fake, Uri, workspace } = await import('../../support/fakeVscode.ts');
const { createReportStore } = await import('../../../src/host/testing/reportStore.ts');
const { createRecordings } = await import('../../../src/host/capsules/recordings.ts');
const { createTestingView } = await import('../../../src/host/nightly/testingView.ts');
const { createRechecks } = await import('../../../src/host/policy/rechecks.ts');
const { createModel } = await import('../../../src/host/wizard/model.ts');
const { createEffectSync } = await import('../../../src/host/wizard/syncEffects.ts');
const { runTests } = await import('../../../src/host/wizard/effects/runTests.ts');
const { checkConsent } = await import('../../../src/host/wizard/effects/checkConsent.ts');

const address = 'ap@contoso.com';
const first: Registration = {
  id: 'capture',
  name: 'Capture',
  product: 'ownApplication',
  cloud: 'global',
  tenantId: '11111111-2222-3333-4444-555555555555',
  clientId: '66666666-7777-8888-9999-00000000000a',
  grant: 'clientSecret',
  mailboxes: [{ address, protocols: ['imap'] }],
};
const second: Registration = { ...first, clientId: '66666666-7777-8888-9999-00000000000b' };
const report = { registration: 'capture', address, protocol: 'imap', ok: true, steps: [], durationMs: 1 };
const probe = report as unknown as ProbeReport;
const policy = {
  registration: 'capture',
  address,
  verdict: 'scoped',
  findings: [],
} as unknown as PolicyReport;

function memory(): Memento {
  const kept = new Map<string, unknown>();
  return {
    keys: () => [...kept.keys()],
    get: (key: string) => kept.get(key) as undefined,
    update: async (key: string, value: unknown) => void kept.set(key, structuredClone(value)),
  };
}

describe('a report', () => {
  for (const [what, change] of [
    ['hosts', { endpoints: { imap: 'mail.elsewhere.example:993' } }],
    ['grant', { grant: 'deviceCode' }],
    ['account', { mailboxes: [{ address, protocols: ['imap'], signInAs: 'other@contoso.com' }] }],
  ] satisfies readonly (readonly [string, Partial<Registration>])[]) {
    it(`that was had with other ${what} is none of this mailbox`, async () => {
      let now = first;
      const store = createReportStore({
        memento: memory(),
        redact: (text) => text,
        find: () => now,
        remoteName: undefined,
        subscriptions: [],
      });
      await store.saveProbe(probe, first);
      await store.savePolicy(policy, first);
      now = { ...first, ...change };
      assert.deepEqual([store.probes('capture', address), store.policy('capture', address)], [[], undefined]);
      now = first;
      assert.equal(store.probes('capture', address).length, 1);
      await store.forget(first);
      assert.deepEqual(store.probes('capture', address), []);
    });
  }
});

describe('a capsule', () => {
  const recording = { ...report, startedAt: '2026-01-01T00:00:00Z', ok: false } as never;
  const capsuled: Registration = { ...first, id: 'capsule-1', cloud: 'demo' };
  const opened = async () => {
    const recordings = createRecordings(memory());
    const capsule = { registration: first, mailbox: first.mailboxes[0], recordings: [recording] };
    await recordings.open('capsule-1', capsule as never);
    return recordings;
  };

  it('answers for its own mailbox and no other', async () => {
    const recordings = await opened();
    assert.ok(recordings.replay(capsuled, 'imap', address) !== undefined);
    assert.ok(recordings.replay(capsuled, 'imap', address.toUpperCase()) !== undefined);
    assert.equal(recordings.replay(capsuled, 'imap', 'ceo@contoso.com'), undefined);
  });

  it('does not answer for another client or tenant under its id', async () => {
    const recordings = await opened();
    for (const change of [{ clientId: second.clientId }, { tenantId: 'other.example' }])
      assert.equal(recordings.replay({ ...capsuled, ...change }, 'imap', address), undefined);
  });

  it('is not made from what another authority answered', () => {
    const recordings = createRecordings(memory());
    const at = (host: string): Registration => ({ ...first, cloud: 'custom', authority: `https://${host}` });
    recordings.keep(at('login.one.example'), recording);
    assert.equal(recordings.of(at('login.one.example'), address).length, 1);
    assert.deepEqual(recordings.of(at('login.two.example'), address), []);
  });
});

describe('the Testing view', () => {
  let now = first;
  let changed: () => void = () => undefined;
  const services = {
    redact: (text: string) => text,
    log: { info: () => undefined, error: () => undefined },
    registrations: {
      all: () => [{ registration: now }],
      find: () => ({ registration: now }),
      onDidChange: (listener: () => void) => {
        changed = listener;
        return { dispose: () => undefined };
      },
    },
    connections: { test: async () => [probe] },
  } as unknown as Services;
  const rows = () => [...(seenTesting.items?.get('capture')?.children ?? [])].map(([id]) => id);
  const junit = (of: Registration) =>
    `<testsuite name="x" package="exchange-oauth-check"><properties><property name="application" value="${authorityHostOf(of)} ${of.tenantId} ${of.clientId}"/></properties><testcase classname="capture ${address}" name="imap" time="1.000"/></testsuite>`;
  const show = async (xml: string) => {
    workspace.findFiles = async () => [Uri.file('/junit.xml')];
    workspace.fs.readFile = async () => new TextEncoder().encode(xml);
    workspace.fs.stat = async () => ({ size: 100, type: 1 });
    await seenTesting.refresh();
    return [...(seenTesting.runs.at(-1)?.states ?? [])];
  };

  it('shows no green row after the client was changed: the row is another one', async () => {
    now = first;
    fake.get = (key) => key === 'testingView';
    const view = createTestingView(services);
    await seenTesting.run({}, { onCancellationRequested: () => undefined });
    const [green = ''] = [...(seenTesting.runs.at(-1)?.states.keys() ?? [])];
    assert.deepEqual(rows(), [green]);
    now = second;
    changed();
    assert.equal(rows().length, 1);
    assert.ok(!rows().includes(green), green);
    view.dispose();
  });

  it('marks no mailbox by what a file says of another application, or of none', async () => {
    now = first;
    fake.get = (key) => key === 'testingView';
    const view = createTestingView(services);
    const [row] = rows();
    assert.deepEqual(await show(junit(first)), [[row, 'passed']]);
    for (const xml of [
      junit(second),
      junit(first).replace(/<properties>.*<\/properties>/, '<properties/>'),
    ]) {
      const states = await show(xml);
      assert.ok(!states.some(([id]) => id === row), xml);
      assert.ok(!rows().some((id) => id !== row), 'not beside its mailboxes either');
    }
    view.dispose();
  });
});

describe('two runs of the check', () => {
  it('of two authorities are said to belong to different applications', () => {
    const run = (authority: string): RunRecord => ({
      version: 1,
      at: '2026-11-29T03:00:00Z',
      exitCode: 0,
      protocols: [],
      policies: [],
      credentials: [],
      audits: [],
      readiness: [],
      applications: [{ registration: 'own', authority, tenantId: first.tenantId, clientId: first.clientId }],
    });
    const [change] = changesBetween(run('https://login.one.example'), run('https://login.two.example'));
    assert.match(change?.why ?? '', /different applications/);
    assert.match(`${change?.before} ${change?.after}`, /login\.one\.example.*login\.two\.example/);
  });
});

describe('a check that is planned', () => {
  it('is not made for another application under the id, nor for what was removed', async (t) => {
    t.mock.timers.enable({ apis: ['setTimeout'] });
    for (const later of [second, undefined]) {
      fake.reset();
      let now: Registration | undefined = first;
      const rechecks = createRechecks({ forPerson: (argument: object) => argument } as never, () => now);
      rechecks.plan({ registration: first, address, at: new Date(Date.now() + 1_000) });
      rechecks.plan({ registration: first, address: 'b@contoso.com', at: new Date(Date.now() + 3_000) });
      t.mock.timers.tick(2_000);
      assert.deepEqual(fake.done, ['command: exchangeOAuth.mailbox.checkPolicy']);
      now = later;
      t.mock.timers.tick(2_000);
      assert.equal(fake.done.length, 1, JSON.stringify(later));
      rechecks.dispose();
    }
  });
});

describe('the wizard', () => {
  const openOn = (services: object) => {
    const model = createModel({
      services: {
        reports: { probes: () => [], policy: () => undefined },
        registrations: { find: () => undefined },
        credentials: { seen: () => '', state: async () => ({ kind: 'none', lost: false, detail: '' }) },
        log: { error: () => undefined },
        redact: (text: string) => text,
        ...services,
      } as never,
      editor: undefined,
      storage: {} as never,
      state: { ...stateOf('d1', first, { kind: 'user' }, 'base'), step: 'test' },
      facts: noFacts,
      parts: { catalogue: [] },
      changed: () => undefined,
    });
    return model;
  };
  const typeClient = (model: ReturnType<typeof openOn>, clientId = second.clientId) =>
    model.replaceState({ ...model.state, texts: { ...model.state.texts, clientId } });

  it('shows no result of the former client ID at its last step', () => {
    const model = openOn({});
    const sync = createEffectSync(model);
    sync.sync();
    model.replaceState({ ...model.state, step: 'finish' });
    sync.sync();
    model.setFacts({ tests: [{ address, protocol: 'imap', status: 'ok', durationMs: 1, steps: [] }] });
    typeClient(model);
    sync.sync();
    assert.deepEqual(
      model.facts.tests.map(({ status }) => status),
      ['waiting'],
    );
  });

  it('shows no result of a test that was under way when the client ID was changed', async () => {
    const release = Promise.withResolvers<void>();
    const model = openOn({
      connections: {
        test: async () => {
          await release.promise;
          return [probe];
        },
      },
    });
    const sync = createEffectSync(model);
    sync.sync();
    const running = runTests(model, undefined);
    typeClient(model);
    sync.sync();
    release.resolve();
    await running;
    assert.deepEqual(
      model.facts.tests.map(({ status }) => status),
      ['waiting'],
    );
  });

  it('shows no permission of a token that was asked for with the former client ID', async () => {
    const release = Promise.withResolvers<void>();
    const model = openOn({
      connections: {
        claims: async () => {
          await release.promise;
          return { roles: ['full_access_as_app', 'IMAP.AccessAsApp'], scopes: [] };
        },
      },
    });
    const sync = createEffectSync(model);
    sync.sync();
    const checking = checkConsent(model);
    await new Promise((resolve) => setTimeout(resolve, 50));
    typeClient(model);
    sync.sync();
    release.resolve();
    await checking;
    assert.deepEqual(model.facts.consent, []);
  });
});
