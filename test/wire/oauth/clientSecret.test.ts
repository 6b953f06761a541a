// Application tokens with a client secret: what is sent, how often, and what each refusal becomes.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { inspect } from 'node:util';
import { Secret } from '../../../src/core/credential/secret.ts';
import { bundled } from '../../support/bundled.ts';
import { failureOf } from '../../support/evidence.ts';
import {
  clientId,
  refusalAnswer,
  scriptAuthority,
  tenantId,
  tokenAnswer,
} from '../../support/scriptedAuthority.ts';

/** As it is shipped: the build leaves out parts of MSAL. */
const { createTokenSource } =
  await bundled<typeof import('../../../src/oauth/tokenSource.ts')>('src/oauth/tokenSource.ts');

test('a token takes one metadata and one token request, and is then held', async (t) => {
  const authority = await scriptAuthority(t, { onRequest: () => tokenAnswer() });
  const source = createTokenSource(authority.source);
  const asked = Date.now();
  const first = await source.acquire(authority.request());
  const answered = Date.now();
  assert.equal(first.fromCache, false);
  assert.equal(first.claims?.appId, clientId);
  // In whole seconds, which MSAL rounds to the nearest.
  assert.ok(first.expiresOn >= asked + 3_598_500 && first.expiresOn <= answered + 3_599_500);
  const second = await source.acquire(authority.request());
  assert.equal(second.fromCache, true);
  assert.equal(second.token.reveal(), first.token.reveal());
  const paths = authority.requests.map((line) => line.split(/[?]| HTTP/)[0]);
  assert.deepEqual(paths, [
    `GET /${tenantId}/v2.0/.well-known/openid-configuration`,
    `POST /${tenantId}/oauth2/v2.0/token`,
  ]);
  const form = authority.forms[0];
  assert.equal(form?.get('grant_type'), 'client_credentials');
  assert.equal(form?.get('client_secret'), 'the-client-secret-value');
  assert.equal(form?.get('scope'), 'https://outlook.office365.com/.default');
});

test('many callers at once share one request, and one who leaves fails alone', async (t) => {
  const answer = Promise.withResolvers<string>();
  const authority = await scriptAuthority(t, { onRequest: () => answer.promise });
  const source = createTokenSource(authority.source);
  const leaving = new AbortController();
  const left = failureOf('local', source.acquire(authority.request({ signal: leaving.signal })));
  const others = Array.from({ length: 50 }, () => source.acquire(authority.request()));
  leaving.abort();
  assert.equal((await left).problem, 'cancelled');
  answer.resolve(tokenAnswer());
  const tokens = await Promise.all(others);
  assert.equal(new Set(tokens.map((token) => token.token.reveal())).size, 1);
  assert.equal(authority.forms.length, 1);
});

test('a replaced secret is not answered with the token of the old one', async (t) => {
  const authority = await scriptAuthority(t, { onRequest: () => tokenAnswer() });
  const source = createTokenSource(authority.source);
  await source.acquire(authority.request());
  const credential = { kind: 'secret', secret: new Secret('another-secret-value') } as const;
  const token = await source.acquire(authority.request({ credential }));
  assert.equal(token.fromCache, false);
  assert.equal(authority.forms.at(-1)?.get('client_secret'), 'another-secret-value');
});

test('a held token is asked for again when it is forced, dropped or near its end', async (t) => {
  let now = Date.now();
  const authority = await scriptAuthority(t, { onRequest: () => tokenAnswer() });
  const source = createTokenSource({ ...authority.source, now: () => now });
  await source.acquire(authority.request());
  await source.acquire(authority.request({ forceRefresh: true }));
  assert.equal(authority.forms.length, 2);
  source.forgetAll();
  await source.acquire(authority.request());
  assert.equal(authority.forms.length, 3);
  now += 3_599_000 - 299_000;
  await source.acquire(authority.request());
  assert.equal(authority.forms.length, 4);
});

test('the exchange and Graph tokens are asked for apart', async (t) => {
  const authority = await scriptAuthority(t, { onRequest: () => tokenAnswer() });
  const source = createTokenSource(authority.source);
  await Promise.all([
    source.acquire(authority.request()),
    source.acquire(authority.request({ resource: 'graph' })),
  ]);
  assert.deepEqual(authority.forms.map((form) => form.get('scope')).sort(), [
    'https://graph.microsoft.com/.default',
    'https://outlook.office365.com/.default',
  ]);
  assert.equal(authority.requests.filter((line) => line.startsWith('GET ')).length, 1);
});

test('a refusal keeps status, error, numbers, description and ids', async (t) => {
  const authority = await scriptAuthority(t, {
    onRequest: () => refusalAnswer(401, 'invalid_client', 7000215),
  });
  const source = createTokenSource(authority.source);
  const evidence = await failureOf('oauth', source.acquire(authority.request()));
  assert.equal(evidence.status, 401);
  assert.equal(evidence.error, 'invalid_client');
  assert.deepEqual(evidence.numbers, [7000215]);
  assert.match(evidence.description, /^AADSTS7000215: What is wrong\./);
  assert.equal(evidence.correlationId, 'bbbbbbbb-0000-0000-0000-000000000002');
  assert.equal(evidence.traceId, 'aaaaaaaa-0000-0000-0000-000000000001');
  assert.equal(evidence.endpoint, 'token');
});

test('a refusal is not remembered: the next request is sent', async (t) => {
  const answers = [refusalAnswer(429, 'temporarily_unavailable', 50196), tokenAnswer()];
  const authority = await scriptAuthority(t, { onRequest: () => answers.shift() });
  const source = createTokenSource(authority.source);
  const evidence = await failureOf('oauth', source.acquire(authority.request()));
  assert.deepEqual(evidence.numbers, [50196]);
  await source.acquire(authority.request());
});

test('a description that echoes the secret is masked, and no failure prints it', async (t) => {
  const authority = await scriptAuthority(t, {
    onRequest: (_head, body) =>
      refusalAnswer(400, 'invalid_request', 900144, {
        error_description: `AADSTS900144: sent ${body} \u001b[31m<b>\u202e the-client-secret-value`,
      }),
  });
  authority.redactor.learn('the-client-secret-value');
  const source = createTokenSource(authority.source);
  const error: unknown = await source.acquire(authority.request()).catch((thrown: unknown) => thrown);
  const printed = inspect(error, { depth: 20, showHidden: true }) + JSON.stringify(error);
  assert.ok(!printed.includes('the-client-secret-value'), printed);
  assert.ok(!printed.includes('\u202e'));
});
