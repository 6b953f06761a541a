// What a credential store says in every state of what is below it: read, lost, damaged, broken.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Credential } from '../../../src/core/credential/credential.ts';
import { Secret } from '../../../src/core/credential/secret.ts';
import type { Registration } from '../../../src/core/registration/registration.ts';
import { evidenceOf, Failure } from '../../../src/core/report/failure.ts';
import { open, registration, secret } from '../../support/credentialWindow.ts';
import { emptyDisk } from '../../support/suddenEnd.ts';

const { hashOf, secretName } = await import('../../../src/host/credentials/secretName.ts');

const hash = hashOf(registration);
const value = 'a client secret of some length';
const failsWith = (problem: string, text: RegExp) => (error: unknown) => {
  const evidence = evidenceOf(error);
  assert.ok(evidence.kind === 'local', String(error));
  assert.deepEqual([evidence.problem, text.test(evidence.text)], [problem, true], evidence.text);
  return true;
};
const never = new Promise<never>(() => undefined);

describe('the state of a credential', () => {
  it('is said in words for each kind, and whether it is expected', async () => {
    const kinds: readonly (readonly [Credential, string, RegExp])[] = [
      [secret(value), 'secret', /^Client secret stored\.$/],
      [
        { kind: 'certificate', certificatePem: 'c', privateKeyPem: new Secret('private key') },
        'certificate',
        /^Certificate and private key stored\.$/,
      ],
      [{ kind: 'signIn' }, 'signIn', /^A person signs in\.$/],
      [
        { kind: 'password', userName: 'anna', password: new Secret('p') },
        'password',
        /^Password of anna stored\.$/,
      ],
    ];
    for (const [credential, kind, detail] of kinds) {
      const { store } = open(emptyDisk());
      assert.deepEqual(await store.state(registration), {
        kind: 'none',
        lost: false,
        detail: 'Nothing stored yet.',
      });
      assert.equal(store.expected(registration), false);
      await store.store(registration, credential);
      const state = await store.state(registration);
      assert.deepEqual([state.kind, state.lost, detail.test(state.detail)], [kind, false, true]);
      assert.equal(store.expected(registration), true);
      assert.equal((await store.stored())[0]?.kind, kind);
    }
  });

  it('is lost if the store no longer gives it out, and damaged if this version cannot read it', async () => {
    const disk = emptyDisk();
    await open(disk).store.store(registration, secret(value));
    disk.secrets.set(secretName('credential', registration), '{"version":2}');
    await assert.rejects(
      open(disk).store.read(registration),
      failsWith('secretLost', /cannot be read by this version/),
    );
    disk.secrets.clear();
    const { store } = open(disk);
    await assert.rejects(store.read(registration), failsWith('secretLost', /no longer has it/));
    const state = await store.state(registration);
    assert.deepEqual([state.kind, state.lost], ['secret', true]);
    assert.match(state.detail, /no longer gives it out/);
  });

  it('is of the marker if even that is gone', async () => {
    const { store } = open(emptyDisk(), { get: () => Promise.reject(new Error('locked')) });
    const state = await store.state(registration);
    assert.deepEqual([state.kind, state.lost], ['none', true]);
  });

  it('tells the view of each change, here and in another window', async () => {
    const demo: Registration = { ...registration, cloud: 'demo' };
    const opened = open(emptyDisk());
    const counted: number[] = [];
    const count = () => counted.push(opened.changes());
    await opened.store.store(registration, secret(value));
    count();
    await opened.store.forget(registration);
    count();
    await opened.store.store(demo, secret(value));
    count();
    assert.deepEqual([demo, registration].map(opened.store.expected), [true, false]);
    opened.elsewhere('credential.v1.x');
    count();
    assert.deepEqual(counted, [1, 2, 3, 4]);
  });

  it('teaches the redactor what is stored and what is read', async () => {
    const disk = emptyDisk();
    const first = open(disk);
    await first.store.store(registration, secret(value));
    const second = open(disk);
    await second.store.read(registration);
    for (const { redactor } of [first, second]) assert.equal(redactor.redact(`x ${value} x`), 'x [masked] x');
  });
});

describe('a secret store that fails', () => {
  it('is said with its reason, or that it did not answer', async () => {
    const refusing = open(emptyDisk(), { store: () => Promise.reject(new Error('keyring is locked')) });
    await assert.rejects(
      refusing.store.store(registration, secret(value)),
      failsWith('secretStoreFailed', /^The secret store failed: keyring is locked$/),
    );
    const odd = open(emptyDisk(), { get: () => Promise.reject('no reason') });
    await assert.rejects(odd.store.read(registration), failsWith('secretStoreFailed', /no reason/));
    const silent = open(emptyDisk(), { get: () => never });
    await assert.rejects(silent.store.read(registration), failsWith('secretStoreFailed', /no answer/));
  });

  it('keeps the cause for the log', async () => {
    const cause = new Error('keyring is locked');
    const { store } = open(emptyDisk(), { get: () => Promise.reject(cause) });
    await assert.rejects(
      store.read(registration),
      (error) => error instanceof Failure && error.cause === cause,
    );
  });

  it('that forgets what it took is told apart, and what was stored before stays known', async () => {
    const disk = emptyDisk();
    await open(disk).store.store(registration, secret(value));
    const deaf = open(disk, { store: async () => undefined });
    await assert.rejects(
      deaf.store.store(registration, secret('another secret of some length')),
      failsWith('secretStoreFailed', /did not give it back/),
    );
    assert.equal(open(disk).store.expected(registration), true);
  });

  it('leaves a first secret that was not kept unfinished, so that the next start looks for it', async () => {
    const disk = emptyDisk();
    const deaf = open(disk, { store: async () => undefined });
    await assert.rejects(deaf.store.store(registration, secret(value)));
    assert.equal(deaf.notes().length, 1);
    await deaf.store.tidy(() => true);
    assert.deepEqual([deaf.records.of(hash), deaf.notes()], [undefined, []]);
  });
});
