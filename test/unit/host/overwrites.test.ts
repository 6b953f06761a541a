// Nothing of a person's is replaced, and no host of one's own is called, without their consent, whoever calls.
import '../../support/useFakeVscode.ts';
import assert from 'node:assert/strict';
import { beforeEach, describe, it } from 'node:test';
import type { Memento } from 'vscode';
import { Secret } from '../../../src/core/credential/secret.ts';
import type { Registration } from '../../../src/core/registration/registration.ts';
import type { Command } from '../../../src/host/shell/command.ts';
import type { Services } from '../../../src/host/shell/services.ts';

const { fake } = await import('../../support/fakeVscode.ts');
const { createPersonArguments } = await import('../../../src/host/shell/call.ts');
const { createDispatcher } = await import('../../../src/host/shell/dispatcher.ts');
const { credentialCommands } = await import('../../../src/host/credentials/credentialCommands.ts');
const { createHostAgreements } = await import('../../../src/host/registrations/hostAgreements.ts');
const { createDemoControl } = await import('../../../src/host/demo/demoControl.ts');
const { importCommand } = await import('../../../src/host/registrations/importProfile.ts');
const { exportProfile } = await import('../../../src/products/profile.ts');

const own: Registration = {
  id: 'contoso',
  name: 'Contoso',
  product: 'ownApplication',
  cloud: 'global',
  tenantId: 'contoso.com',
  clientId: '66666666-7777-8888-9999-000000000000',
  grant: 'clientSecret',
  mailboxes: [{ address: 'ap@contoso.com', protocols: ['imap'] }],
};

let entries: Registration[] = [];
let stored: string | undefined;
/** The mark in VS Code's state, which another window's write can take away. */
let marked = true;
let locked = false;
const registrations = {
  all: () => entries.map((registration) => ({ registration, scope: { kind: 'user' }, ignoredHosts: [] })),
  find: (id: string) => {
    const registration = entries.find((entry) => entry.id === id);
    return registration && { registration, scope: { kind: 'user' }, ignoredHosts: [] };
  },
  entries: () => entries,
  save: async (registration: Registration) => {
    entries = [...entries.filter(({ id }) => id !== registration.id), registration];
  },
};
const credentials = {
  seen: () => '',
  expected: () => marked && stored !== undefined,
  read: async () => {
    if (locked) throw new Error('the keyring is locked');
    return stored === undefined ? undefined : { kind: 'secret', secret: new Secret(stored) };
  },
  store: async (_: Registration, credential: { secret: Secret }) => {
    stored = credential.secret.reveal();
  },
};
const hosts = { agree: async () => undefined, need: async () => true };
const services = {
  registrations,
  credentials,
  hosts,
  log: { info: () => undefined, error: () => undefined },
  redact: (text: string) => text,
  personArguments: createPersonArguments(),
} as unknown as Services;
const rows: readonly Command[] = [
  ...credentialCommands(services),
  importCommand(services.registrations, services.hosts),
];
const call = createDispatcher([], [async () => rows], services);

beforeEach(() => {
  fake.reset();
  entries = [own];
  stored = undefined;
  marked = true;
  locked = false;
});
const agree = () => {
  fake.answer = ({ buttons }) => buttons[0];
};

