// The contract of the provisioning commands when nobody can sign in: what the plan answers, what is refused, in which words.
import '../../support/useFakeVscode.ts';
import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, it } from 'node:test';
import type { Registration } from '../../../src/core/registration/registration.ts';
import type { ProvisionDeps } from '../../../src/host/provisioning/setupResults.ts';

const { fake, Uri } = await import('../../support/fakeVscode.ts');
const { createPersonArguments } = await import('../../../src/host/shell/call.ts');
const { createDispatcher } = await import('../../../src/host/shell/dispatcher.ts');
const { provisionCommands } = await import('../../../src/host/provisioning/provisionCommands.ts');

const registration: Registration = {
  id: 'contoso',
  name: 'Contoso',
  product: 'ownApplication',
  cloud: 'custom',
  grant: 'clientSecret',
  tenantId: '11111111-2222-3333-4444-555555555555',
  clientId: '00000000-0000-0000-0000-000000000000',
  authority: 'https://localhost:1',
  endpoints: { graph: 'https://localhost:2' },
  mailboxes: [{ address: 'ap@contoso.com', protocols: ['imap'] }],
};
const stored = { registration, scope: { kind: 'user' }, ignoredHosts: [] };
const saved: unknown[] = [];
const services = {
  registrations: {
    all: () => [stored],
    find: (id: string) => (id === registration.id ? stored : undefined),
    problems: () => [],
    save: async (one: unknown) => void saved.push(one),
  },
  demo: { sample: () => undefined },
  log: { error: () => undefined },
  redact: (text: string) => text,
  personArguments: createPersonArguments(),
};
const deps = {
  services,
  storage: Uri.file('/nowhere'),
  demoEndpoints: () => undefined,
} as unknown as ProvisionDeps;
const run = createDispatcher(provisionCommands(deps), [], services as never);
const call = (id: string, argument: object) => run(`exchangeOAuth.${id}`, argument);
const changing = ['provision.apply', 'provision.undo', 'credential.rotate'];

/** What the issue promises of a step, and what is added to it. */
const required = ['id', 'title', 'state'];
const optional = ['change', 'role', 'lacksRole', 'needs', 'opens', 'undo', 'request', 'optional'];

beforeEach(() => {
  fake.reset();
  saved.length = 0;
});
afterEach(() => assert.deepEqual(saved, [], 'the settings are as they were'));

describe('exchangeOAuth.provision.plan without a sign-in', () => {
  it('answers the way and the steps, each with its id, title and state, and no work of ours', async () => {
    const answer = (await call('provision.plan', { registration: 'contoso' })) as {
      way: string;
      steps: Record<string, unknown>[];
    };
    assert.deepEqual(Object.keys(answer).toSorted(), ['steps', 'way']);
    assert.equal(answer.way, 'script');
    assert.deepEqual(
      answer.steps.map(({ id }) => id),
      ['application', 'servicePrincipal', 'owner', 'credential', 'role.exchange.IMAP.AccessAsApp'],
    );
    for (const step of answer.steps) {
      const keys = Object.keys(step);
      for (const key of required) assert.equal(typeof step[key], 'string', key);
      assert.deepEqual(
        keys.filter((key) => ![...required, ...optional].includes(key)),
        [],
      );
      assert.equal(step['state'], 'unknown');
    }
    assert.deepEqual(JSON.parse(JSON.stringify(answer)), answer, 'it is JSON');
  });

  it('is open in a workspace that is not trusted; what changes the tenant is not', async () => {
    fake.trusted = false;
    const { way } = (await call('provision.plan', { registration: 'contoso' })) as { way: string };
    assert.equal(way, 'script');
    for (const id of changing)
      await assert.rejects(
        call(id, { registration: 'contoso' }),
        /not trusted, so nothing is changed in the tenant/,
      );
    assert.deepEqual(fake.shown, [], 'nobody is asked');
  });
});

describe('wrong arguments', () => {
  const wrong: readonly (readonly [argument: object, says: RegExp])[] = [
    [{}, /Name a registration/],
    [{ registration: 'nobody' }, /nobody/],
    [{ registration: 7 }, /registration/i],
    [{ registration: 'contoso', way: 'az' }, /"az" is not open here; use script/],
    [{ registration: 'contoso', way: 'provisioner' }, /"provisioner" is not open here/],
  ];
  for (const id of ['provision.plan', 'provision.apply', 'credential.rotate'])
    it(`are named by ${id}, and nothing is asked`, async () => {
      for (const [argument, says] of wrong)
        await assert.rejects(call(id, argument), says, JSON.stringify(argument));
      assert.deepEqual(fake.shown, []);
    });

  it('of what is chosen are named before anything is looked at', async () => {
    for (const more of [{ consent: 'all' }, { federation: { name: 'x' } }, { exchangeRoles: 'all' }])
      await assert.rejects(
        call('provision.plan', { registration: 'contoso', ...more }),
        /is not what this command takes/,
        JSON.stringify(more),
      );
  });

  it('say which way there is if nobody can sign in, and that there is nothing to undo', async () => {
    await assert.rejects(call('provision.apply', { registration: 'contoso' }), /exchangeOAuth\.provisioners/);
    await assert.rejects(
      call('credential.rotate', { registration: 'contoso' }),
      /exchangeOAuth\.provisioners/,
    );
    await assert.rejects(call('provision.undo', { registration: 'contoso' }), /nothing to take back/);
    await assert.rejects(call('provision.undo', { registration: 'nobody' }), /nobody/);
  });
});

describe('a person when nobody can sign in', () => {
  it('gets the plan to hand over, of a registration or of the wizard’s draft, and no error', async () => {
    const asked: Record<string, unknown>[] = [];
    fake.registered.set('exchangeOAuth.provision.plan', (argument) => {
      asked.push(argument as Record<string, unknown>);
    });
    const { personArguments } = services;
    await call('provision.apply', personArguments.forPerson({ registration: 'contoso' }));
    await call('provision.apply', personArguments.forPerson({ draft: registration, protocols: ['pop'] }));
    fake.registered.delete('exchangeOAuth.provision.plan');
    assert.deepEqual(asked, [
      { registration: 'contoso', way: 'script' },
      { draft: registration, protocols: ['pop'], way: 'script' },
    ]);
    assert.deepEqual(fake.shown, []);
  });
});
