// The forms in which a value is looked for: other spellings, its letters alone, and how few of them tell it.
import assert from 'node:assert/strict';
import { generateKeyPairSync } from 'node:crypto';
import { describe, it } from 'node:test';
import { writtenForms } from '../../../../src/core/text/writtenForms.ts';
import { knowing, shownOf } from '../../../support/shownText.ts';

const shown = (text: string, secret: string): string => shownOf(text, knowing(secret));

describe('the forms of a value', () => {
  it('have accents in one character or in two, whichever was typed', () => {
    const one = 'ñçéèùñçéèù';
    const two = one.normalize('NFD');
    for (const [secret, text] of [
      [one, one],
      [one, two],
      [two, one],
      [two, two],
    ] as const) {
      // What is drawn over the last letter is no part of it.
      assert.match(shown(`x ${text} y`, secret), /^x _[\u0300-\u036f]? y$/);
    }
  });

  it('have UTF-8 that was read as Latin-1', () => {
    const secret = 'äöüßéèñç';
    assert.equal(shown(`x ${Buffer.from(secret).toString('latin1')} y`, secret), 'x _ y');
  });

  it('have a space as forms and as encoded words write it', () => {
    const secret = 'a! 1# b! 2# c! 3#';
    assert.equal(shown('x a!+1#+b!+2#+c!+3# y', secret), 'x _ y');
    assert.equal(shown('x a!_1#_b!_2#_c!_3# y', secret), 'x _ y');
    assert.equal(shown('x a!-1#-b!-2#-c!-3# y', secret), 'x a!-1#-b!-2#-c!-3# y');
  });

  it('begin behind an equals sign that reads their first digits as an escape', () => {
    for (const secret of ['4F~!~!~!()*~', '4f~!~!~!()*~', 'c3%41~!~!~!()*']) {
      assert.match(shown(`before x=${secret} after`, secret), /^before x=?_ after$/, secret);
    }
    // The sign before them does not count.
    const long = 'ab012345678901234567890123456789';
    assert.equal(shown(`x=${long.slice(0, 11)}`, long), `x=${long.slice(0, 11)}`);
  });

  it('are told by nine characters if they are short or hold white space or a sign of an escape', () => {
    const letters = 'q1w2e3r4t5z6u7i8o9p0';
    assert.equal(knowing(letters.slice(0, 17)).shortest, 9);
    assert.equal(knowing(letters.slice(0, 18)).shortest, 12);
    for (const sign of [' ', '\t', '\\', '%', '&', '='])
      assert.equal(knowing(`${letters}${sign}${letters}`).shortest, 9, JSON.stringify(sign));
    for (const sign of ['\r\n', '\n', '-', '+', '~'])
      assert.equal(knowing(`${letters}${sign}${letters}`).shortest, 12, JSON.stringify(sign));
  });

  it('are ambiguous if they read as another value, in ASCII or of full width', () => {
    for (const value of [
      'x%41yz0123456789',
      'x\uff0541yz0123456789',
      'a&lt;b0123456789ab',
      'a+AGEAYg-b012345',
    ])
      assert.equal(knowing(value).ambiguous, true, value);
    for (const value of ['x%yz0123456789', 'a&b=c+d0123456789', 'aB38Q~abcdefghijklmnopqrstuv'])
      assert.equal(knowing(value).ambiguous, false, value);
  });

  it('are letters alone between signs, if there are twelve of them', () => {
    const [twelve, eleven] = ['ab!cd!ef!gh!ij!kl', 'ab!cd!ef!gh!ij!k'];
    assert.equal(shown(`x ${twelve.replaceAll('!', '.')} y`, twelve), 'x _ y');
    assert.equal(shown(`x ${eleven.replaceAll('!', '.')} y`, eleven), `x ${eleven.replaceAll('!', '.')} y`);
    // Nine of them tell it, as of other values with signs left out; of a PEM it takes twelve.
    const base64 = 'MHcCAQEEIB/kq+zRp/9w+Yt2';
    assert.equal(shown('x k.q.z.R.p.9.w.Y.t y', base64), 'x _ y');
    const pem = `-----BEGIN EC PRIVATE KEY-----\n${base64}\n-----END EC PRIVATE KEY-----`;
    assert.equal(shown('x k.q.z.R.p.9.w.Y.t y', pem), 'x k.q.z.R.p.9.w.Y.t y');
    assert.equal(shown('x I.B.k.q.z.R.p.9.w.Y.t.2 y', pem), 'x _ y');
  });

  it('of a PEM are those of its body, whatever stands in the headers', () => {
    const body = 'c29tZSBrZXkgb2Ygbm8ga25vd24ga2luZA';
    const bytesOf = (value: string) => writtenForms(value).map(({ bytes }) => bytes);
    for (const label of [
      'PRIVATE KEY',
      'ENCRYPTED PRIVATE KEY',
      'X',
      'A LABEL OF MORE THAN FORTY CHARACTERS IN ALL',
    ])
      assert.deepEqual(
        bytesOf(`-----BEGIN ${label}-----\n${body}\n-----END ${label}-----\n`),
        bytesOf(body),
        label,
      );
  });

  it('of an RSA key are those of its private part, with its headers or without', () => {
    const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
    const pem = String(privateKey.export({ type: 'pkcs8', format: 'pem' }));
    const modulus = publicKey.export({ format: 'jwk' }).n ?? '';
    for (const secret of [pem, pem.replaceAll(/-.*\n/g, ''), pem.split('\n').slice(1, -2).join('')]) {
      assert.equal(shown(`"${modulus}"`, secret), `"${modulus}"`);
      assert.equal(shown(`"${pem.slice(-300, -200)}"`, secret), '"_"');
    }
  });
});
