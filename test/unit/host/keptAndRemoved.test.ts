// What one registration's removal, forgetting or sign-in does to what others use, and to what comes after it.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Registration } from '../../../src/core/registration/registration.ts';
import { noFacts } from '../../../src/wizard/facts.ts';
import { stateOf } from '../../../src/wizard/state.ts';
import { open, registration, secret } from '../../support/credentialWindow.ts';
import { emptyDisk } from '../../support/suddenEnd.ts';

const { fake } = await import('../../support/fakeVscode.ts');
const { createRegistrationStore } = await import('../../../src/host/registrations/registrationStore.ts');
const { registrationCommands } = await import('../../../src/host/registrations/registrationCommands.ts');
const { credentialCommands } = await import('../../../src/host/credentials/credentialCommands.ts');
const { createDispatcher } = await import('../../../src/host/shell/dispatcher.ts');
const { createPersonArguments } = await import('../../../src/host/shell/call.ts');
const { createReportStore } = await import('../../../src/host/testing/reportStore.ts');
const { createRecordings } = await import('../../../src/host/capsules/recordings.ts');
const { hashOf } = await import('../../../src/host/credentials/secretName.ts');
const { settingsChanged } = await import('../../support/fakeVscode.ts');
const { createModel } = await import('../../../src/host/wizard/model.ts');
const { forgetTyped } = await import('../../../src/host/wizard/effects/credential.ts');
const { saveImported } = await import('../../../src/host/registrations/saveImported.ts');
const { createSignInCache } = await import('../../../src/oauth/signInCache.ts');
const { createCredentialVault } = await import('../../../src/host/credentials/credentialVault.ts');

const value = 'a client secret of some length';
const twin: Registration = { ...registration, id: 'twin', name: 'Twin', mailboxes: [] };

/** A window over settings of two scopes. */
function windowWith(scopes: { user: unknown[]; workspace?: unknown[] }) {
  const disk = emptyDisk();
  const opened = open(disk);
  fake.reset();
  fake.inspect = () => ({ globalValue: scopes.user, workspaceValue: scopes.workspace }) as never;
  fake.update = async (_: string, list: unknown) => {
    scopes.user = list as unknown[];
    settingsChanged.fire({ affectsConfiguration: () => true });
  };
  fake.answer = ({ buttons }) => buttons[0];
  const registrations = createRegistrationStore([] as never, { settle: async () => undefined });
  const services = {
    registrations,
    credentials: opened.store,
    redactor: opened.redactor,
    reports: createReportStore({
      memento: opened.globalState,
      redact: (text) => text,
      find: (id) => registrations.find(id)?.registration,
      remoteName: undefined,
      subscriptions: [],
    }),
    recordings: createRecordings(opened.globalState),
    log: { info: () => undefined, error: () => undefined },
    redact: (text: string) => text,
    personArguments: createPersonArguments(),
  };
  const run = createDispatcher(
    [...registrationCommands(services as never), ...credentialCommands(services as never)],
    [],
    services,
  );
  return { ...opened, disk, scopes, services, run };
}

