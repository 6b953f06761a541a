// What is kept of a credential while it is made or renewed: each slot for itself, read back, learned, and forgotten whole.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Credential } from '../../../src/core/credential/credential.ts';
import { Secret } from '../../../src/core/credential/secret.ts';
import type { HeldCredential } from '../../../src/provisioning/effects.ts';
import { open, registration, secret } from '../../support/credentialWindow.ts';
import { emptyDisk } from '../../support/suddenEnd.ts';

const { createCredentialVault, memoryStorage } = await import(
  '../../../src/host/credentials/credentialVault.ts'
);
const { hashIn, hashOf, secretName } = await import('../../../src/host/credentials/secretName.ts');
const { createReportKeys } = await import('../../../src/host/handOff/reportKey.ts');
const { createSignInCache } = await import('../../../src/oauth/signInCache.ts');
const { issueSelfSigned } = await import('../../../src/x509/certificates.ts');

function vaultOn(disk = emptyDisk(), of = registration) {
  const window = open(disk);
  const { secrets, store: credentials, redactor } = window;
  return { ...window, disk, vault: createCredentialVault({ secrets, credentials, redactor }, of) };
}

const held = (value: string, more: Partial<HeldCredential> = {}): HeldCredential => ({
  credential: secret(value),
  endsOn: '2027-01-01T00:00:00.000Z',
  ...more,
});
const shownOf = (credential: Credential | undefined): string | undefined =>
  credential?.kind === 'secret' ? credential.secret.reveal() : credential?.kind;

describe('the vault of an application’s credentials', () => {
  it('stores under names of which each tells the application, so that what is left can be forgotten', () => {
    for (const kind of ['credential', 'tokens', 'next', 'previous', 'made', 'trial'] as const) {
      assert.equal(hashIn(secretName(kind, registration)), hashOf(registration), kind);
      assert.equal(hashIn(`x${secretName(kind, registration)}`), undefined);
    }
  });

  it('keeps each slot for itself, with what finds it again in the tenant', async () => {
    const { vault } = vaultOn();
    assert.equal(await vault.read('next'), undefined);
    assert.equal(await vault.read('previous'), undefined);
    await vault.write('next', held('the next secret value', { keyId: 'k1', thumbprint: 'AB' }));
    await vault.write('previous', held('the previous secret value'));
    const [next, previous] = [await vault.read('next'), await vault.read('previous')];
    assert.deepEqual(
      [shownOf(next?.credential), next?.keyId, next?.thumbprint, next?.endsOn],
      ['the next secret value', 'k1', 'AB', '2027-01-01T00:00:00.000Z'],
    );
    assert.equal(shownOf(previous?.credential), 'the previous secret value');
    assert.deepEqual(Object.keys(previous ?? {}).toSorted(), ['credential', 'endsOn']);
    await vault.forget('next');
    assert.equal(await vault.read('next'), undefined);
    assert.equal(shownOf((await vault.read('previous'))?.credential), 'the previous secret value');
    assert.equal(await vault.read('current'), undefined);
  });

  it('keeps them apart for each application', async () => {
    const disk = emptyDisk();
    await vaultOn(disk).vault.write('next', held('the next secret value'));
    const other = { ...registration, clientId: '77777777-7777-8888-9999-00000000000b' };
    assert.equal(await vaultOn(disk, other).vault.read('next'), undefined);
  });

  it('hands the current one to the credential store, and remembers how it was made', async () => {
    const { vault, store } = vaultOn();
    await vault.write('current', held('the current secret value', { keyId: 'k2' }));
    assert.equal(shownOf(await store.read(registration)), 'the current secret value');
    assert.equal((await vault.read('current'))?.keyId, 'k2');
    // What a person has typed since is another credential, of which nothing is known but itself.
    await store.store(registration, secret('typed by a person since'));
    const typed = await vault.read('current');
    assert.deepEqual(
      [shownOf(typed?.credential), typed?.keyId, typed?.endsOn],
      ['typed by a person since', undefined, ''],
    );
    const { vault: dated } = vaultOn(undefined, { ...registration, credentialExpiresOn: '2026-12-31' });
    await dated.write('next', held('x'.repeat(20)));
    assert.equal(await dated.read('current'), undefined);
  });

  it('tells the end that the registration has of a secret that was typed', async () => {
    const of = { ...registration, credentialExpiresOn: '2026-12-31' };
    const { vault, store } = vaultOn(undefined, of);
    await store.store(of, secret('typed by a person'));
    assert.equal((await vault.read('current'))?.endsOn, '2026-12-31');
  });

  it('reads thumbprint and end of a certificate from itself', async () => {
    const made = await issueSelfSigned({ commonName: 'Capture', days: 30, keyBits: 2048 });
    const { vault, store } = vaultOn();
    const { certificatePem, privateKeyPem } = made;
    await store.store(registration, {
      kind: 'certificate',
      certificatePem,
      privateKeyPem: new Secret(privateKeyPem),
    });
    const current = await vault.read('current');
    assert.match(current?.thumbprint ?? '', /^[0-9A-F]{40}$/);
    const days = (Date.parse(current?.endsOn ?? '') - Date.now()) / 86_400_000;
    assert.ok(days > 28 && days < 31, String(days));
  });

  it('forgets the current one with all that is known of it', async () => {
    const { vault, store, disk } = vaultOn();
    await vault.write('current', held('the current secret value', { keyId: 'k2' }));
    await vault.forget('current');
    assert.equal(await vault.read('current'), undefined);
    assert.equal(await store.read(registration), undefined);
    assert.deepEqual([...disk.secrets.values()], []);
  });

  it('has no current one if the store has lost it, and says any other fault', async () => {
    const { vault, disk } = vaultOn();
    await vault.write('current', held('the current secret value'));
    disk.secrets.clear();
    assert.equal(await vault.read('current'), undefined);
    const silent = open(disk, { get: () => Promise.reject(new Error('the keyring is locked')) });
    const { secrets, store: credentials, redactor } = silent;
    const broken = createCredentialVault({ secrets, credentials, redactor }, registration);
    await assert.rejects(broken.read('current'), /locked/);
  });

  it('learns what it reads and is not told by a slot that is damaged', async () => {
    const disk = emptyDisk();
    await vaultOn(disk).vault.write('next', held('the next secret value'));
    const later = vaultOn(disk);
    await later.vault.read('next');
    assert.equal(later.redactor.redact('a the next secret value b'), 'a [masked] b');
    const [name = '', text = ''] = [...disk.secrets][0] ?? [];
    const record = JSON.parse(text) as object;
    for (const damaged of [
      '',
      '{',
      'null',
      text.slice(0, -5),
      JSON.stringify({ ...record, version: 2 }),
      JSON.stringify({ ...record, credential: '{}' }),
      JSON.stringify({ ...record, endsOn: 7 }),
    ]) {
      disk.secrets.set(name, damaged);
      assert.equal(await later.vault.read('next'), undefined, damaged);
    }
  });

  it('says if the store took it but does not give it back, and leaves nothing of the check', async () => {
    const disk = emptyDisk();
    const kept = memoryStorage();
    const { store: credentials, redactor } = open(disk);
    const good = createCredentialVault({ secrets: kept, credentials, redactor }, registration);
    await good.check();
    assert.equal(await good.read('next'), undefined);
    const names: string[] = [];
    const left = new Set<string>();
    const forgetful = {
      get: async () => undefined,
      store: async (name: string) => {
        names.push(name);
        left.add(name);
      },
      delete: async (name: string) => void left.delete(name),
    };
    const vault = createCredentialVault({ secrets: forgetful, credentials, redactor }, registration);
    await assert.rejects(vault.check(), /did not give it back/);
    assert.deepEqual([names.length, left.size], [1, 0]);
    await assert.rejects(vault.write('next', held('the next secret value')), /did not give it back/);
  });

  it('keeps slots in memory for a tenant that ends with its window', async () => {
    const kept = memoryStorage();
    const { store: credentials, redactor } = open(emptyDisk());
    const vault = createCredentialVault({ secrets: kept, credentials, redactor }, registration);
    await vault.write('next', held('the next secret value'));
    assert.equal(shownOf((await vault.read('next'))?.credential), 'the next secret value');
    await vault.forget('next');
    assert.equal(await vault.read('next'), undefined);
  });
});

