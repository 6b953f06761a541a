// Graph's writes: an administrator creates an application, gives it credentials and consent, and it signs in.
import assert from 'node:assert/strict';
import { X509Certificate } from 'node:crypto';
import { after, before, describe, it } from 'node:test';
import { decodeJwt } from 'jose';
import { issueSelfSigned } from '../../../src/x509/certificates.ts';
import { call, type DemoTenant, exchangeScope, postToken, startDemo } from '../../support/demo.ts';

let demo: DemoTenant;
let admin: string;
let clock = Date.UTC(2026, 10, 22);

before(async () => {
  demo = await startDemo({ now: () => clock, tokenLifetimeSeconds: 86_400 });
  admin = await signIn(demo.administrator);
});
after(() => demo?.stop());

async function signIn(username: string, permission = 'Application.ReadWrite.All'): Promise<string> {
  const scope = `https://graph.microsoft.com/${permission}`;
  const form = { grant_type: 'password', client_id: demo.clientId, username, password: demo.password, scope };
  return String((await postToken(demo, form)).json()['access_token']);
}

async function graph(method: string, path: string, body?: unknown) {
  const answer = await call(demo, `${demo.endpoints.graph}/v1.0${path}`, {
    method,
    headers: { authorization: `Bearer ${admin}`, 'content-type': 'application/json' },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  return { status: answer.status, body: answer.text === '' ? {} : answer.json() };
}

const text = (value: unknown): string => String(value);

async function askAs(clientId: unknown, secret: unknown) {
  const form = {
    grant_type: 'client_credentials',
    client_id: text(clientId),
    client_secret: text(secret),
    scope: exchangeScope,
  };
  const answer = (await postToken(demo, form)).json();
  return {
    claims: answer['access_token'] === undefined ? undefined : decodeJwt(text(answer['access_token'])),
    codes: answer['error_codes'],
  };
}

describe('Graph provisioning in the demo tenant', () => {
  it('creates an application that signs in once it has a principal, a secret and consent', async () => {
    const application = (
      await graph('POST', '/applications', { displayName: 'New', signInAudience: 'AzureADMyOrg' })
    ).body;
    const credential = { displayName: 'capture', endDateTime: '2026-12-01T00:00:00Z' };
    const added = (
      await graph('POST', `/applications/${application['id']}/addPassword`, {
        passwordCredential: credential,
      })
    ).body;
    assert.match(text(added['secretText']), /^.{3}8Q~/);
    const listed = (await graph('GET', `/applications/${application['id']}`)).body;
    assert.equal(JSON.stringify(listed).includes(text(added['secretText'])), false);
    assert.deepEqual((await askAs(application['appId'], added['secretText'])).codes, [7000229]);
    const principal = (await graph('POST', '/servicePrincipals', { appId: application['appId'] })).body;
    assert.equal((await askAs(application['appId'], added['secretText'])).claims?.['roles'], undefined);
    const exchange = (await graph('GET', `/servicePrincipals(appId='00000002-0000-0ff1-ce00-000000000000')`))
      .body;
    const roles = exchange['appRoles'] as { id: string; value: string }[];
    const grant = await graph('POST', `/servicePrincipals/${exchange['id']}/appRoleAssignedTo`, {
      principalId: principal['id'],
      resourceId: exchange['id'],
      appRoleId: roles.find((role) => role.value === 'IMAP.AccessAsApp')?.id,
    });
    assert.equal(grant.status, 201);
    const claims = (await askAs(application['appId'], added['secretText'])).claims;
    assert.deepEqual([claims?.['roles'], claims?.['oid']], [['IMAP.AccessAsApp'], principal['id']]);
    await graph('DELETE', `/servicePrincipals/${principal['id']}/appRoleAssignments/${grant.body['id']}`);
    assert.equal((await askAs(application['appId'], added['secretText'])).claims?.['roles'], undefined);
    await graph('DELETE', `/applications/${application['id']}`);
    assert.deepEqual((await askAs(application['appId'], added['secretText'])).codes, [700016]);
  });

  it('keeps two secrets valid while one is rotated, and lets each expire by its own date', async () => {
    const mine = (await graph('GET', `/applications(appId='${demo.clientId}')`)).body;
    const credential = { displayName: 'next', endDateTime: new Date(clock + 3_600_000).toISOString() };
    const next = (
      await graph('POST', `/applications/${mine['id']}/addPassword`, { passwordCredential: credential })
    ).body;
    for (const secret of [demo.secret, next['secretText']])
      assert.ok((await askAs(demo.clientId, secret)).claims);
    clock += 3_600_001;
    assert.deepEqual((await askAs(demo.clientId, next['secretText'])).codes, [7000222]);
    assert.ok((await askAs(demo.clientId, demo.secret)).claims);
    const gone = await graph('POST', `/applications/${mine['id']}/removePassword`, { keyId: next['keyId'] });
    assert.equal(gone.status, 204);
    assert.deepEqual((await askAs(demo.clientId, next['secretText'])).codes, [7000215]);
  });

  it('replaces the whole array of certificates, as PATCH does', async () => {
    const mine = (await graph('GET', `/applications(appId='${demo.clientId}')`)).body;
    const made = await issueSelfSigned({ commonName: 'Capture', days: 10 });
    const key = new X509Certificate(made.certificatePem).raw.toString('base64');
    const entry = { type: 'AsymmetricX509Cert', usage: 'Verify', key, displayName: 'one' };
    assert.equal(
      (await graph('PATCH', `/applications/${mine['id']}`, { keyCredentials: [entry] })).status,
      204,
    );
    const read = (await graph('GET', `/applications/${mine['id']}?$select=keyCredentials`)).body;
    const [kept] = read['keyCredentials'] as Record<string, unknown>[];
    // keyCredential resource type: the key itself, if $select names the property of one object.
    assert.equal(kept?.['key'], key);
    assert.equal(
      (await graph('PATCH', `/applications/${mine['id']}`, { keyCredentials: [kept, { key: 'x' }] })).status,
      400,
    );
    await graph('PATCH', `/applications/${mine['id']}`, { keyCredentials: [] });
    assert.deepEqual((await graph('GET', `/applications/${mine['id']}`)).body['keyCredentials'], []);
  });

  it('takes the ready application’s consent away and gives it back with the scenario', async () => {
    const [mine] = (await graph('GET', `/servicePrincipals?$filter=appId eq '${demo.clientId}'`)).body[
      'value'
    ] as Record<string, unknown>[];
    const { value } = (await graph('GET', `/servicePrincipals/${mine?.['id']}/appRoleAssignments`)).body;
    const [first] = value as Record<string, unknown>[];
    await graph('DELETE', `/servicePrincipals/${mine?.['id']}/appRoleAssignments/${first?.['id']}`);
    assert.doesNotMatch(
      JSON.stringify((await askAs(demo.clientId, demo.secret)).claims?.['roles']),
      /full_access_as_app/,
    );
    demo.setScenario('healthy');
    assert.match(
      JSON.stringify((await askAs(demo.clientId, demo.secret)).claims?.['roles']),
      /full_access_as_app/,
    );
  });

  it('grants delegated permissions and lists them', async () => {
    const graphPrincipal = (
      await graph('GET', `/servicePrincipals(appId='00000003-0000-0000-c000-000000000000')`)
    ).body;
    const mine = (await graph('GET', `/servicePrincipals(appId='${demo.clientId}')`)).body;
    const made = await graph('POST', '/oauth2PermissionGrants', {
      clientId: mine['id'],
      consentType: 'AllPrincipals',
      resourceId: graphPrincipal['id'],
      scope: 'Mail.Send',
    });
    assert.equal(made.status, 201);
    const listed = (await graph('GET', `/oauth2PermissionGrants?$filter=clientId eq '${mine['id']}'`)).body;
    assert.equal((listed['value'] as unknown[]).length, 1);
    assert.equal((await graph('DELETE', `/oauth2PermissionGrants/${made.body['id']}`)).status, 204);
  });

  it('refuses people who may not, and bodies that make no sense', async () => {
    const own = admin;
    admin = await signIn(demo.delegate, 'Mail.Read');
    assert.equal((await graph('POST', '/applications', { displayName: 'x' })).status, 403);
    admin = own;
    assert.equal((await graph('POST', '/applications', {})).status, 400);
    assert.equal((await graph('POST', '/applications', [])).status, 400);
    assert.equal((await graph('POST', '/servicePrincipals', { appId: 'x' })).status, 400);
    assert.equal((await graph('POST', '/servicePrincipals', { appId: demo.clientId })).status, 409);
    assert.equal(
      (await graph('PATCH', '/applications/00000000-0000-0000-0000-000000000000', {})).status,
      404,
    );
    assert.equal((await graph('GET', `/applications?$filter=startswith(displayName,'a')`)).status, 400);
  });
});
