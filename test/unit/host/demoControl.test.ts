// The demo tenant of a window: one at a time, ready when it is told, and nothing is left of it when it has stopped.
import '../../support/useFakeVscode.ts';
import assert from 'node:assert/strict';
import { beforeEach, it } from 'node:test';
import type { Registration } from '../../../src/core/registration/registration.ts';

const { createDemoControl } = await import('../../../src/host/demo/demoControl.ts');

let saved: Registration[] = [];
let started = 0;
let stopped = 0;
let scenario = 'healthy';
let broken = false;

const module = {
  startDemoTenant: async () => {
    started += 1;
    return {
      endpoints: { authority: 'https://localhost:1' },
      tenantId: 'tenant',
      clientId: 'client',
      secret: 'secret',
      mailboxes: ['ap@contoso.example', 'invoices@contoso.example'],
      controlMailbox: 'ceo@contoso.example',
      get scenario() {
        return scenario;
      },
      setScenario: (id: string) => {
        scenario = id;
      },
      cmdletOutput: (cmdlet: string, { mailbox = '' }: { mailbox?: string }) => `${cmdlet} ${mailbox};`,
      stop: async () => {
        stopped += 1;
      },
    };
  },
  cmdlets: [
    { cmdlet: 'Get-All', detail: '', perMailbox: false },
    { cmdlet: 'Get-One', detail: '', perMailbox: true },
  ],
  scenarios: [
    { id: 'healthy', label: 'Healthy', detail: '' },
    { id: 'expired', label: 'Expired', detail: '' },
  ],
};
const registrations = {
  find: (id: string) => {
    const registration = saved.find((one) => one.id === id);
    return registration && { registration, scope: { kind: 'user' }, ignoredHosts: [] };
  },
  entries: () => [],
  save: async (registration: Registration) => {
    if (broken) throw new Error('The settings cannot be written.');
    saved.push(registration);
  },
};
const create = () =>
  createDemoControl(
    async () => module as never,
    registrations as never,
    { store: async () => undefined } as never,
  );

beforeEach(() => {
  saved = [];
  started = 0;
  stopped = 0;
  scenario = 'healthy';
  broken = false;
});

it('starts once, however many ask at the same time, and names the ready registration to all', async () => {
  const demo = create();
  const [one, other] = await Promise.all([demo.start(), demo.start()]);
  assert.deepEqual(one, {
    registration: 'demo',
    address: 'ap@contoso.example',
    controlMailbox: 'ceo@contoso.example',
  });
  assert.deepEqual(other, one);
  assert.deepEqual([started, demo.running, await demo.start()], [1, true, one]);
});

it('follows its scenario and tells that it has changed', async () => {
  const demo = create();
  let changes = 0;
  demo.onDidChange(() => {
    changes += 1;
    assert.equal(demo.starting, false, 'whoever is told may draw');
  });
  await demo.start();
  demo.setScenario('expired');
  demo.setScenario('no such scenario');
  assert.deepEqual([demo.scenario, demo.scenarioLabel, changes], ['expired', 'Expired', 2]);
});

it('prints a cmdlet once, or for each mailbox', async () => {
  const demo = create();
  await demo.start();
  assert.equal(demo.cmdletOutput('Get-All', ['a', 'b']), 'Get-All ;');
  assert.equal(demo.cmdletOutput('Get-One', ['a', 'b']), 'Get-One a;Get-One b;');
  assert.equal(demo.cmdletOutput('Get-Nothing', ['a']), undefined);
});

it('has nothing to tell once it has stopped, and can start again', async () => {
  const demo = create();
  await demo.start();
  await demo.stop();
  assert.deepEqual(
    [demo.running, demo.endpoints(), demo.sample(), demo.scenarios(), demo.cmdlets(), demo.scenario],
    [false, undefined, undefined, [], [], ''],
  );
  await demo.start();
  assert.deepEqual([started, stopped, demo.running], [2, 1, true]);
});

it('leaves no tenant behind if its registration cannot be saved', async () => {
  const demo = create();
  broken = true;
  await assert.rejects(demo.start(), /cannot be written/);
  assert.deepEqual([stopped, demo.running], [1, false]);
  broken = false;
  await demo.start();
  assert.equal(demo.running, true);
});
