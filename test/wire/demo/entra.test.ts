// The demo authority: metadata, client secret, refusals; tokens checked by an independent JOSE library.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { createLocalJWKSet, type JSONWebKeySet, jwtVerify } from 'jose';
import {
  appToken,
  call,
  type DemoTenant,
  exchangeScope,
  graphScope,
  postToken,
  startDemo,
} from '../../support/demo.ts';

let demo: DemoTenant;
let clock = Date.UTC(2026, 10, 22, 12);

before(async () => {
  demo = await startDemo({ now: () => clock, tokenLifetimeSeconds: 3600 });
});
after(() => demo?.stop());

const form = (changes: Readonly<Record<string, string>> = {}): Record<string, string> => ({
  grant_type: 'client_credentials',
  client_id: demo.clientId,
  client_secret: demo.secret,
  scope: exchangeScope,
  ...changes,
});

const discovery = (tenant: string) =>
  call(demo, `${demo.endpoints.authority}/${tenant}/v2.0/.well-known/openid-configuration`);

const without = (name: string): Record<string, string> =>
  Object.fromEntries(Object.entries(form()).filter(([key]) => key !== name));

async function refusal(changes: Readonly<Record<string, string>>, tenant?: string) {
  const answer = await postToken(demo, form(changes), {}, tenant);
  const body = answer.json();
  return {
    status: answer.status,
    error: body['error'],
    codes: body['error_codes'],
    text: String(body['error_description']),
  };
}

