// HTTP over our own connections: what is sent, what comes back, and how warm connections are used.
import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { failureOf } from '../../support/evidence.ts';
import { networkTo, traced } from '../../support/networks.ts';
import { httpAnswer, makeTrust, onHttp, serveTls, type TestTrust } from '../../support/scriptedServer.ts';

let trust: TestTrust;
before(async () => {
  trust = await makeTrust();
});

const ca = () => ({ trustedCa: trust.authority.certificatePem });

test('a request is answered and each hop is told with its duration', async (t) => {
  const heads: string[] = [];
  const server = await serveTls(t, trust.server, (socket) =>
    onHttp(socket, (head, body) => {
      heads.push(`${head}\n${body}`);
      socket.write(httpAnswer(200, '{"grüße":1}'));
    }),
  );
  const network = networkTo(t, [{ host: 'localhost', port: server.port }], ca());
  const call = traced();
  const url = `https://localhost:${server.port}/a/b?c=d%20e`;
  const answer = await network.http(
    { method: 'POST', url, headers: { 'Content-Type': 'text/plain' }, body: 'ü' },
    call,
  );
  assert.equal(answer.status, 200);
  assert.equal(answer.body, '{"grüße":1}');
  assert.equal(answer.headers['content-type'], 'application/json');
  assert.equal(answer.reused, false);
  assert.deepEqual(
    call.hops.map((hop) => [hop.hop, hop.ok]),
    [
      ['dns', true],
      ['tcp', true],
      ['tls', true],
    ],
  );
  assert.match(heads[0] ?? '', /^POST \/a\/b\?c=d%20e HTTP\/1\.1\r\n/);
  assert.match(heads[0] ?? '', new RegExp(`\\r\\nHost: localhost:${server.port}(\\r|\\n)`));
  assert.match(heads[0] ?? '', /\r\nContent-Length: 2(\r|\n)/);
  assert.match(heads[0] ?? '', /\r\nAccept-Encoding: identity\r\n/);
});

test('a second request uses the kept connection and traces no hop', async (t) => {
  const server = await serveTls(t, trust.server, (socket) =>
    onHttp(socket, () => socket.write(httpAnswer(200, 'x'))),
  );
  const network = networkTo(t, [{ host: 'localhost', port: server.port }], ca());
  const url = `https://localhost:${server.port}/`;
  await network.http({ method: 'GET', url, headers: {} }, traced());
  const second = traced();
  const answer = await network.http({ method: 'GET', url, headers: {} }, second);
  assert.equal(answer.reused, true);
  assert.deepEqual(second.hops, []);
  assert.equal(server.connections(), 1);
});

test('many requests at once open no more connections than allowed, and all are answered', async (t) => {
  const server = await serveTls(t, trust.server, (socket) =>
    onHttp(socket, () => setImmediate(() => socket.write(httpAnswer(200, 'x')))),
  );
  const network = networkTo(t, [{ host: 'localhost', port: server.port }], ca());
  const url = `https://localhost:${server.port}/`;
  const calls = Array.from({ length: 40 }, () => network.http({ method: 'GET', url, headers: {} }, traced()));
  const answers = await Promise.all(calls);
  assert.equal(answers.filter((answer) => answer.status === 200).length, 40);
  // Graph's limit for mail.
  assert.equal(server.connections(), 4);
});

test('a kept connection that the server closed meanwhile is replaced for GET and for what may be repeated', async (t) => {
  const server = await serveTls(t, trust.server, (socket) => {
    let answered = 0;
    onHttp(socket, () => {
      answered += 1;
      if (answered === 1) socket.write(httpAnswer(200, 'x'));
      else socket.destroy();
    });
  });
  const network = networkTo(t, [{ host: 'localhost', port: server.port }], ca());
  const url = `https://localhost:${server.port}/`;
  await network.http({ method: 'GET', url, headers: {} }, traced());
  const again = await network.http({ method: 'GET', url, headers: {} }, traced());
  assert.equal(again.reused, false);
  const post = { method: 'POST', url, headers: {}, body: 'x' } as const;
  const repeated = await network.http({ ...post, repeatable: true }, traced());
  assert.equal(repeated.status, 200);
  const refused = await failureOf('protocol', network.http(post, traced()));
  assert.equal(refused.problem, 'closedEarly');
});

test('an answer that comes without a question is not taken for the next one', async (t) => {
  const dropped = Promise.withResolvers<void>();
  const answered = Promise.withResolvers<void>();
  const server = await serveTls(t, trust.server, (socket) => {
    socket.once('close', () => dropped.resolve());
    onHttp(socket, (head) => {
      socket.write(httpAnswer(200, head.includes('/first') ? 'first' : 'second'));
      if (head.includes('/first')) answered.promise.then(() => socket.write(httpAnswer(408, 'unasked')));
    });
  });
  const network = networkTo(t, [{ host: 'localhost', port: server.port }], ca());
  const base = `https://localhost:${server.port}`;
  await network.http({ method: 'GET', url: `${base}/first`, headers: {} }, traced());
  answered.resolve();
  await dropped.promise;
  const answer = await network.http({ method: 'GET', url: `${base}/second`, headers: {} }, traced());
  assert.equal(answer.body, 'second');
});
