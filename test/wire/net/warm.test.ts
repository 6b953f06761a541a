// Connections opened ahead: used by the next request, dropped if the server closes or sends, closed with the network.
import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { serveHttps } from '../../support/httpServer.ts';
import { networkTo, traced } from '../../support/networks.ts';
import { httpAnswer, makeTrust, onHttp, serveTls, type TestTrust } from '../../support/scriptedServer.ts';

let trust: TestTrust;
before(async () => {
  trust = await makeTrust();
});

const target = (port: number) => ({ host: 'localhost', port });
const get = (port: number) => ({ method: 'GET', url: `https://localhost:${port}/`, headers: {} }) as const;

function networkFor(t: Parameters<typeof networkTo>[0], port: number) {
  return networkTo(t, [target(port)], { trustedCa: trust.authority.certificatePem });
}

test('a connection opened ahead is the one that the next request uses, and its hops are told while it opens', async (t) => {
  const server = await serveHttps(t, trust, (_, response) => response.end('x'));
  const network = networkFor(t, server.port);
  const ahead = traced();
  await network.warm?.(target(server.port), ahead);
  assert.deepEqual(
    ahead.hops.map(({ hop }) => hop),
    ['dns', 'tcp', 'tls'],
  );
  const call = traced();
  assert.equal((await network.http(get(server.port), call)).status, 200);
  assert.deepEqual(call.hops, []);
  assert.equal(server.connections(), 1);
});

test('nothing is opened if a kept connection is idle', async (t) => {
  const server = await serveHttps(t, trust, (_, response) => response.end('x'));
  const network = networkFor(t, server.port);
  await network.http(get(server.port), traced());
  const ahead = traced();
  await network.warm?.(target(server.port), ahead);
  assert.deepEqual(ahead.hops, []);
  assert.equal(server.connections(), 1);
});

test('a server that speaks before it is asked loses the connection, and the request opens another', async (t) => {
  let spoke = (): void => {};
  const gone = new Promise<void>((resolve) => {
    spoke = resolve;
  });
  let first = true;
  const server = await serveTls(t, trust.server, (socket) => {
    if (!first) return onHttp(socket, () => socket.write(httpAnswer(200, 'fine')));
    first = false;
    socket.once('close', () => spoke());
    socket.write('HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\nevil');
  });
  const network = networkFor(t, server.port);
  await network.warm?.(target(server.port), traced());
  await gone;
  assert.equal((await network.http(get(server.port), traced())).body, 'fine');
  assert.equal(server.connections(), 2);
});

test('no connection is opened to a host that is not allowed', async (t) => {
  const network = networkFor(t, 1);
  await assert.rejects(async () => network.warm?.(target(2), traced()), /hostNotAllowed/);
});
