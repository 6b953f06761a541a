// An administrator signs in through VS Code: with the tenant's own application, and the token is checked like any other.
import '../../support/useFakeVscode.ts';
import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, it } from 'node:test';
import { UnsecuredJWT } from 'jose';
import { resolveEndpoints } from '../../../src/core/endpoints/endpoints.ts';
import type { CloudId, Registration } from '../../../src/core/registration/registration.ts';
import { evidenceOf } from '../../../src/core/report/failure.ts';
import { createRedactor } from '../../../src/core/text/redaction.ts';
import type { SessionDeps } from '../../../src/host/provisioning/adminSession.ts';

const { fake } = await import('../../support/fakeVscode.ts');
const { createAdminSessions, openWays } = await import('../../../src/host/provisioning/adminSession.ts');

const tenantId = '11111111-2222-3333-4444-555555555555';
const provisioner = '99999999-2222-3333-4444-555555555555';
const demo = { sample: () => undefined } as unknown as SessionDeps['demo'];
const permissions = ['Application.ReadWrite.All'];

const inCloud = (cloud: CloudId): Registration => ({
  id: 'one',
  name: 'One',
  product: 'ownApplication',
  cloud,
  tenantId,
  grant: 'clientSecret',
  clientId: '66666666-7777-8888-9999-000000000000',
  mailboxes: [],
});
const tokenFor = (claims: object) =>
  new UnsecuredJWT({
    tid: tenantId,
    scp: permissions.join(' '),
    oid: 'person',
    upn: 'admin@contoso.com',
    idtyp: 'user',
    ...claims,
  }).encode();

let asked: (readonly unknown[])[] = [];

function signIn(cloud: CloudId, claims: object = {}) {
  const registration = inCloud(cloud);
  const resolved = resolveEndpoints(registration, undefined);
  assert.ok(resolved.ok);
  const { endpoints } = resolved;
  fake.session = (args) => {
    asked.push(args);
    return { accessToken: tokenFor({ aud: endpoints.graphResource, ...claims }) };
  };
  const sessions = createAdminSessions({
    tokens: {} as SessionDeps['tokens'],
    redactor: createRedactor(),
    demo,
  });
  const { signal } = new AbortController();
  return sessions.open({ registration, endpoints, way: 'editor', permissions, signal });
}

describe('a sign-in through VS Code', () => {
  let environment: string | undefined;
  const inspect = fake.inspect;
  const get = fake.get;
  beforeEach(() => {
    asked = [];
    environment = undefined;
    fake.inspect = () => ({
      globalValue: ['global', 'gccHigh'].map((cloud) => ({ tenantId, clientId: provisioner, cloud })),
    });
    fake.get = (key) => (key === 'environment' ? environment : undefined);
  });
  afterEach(() => {
    fake.inspect = inspect;
    fake.get = get;
    fake.session = () => undefined;
  });

  it('names the tenant, its application and Graph’s permissions, never VS Code’s own client', async () => {
    const session = await signIn('global');
    assert.equal(session.userName, 'admin@contoso.com');
    assert.deepEqual(asked, [
      [
        'microsoft',
        [
          'https://graph.microsoft.com/Application.ReadWrite.All',
          `VSCODE_CLIENT_ID:${provisioner}`,
          `VSCODE_TENANT:${tenantId}`,
        ],
        { createIfNone: true },
      ],
    ]);
  });

  it('hands a challenge to VS Code as it came', async () => {
    const session = await signIn('global');
    await session.token({ challenge: 'Bearer claims="eyJ9"', claims: '{}' });
    const [, second] = asked.at(-1) ?? [];
    assert.deepEqual((second as { wwwAuthenticate: string }).wwwAuthenticate, 'Bearer claims="eyJ9"');
  });

  it('refuses a token of another tenant, audience or with fewer permissions', async () => {
    for (const claims of [
      { tid: '22222222-2222-3333-4444-555555555555' },
      { aud: 'https://management.azure.com' },
      { scp: 'User.Read' },
    ]) {
      const error = await signIn('global', claims).then(
        () => undefined,
        (thrown: unknown) => thrown,
      );
      assert.equal(evidenceOf(error).kind, 'claims');
    }
  });

  it('is open for a national cloud alone that VS Code is set to', async () => {
    assert.ok(!(await openWays(inCloud('gccHigh'), demo)).includes('editor'));
    environment = 'ChinaCloud';
    assert.ok(!(await openWays(inCloud('gccHigh'), demo)).includes('editor'));
    environment = 'USGovernment';
    assert.ok((await openWays(inCloud('gccHigh'), demo)).includes('editor'));
    await signIn('gccHigh');
    const [[provider, scopes] = []] = asked;
    assert.equal(provider, 'microsoft-sovereign-cloud');
    assert.equal((scopes as string[])[0], 'https://graph.microsoft.us/Application.ReadWrite.All');
  });
});
