// Microsoft's Graph client over our own send: exact host, one request whatever the answer, the answer kept as it came.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Failure } from '../../../src/core/report/failure.ts';
import { type GraphTarget, graphAnswer } from '../../../src/net/graphAnswer.ts';
import type { HttpRequest, HttpResponse } from '../../../src/net/network.ts';
import { failureOf } from '../../support/evidence.ts';

const root = 'https://graph.example:8444';

function targetOf(answer: Partial<HttpResponse>): GraphTarget & { readonly sent: HttpRequest[] } {
  const sent: HttpRequest[] = [];
  return {
    root,
    version: 'v1.0',
    sent,
    send: async (request) => {
      sent.push(request);
      return {
        status: 200,
        headers: { 'content-type': 'application/json' },
        body: '{}',
        reused: false,
        ...answer,
      };
    },
  };
}

test('sends the library’s request once and hands back the answer as it came', async () => {
  for (const status of [200, 204, 304, 400, 401, 403, 429, 500, 503, 999]) {
    const target = targetOf({ status, body: '{"error":{"code":"x","message":"y"}}' });
    const answer = await graphAnswer(target, (client) => client.api('/me').get());
    assert.equal(answer.status, status);
    assert.equal(target.sent.length, 1, String(status));
    assert.equal(target.sent[0]?.url, `${root}/v1.0/me`);
  }
});

test('hands over method, headers and body', async () => {
  const target = targetOf({ status: 201 });
  await graphAnswer(target, (client) =>
    client.api('/applications').header('prefer', 'x').post({ displayName: 'é' }),
  );
  const [request] = target.sent;
  assert.equal(request?.method, 'POST');
  assert.equal(request?.headers['prefer'], 'x');
  assert.equal(request?.body, '{"displayName":"é"}');
});

test('sends nothing to another host, however its address is dressed up', async () => {
  for (const path of [
    'https://evil.example/v1.0/me',
    'https://graph.example:8444@evil.example/v1.0/me',
    'https://graph.example/v1.0/me',
    'https://graph.example:8444.evil.example/v1.0/me',
  ]) {
    const target = targetOf({});
    const evidence = await failureOf(
      'local',
      graphAnswer(target, (client) => client.api(path).get()),
    );
    assert.equal(evidence.problem, 'hostNotAllowed', path);
    assert.deepEqual(target.sent, []);
  }
});

test('a failure of the network stays what it was', async () => {
  const failure = new Failure({
    kind: 'network',
    hop: 'tcp',
    host: 'graph.example',
    port: 8444,
    code: 'ECONNREFUSED',
    text: '',
  });
  const target: GraphTarget = { root, version: 'v1.0', send: () => Promise.reject(failure) };
  const evidence = await failureOf(
    'network',
    graphAnswer(target, (client) => client.api('/me').get()),
  );
  assert.equal(evidence.code, 'ECONNREFUSED');
});

test('an answer that is broken or of another kind is kept all the same', async () => {
  for (const [contentType, body] of [
    ['application/json', '{"truncated'],
    ['text/html', '<html>'],
    ['text/plain\u0000', 'x'],
    ['image/png', 'x'],
  ] as const) {
    const target = targetOf({ headers: { 'content-type': contentType }, body });
    assert.equal((await graphAnswer(target, (client) => client.api('/me').get())).body, body);
  }
});
