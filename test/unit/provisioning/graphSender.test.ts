// A token that Graph takes no longer is asked for once more, with what the refusal demands.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Secret } from '../../../src/core/credential/secret.ts';
import type { HttpResponse, Network } from '../../../src/net/network.ts';
import { graphSender, type TokenRefusal } from '../../../src/provisioning/graphSender.ts';

const claims = '{"access_token":{"nbf":{"essential":true,"value":"1764400000"}}}';
const challengeWith = (text: string) =>
  `Bearer realm="", authorization_uri="https://login.microsoftonline.com/common/oauth2/authorize", error="insufficient_claims", claims="${Buffer.from(text).toString('base64')}"`;

async function refusedWith(headers: Readonly<Record<string, string>>) {
  const refusals: (TokenRefusal | undefined)[] = [];
  const statuses = [401, 200];
  const network: Network = {
    http: async (): Promise<HttpResponse> => ({
      status: statuses.shift() ?? 500,
      body: '{}',
      reused: false,
      headers,
    }),
    open: () => assert.fail(),
    startTls: () => assert.fail(),
    warm: () => assert.fail(),
    close: () => undefined,
  };
  const send = graphSender({
    root: 'https://graph.microsoft.com',
    network,
    token: async (refused) => {
      refusals.push(refused);
      return new Secret('a.b.c');
    },
    signal: new AbortController().signal,
  });
  const { status } = await send({ method: 'GET', path: '/applications' });
  return { status, refusals };
}

test('a claims challenge goes back to the sign-in as it was sent', async () => {
  const challenge = challengeWith(claims);
  const { status, refusals } = await refusedWith({ 'www-authenticate': challenge });
  assert.equal(status, 200);
  assert.deepEqual(refusals, [undefined, { challenge, claims }]);
});

test('a refusal without claims, or with some that are no JSON object, asks for a new token alone', async () => {
  for (const headers of [
    {},
    { 'www-authenticate': 'Bearer' },
    { 'www-authenticate': challengeWith('not json') },
    { 'www-authenticate': challengeWith('["x"]') },
  ]) {
    const { refusals } = await refusedWith(headers);
    assert.equal(refusals.length, 2);
    assert.ok(refusals[1] !== undefined && !('claims' in refusals[1]));
  }
});
