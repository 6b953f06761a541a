// Every grant against the demo tenant, which shares no code with this room.

import assert from 'node:assert/strict';
import { after, before, type TestContext, test } from 'node:test';
import type { Credential } from '../../../src/core/credential/credential.ts';
import { Secret } from '../../../src/core/credential/secret.ts';
import { resolveEndpoints } from '../../../src/core/endpoints/endpoints.ts';
import type { GrantId, Registration } from '../../../src/core/registration/registration.ts';
import { createRedactor } from '../../../src/core/text/redaction.ts';
import type { ScenarioId } from '../../../src/demo/demoTenant.ts';
import type { TokenRequest } from '../../../src/oauth/acquire.ts';
import { lookUpTenant } from '../../../src/oauth/tenantLookup.ts';
import { createTokenSource } from '../../../src/oauth/tokenSource.ts';
import { issueSelfSigned } from '../../../src/x509/certificates.ts';
import { type DemoTenant, hostPort, startDemo } from '../../support/demo.ts';
import { evidenceFrom, failureOf } from '../../support/evidence.ts';
import { networkTo, traced } from '../../support/networks.ts';
import { type Person, scriptPerson, visitAddress } from '../../support/scriptedSignIn.ts';
import { approveDevice, signInOnPage } from '../../support/signIn.ts';

let demo: DemoTenant;
before(async () => {
  demo = await startDemo();
});
after(() => demo?.stop());

function rig(t: TestContext, person?: Person) {
  t.after(() => demo.setScenario('healthy'));
  const resolved = resolveEndpoints({ cloud: 'demo' }, demo.endpoints);
  if (!resolved.ok) return assert.fail('the demo tenant’s endpoints are not valid');
  const { endpoints } = resolved;
  const host = hostPort(new URL(endpoints.authority).host);
  const network = networkTo(t, [host], { trustedCa: demo.endpoints.trustedCa });
  const source = createTokenSource({
    network: () => network,
    redactor: createRedactor(),
    now: Date.now,
    wait: async (_ms, signal) => {
      signal.throwIfAborted();
      await new Promise((resolve) => setImmediate(resolve));
    },
    ...(person === undefined ? {} : { interaction: person }),
  });
  const request = (
    grant: GrantId,
    credential: Credential,
    more: Partial<TokenRequest> = {},
  ): TokenRequest => ({
    registration: registration(grant),
    endpoints,
    credential,
    resource: 'exchange',
    signal: new AbortController().signal,
    deadlineMs: 10_000,
    ...more,
  });
  return { source, request, network, endpoints };
}

const registration = (grant: GrantId): Registration => ({
  id: 'demo',
  name: 'Demo',
  product: 'custom',
  cloud: 'demo',
  tenantId: demo.tenantId,
  clientId: demo.clientId,
  grant,
  mailboxes: [],
});

const secret = (): Credential => ({ kind: 'secret', secret: new Secret(demo.secret) });
const signIn: Credential = { kind: 'signIn' };

test('client secret: a token of the application for each resource', async (t) => {
  const { source, request } = rig(t);
  const exchange = await source.acquire(request('clientSecret', secret()));
  assert.equal(exchange.claims?.audience, 'https://outlook.office365.com');
  assert.ok(exchange.claims?.roles.includes('IMAP.AccessAsApp'));
  const graph = await source.acquire(request('clientSecret', secret(), { resource: 'graph' }));
  assert.equal(graph.claims?.audience, 'https://graph.microsoft.com');
});

test('certificate: the tenant takes the assertion of a certificate that was uploaded', async (t) => {
  const { source, request } = rig(t);
  const pair = await issueSelfSigned({ commonName: 'demo', days: 30 });
  const { certificatePem } = pair;
  const credential = {
    kind: 'certificate',
    certificatePem,
    privateKeyPem: new Secret(pair.privateKeyPem),
  } as const;
  const unknown = await failureOf('oauth', source.acquire(request('clientCertificate', credential)));
  assert.ok(unknown.numbers.includes(700027));
  demo.registerCertificate(certificatePem);
  const token = await source.acquire(request('clientCertificate', credential));
  assert.equal(token.claims?.clientAuthentication, '2');
});

