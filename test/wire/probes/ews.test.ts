// The EWS probe against servers of our own: what is asked, and each way in which Exchange and others refuse.
import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { runProbe } from '../../../src/probes/runProbe.ts';
import { backOffXml, faultXml, inboxXml, refusalXml, serveHttps, xml } from '../../support/httpServer.ts';
import { goodToken } from '../../support/mailServer.ts';
import {
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

test('asks for the inbox of the impersonated mailbox and reads the number of items', async (t) => {
  const server = await serveHttps(t, trust, (_, response) => response.writeHead(200, xml).end(inboxXml));
  const outcome = await runProbe(probeOf(t, trust, 'ews', server.port));
  assert.equal(outcome.ok, true, statuses(outcome));
  assert.match(stepOf(outcome, 'openMailbox').detail, /7 items/);
  const [request] = server.requests;
  assert.equal(request?.headers.authorization, `Bearer ${goodToken}`);
  assert.equal(request?.headers['x-anchormailbox'], testMailbox);
  assert.equal(request?.headers['user-agent'], 'Exchange-OAuth2-Setup/0.1.0');
  assert.ok(request?.body.includes(`<t:PrimarySmtpAddress>${testMailbox}</t:PrimarySmtpAddress>`));
  assert.doesNotMatch(request?.body ?? '', /Subject|Body>.*Body>.*Body>|FindItem/);
});

test('sends no impersonation with a person’s token', async (t) => {
  const server = await serveHttps(t, trust, (_, response) => response.writeHead(200, xml).end(inboxXml));
  const registration = { ...testRegistration, grant: 'authorizationCode' } as const;
  await runProbe(probeOf(t, trust, 'ews', server.port, { registration }));
  assert.doesNotMatch(server.requests[0]?.body ?? '', /Impersonation/);
  assert.ok(server.requests[0]?.body.includes(`<t:EmailAddress>${testMailbox}</t:EmailAddress>`));
});

test('uses one connection for two probes and says that the second was kept', async (t) => {
  const server = await serveHttps(t, trust, (_, response) => response.writeHead(200, xml).end(inboxXml));
  const request = probeOf(t, trust, 'ews', server.port);
  await runProbe(request);
  const second = await runProbe(request);
  assert.equal(second.ok, true, statuses(second));
  assert.equal(server.connections(), 1);
  assert.match(stepOf(second, 'connect').detail, /^Kept connection/);
});

test('writes an address with markup into the request as text', async (t) => {
  const server = await serveHttps(t, trust, (_, response) => response.writeHead(200, xml).end(inboxXml));
  await runProbe(probeOf(t, trust, 'ews', server.port, { openAs: 'a&b\'"@contoso.test' }));
  assert.ok(server.requests[0]?.body.includes('a&amp;b&apos;&quot;@contoso.test'));
});

const refusals = [
  {
    name: 'a fault of impersonation opens nothing though the token was taken',
    status: 500,
    headers: xml,
    body: faultXml('ErrorImpersonateUserDenied', 'The account does not have permission to impersonate.'),
    step: 'openMailbox',
    evidence: { kind: 'ews', status: 500, responseCode: 'ErrorImpersonateUserDenied' },
  },
  {
    name: 'a mailbox that does not exist is named by its response code',
    status: 200,
    headers: xml,
    body: refusalXml('ErrorNonExistentMailbox', 'No mailbox with such guid.'),
    step: 'openMailbox',
    evidence: { kind: 'ews', responseCode: 'ErrorNonExistentMailbox', text: 'No mailbox with such guid.' },
  },
  {
    name: 'a busy server is read with its back-off time',
    status: 200,
    headers: xml,
    body: refusalXml('ErrorServerBusy', 'The server cannot service this request right now.', backOffXml),
    step: 'openMailbox',
    evidence: { kind: 'ews', responseCode: 'ErrorServerBusy', backOffMs: 4321 },
  },
  {
    name: 'the policy header is read before the body',
    status: 403,
    headers: {
      'X-EWS-Policy-Reason': 'EWS is disabled for this user or tenant',
      'content-type': 'text/html',
    },
    body: '<html>Forbidden</html>',
    step: 'openMailbox',
    evidence: { kind: 'ews', status: 403, policyReason: 'EWS is disabled for this user or tenant' },
  },
  {
    name: 'a token for another audience is told by the diagnostics header',
    status: 401,
    headers: {
      'x-ms-diagnostics':
        '2000003;reason="The audience claim value is invalid";error_category="invalid_resource"',
      'WWW-Authenticate': 'Bearer client_id="00000002-0000-0ff1-ce00-000000000000", error="invalid_token"',
    },
    body: '',
    step: 'authenticate',
    evidence: { kind: 'ews', status: 401, responseCode: '' },
  },
  {
    name: 'a bare 401 keeps the header that names the scheme',
    status: 401,
    headers: { 'WWW-Authenticate': 'Basic Realm=""' },
    body: '',
    step: 'authenticate',
    evidence: {
      kind: 'http',
      status: 401,
      headers: { 'www-authenticate': 'Basic Realm=""' },
      bodyKind: 'empty',
    },
  },
  {
    name: 'throttling keeps Retry-After',
    status: 503,
    headers: { 'Retry-After': '120', 'content-type': 'text/plain' },
    body: 'busy',
    step: 'authenticate',
    evidence: { kind: 'http', status: 503, headers: { 'retry-after': '120' } },
  },
  {
    name: 'a page of a portal is not EWS though it says 200',
    status: 200,
    headers: { 'content-type': 'text/html' },
    body: '<!DOCTYPE html><html><body>Sign in to the WLAN</body></html>',
    step: 'authenticate',
    evidence: { kind: 'protocol', problem: 'notThisProtocol' },
  },
  {
    name: 'a redirect is named and not followed',
    status: 302,
    headers: { Location: 'https://evil.example/EWS/Exchange.asmx?x=1' },
    body: '',
    step: 'authenticate',
    evidence: { kind: 'protocol', problem: 'redirect' },
  },
  {
    name: 'an answer with a DOCTYPE is refused',
    status: 200,
    headers: xml,
    body: `<!DOCTYPE s:Envelope [<!ENTITY a "b">]>${inboxXml.replace(/^<\?xml[^>]*>/, '')}`,
    step: 'authenticate',
    evidence: { kind: 'protocol', problem: 'doctype' },
  },
  {
    name: 'success without its response code is no success',
    status: 200,
    headers: xml,
    body: inboxXml.replace('NoError', 'ErrorAccessDenied'),
    step: 'openMailbox',
    evidence: { kind: 'ews', responseCode: 'ErrorAccessDenied' },
  },
] as const;

for (const { name, status, headers, body, step, evidence } of refusals) {
  test(name, async (t) => {
    const server = await serveHttps(t, trust, (_, response) => response.writeHead(status, headers).end(body));
    const outcome = await runProbe(probeOf(t, trust, 'ews', server.port));
    assert.equal(outcome.ok, false);
    const failure = failureIn(outcome);
    assert.equal(failure.step, step, statuses(outcome));
    assert.partialDeepStrictEqual(failure.evidence, evidence);
  });
}

test('shows no token that a server echoes', async (t) => {
  const server = await serveHttps(t, trust, (request, response) =>
    response
      .writeHead(403, { 'X-EWS-Policy-Reason': `no: ${request.headers.authorization}` })
      .end(request.headers.authorization?.slice(12, 40)),
  );
  const outcome = await runProbe(probeOf(t, trust, 'ews', server.port));
  assert.equal(outcome.ok, false);
  assert.doesNotMatch(JSON.stringify(outcome), new RegExp(goodToken.slice(8, 24)));
});
