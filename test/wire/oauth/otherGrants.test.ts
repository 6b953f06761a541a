// Certificate and password grants.
import assert from 'node:assert/strict';
import { constants, createHash, verify, X509Certificate } from 'node:crypto';
import { test } from 'node:test';
import { Secret } from '../../../src/core/credential/secret.ts';
import { issueAuthority, issueSelfSigned } from '../../../src/x509/certificates.ts';
import { bundled } from '../../support/bundled.ts';
import { failureOf } from '../../support/evidence.ts';
import {
  clientId,
  refusalAnswer,
  scriptAuthority,
  tenantId,
  tokenAnswer,
} from '../../support/scriptedAuthority.ts';
import { personAnswer } from '../../support/scriptedSignIn.ts';

/** As it is shipped: the build leaves out parts of MSAL. */
const { createTokenSource } =
  await bundled<typeof import('../../../src/oauth/tokenSource.ts')>('src/oauth/tokenSource.ts');

const decode = (part: string | undefined) => JSON.parse(Buffer.from(part ?? '', 'base64url').toString());

test('a certificate signs an assertion with PS256 that names it by its SHA-256', async (t) => {
  const authority = await scriptAuthority(t, { onRequest: () => tokenAnswer() });
  const pair = await issueSelfSigned({ commonName: 'test', days: 10 });
  const registration = { ...authority.registration, grant: 'clientCertificate' as const };
  const credential = {
    kind: 'certificate',
    certificatePem: pair.certificatePem,
    privateKeyPem: new Secret(pair.privateKeyPem),
  } as const;
  const now = Date.now();
  const source = createTokenSource({ ...authority.source, now: () => now });
  await source.acquire(authority.request({ registration, credential }));
  const form = authority.forms[0];
  assert.equal(form?.get('client_assertion_type'), 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer');
  const [header, payload, signature] = (form?.get('client_assertion') ?? '').split('.');
  const certificate = new X509Certificate(pair.certificatePem);
  const thumbprint = createHash('sha256').update(certificate.raw).digest('base64url');
  assert.deepEqual(decode(header), { alg: 'PS256', typ: 'JWT', 'x5t#S256': thumbprint });
  const { jti, ...claims } = decode(payload);
  const second = Math.floor(now / 1000);
  assert.match(jti, /^[0-9a-f-]{36}$/);
  assert.deepEqual(claims, {
    aud: `${authority.endpoints.authority}/${tenantId}/oauth2/v2.0/token`,
    iss: clientId,
    sub: clientId,
    nbf: second,
    iat: second,
    exp: second + 600,
  });
  const key = { key: certificate.publicKey, padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: 32 };
  assert.ok(
    verify('sha256', Buffer.from(`${header}.${payload}`), key, Buffer.from(signature ?? '', 'base64url')),
  );
});

test('a key of another certificate, a broken one and a key that is not RSA are named before anything is sent', async (t) => {
  const authority = await scriptAuthority(t, { onRequest: () => tokenAnswer() });
  const source = createTokenSource(authority.source);
  const registration = { ...authority.registration, grant: 'clientCertificate' as const };
  const one = await issueSelfSigned({ commonName: 'one', days: 10 });
  const two = await issueSelfSigned({ commonName: 'two', days: 10 });
  const elliptic = await issueAuthority({ commonName: 'ec' });
  for (const [certificatePem, key] of [
    [one.certificatePem, two.privateKeyPem],
    [one.certificatePem, 'nonsense'],
    ['nonsense', one.privateKeyPem],
    [elliptic.certificatePem, elliptic.privateKeyPem],
  ] as const) {
    const credential = { kind: 'certificate', certificatePem, privateKeyPem: new Secret(key) } as const;
    const evidence = await failureOf(
      'local',
      source.acquire(authority.request({ registration, credential })),
    );
    assert.equal(evidence.problem, 'certificateInvalid');
    assert.ok(!evidence.text.includes(key));
  }
  assert.equal(authority.forms.length, 0);
});

test('a name and password are sent once, with the secret if the client has one', async (t) => {
  const authority = await scriptAuthority(t, {
    onRequest: () => personAnswer(`${authority.endpoints.authority}/${tenantId}/v2.0`),
  });
  const source = createTokenSource(authority.source);
  const registration = { ...authority.registration, grant: 'password' as const };
  const person = {
    kind: 'password',
    userName: 'ann@contoso.com',
    password: new Secret('päss wörd&='),
  } as const;
  await source.acquire(authority.request({ registration, credential: person }));
  await source.acquire(authority.request({ registration, credential: person }));
  const confidential = { ...person, secret: new Secret('the-client-secret-value') };
  await source.acquire(authority.request({ registration, credential: confidential }));
  assert.deepEqual(
    authority.forms.map((form) => [form.get('grant_type'), form.get('password'), form.get('client_secret')]),
    [
      ['password', 'päss wörd&=', null],
      ['password', 'päss wörd&=', 'the-client-secret-value'],
    ],
  );
});

test('a password that needs a second factor is refused with its numbers', async (t) => {
  const authority = await scriptAuthority(t, {
    onRequest: () =>
      refusalAnswer(400, 'interaction_required', 50076, { suberror: 'basic_action', claims: '{}' }),
  });
  const source = createTokenSource(authority.source);
  const registration = { ...authority.registration, grant: 'password' as const };
  const credential = { kind: 'password', userName: 'a@b.example', password: new Secret('password') } as const;
  const evidence = await failureOf('oauth', source.acquire(authority.request({ registration, credential })));
  assert.deepEqual(evidence.numbers, [50076]);
  assert.equal(evidence.suberror, 'basic_action');
});

test('a credential of another kind than the grant needs is named', async (t) => {
  const authority = await scriptAuthority(t, { onRequest: () => tokenAnswer() });
  const source = createTokenSource(authority.source);
  for (const grant of ['clientSecret', 'clientCertificate', 'password'] as const) {
    const registration = { ...authority.registration, grant };
    const request = authority.request({ registration, credential: { kind: 'signIn' } });
    assert.equal((await failureOf('local', source.acquire(request))).problem, 'secretMissing');
  }
});
