// An application rolls its own certificate: the proof of possession is checked claim by claim, and a person is refused.
// Shapes: application: addKey, application: removeKey, Generate proof of possession tokens for rolling keys.
import assert from 'node:assert/strict';
import { createPrivateKey, X509Certificate } from 'node:crypto';
import { after, before, describe, it } from 'node:test';
import { type JWTPayload, SignJWT } from 'jose';
import { issueSelfSigned } from '../../../src/x509/certificates.ts';
import { call, type DemoTenant, postToken, startDemo } from '../../support/demo.ts';

type Json = Record<string, unknown>;

const clock = Date.UTC(2026, 10, 29);
let demo: DemoTenant;
let own = '';
let admin = '';
let objectId = '';
let first: { certificatePem: string; privateKeyPem: string };

before(async () => {
  demo = await startDemo({ now: () => clock, tokenLifetimeSeconds: 86_400 });
  first = await issueSelfSigned({ commonName: 'first', days: 30 });
  demo.registerCertificate(first.certificatePem);
  const app = {
    grant_type: 'client_credentials',
    client_id: demo.clientId,
    client_secret: demo.secret,
    scope: 'https://graph.microsoft.com/.default',
  };
  own = String((await postToken(demo, app)).json()['access_token']);
  const person = {
    grant_type: 'password',
    client_id: demo.provisionerId,
    username: demo.administrator,
    password: demo.password,
    scope: 'https://graph.microsoft.com/Application.ReadWrite.All',
  };
  admin = String((await postToken(demo, person)).json()['access_token']);
  objectId = String((await graph('GET', `(appId='${demo.clientId}')`, undefined, admin)).body['id']);
});
after(() => demo?.stop());

async function graph(method: string, path: string, body?: unknown, token = own) {
  const answer = await call(demo, `${demo.endpoints.graph}/v1.0/applications${path}`, {
    method,
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  return { status: answer.status, body: answer.text === '' ? {} : answer.json() };
}

const good = (): JWTPayload => ({
  aud: '00000002-0000-0000-c000-000000000000',
  iss: objectId,
  nbf: clock / 1000,
  exp: clock / 1000 + 600,
});

const proof = (claims: JWTPayload = good(), pem = first.privateKeyPem): Promise<string> =>
  new SignJWT(claims).setProtectedHeader({ alg: 'RS256', typ: 'JWT' }).sign(createPrivateKey(pem));

const keyOf = (pem: string) => ({
  type: 'AsymmetricX509Cert',
  usage: 'Verify',
  key: new X509Certificate(pem).raw.toString('base64'),
});

const keys = async (): Promise<readonly Json[]> =>
  (await graph('GET', `/${objectId}`, undefined, admin)).body['keyCredentials'] as Json[];

describe('rolling its own key', () => {
  it('adds a certificate with the proof of the old one, and removes the old one with that of the new', async () => {
    const next = await issueSelfSigned({ commonName: 'next', days: 30 });
    const added = await graph('POST', `/${objectId}/addKey`, {
      keyCredential: keyOf(next.certificatePem),
      passwordCredential: null,
      proof: await proof(),
    });
    assert.equal(added.status, 200);
    assert.deepEqual(
      [added.body['type'], added.body['usage'], added.body['key']],
      ['AsymmetricX509Cert', 'Verify', null],
    );
    const [old] = await keys();
    assert.equal((await keys()).length, 2);
    const body = { keyId: old?.['keyId'], proof: await proof(good(), next.privateKeyPem) };
    assert.equal((await graph('POST', `(appId='${demo.clientId}')/removeKey`, body)).status, 204);
    assert.deepEqual(
      (await keys()).map((one) => one['keyId']),
      [added.body['keyId']],
    );
    assert.equal((await graph('POST', `/${objectId}/removeKey`, body)).status, 400, 'it is gone');
    first = next;
  });

  it('refuses a proof for another audience, issuer or time, and one of a key that is not the application’s', async () => {
    const stranger = await issueSelfSigned({ commonName: 'stranger', days: 30 });
    const proofs = [
      await proof({ ...good(), aud: 'https://graph.microsoft.com' }),
      await proof({ ...good(), iss: demo.clientId }),
      await proof({ ...good(), nbf: clock / 1000 - 7200, exp: clock / 1000 - 6600 }),
      await proof({ ...good(), exp: clock / 1000 + 3600 }),
      await proof({ aud: good().aud as string, iss: objectId }),
      await proof(good(), stranger.privateKeyPem),
      'eyJhbGciOiJub25lIn0.e30.',
      undefined,
    ];
    const before = await keys();
    for (const [index, one] of proofs.entries()) {
      const body = { keyCredential: keyOf(stranger.certificatePem), passwordCredential: null, proof: one };
      assert.equal((await graph('POST', `/${objectId}/addKey`, body)).status, 401, `proof ${index}`);
    }
    assert.deepEqual(await keys(), before);
  });

  it('refuses a person, an application that may not, and one without a certificate', async () => {
    const body = {
      keyCredential: keyOf(first.certificatePem),
      passwordCredential: null,
      proof: await proof(),
    };
    const person = await graph('POST', `/${objectId}/addKey`, body, admin);
    assert.equal(person.status, 401);
    assert.match(JSON.stringify(person.body), /Access Token missing or malformed/);
    const provisioner = (await graph('GET', `(appId='${demo.provisionerId}')`, undefined, admin)).body;
    assert.equal((await graph('POST', `/${provisioner['id']}/addKey`, body)).status, 403);
    await graph('PATCH', `/${objectId}`, { keyCredentials: [] }, admin);
    assert.equal((await graph('POST', `/${objectId}/addKey`, body)).status, 401);
  });

  it('shows the key if $select names the property of one application, and nowhere else', async () => {
    const key = keyOf(first.certificatePem);
    await graph('PATCH', `/${objectId}`, { keyCredentials: [key] }, admin);
    const read = await graph('GET', `/${objectId}?$select=keyCredentials`, undefined, admin);
    assert.equal((read.body['keyCredentials'] as Json[])[0]?.['key'], key.key);
    assert.equal((await keys())[0]?.['key'], null);
    const list = await graph('GET', '?$select=keyCredentials', undefined, admin);
    assert.equal(JSON.stringify(list.body).includes(key.key), false);
  });
});
