// Reading a token for people.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { evidenceOf } from '../../../src/core/report/failure.ts';
import { readAudience } from '../../../src/core/token/audiences.ts';
import { readToken } from '../../../src/core/token/readToken.ts';
import type { TokenReading } from '../../../src/core/token/tokenReading.ts';

const now = new Date('2026-11-22T10:00:00Z');
const second = now.getTime() / 1000;

function jwt(payload: Readonly<Record<string, unknown>>): string {
  const encode = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
  return `${encode({ alg: 'RS256', typ: 'JWT' })}.${encode(payload)}.c2lnbmF0dXJl`;
}

const app = (more: Readonly<Record<string, unknown>> = {}) =>
  jwt({
    aud: 'https://outlook.office365.com',
    iss: 'https://sts.windows.net/11111111-2222-3333-4444-555555555555/',
    tid: '11111111-2222-3333-4444-555555555555',
    appid: '66666666-7777-8888-9999-000000000000',
    appidacr: '1',
    idtyp: 'app',
    iat: second - 600,
    nbf: second - 600,
    exp: second + 3000,
    ...more,
  });

const opens = (reading: TokenReading) =>
  Object.fromEntries(reading.protocols.map(({ protocol, opens: verdict }) => [protocol, verdict]));
const texts = (reading: TokenReading) => reading.findings.map(({ text }) => text).join('\n');

test('an audience of endless slashes is read to its end', () => {
  // An authority may answer with a token of 256 KiB; tried from every slash, this one takes a minute.
  assert.equal(readAudience(`${'/'.repeat(200_000)}x`), undefined);
});

test('an application token with a role opens its protocol and says why the others are shut', () => {
  const reading = readToken(app({ roles: ['IMAP.AccessAsApp'] }), now);
  assert.deepEqual(opens(reading), { ews: 'maybe', imap: 'yes', pop: 'no', smtp: 'maybe', graph: 'no' });
  assert.equal(reading.secondsLeft, 3000);
  assert.equal(reading.cloud, 'Worldwide (also GCC)');
  assert.match(
    reading.protocols.find(({ protocol }) => protocol === 'pop')?.why ?? '',
    /POP\.AccessAsApp is missing/,
  );
  assert.match(texts(reading), /issued 10 minutes ago/);
});

test('a token without roles is said to be right if RBAC gives the access', () => {
  const reading = readToken(app(), now);
  assert.equal(opens(reading)['ews'], 'maybe');
  assert.match(texts(reading), /RBAC for Applications/);
  assert.ok(reading.findings.every(({ severity }) => severity === 'info'));
});

test('a delegated token names the person and what each scope opens', () => {
  const reading = readToken(
    app({
      aud: 'https://outlook.office.com',
      idtyp: 'user',
      appidacr: '0',
      upn: 'ann@contoso.com',
      scp: 'IMAP.AccessAsUser.All SMTP.Send',
    }),
    now,
  );
  assert.deepEqual(opens(reading), { ews: 'no', imap: 'yes', pop: 'no', smtp: 'yes', graph: 'no' });
  assert.match(texts(reading), /token of ann@contoso\.com/);
});

test('an expired token opens nothing', () => {
  const reading = readToken(app({ roles: ['full_access_as_app'], exp: second - 7200 }), now);
  assert.deepEqual(new Set(Object.values(opens(reading))), new Set(['no']));
  assert.match(texts(reading), /expired 2 hours ago/);
  assert.equal(reading.secondsLeft, -7200);
});

test('a token that is valid later points at the clock', () => {
  const reading = readToken(app({ nbf: second + 1200 }), now);
  assert.equal(reading.findings[0]?.severity, 'error');
  assert.match(texts(reading), /valid in 20 minutes\. Check the clock/);
});

test('the cloud is told by audience or issuer', () => {
  assert.equal(readToken(app({ aud: 'https://partner.outlook.cn' }), now).cloud, 'China (21Vianet)');
  assert.equal(readToken(app({ aud: 'https://dod-graph.microsoft.us' }), now).cloud, 'US Government DoD');
  const shared = readToken(app({ aud: 'x', iss: 'https://login.microsoftonline.us/t/v2.0' }), now).cloud;
  assert.equal(shared, 'US Government (GCC High or DoD)');
  assert.equal(
    readToken(app({ aud: 'x', iss: 'https://login.microsoftonline.com.evil.example/t' }), now).cloud,
    undefined,
  );
});

test('a header line is taken as it is copied', () => {
  assert.equal(readToken(`Authorization: Bearer ${app()}\n`, now).claims.kind, 'app');
});

test('what is no token is refused with what to paste, and is not repeated', () => {
  for (const text of [
    '',
    'abc',
    'a.b.c',
    'eyJhbGciOiJub25lIn0.bm9wZQ.',
    'x'.repeat(70_000),
    `Ew${'B'.repeat(80)}`,
  ]) {
    const evidence = (() => {
      try {
        readToken(text, now);
        return undefined;
      } catch (error) {
        return evidenceOf(error);
      }
    })();
    assert.equal(evidence?.kind, 'local');
    assert.ok(evidence?.kind === 'local' && evidence.problem === 'invalidInput');
    assert.ok(text.length < 10 || !evidence.text.includes(text));
  }
});

test('any claims give a reading without invisible characters and without the token', () => {
  fc.assert(
    fc.property(
      fc.dictionary(
        fc.constantFrom('aud', 'iss', 'tid', 'roles', 'scp', 'exp', 'nbf', 'iat', 'upn'),
        fc.jsonValue(),
      ),
      (claims) => {
        const token = jwt(claims);
        const printed = JSON.stringify(readToken(token, now));
        assert.ok(!printed.includes(token));
        assert.doesNotMatch(printed, /[\u200b-\u200f\u202a-\u202e\u2066-\u2069]/);
      },
    ),
  );
});
