// Capsules: identities are renamed the same way everywhere, a secret in any form keeps the file from being written.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { makeCapsule, type Recording, readCapsule } from '../../../src/core/capsule/capsule.ts';
import { renameIdentities } from '../../../src/core/capsule/renameIdentities.ts';
import type { Registration } from '../../../src/core/registration/registration.ts';
import { createRedactor } from '../../../src/core/text/redaction.ts';
import { fuzzRuns } from '../../support/fuzzRuns.ts';

const registration: Registration = {
  id: 'fabrikam-capture',
  name: 'Fabrikam Capture',
  product: 'globalcapture',
  cloud: 'global',
  tenantId: 'aaaaaaaa-1111-2222-3333-bbbbbbbbbbbb',
  clientId: 'cccccccc-1111-2222-3333-dddddddddddd',
  grant: 'clientSecret',
  mailboxes: [],
};
const mailbox = { address: 'ap@fabrikam.com', protocols: ['imap'] } as const;

const recordingOf = (text: string): Recording => ({
  registration: registration.id,
  address: mailbox.address,
  protocol: 'imap',
  startedAt: '2026-11-29T03:17:00.000Z',
  durationMs: 12,
  ok: false,
  steps: [
    {
      id: 'authenticate',
      status: 'failed',
      durationMs: 3,
      detail: text,
      evidence: { kind: 'mail', protocol: 'imap', command: 'AUTHENTICATE', status: 'NO', text },
    },
  ],
});
const make = (text: string, redact = createRedactor().redact) =>
  makeCapsule(
    {
      registration,
      mailbox,
      recordings: [recordingOf(text)],
      advised: { imap: 'imap.authenticateFailed' },
      versions: { 'Exchange OAuth2 Setup': '0.1.0' },
      madeAt: '2026-11-29T03:17:00.000Z',
    },
    redact,
  );

test('an identity is renamed the same way in every text, and what Microsoft names stays', () => {
  const renamed = renameIdentities(
    {
      a: "AADSTS700016: Application 'cccccccc-1111-2222-3333-dddddddddddd' was not found in 'aaaaaaaa-1111-2222-3333-bbbbbbbbbbbb'.",
      b: 'ap@fabrikam.com on mail.fabrikam.com (203.0.113.9), AP@Fabrikam.com, outlook.office365.com, 5.7.60, Fabrikam Capture',
      c: '00000002-0000-0ff1-ce00-000000000000 Trace ID: 12345678-1234-4321-abcd-123456789012',
    },
    registration,
  );
  assert.equal(
    renamed.a,
    "AADSTS700016: Application '66666666-7777-8888-9999-000000000000' was not found in '11111111-2222-3333-4444-555555555555'.",
  );
  assert.equal(
    renamed.b,
    'mailbox1@contoso.example on host1.example (192.0.2.1), mailbox1@contoso.example, outlook.office365.com, 5.7.60, Capsule',
  );
  assert.match(renamed.c, /^00000002-0000-0ff1-ce00-000000000000 Trace ID: 00000000-0000-4000-8000-0{11}1$/);
});

test('an IPv6 address is an identity too, and a time, a fingerprint and this computer are none', () => {
  const renamed = renameIdentities(
    {
      a: 'Hello [2001:0DB8:1::5], fe80::1%eth0 and ::ffff:10.1.2.3 reached 2001:0db8:1::5.',
      b: 'At 12:34:56 on ::1, AA:BB:CC:DD:EE:FF:00:11:22:33:44:55:66:77:88:99, core::Option',
    },
    registration,
  );
  assert.equal(renamed.a, 'Hello [2001:db8::1], 2001:db8::2%eth0 and 2001:db8::3 reached 2001:db8::1.');
  assert.equal(
    renamed.b,
    'At 12:34:56 on ::1, AA:BB:CC:DD:EE:FF:00:11:22:33:44:55:66:77:88:99, core::Option',
  );
});

test('addresses and hosts in letters of every language are identities too', () => {
  const renamed = renameIdentities(
    ['josé@fabrikam.com ap@müller.de <иван@пример.com> post.müller.de', 'ap@müller.de, AADSTS50034'],
    registration,
  );
  assert.deepEqual(renamed, [
    'mailbox1@contoso.example mailbox2@contoso.example <mailbox3@contoso.example> host1.example',
    'mailbox2@contoso.example, AADSTS50034',
  ]);
});

