// Saves that come at once, from this window or another one, are all kept; if that cannot be, the person is told.
import '../../support/useFakeVscode.ts';
import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, it } from 'node:test';
import type { Registration } from '../../../src/core/registration/registration.ts';
import { createRedactor } from '../../../src/core/text/redaction.ts';
import { fuzzRuns } from '../../support/fuzzRuns.ts';

const { fake, settingsChanged } = await import('../../support/fakeVscode.ts');
const { createRegistrationStore } = await import('../../../src/host/registrations/registrationStore.ts');

const named = (id: string): Registration => ({
  id,
  name: id,
  product: 'ownApplication',
  cloud: 'global',
  tenantId: 'contoso.com',
  clientId: '66666666-7777-8888-9999-000000000000',
  grant: 'clientSecret',
  mailboxes: [],
});
const user = { kind: 'user' } as const;

let settings: readonly Registration[] = [];
/** Random, but the same at each run. */
let seed = 1;
const random = (below: number) => {
  seed = (Math.imul(seed, 1_103_515_245) + 12_345) & 0x7fffffff;
  return seed % below;
};
const turns = async (count: number) => {
  for (let turn = 0; turn < count; turn++) await Promise.resolve();
};

beforeEach(() => {
  settings = [];
  fake.inspect = () => ({ globalValue: settings });
  fake.update = async (_key, value) => {
    // Between what was read and what is written, other windows write.
    await turns(random(8));
    settings = value as readonly Registration[];
    await turns(random(8));
    settingsChanged.fire({ affectsConfiguration: () => true });
    await turns(random(8));
  };
});

const ids = () => settings.map(({ id }) => id).toSorted();
/** Everything that was begun has ended: nothing here waits for a clock. */
const idle = () => new Promise((resolve) => setImmediate(resolve));

let disposables: { dispose(): unknown }[] = [];
const openStore = () => createRegistrationStore(disposables as never, { settle: idle });
afterEach(async () => {
  await idle();
  for (const disposable of disposables) disposable.dispose();
  disposables = [];
});

describe('settings', () => {
  it('keep every registration that one window saves at once', async () => {
    const store = openStore();
    const wanted = Array.from({ length: 20 }, (_, index) => `r${index + 10}`);
    await Promise.all(wanted.map((id) => store.save(named(id), user, 'new')));
    assert.deepEqual(ids(), wanted);
  });

  it('take no registration that holds a secret that is in use, in whatever field and however it is written', async () => {
    const redactor = createRedactor();
    const secret = 'aB38Q~abcdefghijklmnopqrstuvwxyz012345678';
    redactor.learn(secret);
    const store = createRegistrationStore(disposables as never, {
      settle: idle,
      holdsSecret: redactor.knows,
    });
    const mailbox = { address: 'a@contoso.com', protocols: ['imap' as const] };
    for (const entry of [
      { ...named('a'), name: `Capture ${secret}` },
      { ...named('a'), name: Buffer.from(secret).toString('base64') },
      { ...named('a'), tenantId: secret.slice(6, 30) },
      { ...named('a'), mailboxes: [{ ...mailbox, address: `${secret.slice(8)}@contoso.com` }] },
    ]) {
      await assert.rejects(store.save(entry as Registration, user, 'new'), /Nothing was saved: .* secret/);
    }
    assert.deepEqual(ids(), []);
    await store.save(named('a'), user, 'new');
    assert.deepEqual(ids(), ['a']);
  });

  it('keep every registration that two windows save at once, in any order', async () => {
    let lost = 0;
    for (let round = 0; round < fuzzRuns(2_000); round++) {
      settings = [];
      const [one, other] = [openStore(), openStore()];
      const save = async (store: typeof one, id: string) => {
        await turns(random(6));
        await store.save(named(id), user, 'new');
      };
      await Promise.all([save(one, 'a'), save(other, 'b')]);
      await idle();
      if (ids().join() !== 'a,b') lost++;
      for (const disposable of disposables) disposable.dispose();
      disposables = [];
    }
    assert.equal(lost, 0);
  });

  it('keep what another window changed in other fields, and say so if both changed one', async () => {
    const store = openStore();
    const box = (address: string) => ({ address, protocols: ['imap'] as const });
    const base = { ...named('r'), mailboxes: [box('a@x.example')] };
    settings = [{ ...base, name: 'Renamed', mailboxes: [box('a@x.example'), box('c@x.example')] }];
    await store.save({ ...base, mailboxes: [box('a@x.example'), box('b@x.example')] }, user, base);
    assert.equal(settings[0]?.name, 'Renamed');
    assert.deepEqual(settings[0]?.mailboxes.map(({ address }) => address).toSorted(), [
      'a@x.example',
      'b@x.example',
      'c@x.example',
    ]);
    await assert.rejects(store.save({ ...base, name: 'Mine' }, user, base), /changed elsewhere.*"name"/s);
    assert.equal(settings[0]?.name, 'Renamed');
  });

  it('let nobody save a new registration over one that another window has just saved', async () => {
    const store = openStore();
    settings = [{ ...named('r'), name: 'Of another window' }];
    await assert.rejects(store.save(named('r'), user, 'new'), /another id/);
    assert.equal(settings[0]?.name, 'Of another window');
  });

  it('say that a change could not be written if another program takes it back each time', async () => {
    const store = openStore();
    fake.update = async () => settingsChanged.fire({ affectsConfiguration: () => true });
    await assert.rejects(store.save(named('r'), user), /at the same time/);
  });
});
