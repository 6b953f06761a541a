// Authorities that lie, break or stand in the way: each end is evidence, and no secret goes to another host.
import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { inspect } from 'node:util';
import { createTokenSource } from '../../../src/oauth/tokenSource.ts';
import { evidenceFrom, failureOf } from '../../support/evidence.ts';
import {
  type AuthorityScript,
  makeToken,
  scriptAuthority,
  tenantId,
  tokenAnswer,
} from '../../support/scriptedAuthority.ts';
import { httpAnswer } from '../../support/scriptedServer.ts';

async function acquireFrom(t: TestContext, script: AuthorityScript, deadlineMs = 10_000) {
  const authority = await scriptAuthority(t, script);
  const source = createTokenSource(authority.source);
  return { authority, result: source.acquire(authority.request({ deadlineMs })) };
}

const html = '<!DOCTYPE html><html><title>Guest Wi-Fi</title></html>';

test('a captive portal’s page is evidence of HTML, not a token', async (t) => {
  const { result } = await acquireFrom(t, {
    onRequest: () => httpAnswer(200, html, { 'Content-Type': 'text/html' }),
  });
  const evidence = await failureOf('http', result);
  assert.equal(evidence.bodyKind, 'html');
  assert.equal(evidence.status, 200);
});

test('a gateway’s error is evidence of its status and Retry-After', async (t) => {
  const { result } = await acquireFrom(t, {
    onRequest: () =>
      httpAnswer(503, 'busy', { 'Retry-After': '1000000000000', 'Content-Type': 'text/plain' }),
  });
  const evidence = await failureOf('http', result);
  assert.equal(evidence.status, 503);
  assert.equal(evidence.headers['retry-after'], '1000000000000');
});

for (const [what, body] of [
  ['an empty body', ''],
  ['truncated JSON', '{"access_token":"ey'],
  ['a list', '[]'],
  ['null', 'null'],
] as const) {
  test(`a token answer with ${what} is malformed`, async (t) => {
    const { result } = await acquireFrom(t, { onRequest: () => httpAnswer(200, body) });
    assert.equal((await failureOf('protocol', result)).problem, 'malformed');
  });
}

for (const [what, more] of [
  ['an endless life', { expires_in: 1e15 }],
  ['a negative life', { expires_in: -5 }],
  ['no life', { expires_in: undefined }],
  ['a life in words', { expires_in: 'soon' }],
  ['no token', { access_token: '' }],
  ['a token with a line break', { access_token: 'abc\r\nX-Injected: 1' }],
  ['a token that is an object', { access_token: { __proto__: null } }],
  ['another token type', { token_type: 'pop' }],
] as const) {
  test(`a token answer with ${what} is malformed and names the field only`, async (t) => {
    const { result } = await acquireFrom(t, { onRequest: () => tokenAnswer(more) });
    const evidence = await failureOf('protocol', result);
    assert.match(evidence.text, new RegExp(Object.keys(more)[0] ?? 'x'));
    assert.doesNotMatch(evidence.text, /eyJ|Injected/);
  });
}

test('a life as a numeric string is taken, as Entra’s v1 endpoint writes it', async (t) => {
  const { result } = await acquireFrom(t, { onRequest: () => tokenAnswer({ expires_in: '3599' }) });
  assert.ok((await result).expiresOn > Date.now());
});

test('a server that sends back what it was sent leaves no trace of the secret in the failure', async (t) => {
  for (const echo of [
    (head: string, body: string) => `${head}\r\n\r\n${body}`,
    (_head: string, body: string) => body,
    (_head: string, body: string) => httpAnswer(500, body, { 'Content-Type': 'text/plain' }),
    (_head: string, body: string) => httpAnswer(200, `<html>${body}`, {}),
  ]) {
    const authority = await scriptAuthority(t, { onRequest: echo });
    authority.redactor.learn('the-client-secret-value');
    const source = createTokenSource(authority.source);
    const error: unknown = await source.acquire(authority.request()).catch((thrown: unknown) => thrown);
    const printed = inspect(error, { depth: 20, showHidden: true, maxArrayLength: null });
    const hex = Buffer.from('the-client-secret-value')
      .toString('hex')
      .replaceAll(/(..)(?=.)/g, '$1 ');
    assert.ok(!printed.includes('the-client-secret-value'), printed);
    assert.ok(!printed.includes(hex), printed);
  }
});

test('an opaque token is taken without claims', async (t) => {
  const { result } = await acquireFrom(t, {
    onRequest: () => tokenAnswer({ access_token: 'EwBAAl3BAAUFFpUAo7J3' }),
  });
  assert.equal((await result).claims, undefined);
});