describe('removing a registration', () => {
  it('keeps the credential that an entry with a mistake uses, which a person may mend', async () => {
    for (const wrong of [
      { ...twin, mailboxes: [{ address: 'no address', protocols: ['imap'] }] },
      { ...twin, grant: 'aGrantOfALaterVersion' },
      { ...twin, credentialExpiresOn: 'next year' },
    ]) {
      const { store, run } = windowWith({ user: [registration, wrong] });
      await store.store(registration, secret(value));
      await run('exchangeOAuth.registration.remove', { registration: 'capture' });
      assert.ok((await store.read(twin)) !== undefined, JSON.stringify(wrong));
    }
  });

  it('removes what the question named: an entry that is of another application meanwhile stays', async () => {
    const other = { ...registration, clientId: '66666666-7777-8888-9999-00000000000b' };
    const { run, scopes } = windowWith({ user: [registration] });
    fake.answer = ({ buttons }) => {
      scopes.user = [other];
      settingsChanged.fire({ affectsConfiguration: () => true });
      return buttons[0];
    };
    await Promise.resolve(run('exchangeOAuth.registration.remove', { registration: 'capture' })).catch(
      () => undefined,
    );
    assert.deepEqual(scopes.user, [other]);
  });

  it('keeps the results of an entry of the same id that another scope has', async () => {
    const mine = { ...registration, mailboxes: [{ address: 'ap@contoso.com', protocols: ['imap'] }] };
    const theirs = { ...mine, clientId: '66666666-7777-8888-9999-00000000000b' };
    const { run, services, scopes } = windowWith({ user: [mine, theirs] });
    const report = {
      registration: 'capture',
      address: 'ap@contoso.com',
      protocol: 'imap',
      ok: true,
      steps: [],
    };
    await services.reports.saveProbe(report as never, theirs as never);
    await run('exchangeOAuth.registration.remove', { registration: 'capture' });
    assert.deepEqual(scopes.user, [theirs]);
    assert.equal(services.reports.probes('capture', 'ap@contoso.com').length, 1);
  });

  it('whose secret store fails leaves no result and no capsule behind', async () => {
    const { run, services, globalState, store } = windowWith({
      user: [{ ...registration, id: 'capsule-1', cloud: 'demo' }],
    });
    await services.recordings.open('capsule-1', { recordings: [] } as never);
    store.forget = () => Promise.reject(new Error('locked'));
    services.credentials = {
      ...store,
      remove: async (_: unknown, change: () => Promise<void>) => {
        await change();
        throw new Error('locked');
      },
    } as never;
    await assert.rejects(
      async () => run('exchangeOAuth.registration.remove', { registration: 'capsule-1' }),
      /locked/,
    );
    assert.deepEqual(
      globalState.keys().filter((key) => key.includes('capsule.')),
      [],
    );
  });
});

describe('an entry with a mistake in the settings', () => {
  const broken = { id: 'contoso', clientId: registration.clientId, mailboxes: 'all of them' };
  it('is not written over by a new registration of the same id', async () => {
    const { services, scopes } = windowWith({ user: [broken] });
    await assert.rejects(
      services.registrations.save({ ...registration, id: 'contoso' }, { kind: 'user' }, 'new'),
      /the id "contoso"/,
    );
    assert.deepEqual(scopes.user, [broken]);
  });

  it('keeps its id where one is imported', async () => {
    const { services, scopes } = windowWith({ user: [broken] });
    const save = {
      registration: { ...registration, id: 'contoso' },
      scope: { kind: 'user' },
      base: 'new',
    } as const;
    assert.equal((await saveImported(save, services.registrations)).id, 'contoso-2');
    assert.deepEqual(scopes.user[0], broken);
  });
});

describe('forgetting a credential', () => {
  it('says which other registrations use it', async () => {
    const { store, run } = windowWith({ user: [registration, twin] });
    await store.store(registration, secret(value));
    await run('exchangeOAuth.credential.forget', { registration: 'capture' });
    assert.match(fake.shown[0]?.detail ?? '', /Twin/);
  });

  it('is not undone by a sign-in whose answer comes later', async () => {
    const { store, signIns, disk } = windowWith({ user: [registration] });
    const cache = createSignInCache(signIns(registration));
    const token = (value: string) => ({ key: { secret: value, home_account_id: 'account' } });
    await signIns(registration).write(JSON.stringify({ msal: { RefreshToken: token('first') } }));
    const plugin = cache.plugin();
    let text = '{}';
    const context = {
      cacheHasChanged: true,
      tokenCache: {
        deserialize: (given: string) => {
          text = given;
        },
        serialize: () => text,
      },
    };
    await plugin.beforeCacheAccess(context as never);
    // A token is renewed meanwhile.
    text = JSON.stringify({ RefreshToken: token('renewed'), AccessToken: token('another') });
    await store.forget(registration);
    await plugin.afterCacheAccess(context as never);
    assert.deepEqual([...disk.secrets.keys()], []);
  });
});

