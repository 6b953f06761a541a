// Each cloud’s tokens are asked for at that cloud’s authority, with one request and without discovery.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Secret } from '../../../src/core/credential/secret.ts';
import { clouds } from '../../../src/core/endpoints/clouds.ts';
import { resolveEndpoints } from '../../../src/core/endpoints/endpoints.ts';
import { createRedactor } from '../../../src/core/text/redaction.ts';
import type { HttpRequest, Network } from '../../../src/net/network.ts';
import { createTokenSource } from '../../../src/oauth/tokenSource.ts';

/** A network that only writes down what would be sent. */
function recorder(sent: HttpRequest[]): Network {
  const refuse = () => Promise.reject(new Error('no sockets here'));
  return {
    http: async (request) => {
      sent.push(request);
      const body = JSON.stringify({ token_type: 'Bearer', expires_in: 3599, access_token: 'opaque-token' });
      return { status: 200, headers: {}, body, reused: false };
    },
    open: refuse,
    startTls: refuse,
    warm: refuse,
    close: () => {},
  };
}

for (const cloud of Object.values(clouds)) {
  for (const tenantId of ['11111111-2222-3333-4444-555555555555', 'Contoso.example']) {
    for (const resource of ['exchange', 'graph'] as const) {
      test(`${cloud.id}, ${tenantId}, ${resource}: one request, to ${cloud.authority.value}`, async () => {
        const resolved = resolveEndpoints({ cloud: cloud.id }, undefined);
        if (!resolved.ok) return assert.fail('the endpoints are not valid');
        const sent: HttpRequest[] = [];
        const source = createTokenSource({
          network: () => recorder(sent),
          redactor: createRedactor(),
          now: Date.now,
        });
        await source.acquire({
          registration: {
            id: 'r',
            name: 'r',
            product: 'custom',
            cloud: cloud.id,
            tenantId,
            clientId: '66666666-7777-8888-9999-000000000000',
            grant: 'clientSecret',
            mailboxes: [],
          },
          endpoints: resolved.endpoints,
          credential: { kind: 'secret', secret: new Secret('a-client-secret') },
          resource,
          signal: new AbortController().signal,
          deadlineMs: 1000,
        });
        assert.equal(sent.length, 1);
        const url = new URL(sent[0]?.url ?? '');
        assert.equal(
          `${url.origin}${url.pathname}`,
          `${cloud.authority.value}/${tenantId}/oauth2/v2.0/token`,
        );
        const wanted = resource === 'graph' ? cloud.graph.value : cloud.exchangeResource.value;
        assert.equal(new URLSearchParams(sent[0]?.body).get('scope'), `${wanted}/.default`);
      });
    }
  }
}