for (const status of [301, 302, 303, 307, 308]) {
  test(`a ${status} to another address is not followed with the secret`, async (t) => {
    const victim = await scriptAuthority(t, { onRequest: () => tokenAnswer() });
    const { result } = await acquireFrom(t, {
      onRequest: () =>
        httpAnswer(status, '', {
          Location: `${victim.endpoints.authority}/${tenantId}/oauth2/v2.0/token?code=secret`,
        }),
    });
    const evidence = await failureOf('protocol', result);
    assert.equal(evidence.problem, 'redirect');
    assert.doesNotMatch(evidence.text, /code=/);
    assert.deepEqual(victim.requests, []);
  });
}

for (const [what, change] of [
  ['the token endpoint on another host', { token_endpoint: 'https://login.evil.example/token' }],
  ['the token endpoint on another port', { token_endpoint: 'https://localhost:1/token' }],
  ['the token endpoint over http', { token_endpoint: 'http://localhost/token' }],
  ['the token endpoint with userinfo', { token_endpoint: 'https://localhost@evil.example/token' }],
  ['the sign-in page elsewhere', { authorization_endpoint: 'https://login.evil.example/authorize' }],
  [
    'the device endpoint elsewhere',
    { device_authorization_endpoint: 'https://login.evil.example/devicecode' },
  ],
  ['its keys elsewhere', { jwks_uri: 'https://login.evil.example/keys' }],
  ['an endpoint that is never used elsewhere', { revocation_endpoint: 'https://login.evil.example/revoke' }],
] as const) {
  test(`metadata that names ${what} stops before the secret is sent`, async (t) => {
    const { result, authority } = await acquireFrom(t, {
      onRequest: () => tokenAnswer(),
      metadata: (document) => ({ ...document, ...change }),
    });
    const evidence = await failureOf('local', result);
    assert.equal(evidence.problem, 'hostNotAllowed');
    assert.equal(authority.forms.length, 0);
  });
}

test('metadata of another issuer, without endpoints, or that is a page is refused', async (t) => {
  for (const script of [
    {
      metadata: (document: Record<string, unknown>) => ({
        ...document,
        issuer: 'https://login.evil.example/v2.0',
      }),
    },
    { onMetadata: () => httpAnswer(200, '{}') },
    { onMetadata: () => httpAnswer(200, html) },
    { onMetadata: () => httpAnswer(302, '', { Location: 'https://portal.example/' }) },
  ]) {
    const { result, authority } = await acquireFrom(t, { onRequest: () => tokenAnswer(), ...script });
    const { kind } = await evidenceFrom(result);
    assert.ok(kind === 'protocol' || kind === 'http', kind);
    assert.equal(authority.forms.length, 0);
  }
});

test('an unknown tenant is evidence of the discovery step', async (t) => {
  const { result } = await acquireFrom(t, {
    onRequest: () => tokenAnswer(),
    onMetadata: () =>
      httpAnswer(
        400,
        JSON.stringify({
          error: 'invalid_tenant',
          error_description: 'AADSTS90002: Tenant not found.',
          error_codes: [90002],
        }),
      ),
  });
  const evidence = await failureOf('oauth', result);
  assert.equal(evidence.endpoint, 'discovery');
  assert.deepEqual(evidence.numbers, [90002]);
});

test('an authority that never answers ends at the deadline with what was waited for', async (t) => {
  const { result } = await acquireFrom(t, { onRequest: () => undefined }, 150);
  const evidence = await failureOf('limit', result);
  assert.equal(evidence.limit, 'time');
  assert.equal(evidence.during, 'response headers');
});

test('an answer of megabytes ends at its limit', async (t) => {
  const { result } = await acquireFrom(t, { onRequest: () => tokenAnswer({ scope: 'x'.repeat(300_000) }) });
  const evidence = await failureOf('limit', result);
  assert.equal(evidence.limit, 'bytes');
});

test('a token with claims that do not fit is handed over: the claims step judges it', async (t) => {
  const { result } = await acquireFrom(t, {
    onRequest: () =>
      tokenAnswer({ access_token: makeToken({ tid: 'other', aud: 'https://graph.microsoft.com' }) }),
  });
  assert.equal((await result).claims?.audience, 'https://graph.microsoft.com');
});

test('environment variables cannot send the request to a region', async (t) => {
  process.env['MSAL_FORCE_REGION'] = 'westeurope';
  t.after(() => {
    delete process.env['MSAL_FORCE_REGION'];
  });
  const { result } = await acquireFrom(t, { onRequest: () => tokenAnswer() });
  await result;
});