describe('the demo authority', () => {
  it('publishes metadata whose endpoints are all on its own origin', async () => {
    const metadata = (await discovery(demo.tenantId)).json();
    assert.equal(metadata['issuer'], `${demo.endpoints.authority}/${demo.tenantId}/v2.0`);
    for (const name of [
      'token_endpoint',
      'authorization_endpoint',
      'jwks_uri',
      'device_authorization_endpoint',
    ]) {
      assert.equal(new URL(String(metadata[name])).origin, demo.endpoints.authority, name);
    }
  });

  it('gives the tenant ID for a verified domain and keeps the placeholder for shared names', async () => {
    assert.match(String((await discovery(demo.domain)).json()['issuer']), new RegExp(demo.tenantId));
    assert.match(String((await discovery('common')).json()['issuer']), /\{tenantid\}/);
  });

  it('issues tokens that an independent library verifies against the published keys', async () => {
    const metadata = (await discovery(demo.tenantId)).json();
    const keys = (await call(demo, String(metadata['jwks_uri']))).json() as unknown as JSONWebKeySet;
    const { payload, protectedHeader } = await jwtVerify(await appToken(demo), createLocalJWKSet(keys), {
      issuer: `https://sts.windows.net/${demo.tenantId}/`,
      audience: 'https://outlook.office365.com',
      algorithms: ['RS256'],
      currentDate: new Date(clock),
    });
    assert.equal(protectedHeader.typ, 'JWT');
    assert.equal(payload['appid'], demo.clientId);
    assert.equal(payload['appidacr'], '1');
    assert.equal(payload['idtyp'], 'app');
    assert.equal(payload['ver'], '1.0');
    assert.ok((payload['roles'] as string[]).includes('full_access_as_app'));
    assert.equal(payload.exp, clock / 1000 + 3600);
    assert.equal(payload['scp'], undefined);
  });

  it('takes the secret from HTTP Basic as well', async () => {
    const basic = Buffer.from(`${demo.clientId}:${encodeURIComponent(demo.secret)}`).toString('base64');
    const answer = await postToken(
      demo,
      { grant_type: 'client_credentials', scope: exchangeScope },
      { authorization: `Basic ${basic}` },
    );
    assert.equal(answer.status, 200);
  });

  it('refuses a wrong secret in the shape Entra gives, with the ids of the request', async () => {
    const id = '0d1e2f30-4455-4677-8899-aabbccddeeff';
    const answer = await postToken(demo, form({ client_secret: 'wrong' }), { 'client-request-id': id });
    const body = answer.json();
    assert.equal(answer.status, 401);
    assert.equal(body['error'], 'invalid_client');
    assert.deepEqual(body['error_codes'], [7000215]);
    assert.equal(body['correlation_id'], id);
    assert.equal(answer.headers['client-request-id'], id);
    assert.match(
      String(body['error_description']),
      /^AADSTS7000215: Invalid client secret provided\. .* Trace ID: [0-9a-f-]{36} Correlation ID: [0-9a-f-]{36} Timestamp: 2026-11-22 12:00:00Z$/,
    );
  });

  it('names each mistake of a request', async () => {
    const rows: readonly [Record<string, string>, string, number][] = [
      [{ scope: 'https://outlook.office.com/IMAP.AccessAsUser.All' }, 'invalid_scope', 1002012],
      [{ scope: `${exchangeScope} ${graphScope}` }, 'invalid_scope', 70011],
      [{ scope: 'https://unknown.example/.default' }, 'invalid_resource', 500011],
      [{ client_id: '11111111-2222-4333-8444-555555555555' }, 'unauthorized_client', 700016],
      [{ grant_type: 'urn:none' }, 'unsupported_grant_type', 70003],
      [{ resource: 'https://outlook.office365.com' }, 'invalid_request', 901002],
    ];
    for (const [changes, error, code] of rows) {
      const seen = await refusal(changes);
      assert.deepEqual([seen.error, seen.codes], [error, [code]], JSON.stringify(changes));
    }
  });

  it('names each parameter that is missing', async () => {
    for (const name of ['grant_type', 'client_id', 'scope']) {
      const answer = await postToken(demo, without(name));
      assert.match(String(answer.json()['error_description']), new RegExp(`^AADSTS900144: .*'${name}'`));
    }
    assert.deepEqual((await postToken(demo, without('client_secret'))).json()['error_codes'], [7000218]);
  });

  it('tells an unknown tenant from a name that can be none, and wants a tenant for client credentials', async () => {
    assert.deepEqual((await refusal({}, '99999999-2222-4333-8444-555555555555')).codes, [90002]);
    assert.deepEqual((await refusal({}, 'fabrikam.example')).codes, [90002]);
    assert.deepEqual((await refusal({}, 'not a tenant')).codes, [900023]);
    assert.deepEqual((await refusal({}, 'common')).codes, [9001023]);
    assert.equal((await discovery('fabrikam.example')).status, 400);
  });

  it('takes nothing but a well-formed form', async () => {
    const url = `${demo.endpoints.authority}/${demo.tenantId}/oauth2/v2.0/token`;
    const send = (type: string, body: string) =>
      call(demo, url, { method: 'POST', headers: { 'content-type': type }, body });
    const type = 'application/x-www-form-urlencoded';
    assert.deepEqual(
      (await send('application/json', JSON.stringify(form()))).json()['error_codes'],
      [900144],
    );
    assert.deepEqual((await send(type, 'grant_type=%zz')).json()['error_codes'], [9002313]);
    assert.deepEqual((await send(type, 'grant_type=a&grant_type=a')).json()['error_codes'], [9002313]);
    assert.deepEqual((await call(demo, url)).json()['error_codes'], [900561]);
  });

  it('lets tokens expire by its clock', async () => {
    const token = await appToken(demo, graphScope);
    const url = `${demo.endpoints.graph}/v1.0/users/${demo.mailboxes[0]}/mailFolders/inbox`;
    const headers = { authorization: `Bearer ${token}` };
    assert.equal((await call(demo, url, { headers })).status, 200);
    clock += 3601_000;
    const answer = await call(demo, url, { headers });
    assert.equal(answer.status, 401);
    assert.match(answer.text, /InvalidAuthenticationToken/);
  });

  it('keeps secrets and tokens out of the journal', async () => {
    const token = await appToken(demo);
    const text = JSON.stringify(demo.journal);
    assert.ok(!text.includes(demo.secret) && !text.includes(token.slice(0, 40)));
    assert.ok(demo.journal.some((entry) => entry.surface === 'entra' && entry.method === 'POST'));
  });
});

describe('the scenarios of the authority', () => {
  const rows = [
    ['wrongSecret', 'invalid_client', 7000215],
    ['expiredSecret', 'invalid_client', 7000222],
    ['unknownClient', 'unauthorized_client', 700016],
    ['unknownTenant', 'invalid_request', 90002],
  ] as const;
  for (const [scenario, error, code] of rows) {
    it(`${scenario}: the very next request is refused, and the one after healthy is not`, async () => {
      demo.setScenario(scenario);
      const seen = await refusal({});
      assert.deepEqual([seen.error, seen.codes], [error, [code]]);
      demo.setScenario('healthy');
      assert.equal((await postToken(demo, form())).status, 200);
    });
  }
});