describe('credential.set, called by code', () => {
  const set = (secret: string) => call('exchangeOAuth.credential.set', { registration: 'contoso', secret });

  it('stores a first secret, and the same one again, without a question', async () => {
    assert.deepEqual(await set('first secret value'), { stored: true });
    assert.deepEqual(await set('first secret value'), { stored: true });
    assert.deepEqual(fake.shown, []);
  });

  it('asks before it replaces another one', async () => {
    stored = 'the secret of a person';
    assert.equal(await set('another secret'), undefined);
    assert.equal(stored, 'the secret of a person');
    assert.deepEqual(
      fake.shown.map(({ modal, buttons }) => [modal, buttons]),
      [[true, ['Replace']]],
    );
    agree();
    assert.deepEqual(await set('another secret'), { stored: true });
    assert.equal(stored, 'another secret');
  });

  it('asks also if the mark of what is stored was lost, and if the store cannot be read', async () => {
    stored = 'the secret of a person';
    marked = false;
    assert.equal(await set('another secret'), undefined);
    assert.equal(stored, 'the secret of a person');
    locked = true;
    assert.equal(await set('another secret'), undefined);
    assert.equal(fake.shown.length, 2);
  });

  it('takes no Secret ID for a secret', async () => {
    await assert.rejects(async () => set('11111111-2222-3333-4444-555555555555'), /Secret ID/);
    assert.equal(stored, undefined);
  });
});

describe('profile.import, called by code', () => {
  const other = { ...own, clientId: '77777777-7777-8888-9999-000000000000', mailboxes: [] };
  const importIt = () =>
    call('exchangeOAuth.profile.import', {
      text: exportProfile([other], { exportedOn: '2026-01-01', includeHosts: false }).text,
      conflicts: 'replace',
    });

  it('shows what is lost, and replaces it only when a person agrees', async () => {
    assert.equal(await importIt(), undefined);
    assert.deepEqual(entries, [own]);
    assert.match(fake.shown[0]?.detail ?? '', /Client ID: 66666666.* → 77777777/);
    assert.match(fake.shown[0]?.detail ?? '', /Mailboxes: ap@contoso\.com \(imap\) → none/);
    agree();
    await importIt();
    assert.equal(entries[0]?.clientId, other.clientId);
  });
});

describe('two imports at once', () => {
  const text = exportProfile([{ ...own, mailboxes: [] }], {
    exportedOn: '2026-01-01',
    includeHosts: false,
  }).text;

  it('keep all there are, each under an id of its own', async () => {
    // As the writer of settings does: one after the other, and no id that was taken since.
    let line = Promise.resolve();
    const save = registrations.save;
    const slow = {
      ...registrations,
      save: async (registration: Registration, _scope: unknown, base?: unknown) => {
        const before = line;
        let done: () => void = () => undefined;
        line = new Promise((resolve) => {
          done = resolve;
        });
        await before;
        try {
          if (base === 'new' && entries.some(({ id }) => id === registration.id)) throw new Error('taken');
          await save(registration);
        } finally {
          done();
        }
      },
    } as unknown as Services['registrations'];
    const rows = [importCommand(slow, services.hosts)];
    const dispatch = createDispatcher([], [async () => rows], services);
    const importIt = () => dispatch('exchangeOAuth.profile.import', { text, conflicts: 'keepBoth' });
    const all = (await Promise.all([1, 2, 3, 4].map(importIt))) as { imported: string[] }[];
    const ids = all.flatMap(({ imported }) => imported);
    assert.deepEqual(ids.toSorted(), ['contoso-2', 'contoso-3', 'contoso-4', 'contoso-5']);
    assert.deepEqual(entries.map(({ id }) => id).toSorted(), ['contoso', ...ids.toSorted()]);
  });

  it('say why if an entry cannot be saved for another reason', async () => {
    const broken = {
      ...registrations,
      save: async () => {
        throw new Error('EROFS: read-only file system');
      },
    } as unknown as Services['registrations'];
    const dispatch = createDispatcher([], [async () => [importCommand(broken, services.hosts)]], services);
    await assert.rejects(
      async () => dispatch('exchangeOAuth.profile.import', { text, conflicts: 'keepBoth' }),
      /read-only/,
    );
  });
});

