// The credential store against secret stores that fail in every way people have seen: throw, hang, forget, mix up, race.
import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import * as vscode from 'vscode';
import type { Credential } from '../../src/core/credential/credential.ts';
import { Secret } from '../../src/core/credential/secret.ts';
import type { Registration } from '../../src/core/registration/registration.ts';
import { isFailure } from '../../src/core/report/failure.ts';
import { createRedactor } from '../../src/core/text/redaction.ts';
import { createCredentialStore } from '../../src/host/credentials/credentialStore.ts';
import { answering } from '../../src/host/credentials/secretFaults.ts';

const registration: Registration = {
  id: 'a',
  name: 'A',
  product: 'globalcapture',
  cloud: 'global',
  grant: 'clientSecret',
  tenantId: '11111111-2222-3333-4444-555555555555',
  clientId: '66666666-7777-8888-9999-000000000000',
  mailboxes: [],
};
const secretOf = (text: string): Credential => ({ kind: 'secret', secret: new Secret(text) });
const textIn = (credential: Credential | undefined) =>
  credential?.kind === 'secret' ? credential.secret.reveal() : undefined;

interface FakeStore {
  get(key: string): Promise<string | undefined>;
  store(key: string, value: string): Promise<void>;
  delete(key: string): Promise<void>;
}

function storeOver(faults: Partial<FakeStore> = {}) {
  const kept = new Map<string, string>();
  const state = new Map<string, unknown>();
  const changed = new vscode.EventEmitter<vscode.SecretStorageChangeEvent>();
  const secrets = {
    keys: async () => [...kept.keys()],
    get: async (key: string) => kept.get(key),
    store: async (key: string, value: string) => void kept.set(key, value),
    delete: async (key: string) => void kept.delete(key),
    onDidChange: changed.event,
    ...faults,
  };
  const globalState = {
    keys: () => [...state.keys()],
    get: (key: string) => state.get(key),
    update: async (key: string, value: unknown) =>
      void (value === undefined ? state.delete(key) : state.set(key, value)),
  } as vscode.Memento;
  const redactor = createRedactor();
  const store = createCredentialStore({
    secrets: answering(secrets, 50),
    globalState,
    redactor,
    subscriptions: [],
  });
  return { store, kept, state, redactor, changed };
}
const problem = (wanted: string) => (error: unknown) =>
  isFailure(error) && error.evidence.kind === 'local' && error.evidence.problem === wanted;

describe('the credential store', () => {
  it('gives back what it was given, and nothing after forgetting', async () => {
    const { store, kept, state } = storeOver();
    await store.store(registration, secretOf('first-secret-value'));
    assert.equal(textIn(await store.read(registration)), 'first-secret-value');
    assert.ok(store.expected(registration));
    assert.ok(!JSON.stringify([...state]).includes('first-secret-value'), 'the marker holds no secret');
    assert.ok(
      [...kept.keys()].every((key) => !key.includes(registration.clientId)),
      'keys name nobody',
    );
    await store.forget(registration);
    assert.equal(await store.read(registration), undefined);
    assert.equal(kept.size + state.size, 0);
  });

  it('teaches the redactor every secret it handles', async () => {
    const { store, redactor } = storeOver();
    await store.store(registration, secretOf('first-secret-value'));
    assert.ok(!redactor.redact('x first-secret-value y').includes('first-secret'));
  });

  it('says that a stored credential is lost, not that it is missing or wrong', async () => {
    const { store, kept } = storeOver();
    await store.store(registration, secretOf('first-secret-value'));
    kept.clear();
    await assert.rejects(store.read(registration), problem('secretLost'));
    assert.deepEqual(
      [(await store.state(registration)).kind, (await store.state(registration)).lost],
      ['secret', true],
    );
  });

  it('does not overwrite what a later version wrote', async () => {
    const { store, kept } = storeOver();
    await store.store(registration, secretOf('first-secret-value'));
    for (const key of kept.keys()) kept.set(key, '{"version":9,"kind":"secret"}');
    await assert.rejects(store.read(registration), problem('secretLost'));
    assert.ok([...kept.values()].every((value) => value.includes('"version":9')));
  });

  const faults: Readonly<Record<string, Partial<FakeStore>>> = {
    'rejects a write': { store: () => Promise.reject(new Error('keyring locked')) },
    'rejects a read': { get: () => Promise.reject(new Error('keyring locked')) },
    'never answers a write': { store: () => new Promise(() => undefined) },
    'never answers a read': { get: () => new Promise(() => undefined) },
    'takes a write and forgets it': { store: async () => undefined },
    'gives back something else': { get: async () => 'stale' },
  };
  for (const [name, fault] of Object.entries(faults)) {
    it(`refuses to say "stored" if the secret store ${name}`, async () => {
      const { store } = storeOver(fault);
      await assert.rejects(
        store.store(registration, secretOf('first-secret-value')),
        problem('secretStoreFailed'),
      );
      assert.equal(store.expected(registration), false);
    });
  }

  it('lets the last of many concurrent writes win, whole', async () => {
    const { store } = storeOver();
    await Promise.all(
      Array.from({ length: 100 }, (_, index) =>
        store.store(registration, secretOf(`secret-number-${index}`)),
      ),
    );
    assert.equal(textIn(await store.read(registration)), 'secret-number-99');
  });

  it('keeps writes and removals in order when they race', async () => {
    const { store } = storeOver();
    await Promise.all([
      store.store(registration, secretOf('first-secret-value')),
      store.forget(registration),
      store.store(registration, secretOf('second-secret-value')),
    ]);
    assert.equal(textIn(await store.read(registration)), 'second-secret-value');
  });

  it('tells others of changes from another window', async () => {
    const { store, changed } = storeOver();
    let told = 0;
    store.onDidChange(() => {
      told += 1;
    });
    changed.fire({ key: 'credential.v1.x' });
    assert.equal(told, 1);
  });
});
