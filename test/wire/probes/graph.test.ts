// The Graph probe against servers of our own: what Microsoft's client library sends through our network, and refusals.
import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import type { TokenClaims } from '../../../src/core/token/tokenClaims.ts';
import { runProbe } from '../../../src/probes/runProbe.ts';
import { json, serveHttps } from '../../support/httpServer.ts';
import { goodToken } from '../../support/mailServer.ts';
import {
  acquired,
  endpointsAt,
  failureIn,
  probeOf,
  statuses,
  stepOf,
  testMailbox,
  testRegistration,
} from '../../support/probeRig.ts';
import { makeTrust, type TestTrust } from '../../support/scriptedServer.ts';

let trust: TestTrust;
before(async () => {
  trust = await makeTrust();
});

const folder = JSON.stringify({ id: 'AAMk', displayName: 'Inbox', totalItemCount: 5 });
const claims: TokenClaims = {
  audience: 'https://graph.microsoft.com',
  tenantId: testRegistration.tenantId,
  appId: testRegistration.clientId,
  issuer: 'https://sts.windows.net/11111111-2222-3333-4444-555555555555/',
  roles: ['Mail.Read'],
  scopes: [],
  kind: 'app',
};

test('reads the number of items of the mailbox’s inbox', async (t) => {
  const server = await serveHttps(t, trust, (_, response) => response.writeHead(200, json).end(folder));
  const outcome = await runProbe(probeOf(t, trust, 'graph', server.port));
  assert.equal(outcome.ok, true, statuses(outcome));
  assert.match(stepOf(outcome, 'openMailbox').detail, /5 items/);
  const [request] = server.requests;
  assert.equal(request?.method, 'GET');
  const inbox = `/v1.0/users/${encodeURIComponent(testMailbox)}/mailFolders/inbox`;
  assert.equal(request?.url, `${inbox}?$select=displayName,totalItemCount`);
  assert.equal(request?.headers.authorization, `Bearer ${goodToken}`);
});