describe('a draft of the wizard that is given up', () => {
  const modelOf = (opened: ReturnType<typeof windowWith>) =>
    createModel({
      services: { ...opened.services, demo: { running: false } } as never,
      editor: undefined,
      storage: {} as never,
      state: stateOf('d1', registration, { kind: 'user' }, 'base'),
      facts: noFacts,
      parts: { catalogue: [] },
      changed: () => undefined,
    });

  it('takes along what was stored for it, and not what was stored before', async () => {
    const opened = windowWith({ user: [] });
    // By another window, for a registration in a workspace that is not open here.
    await opened.store.store(registration, secret(value));
    await forgetTyped(modelOf(opened));
    assert.ok((await opened.store.read(registration)) !== undefined);
    const model = modelOf(opened);
    model.storedFor = { registration, seen: opened.store.seen(registration) };
    await forgetTyped(model);
    assert.equal(await opened.store.read(registration), undefined);
  });
});

describe('the start of a window', () => {
  it('does not take away what a person stores while it tidies up', async () => {
    const disk = emptyDisk();
    const before = open(disk);
    await before.store.store(registration, secret('the secret of before'));
    await before.leave(registration, 'forgetting');
    for (const order of ['forget', 'store'] as const) {
      const next = open(disk);
      const work =
        order === 'forget'
          ? [
              next.store.forget(registration),
              next.store.store(registration, secret(value)),
              next.store.tidy(() => true),
            ]
          : [next.store.store(registration, secret(value)), next.store.tidy(() => true)];
      await Promise.all(work);
      assert.ok((await open(disk).store.read(registration)) !== undefined, order);
      await open(disk).leave(registration, 'forgetting');
    }
  });

  it('goes on with the other applications if the store fails for one', async () => {
    const disk = emptyDisk();
    const before = open(disk);
    const second = { ...registration, clientId: '66666666-7777-8888-9999-00000000000b' };
    for (const each of [registration, second]) {
      await before.store.store(each, secret(value));
      await before.leave(each, 'forgetting');
    }
    const broken = hashOf(registration);
    const next = open(disk, {
      delete: async (key: string) => {
        if (key.includes(broken)) throw new Error('locked');
        disk.secrets.delete(key);
      },
    });
    await next.store.tidy(() => true).catch(() => undefined);
    assert.deepEqual(
      [...disk.secrets.keys()].filter((key) => !key.includes(broken)),
      [],
    );
  });
});

describe('what is stored of a credential that is made here', () => {
  it('goes with it, also the trial of the store that a sudden end left', async () => {
    const disk = emptyDisk();
    const opened = open(disk, {});
    const vault = createCredentialVault(
      { secrets: opened.secrets, credentials: opened.store, redactor: opened.redactor },
      registration,
    );
    let stored = 0;
    const dying = { ...opened.secrets, delete: () => Promise.reject(new Error('ended')) };
    await createCredentialVault(
      { secrets: dying as never, credentials: opened.store, redactor: opened.redactor },
      registration,
    )
      .check()
      .catch(() => stored++);
    await vault.write('next', { credential: secret(value), endsOn: '' });
    await opened.store.forget(registration);
    assert.deepEqual([...disk.secrets.keys()], []);
  });

  it('is listed with what it is', async () => {
    const { run, store, services, secrets, redactor } = windowWith({ user: [registration] });
    const vault = createCredentialVault({ secrets, credentials: store, redactor }, registration);
    await vault.write('next', { credential: secret(value), endsOn: '' });
    fake.answer = () => undefined;
    let items: readonly { description?: string }[] = [];
    const { window } = await import('../../support/fakeVscode.ts');
    const before = window.showQuickPick;
    window.showQuickPick = (async (rows: typeof items) => {
      items = rows;
    }) as never;
    await Promise.resolve(run('exchangeOAuth.credential.stored', undefined)).catch(() => undefined);
    window.showQuickPick = before;
    assert.equal(items.length, 1, String(services));
    assert.notEqual(items[0]?.description, '');
  });

  it('is said to be nothing if nothing is stored, which is no failure', async () => {
    const { run } = windowWith({ user: [registration] });
    fake.shown = [];
    await Promise.resolve(run('exchangeOAuth.credential.stored', undefined)).catch(() => undefined);
    assert.deepEqual(
      fake.shown.map(({ kind, text }) => [kind, text]),
      [['information', 'Nothing is stored on this computer for any application.']],
    );
  });
});
