// From a domain to its tenant and cloud, without a sign-in.
import assert from 'node:assert/strict';
import { before, type TestContext, test } from 'node:test';
import { createRedactor } from '../../../src/core/text/redaction.ts';
import { lookUpTenant } from '../../../src/oauth/tenantLookup.ts';
import { failureOf } from '../../support/evidence.ts';
import { networkTo, traced } from '../../support/networks.ts';
import { tenantId } from '../../support/scriptedAuthority.ts';
import { httpAnswer, makeTrust, onHttp, serveTls, type TestTrust } from '../../support/scriptedServer.ts';

let trust: TestTrust;
before(async () => {
  trust = await makeTrust();
});

const known = (more: Readonly<Record<string, unknown>> = {}) =>
  httpAnswer(
    200,
    JSON.stringify({
      issuer: `https://login.microsoftonline.com/${tenantId.toUpperCase()}/v2.0`,
      authorization_endpoint: `https://login.microsoftonline.com/${tenantId}/oauth2/v2.0/authorize`,
      token_endpoint: `https://login.microsoftonline.com/${tenantId}/oauth2/v2.0/token`,
      ...more,
    }),
  );

const unknown = httpAnswer(
  400,
  JSON.stringify({
    error: 'invalid_tenant',
    error_description: 'AADSTS90002: Tenant not found.',
    error_codes: [90002],
  }),
);

/** Two authorities: the worldwide one and the one of the US Government. */
async function lookUp(t: TestContext, tenant: string, answers: readonly [string, string]) {
  const asked: string[] = [];
  const servers = await Promise.all(
    answers.map((answer) =>
      serveTls(t, trust.server, (socket) =>
        onHttp(socket, (head) => {
          asked.push(head.split(' ')[1] ?? '');
          socket.write(answer);
        }),
      ),
    ),
  );
  const hosts = servers.map(({ port }) => ({ host: 'localhost', port }));
  const [global, government] = hosts.map(({ port }) => `https://localhost:${port}`);
  const result = lookUpTenant({
    tenant,
    authorities: [
      { cloud: 'global', authority: global ?? '' },
      { cloud: 'gccHigh', authority: government ?? '' },
    ],
    network: networkTo(t, hosts, { trustedCa: trust.authority.certificatePem }),
    redactor: createRedactor(),
    call: traced(),
  });
  return { asked, result };
}

test('a domain of the worldwide cloud takes one request', async (t) => {
  const { asked, result } = await lookUp(t, ' Contoso.COM ', [known(), unknown]);
  assert.deepEqual(await result, { kind: 'found', tenantId, cloud: 'global', ambiguous: false });
  assert.deepEqual(asked, ['/contoso.com/v2.0/.well-known/openid-configuration']);
});

test('a domain that the worldwide cloud does not know is asked for in the next', async (t) => {
  const { asked, result } = await lookUp(t, 'agency.example', [unknown, known()]);
  assert.deepEqual(await result, { kind: 'found', tenantId, cloud: 'gccHigh', ambiguous: true });
  assert.equal(asked.length, 2);
});

test('the metadata’s own word on the cloud and its part is taken', async (t) => {
  for (const [more, cloud] of [
    [{ cloud_instance_name: 'microsoftonline.us', tenant_region_sub_scope: 'DOD' }, 'dod'],
    [{ cloud_instance_name: 'microsoftonline.us', tenant_region_sub_scope: 'DODCON' }, 'gccHigh'],
    [{ cloud_instance_name: 'partner.microsoftonline.cn' }, 'china'],
    [{ cloud_instance_name: 'microsoftonline.com', tenant_region_sub_scope: 'GCC' }, 'global'],
    [{ cloud_instance_name: '__proto__', tenant_region_sub_scope: 'constructor' }, 'global'],
  ] as const) {
    const { result } = await lookUp(t, 'contoso.com', [known(more), unknown]);
    assert.deepEqual(await result, { kind: 'found', tenantId, cloud, ambiguous: false });
  }
});

test('a domain that nobody knows says what each authority answered', async (t) => {
  const { result } = await lookUp(t, 'nowhere.example', [unknown, unknown]);
  const answer = await result;
  assert.equal(answer.kind, 'notFound');
  assert.ok(answer.kind === 'notFound' && answer.said.every(({ evidence }) => evidence.kind === 'oauth'));
});

test('if no authority answers, the first reason is thrown', async (t) => {
  const page = httpAnswer(200, '<html>Sign in to the Wi-Fi</html>', { 'Content-Type': 'text/html' });
  const { result } = await lookUp(t, 'contoso.com', [page, page]);
  assert.equal((await failureOf('http', result)).bodyKind, 'html');
});

test('what is no domain is not sent to anyone', async (t) => {
  for (const tenant of ['', 'common', '../x', 'contoso.com/..', 'a b.com', 'соntoso.com', 'x'.repeat(300)]) {
    const { asked, result } = await lookUp(t, tenant, [known(), known()]);
    assert.equal((await failureOf('local', result)).problem, 'invalidInput');
    assert.deepEqual(asked, []);
  }
});