test('of the registration nothing is kept that the advice does not read', () => {
  const federatedCredential = {
    name: 'fabrikam-ci',
    issuer: 'https://gitlab.fabrikam.com',
    subject: 'project_path:fabrikam/mail:ref_type:branch:ref:main',
  };
  const made = makeCapsule(
    {
      registration: { ...registration, federatedCredential, authority: 'https://login.fabrikam.com' },
      mailbox,
      recordings: [recordingOf('NO')],
      advised: {},
      versions: {},
      madeAt: '2026-11-29T03:17:00.000Z',
    },
    createRedactor().redact,
  );
  assert.ok(made.ok);
  assert.doesNotMatch(made.text, /fabrikam|project_path|https:/i);
});

test('a capsule is read back as it was written, without identities', () => {
  const made = make('NO AUTHENTICATE failed. ap@fabrikam.com');
  assert.ok(made.ok);
  assert.doesNotMatch(made.text, /fabrikam/i);
  const reading = readCapsule(made.text);
  assert.ok(reading.ok);
  assert.equal(
    reading.capsule.recordings[0]?.steps[0]?.detail,
    'NO AUTHENTICATE failed. mailbox1@contoso.example',
  );
  assert.equal(reading.capsule.mailbox.address, 'mailbox1@contoso.example');
});

test('a file that is no capsule, or of a newer version, is refused in words', () => {
  for (const [text, said] of [
    ['{', /not JSON/],
    ['{"format":"x"}', /not a capsule/],
    ['{"version":2}', /newer version/],
    ['x'.repeat(1_000_001), /larger/],
  ] as const) {
    const reading = readCapsule(text);
    assert.ok(!reading.ok);
    assert.match(reading.problem, said);
  }
});

const perByte = (text: string, before: string): string =>
  [...Buffer.from(text)].map((byte) => `${before}${byte.toString(16).padStart(2, '0')}`).join('');

const encodings: readonly ((secret: string) => string)[] = [
  (secret) => secret,
  (secret) => encodeURIComponent(secret),
  (secret) => encodeURIComponent(encodeURIComponent(secret)).toLowerCase(),
  (secret) => Buffer.from(secret).toString('base64'),
  (secret) => Buffer.from(secret, 'utf16le').toString('base64'),
  (secret) => Buffer.from(Buffer.from(secret).toString('base64')).toString('base64'),
  (secret) => Buffer.from(secret).toString('hex'),
  (secret) => [...secret].map((char) => `&#${char.codePointAt(0)};`).join(''),
  (secret) => perByte(secret, '%'),
  (secret) => perByte(secret, '%').toUpperCase(),
  (secret) => perByte(perByte(secret, '%'), '%'),
  (secret) => perByte(secret, '').toUpperCase(),
  (secret) => perByte(secret, '=').toUpperCase(),
  (secret) => Buffer.from(secret).toString('base64').replace(/.{20}/g, '$&\r\n'),
  (secret) => Buffer.from(secret, 'utf16le').toString('base64').replace(/.{20}/g, '$&\n'),
  (secret) =>
    JSON.stringify({ xml: [...secret].map((char) => `&#x${char.charCodeAt(0).toString(16)};`).join('') }),
  (secret) => [...secret].map((char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`).join(''),
  (secret) => [...secret].join('\u200b'),
];

test('a known secret in any encoding keeps the file from being written', () => {
  const secretText = fc.string({
    minLength: 24,
    maxLength: 40,
    unit: fc.constantFrom(...'abcdefghijkmnpqrstuvwxyzABCDEFGH23456789~.-_'),
  });
  fc.assert(
    fc.property(
      secretText,
      fc.constantFrom(...encodings),
      fc.string({ maxLength: 40 }),
      (secret, encode, around) => {
        const redactor = createRedactor();
        redactor.learn(secret);
        const made = make(`${around} ${encode(secret)} ${around}`, redactor.redact);
        assert.equal(made.ok, false);
      },
    ),
    { numRuns: fuzzRuns() / 5 },
  );
});