describe('the demo tenant', () => {
  it('takes another id if a person’s registration has its own', async () => {
    const mine = { ...own, id: 'demo' };
    entries = [mine];
    const tenant = {
      endpoints: {},
      tenantId: 't',
      clientId: 'c',
      secret: 's',
      mailboxes: ['a@x.example'],
      controlMailbox: 'b@x.example',
      stop: async () => undefined,
    };
    const load = async () => ({ startDemoTenant: async () => tenant, cmdlets: [], scenarios: [] });
    const demo = createDemoControl(load as never, services.registrations, services.credentials);
    assert.equal((await demo.start()).registration, 'demo-2');
    assert.deepEqual(
      entries.find(({ id }) => id === 'demo'),
      mine,
    );
    await demo.stop();
    assert.equal((await demo.start()).registration, 'demo-2');
    assert.equal(entries.length, 3);
  });
});

describe('hosts of one’s own', () => {
  const memory = (): Memento => {
    const kept = new Map<string, unknown>();
    return {
      keys: () => [...kept.keys()],
      get: (key: string) => kept.get(key) as undefined,
      update: async (key: string, value: unknown) => void kept.set(key, value),
    };
  };
  const hybrid: Registration = {
    ...own,
    endpoints: { ews: 'https://mail.contoso.example/EWS/Exchange.asmx' },
  };

  it('are asked about once for each application, whoever calls and however often at once', async () => {
    agree();
    const agreements = createHostAgreements(memory());
    assert.deepEqual(await Promise.all([hybrid, hybrid, hybrid].map(agreements.need)), [true, true, true]);
    assert.equal(await agreements.need(hybrid), true);
    assert.equal(fake.shown.length, 1);
    const [question] = fake.shown;
    assert.match(question?.text ?? '', /^Let Contoso send its tokens and secrets to these hosts\?$/);
    assert.match(question?.detail ?? '', /^mail\.contoso\.example:443\n\nYour User settings/);
    assert.deepEqual(question?.buttons, ['Agree']);
  });

  it('are all named, a line each, and asked about again after a no', async () => {
    const agreements = createHostAgreements(memory());
    const two = {
      ...hybrid,
      endpoints: { imap: 'mail.contoso.example:993', smtp: 'smtp.contoso.example:587' },
    };
    fake.reset();
    assert.equal(await agreements.need(two), false);
    assert.match(fake.shown[0]?.detail ?? '', /^mail\.contoso\.example:993\nsmtp\.contoso\.example:587\n/);
    agree();
    assert.equal(await agreements.need(two), true);
  });

  it('of two applications are asked about each by itself, also at the same time', async () => {
    agree();
    const agreements = createHostAgreements(memory());
    const second = { ...hybrid, clientId: '77777777-7777-8888-9999-000000000000' };
    assert.deepEqual(await Promise.all([hybrid, second].map(agreements.need)), [true, true]);
    assert.equal(fake.shown.length, 2);
  });

  it('say so if the question could not be asked', async () => {
    fake.answer = () => {
      throw new Error('the window is closing');
    };
    await assert.rejects(createHostAgreements(memory()).need(hybrid), /the window is closing/);
  });

  it('are asked about anew for another host, client or tenant, and not called after a no', async () => {
    const memento = memory();
    await createHostAgreements(memento).agree(hybrid);
    const agreements = createHostAgreements(memento);
    assert.equal(await agreements.need(hybrid), true);
    for (const change of [
      { endpoints: { ews: 'https://evil.example/EWS/Exchange.asmx' } },
      { endpoints: { ews: 'https://mail.contoso.example:8443/EWS/Exchange.asmx' } },
      { clientId: '77777777-7777-8888-9999-000000000000' },
      { tenantId: 'other.example' },
    ]) {
      fake.reset();
      assert.equal(await agreements.need({ ...hybrid, ...change }), false, JSON.stringify(change));
      assert.equal(fake.shown.length, 1);
    }
  });

  it('on this computer need no question', async () => {
    const loopback = { ...hybrid, endpoints: { ews: 'https://127.0.0.1:8443/EWS/Exchange.asmx' } };
    assert.equal(await createHostAgreements(memory()).need(loopback), true);
    assert.deepEqual(fake.shown, []);
  });
});
