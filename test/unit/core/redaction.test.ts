// Secrets never survive redaction, in any encoding that a protocol or log gives them.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { inspect } from 'node:util';
import fc from 'fast-check';
import { Secret } from '../../../src/core/credential/secret.ts';
import { createRedactor } from '../../../src/core/text/redaction.ts';
import { redactJson } from '../../../src/core/text/redactJson.ts';
import { redactPatterns } from '../../../src/core/text/secretShapes.ts';

const value = fc
  .string({ minLength: 12, maxLength: 60, unit: 'grapheme-ascii' })
  .filter((text) => new Set(text).size > 5);

describe('the redactor', () => {
  it('masks a known value as it is, in JSON, in a URL, in a form and in base64 at every alignment', () => {
    fc.assert(
      fc.property(value, fc.string({ maxLength: 5 }), (secret, prefix) => {
        const redactor = createRedactor();
        redactor.learn(secret);
        const encodings = [
          secret,
          JSON.stringify({ x: secret }),
          encodeURIComponent(secret),
          new URLSearchParams({ x: secret }).toString(),
          Buffer.from(`${prefix}${secret} and more`).toString('base64'),
          Buffer.from(`${prefix}${secret} and more`).toString('base64url'),
        ];
        for (const encoding of encodings) {
          assert.match(redactor.redact(`before ${encoding} after`), /\[masked\]/);
          assert.ok(!redactor.redact(`before ${encoding} after`).includes(secret));
        }
      }),
    );
  });

  it('masks a value in a form whose first characters read as an escape behind the equals sign', () => {
    const secret = "41'!'!''!()*";
    const redactor = createRedactor();
    redactor.learn(secret);
    const form = new URLSearchParams({ x: secret }).toString();
    assert.equal(redactor.redact(`before ${form} after`), 'before x[masked] after');
  });

  it('forgets a value that is no longer stored', () => {
    const redactor = createRedactor();
    redactor.learn('correct horse');
    redactor.forget('correct horse');
    assert.equal(redactor.redact('correct horse'), 'correct horse');
  });

  it('keeps a value that somebody else still holds', () => {
    const redactor = createRedactor();
    // A stored secret, which a hostile authority gives out as an access token that soon ends.
    redactor.learn('correct horse');
    redactor.learn('correct horse');
    redactor.forget('correct horse');
    assert.equal(redactor.redact('correct horse'), '[masked]');
    redactor.forget('correct horse');
    assert.equal(redactor.redact('correct horse'), 'correct horse');
    redactor.forget('never learned');
  });

  it('takes an excerpt after it has masked, in one line, and cuts then', () => {
    const redactor = createRedactor();
    const secret = redactor.secret('aB38Q~abcdefghijklmnopqrstuvwxyz012345678');
    assert.equal(secret.reveal(), 'aB38Q~abcdefghijklmnopqrstuvwxyz012345678');
    assert.equal(redactor.excerpt(`a\r\n b ${secret.reveal()} c`, 100), 'a b [masked] c');
    assert.equal(redactor.excerpt(`a ${secret.reveal()} c`, 10), 'a [masked…');
    // What is cut off at the very end of what is looked at shows nothing of it either.
    const long = `${'x'.repeat(99_980)}${secret.reveal()}`;
    assert.ok(!redactor.excerpt(long, 200_000).includes('abcdefghijkl'));
    assert.equal(redactor.redact(`${secret.reveal()} and ${secret.reveal()}.`), '[masked] and [masked].');
  });

  it('masks tokens, assertions, keys and SASL blobs it was never told of', () => {
    const sasl = Buffer.from('user=ap@contoso.example\x01auth=Bearer abcdefghijkl\x01\x01').toString(
      'base64',
    );
    const texts = [
      'eyJhbGciOiJSUzI1NiJ9xx.eyJhdWQiOiJodHRwczovL291dGxvb2sifQ.c2lnbmF0dXJl',
      'Authorization: Bearer EwBAAl3BAAUFFpUAo7J3Ve0bjLBWZWCclRC3EoAA',
      'client_secret=abc%2Fdef123456&grant_type=x',
      '"refresh_token": "0.AAAAbbbbccccdddd"',
      '-----BEGIN PRIVATE KEY-----\nMIIEvQ\n-----END PRIVATE KEY-----',
      `AUTHENTICATE XOAUTH2 ${sasl}`,
      'secret aB38Q~abcdefghijklmnopqrstuvwxyz012345678 pasted',
    ];
    const leaked = [
      'c2lnbmF0dXJl',
      'EwBAAl3B',
      'def123456',
      '0.AAAA',
      'MIIEvQ',
      sasl,
      'abcdefghijklmnopqrstuvwxyz0',
    ];
    texts.forEach((text, index) => {
      assert.ok(!redactPatterns(text).includes(leaked[index] ?? ''), redactPatterns(text));
    });
  });

  it('masks by shape what stands there, and keeps the words around it', () => {
    const outlook = Buffer.from('n,a=ap@contoso.example,\x01auth=Bearer abcdefghijkl').toString('base64');
    const shapes: readonly (readonly [string, string])[] = [
      ['Authorization: Bearer EwBAAl3BAAUFFpUAo7J3Ve0b', 'Authorization: Bearer [masked]'],
      ['proxy-authorization: basic dXNlcjpwYXNzd29yZA==, x', 'proxy-authorization: basic [masked], x'],
      ['client_secret=abc%2Fdef123&grant_type=x', 'client_secret=[masked]&grant_type=x'],
      ['{"Password" : "hunter2hunter2", "a": 1}', '{"Password" : "[masked]", "a": 1}'],
      ['code_verifier%3Dabcdefgh end', 'code_verifier%3D[masked] end'],
      ['?code=0aBcDeFgHiJkLmNoPqRs&state=1', '?code=[masked]&state=1'],
      [`AUTHENTICATE OAUTHBEARER ${outlook} end`, 'AUTHENTICATE OAUTHBEARER [masked] end'],
      [`refreshed 1.A${'bC3-_.'.repeat(8)} end`, 'refreshed [masked] end'],
      ['is aB38Q~abcdefghijklmnopqrstuvwxyz012345678 here', 'is [masked] here'],
      ['a -----BEGIN RSA PRIVATE KEY-----\nMII-E\n-----END RSA PRIVATE KEY----- b', 'a [masked] b'],
      ['a -----BEGIN PRIVATE KEY-----\nMIIE', 'a [masked]'],
    ];
    for (const [text, masked] of shapes) assert.equal(redactPatterns(text), masked);
  });

  it('knows a text that holds a learned value, and no other', () => {
    const redactor = createRedactor();
    const phrase = 'correct horse of this application';
    assert.equal(redactor.knows(phrase), false);
    redactor.learn(phrase);
    assert.equal(redactor.knows('{"name":"correct\\u0020horse\\u0020of this application"}'), true);
    // A word that the phrase shares with everybody's texts is no secret.
    assert.equal(redactor.knows('{"product":"ownApplication","cloud":"global"}'), false);
    assert.equal(redactor.knows('client_secret=abcdefghijkl'), false);
  });

  it('leaves ordinary server text alone', () => {
    for (const text of [
      'AADSTS7000215: Invalid client secret provided. Trace ID: 1111 Correlation ID: 2222',
      'basic authentication is off; Bearer realm="", error="invalid_token"',
      '"code": "ErrorAccessDeniedBecauseOfPolicy", "code":"ErrorAccess1"',
    ]) {
      assert.equal(redactPatterns(text), text);
    }
  });

  it('masks keys and values anywhere in a report', () => {
    const redactor = createRedactor();
    redactor.learn('hunter2hunter2');
    assert.ok(
      !JSON.stringify(
        redactJson({ a: [{ hunter2hunter2: 'x hunter2hunter2 y' }], n: 1 }, redactor.redact),
      ).includes('hunter2'),
    );
  });
});

describe('a Secret', () => {
  it('shows a placeholder however it is turned into text', () => {
    const secret = new Secret('hunter2hunter2');
    for (const text of [
      String(secret),
      `${secret}`,
      JSON.stringify({ secret }),
      inspect(secret),
      inspect({ a: [secret] }),
    ]) {
      assert.ok(!text.includes('hunter2'), text);
    }
    assert.equal(secret.reveal(), 'hunter2hunter2');
  });
});
