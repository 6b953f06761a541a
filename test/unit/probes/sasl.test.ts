// XOAUTH2: Microsoft's own example, and what must never reach a command.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { Secret } from '../../../src/core/credential/secret.ts';
import { isFailure } from '../../../src/core/report/failure.ts';
import { checkAddress, checkToken, decodeChallenge, xoauth2 } from '../../../src/probes/sasl.ts';

test('encodes Microsoft’s own example', () => {
  const token = new Secret('EwBAAl3BAAUFFpUAo7J3Ve0bjLBWZWCclRC3EoAA');
  assert.equal(
    xoauth2('test@contoso.onmicrosoft.com', token).reveal(),
    'dXNlcj10ZXN0QGNvbnRvc28ub25taWNyb3NvZnQuY29tAWF1dGg9QmVhcmVyIEV3QkFBbDNCQUFVRkZwVUFvN0ozVmUwYmpMQldaV0NjbFJDM0VvQUEBAQ==',
  );
});

const refuses = (work: () => unknown): boolean => {
  try {
    work();
    return false;
  } catch (error) {
    return isFailure(error) && error.evidence.kind === 'local' && error.evidence.problem === 'invalidInput';
  }
};

test('refuses an address that could add a field, a line or a path', () => {
  for (const bad of [
    'a\u0001auth=Bearer x',
    'a\r\nA2 LOGOUT',
    'a\n@b.c',
    'a\0@b.c',
    '',
    'a b@c.d',
    'a>@b.c',
    'a\u0085@b.c',
    `${'a'.repeat(321)}`,
    'a\ud800@b.c',
  ]) {
    assert.ok(
      refuses(() => checkAddress(bad)),
      JSON.stringify(bad),
    );
  }
  for (const good of ["o'neil+x@contoso.com", 'jörg@contoso.com', '用户@例え.jp']) checkAddress(good);
});

test('refuses a token with anything that is no token character', () => {
  for (const bad of ['a b', 'a\r\nX: y', 'a\u0001', '', 'é', '='.repeat(20_001)]) {
    assert.ok(
      refuses(() => checkToken(new Secret(bad))),
      JSON.stringify(bad),
    );
  }
  checkToken(new Secret('eyJ0.eyJh-_~+/.x=='));
});

test('no address that passes can end its field or its line', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 40 }), (address) => {
      if (refuses(() => checkAddress(address))) return;
      const message = Buffer.from(xoauth2(address, new Secret('token')).reveal(), 'base64').toString('utf8');
      assert.equal(message, `user=${address}\u0001auth=Bearer token\u0001\u0001`);
      assert.equal(message.split('\u0001').length, 4);
      assert.doesNotMatch(address, /[\r\n\0]/);
    }),
    { numRuns: 5_000 },
  );
});

test('a challenge is decoded if it is base64 of text and kept as it is otherwise', () => {
  assert.equal(decodeChallenge(Buffer.from('{"status":"401"}').toString('base64')), '{"status":"401"}');
  assert.equal(decodeChallenge('not base64!'), 'not base64!');
  assert.equal(decodeChallenge('/////w=='), '/////w==');
});
