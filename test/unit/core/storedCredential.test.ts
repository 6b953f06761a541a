// What is kept in SecretStorage comes back the same, and damaged text is told apart from no text.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { Secret } from '../../../src/core/credential/secret.ts';
import { readStored, secretsIn, writeStored } from '../../../src/core/credential/storedCredential.ts';

describe('a stored credential', () => {
  it('comes back with every character', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1, unit: 'binary' }), (text) => {
        const back = readStored(writeStored({ kind: 'secret', secret: new Secret(text) }));
        assert.ok(back?.kind === 'secret');
        assert.equal(back.secret.reveal(), text);
      }),
    );
  });

  it('keeps certificate, sign-in and password credentials apart', () => {
    const credentials = [
      { kind: 'certificate', certificatePem: 'c', privateKeyPem: new Secret('private') },
      { kind: 'signIn' },
      { kind: 'password', userName: 'u', password: new Secret('password'), secret: new Secret('client') },
    ] as const;
    for (const credential of credentials) {
      const back = readStored(writeStored(credential));
      assert.ok(back !== undefined);
      assert.deepEqual(secretsIn(back), secretsIn(credential));
      assert.equal(back.kind, credential.kind);
    }
  });

  it('names the secrets in it, for the redactor', () => {
    assert.deepEqual(secretsIn({ kind: 'secret', secret: new Secret('client') }), ['client']);
    assert.deepEqual(
      secretsIn({ kind: 'certificate', certificatePem: 'c', privateKeyPem: new Secret('private') }),
      ['private'],
    );
    assert.deepEqual(secretsIn({ kind: 'signIn' }), []);
    const password = { kind: 'password', userName: 'u', password: new Secret('password') } as const;
    assert.deepEqual(secretsIn(password), ['password']);
    assert.deepEqual(secretsIn({ ...password, secret: new Secret('client') }), ['password', 'client']);
  });

  it('is not read from damaged text, another version or another type', () => {
    for (const text of [
      '',
      '{',
      '[]',
      '{"version":2,"kind":"secret","secret":"x"}',
      '{"version":1,"kind":"secret","secret":7}',
      null,
      123,
      undefined,
    ]) {
      assert.equal(readStored(text), undefined);
    }
    fc.assert(fc.property(fc.anything(), (value) => void readStored(value)));
  });
});
