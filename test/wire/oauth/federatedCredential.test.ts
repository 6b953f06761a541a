// Application tokens proven by another issuer's token: read anew from a file, a variable or GitHub Actions, and sent once.
import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import path from 'node:path';
import { type TestContext, test } from 'node:test';
import type { FederatedSource } from '../../../src/core/credential/credential.ts';
import { readFederatedToken } from '../../../src/oauth/federatedToken.ts';
import { bundled } from '../../support/bundled.ts';
import { failureOf } from '../../support/evidence.ts';
import { scriptAuthority, tokenAnswer } from '../../support/scriptedAuthority.ts';
import { httpAnswer, makeTrust, onHttp, serveTls } from '../../support/scriptedServer.ts';
import { scratchFolder } from '../../support/tools.ts';

/** As it is shipped: the build leaves out parts of MSAL. */
const { createTokenSource } =
  await bundled<typeof import('../../../src/oauth/tokenSource.ts')>('src/oauth/tokenSource.ts');

const idToken = (name: string) =>
  `eyJhbGciOiJSUzI1NiJ9.${Buffer.from(name).toString('base64url')}.c2lnbmF0dXJl`;

async function acquire(t: TestContext, from: FederatedSource, environment: Record<string, string> = {}) {
  const authority = await scriptAuthority(t, { onRequest: () => tokenAnswer() });
  const source = createTokenSource({ ...authority.source, environment });
  const get = () =>
    source.acquire(authority.request({ credential: { kind: 'federated', from }, forceRefresh: true }));
  return { authority, get };
}

test('the token of a file is the assertion, and is read again for the next request', async (t) => {
  const file = path.join(scratchFolder(t), 'token');
  writeFileSync(file, `${idToken('first')}\n`);
  const { authority, get } = await acquire(t, { kind: 'file', path: file });
  await get();
  writeFileSync(file, idToken('second'));
  await get();
  assert.deepEqual(
    authority.forms.map((form) => form.get('client_assertion')),
    [idToken('first'), idToken('second')],
  );
  assert.equal(
    authority.forms[0]?.get('client_assertion_type'),
    'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
  );
  assert.equal(authority.forms[0]?.get('client_secret'), null);
});

test('GitHub Actions is asked for a token for the exchange, with the job’s own bearer', async (t) => {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    asked.push(`${request.url} ${request.headers.authorization}`);
    response.end(JSON.stringify({ value: idToken('github') }));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  t.after(() => server.close());
  const { port } = server.address() as AddressInfo;
  const { authority, get } = await acquire(
    t,
    { kind: 'github' },
    {
      ACTIONS_ID_TOKEN_REQUEST_URL: `http://127.0.0.1:${port}/token?api-version=2.0`,
      ACTIONS_ID_TOKEN_REQUEST_TOKEN: 'the-bearer-of-the-job',
    },
  );
  await get();
  assert.deepEqual(asked, [
    '/token?api-version=2.0&audience=api%3A%2F%2FAzureADTokenExchange Bearer the-bearer-of-the-job',
  ]);
  assert.equal(authority.forms[0]?.get('client_assertion'), idToken('github'));
});

for (const [what, from, said] of [
  ['a file that is not there', { kind: 'file', path: '/nowhere/token' }, /could not be read/],
  ['a variable that is not set', { kind: 'environment', name: 'NOT_SET' }, /NOT_SET holds no ID token/],
  ['a job without the permission', { kind: 'github' }, /id-token: write/],
] as const) {
  test(`${what} is told with what to do, and nothing is sent`, async (t) => {
    const { authority, get } = await acquire(t, from);
    const evidence = await failureOf('local', get());
    assert.match(evidence.text, said);
    assert.equal(authority.forms.length, 0);
  });
}

test('a token is not sent to an address that is not https', async (t) => {
  const { get } = await acquire(
    t,
    { kind: 'github' },
    {
      ACTIONS_ID_TOKEN_REQUEST_URL: 'http://runner.example/token',
      ACTIONS_ID_TOKEN_REQUEST_TOKEN: 'bearer',
    },
  );
  assert.match((await failureOf('local', get())).text, /gives this job no ID token/);
});

test('GitHub Actions is asked through the proxy that the environment names, as everybody else', async (t) => {
  const trust = await makeTrust(['runner.example']);
  const asked: string[] = [];
  const target = await serveTls(t, trust.server, (socket) =>
    onHttp(socket, (head) => {
      asked.push(/^authorization: .*$/im.exec(head)?.[0] ?? head);
      socket.write(httpAnswer(200, JSON.stringify({ value: idToken('through the proxy') })));
    }),
  );
  const tunnels: string[] = [];
  const proxy = createServer().on('connect', (request, client) => {
    tunnels.push(`${request.url} ${request.headers['proxy-authorization']}`);
    const server = connect(target.port, '127.0.0.1', () => client.write('HTTP/1.1 200 OK\r\n\r\n'));
    client.pipe(server).pipe(client);
    for (const end of [client, server]) end.on('error', () => undefined);
  });
  await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve));
  t.after(() => proxy.close());
  const { port } = proxy.address() as AddressInfo;
  const token = await readFederatedToken(
    { kind: 'github' },
    {
      audience: 'api://AzureADTokenExchange',
      env: {
        HTTPS_PROXY: `http://ap:hunter2@127.0.0.1:${port}`,
        ACTIONS_ID_TOKEN_REQUEST_URL: 'https://runner.example/token?api-version=2.0',
        ACTIONS_ID_TOKEN_REQUEST_TOKEN: 'the-bearer-of-the-job',
      },
      signal: t.signal,
      deadlineMs: 20_000,
      network: {
        trustedCa: trust.authority.certificatePem,
        lookup: () => assert.fail('a name was looked up'),
      },
    },
  );
  assert.equal(token.reveal(), idToken('through the proxy'));
  assert.deepEqual(tunnels, [`runner.example:443 Basic ${Buffer.from('ap:hunter2').toString('base64')}`]);
  assert.deepEqual(
    asked.map((line) => line.toLowerCase()),
    ['authorization: bearer the-bearer-of-the-job'],
  );
});

test('a file that never ends is no ID token', async (t) => {
  const { get } = await acquire(t, { kind: 'file', path: '/dev/zero' });
  assert.match((await failureOf('local', get())).text, /holds no ID token/);
});