describe('a secret store that never answers', () => {
  const never = () => new Promise<never>(() => undefined);
  const silent = { get: never, store: never, delete: never, keys: never };
  const says = /^Failure: local: secretStoreFailed: The secret store failed: no answer$/;

  it('is said in the same words by everything that asks it', async () => {
    const { store, signIns, secrets, redactor, globalState } = open(emptyDisk(), silent);
    const vault = createCredentialVault({ secrets, credentials: store, redactor }, registration);
    const cache = createSignInCache(signIns(registration));
    const logged: unknown[] = [];
    const log = { error: (_: string, error: unknown) => logged.push(error) };
    const asks: Readonly<Record<string, () => Promise<unknown>>> = {
      read: () => store.read(registration),
      store: () => store.store(registration, secret('a client secret of some length')),
      forget: () => store.forget(registration),
      stored: () => store.stored(),
      'a slot is read': () => vault.read('next'),
      'what is in use is read': () => vault.read('current'),
      'a slot is written': () => vault.write('next', held('the next secret value')),
      'what is in use is written': () => vault.write('current', held('the next secret value')),
      'a slot is forgotten': () => vault.forget('previous'),
      'what is in use is forgotten': () => vault.forget('current'),
      'the store is tried': () => vault.check(),
      'who is signed in': () => cache.accountFor('anna@contoso.com'),
      'a sign-in is kept': () => cache.remember('anna@contoso.com', 'account-1'),
      'a report is signed': async () => {
        assert.equal(await createReportKeys({ secrets, globalState, redactor, log }).own(), undefined);
        throw logged.at(-1);
      },
    };
    const said = await Promise.all(
      Object.entries(asks).map(async ([what, ask]) => [
        what,
        await ask().then(
          () => 'done',
          (error: unknown) => String(error),
        ),
      ]),
    );
    assert.deepEqual(
      said.filter(([, text]) => !says.test(String(text))),
      [],
    );
  });
});