test('authorization code: a person signs in on the page, and Graph follows silently', async (t) => {
  const user = demo.users[0] ?? '';
  const person = scriptPerson({
    onBrowser: async (url) => visitAddress((await signInOnPage(demo, url.href, user)).href),
  });
  const { source, request } = rig(t, person);
  const token = await source.acquire(request('authorizationCode', signIn, { account: user }));
  assert.equal(token.claims?.user, user);
  const graph = request('authorizationCode', signIn, {
    account: user,
    resource: 'graph',
    interactive: false,
  });
  assert.equal((await source.acquire(graph)).claims?.audience, 'https://graph.microsoft.com');
  assert.deepEqual(
    (await source.accounts(registration('authorizationCode'))).map(({ userName }) => userName),
    [user],
  );
});

test('authorization code: a person who cancels on the page ends it with the authority’s words', async (t) => {
  const person = scriptPerson({
    onBrowser: async (url) => visitAddress((await signInOnPage(demo, url.href, '')).href),
  });
  const { source, request } = rig(t, person);
  const evidence = await failureOf('oauth', source.acquire(request('authorizationCode', signIn)));
  assert.equal(evidence.endpoint, 'authorize');
  assert.equal(evidence.error, 'access_denied');
});

test('device code: a person enters the code', async (t) => {
  const user = demo.users[0] ?? '';
  const person = scriptPerson({ onDeviceCode: ({ userCode }) => void approveDevice(demo, userCode, user) });
  const { source, request } = rig(t, person);
  const token = await source.acquire(request('deviceCode', signIn, { account: user }));
  assert.equal(token.claims?.user, user);
});

test('password: an account’s name and password', async (t) => {
  const { source, request } = rig(t);
  const userName = demo.users[0] ?? '';
  const password = { kind: 'password', userName, password: new Secret(demo.password) } as const;
  const token = await source.acquire(request('password', password));
  assert.equal(token.claims?.user, userName);
  const wrong = { ...password, password: new Secret('not the password') };
  assert.ok((await failureOf('oauth', source.acquire(request('password', wrong)))).numbers.includes(50126));
});

for (const [scenario, number] of [
  ['wrongSecret', 7000215],
  ['expiredSecret', 7000222],
  ['unknownClient', 700016],
  ['unknownTenant', 90002],
  ['conditionalAccess', 53003],
  ['resourceMissing', 500011],
] as const satisfies readonly (readonly [ScenarioId, number])[]) {
  test(`the scenario ${scenario} is AADSTS${number} with its ids`, async (t) => {
    const { source, request } = rig(t);
    demo.setScenario(scenario);
    const evidence = await failureOf('oauth', source.acquire(request('clientSecret', secret())));
    assert.ok(evidence.numbers.includes(number), String(evidence.numbers));
    assert.match(evidence.correlationId ?? '', /^[0-9a-f-]{36}$/);
    assert.match(evidence.traceId ?? '', /^[0-9a-f-]{36}$/);
  });
}

test('an authority that is down is named by its hop or status', async (t) => {
  const { source, request } = rig(t);
  demo.setScenario('down');
  const evidence = await evidenceFrom(source.acquire(request('clientSecret', secret())));
  assert.ok(['network', 'http', 'protocol', 'oauth'].includes(evidence.kind), JSON.stringify(evidence));
});

test('the tenant’s domain leads to its ID', async (t) => {
  const { network, endpoints } = rig(t);
  const found = await lookUpTenant({
    tenant: demo.domain,
    authorities: [{ cloud: 'demo', authority: endpoints.authority }],
    network,
    redactor: createRedactor(),
    call: traced(),
  });
  assert.deepEqual(found, { kind: 'found', tenantId: demo.tenantId, cloud: 'demo', ambiguous: false });
});