test('asks for /me only if the token is the mailbox’s own', async (t) => {
  const server = await serveHttps(t, trust, (_, response) => response.writeHead(200, json).end(folder));
  const registration = { ...testRegistration, grant: 'deviceCode' } as const;
  const own: TokenClaims = {
    ...claims,
    kind: 'user',
    roles: [],
    scopes: ['Mail.Read'],
    user: 'AP@contoso.test',
  };
  const mine = async () => acquired(goodToken, { claims: own });
  await runProbe(probeOf(t, trust, 'graph', server.port, { registration, acquireToken: mine }));
  const others = async () => acquired(goodToken, { claims: { ...own, user: 'someone@contoso.test' } });
  const outcome = await runProbe(
    probeOf(t, trust, 'graph', server.port, { registration, acquireToken: others }),
  );
  assert.match(server.requests[0]?.url ?? '', /^\/v1\.0\/me\/mailFolders/);
  assert.match(server.requests[1]?.url ?? '', /^\/v1\.0\/users\/ap%40contoso\.test\//);
  // The mailbox opened although another account signed in: a note, not a failure.
  assert.equal(outcome.ok, true, statuses(outcome));
  assert.match(stepOf(outcome, 'claims').detail, /someone@contoso\.test/);
});

test('keeps characters of an address from changing the path', async (t) => {
  const server = await serveHttps(t, trust, (_, response) => response.writeHead(200, json).end(folder));
  await runProbe(probeOf(t, trust, 'graph', server.port, { openAs: "o'n/../../x?$y#z%2f@contoso.test" }));
  assert.equal(
    server.requests[0]?.url,
    '/v1.0/users/o%27n%2F..%2F..%2Fx%3F%24y%23z%252f%40contoso.test/mailFolders/inbox?$select=displayName,totalItemCount',
  );
});

const body = (code: string, message: string, more: object = {}) =>
  JSON.stringify({ error: { code, message, innerError: { date: '2026-11-22T10:00:00', ...more } } });

const refusals = [
  {
    name: 'an access policy is a refusal of the mailbox, not of the token',
    status: 403,
    headers: json,
    body: body(
      'ErrorAccessDenied',
      'Access to OData is disabled: [RAOP] : Blocked by tenant configured AppOnly AccessPolicy settings.',
    ),
    step: 'openMailbox',
    evidence: { kind: 'graph', status: 403, code: 'ErrorAccessDenied' },
  },
  {
    name: 'an invalid token is refused at sign-in',
    status: 401,
    headers: json,
    body: body('InvalidAuthenticationToken', 'Access token validation failure. Invalid audience.', {
      code: 'InvalidAudience',
    }),
    step: 'authenticate',
    evidence: {
      kind: 'graph',
      status: 401,
      code: 'InvalidAuthenticationToken',
      innerCodes: ['InvalidAudience'],
    },
  },
  {
    name: 'throttling keeps how long to wait',
    status: 429,
    headers: { ...json, 'Retry-After': '7', 'request-id': 'abc-1' },
    body: body('ApplicationThrottled', 'Application is over its MailboxConcurrency limit.'),
    step: 'authenticate',
    evidence: { kind: 'graph', status: 429, retryAfterSeconds: 7, requestId: 'abc-1' },
  },
  {
    name: 'a mailbox that is not there is a refusal of the mailbox',
    status: 404,
    headers: json,
    body: body('ErrorInvalidUser', 'The requested user is invalid.'),
    step: 'openMailbox',
    evidence: { kind: 'graph', status: 404, code: 'ErrorInvalidUser' },
  },
  {
    name: 'a page of a portal is not Graph though it says 200',
    status: 200,
    headers: { 'content-type': 'text/html' },
    body: '<html><body>Sign in</body></html>',
    step: 'authenticate',
    evidence: { kind: 'protocol', problem: 'notThisProtocol' },
  },
  {
    name: 'an empty object is not an inbox',
    status: 200,
    headers: json,
    body: '{}',
    step: 'authenticate',
    evidence: { kind: 'protocol', problem: 'notThisProtocol' },
  },
  {
    name: 'a gateway’s page is kept as an HTTP answer',
    status: 502,
    headers: { 'content-type': 'text/html' },
    body: '<html>Bad gateway</html>',
    step: 'authenticate',
    evidence: { kind: 'http', status: 502, bodyKind: 'html' },
  },
] as const;

for (const { name, status, headers, body: text, step, evidence } of refusals) {
  test(name, async (t) => {
    const server = await serveHttps(t, trust, (_, response) => response.writeHead(status, headers).end(text));
    const outcome = await runProbe(probeOf(t, trust, 'graph', server.port));
    assert.equal(outcome.ok, false);
    const failure = failureIn(outcome);
    assert.equal(failure.step, step, statuses(outcome));
    assert.partialDeepStrictEqual(failure.evidence, evidence);
    assert.equal(server.requests.length, 1);
  });
}

test('does not send a token that is for Exchange', async (t) => {
  const server = await serveHttps(t, trust, (_, response) => response.writeHead(200, json).end(folder));
  const acquireToken = async () =>
    acquired(goodToken, { claims: { ...claims, audience: 'https://outlook.office365.com' } });
  const { step, evidence } = failureIn(
    await runProbe(probeOf(t, trust, 'graph', server.port, { acquireToken })),
  );
  assert.equal(step, 'claims');
  assert.partialDeepStrictEqual(evidence, { kind: 'claims', problem: 'wrongAudience' });
  assert.equal(server.requests.length, 0);
});

test('a host that the registration does not name gets no connection', async (t) => {
  const server = await serveHttps(t, trust, (_, response) => response.writeHead(200, json).end(folder));
  const endpoints = endpointsAt(server.port, { graph: `https://127.0.0.1:${server.port}` });
  const { step, evidence } = failureIn(
    await runProbe(probeOf(t, trust, 'graph', server.port, { endpoints })),
  );
  assert.equal(step, 'resolve');
  assert.partialDeepStrictEqual(evidence, { kind: 'local', problem: 'hostNotAllowed' });
  assert.equal(server.connections(), 0);
});
