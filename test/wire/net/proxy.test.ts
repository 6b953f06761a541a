// Proxies: the way through them, and every way in which they refuse, break or lie.
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { before, type TestContext, test } from 'node:test';
import { inspect } from 'node:util';
import { Secret } from '../../../src/core/credential/secret.ts';
import type { CallOptions, NetworkOptions, ProxySetting } from '../../../src/net/network.ts';
import { failureOf } from '../../support/evidence.ts';
import { networkTo, traced } from '../../support/networks.ts';
import {
  httpAnswer,
  makeTrust,
  onHttp,
  servePlain,
  serveTls,
  type TestTrust,
} from '../../support/scriptedServer.ts';

let trust: TestTrust;
before(async () => {
  trust = await makeTrust();
});

/** A name that only the proxy could resolve. */
const hidden = 'hidden.example';

const noLookup: Partial<NetworkOptions> = {
  lookup: (host) =>
    host === hidden
      ? assert.fail('the target was looked up here')
      : Promise.resolve([{ address: '127.0.0.1', family: 4 }]),
};

/** Joins the client to a server on this computer, as a proxy does. */
function join(client: Socket, port: number, first: string | Buffer): void {
  const server = connect(port, '127.0.0.1', () => client.write(first));
  client.pipe(server).pipe(client);
  server.on('error', () => client.destroy());
  client.on('error', () => server.destroy());
}

async function target(t: TestContext) {
  const certificate = await makeTrust([hidden]);
  const server = await serveTls(t, certificate.server, (socket) =>
    onHttp(socket, () => socket.write(httpAnswer(200, 'through'))),
  );
  return { port: server.port, trustedCa: certificate.authority.certificatePem };
}

async function get(
  t: TestContext,
  to: { readonly port: number; readonly trustedCa?: string },
  setting: ProxySetting,
  call: CallOptions,
) {
  const host = { host: hidden, port: to.port };
  const network = networkTo(t, [host], {
    ...noLookup,
    proxyFor: () => setting,
    ...(to.trustedCa === undefined ? {} : { trustedCa: to.trustedCa }),
  });
  return network.http({ method: 'GET', url: `https://${hidden}:${to.port}/`, headers: {} }, call);
}

test('HTTPS goes through CONNECT, with the name left to the proxy and the authorization sent to it alone', async (t) => {
  const to = await target(t);
  const heads: string[] = [];
  const proxy = await servePlain(t, (socket) => {
    socket.once('data', (bytes: Buffer) => {
      heads.push(bytes.toString());
      join(socket, to.port, 'HTTP/1.1 200 Connection established\r\nVia: test\r\n\r\n');
    });
  });
  const call = traced();
  const setting = { url: `http://localhost:${proxy.port}`, authorization: new Secret('Basic dTpw') };
  const answer = await get(t, to, setting, call);
  assert.equal(answer.body, 'through');
  assert.equal(
    heads[0],
    `CONNECT ${hidden}:${to.port} HTTP/1.1\r\nHost: ${hidden}:${to.port}\r\nProxy-Authorization: Basic dTpw\r\n\r\n`,
  );
  assert.deepEqual(
    call.hops.map(({ hop, ok }) => [hop, ok]),
    [
      ['dns', true],
      ['proxy', true],
      ['tls', true],
    ],
  );
});

test('a plain socket goes through CONNECT, and a greeting that follows at once is not lost', async (t) => {
  const proxy = await servePlain(t, (socket) =>
    socket.once('data', () => socket.write('HTTP/1.1 200 OK\r\n\r\n220 mail.example ready\r\n')),
  );
  const host = { host: hidden, port: 587 };
  const setting = { url: `http://127.0.0.1:${proxy.port}` };
  const network = networkTo(t, [host], { ...noLookup, proxyFor: () => setting });
  const socket = await network.open({ ...host, security: 'plain' }, traced());
  const [bytes] = await once(socket, 'data');
  assert.equal(String(bytes), '220 mail.example ready\r\n');
  socket.destroy();
});

test('an https proxy is reached over verified TLS', async (t) => {
  const to = await target(t);
  const proxy = await serveTls(t, trust.server, (socket) =>
    socket.once('data', () => join(socket, to.port, 'HTTP/1.1 200 OK\r\n\r\n')),
  );
  const url = `https://localhost:${proxy.port}`;
  const both = { ...to, trustedCa: `${to.trustedCa}\n${trust.authority.certificatePem}` };
  assert.equal((await get(t, both, { url }, traced())).body, 'through');
  const evidence = await failureOf('network', get(t, to, { url }, traced()));
  assert.equal(evidence.hop, 'proxy');
  assert.match(evidence.code, /^UNABLE_TO_/);
  assert.equal(evidence.certificate?.issuer, 'CN=Test authority');
});

for (const [status, line] of [
  [407, '407 Proxy Authentication Required'],
  [403, '403 Forbidden by rule'],
  [502, '502 Bad Gateway'],
  [302, '302 Found'],
] as const) {
  test(`a proxy that answers ${line} is named with its status`, async (t) => {
    const proxy = await servePlain(t, (socket) =>
      socket.once('data', () => socket.end(`HTTP/1.1 ${line}\r\nProxy-Authenticate: Basic\r\n\r\n<html>`)),
    );
    const call = traced();
    const setting = {
      url: `http://localhost:${proxy.port}`,
      authorization: new Secret('Basic c2VjcmV0OnZhbHVl'),
    };
    const failing = get(t, { port: 443 }, setting, call);
    const evidence = await failureOf('network', failing);
    assert.deepEqual(
      [evidence.hop, evidence.code, evidence.status, evidence.proxy, evidence.host],
      ['proxy', 'PROXY_REFUSED', status, `localhost:${proxy.port}`, hidden],
    );
    assert.match(evidence.text, new RegExp(line));
    const error = await failing.catch((thrown: unknown) => thrown);
    assert.ok(!inspect(error, { depth: 20 }).includes('c2VjcmV0OnZhbHVl'));
  });
}

for (const [what, bytes, code] of [
  ['a greeting instead of HTTP', 'SSH-2.0-x\r\n', 'PROXY_ANSWER_NOT_HTTP'],
  ['a page instead of HTTP', '<html>', 'PROXY_ANSWER_NOT_HTTP'],
  ['an endless head', `HTTP/1.1 200 OK\r\n${'X-A: b\r\n'.repeat(5000)}`, 'PROXY_ANSWER_TOO_LONG'],
] as const) {
  test(`a proxy that answers with ${what} is named`, async (t) => {
    const proxy = await servePlain(t, (socket) => socket.once('data', () => socket.write(bytes)));
    const evidence = await failureOf(
      'network',
      get(t, { port: 443 }, { url: `http://localhost:${proxy.port}` }, traced()),
    );
    assert.deepEqual([evidence.hop, evidence.code], ['proxy', code]);
  });
}

test('a proxy that opens the way and then speaks itself fails at TLS', async (t) => {
  const proxy = await servePlain(t, (socket) =>
    socket.once('data', () => socket.write('HTTP/1.1 200 OK\r\n\r\nWelcome to the guest network\r\n')),
  );
  const evidence = await failureOf(
    'network',
    get(t, { port: 443 }, { url: `http://localhost:${proxy.port}` }, traced()),
  );
  assert.equal(evidence.hop, 'tls');
});

test('a proxy that hangs up, is not there, or stays silent is named', async (t) => {
  const rude = await servePlain(t, (socket) => socket.once('data', () => socket.destroy()));
  const gone = await failureOf(
    'network',
    get(t, { port: 443 }, { url: `http://localhost:${rude.port}` }, traced()),
  );
  assert.deepEqual([gone.hop, gone.code], ['proxy', 'ECONNRESET']);
  const absent = await failureOf('network', get(t, { port: 443 }, { url: 'http://localhost:1' }, traced()));
  assert.deepEqual([absent.hop, absent.code, absent.proxy], ['proxy', 'ECONNREFUSED', 'localhost:1']);
  const mute = await servePlain(t, () => {});
  const silent = get(
    t,
    { port: 443 },
    { url: `http://localhost:${mute.port}` },
    traced({ deadlineMs: 1_000 }),
  );
  assert.equal((await failureOf('limit', silent)).during, `answer of the proxy localhost:${mute.port}`);
});

test('a proxy setting that cannot be used fails by name, and nothing goes past it', async (t) => {
  for (const url of ['nonsense', 'ftp://p.example', 'invalid:', 'socks4://p.example:1']) {
    const evidence = await failureOf('network', get(t, { port: 443 }, { url }, traced()));
    assert.deepEqual([evidence.hop, evidence.code], ['proxy', 'PROXY_SETTING_INVALID']);
  }
  const split = { url: 'http://localhost:1', authorization: new Secret('Basic a\r\nX-Injected: 1') };
  const evidence = await failureOf('network', get(t, { port: 443 }, split, traced()));
  assert.equal(evidence.code, 'PROXY_SETTING_INVALID');
});

/** A SOCKS5 proxy: asks for a sign-in if there is one, answers with `reply`. */
function socks(port: number, reply: number, login?: string): (socket: Socket) => void {
  return async (socket) => {
    const next = async () => (await once(socket, 'data'))[0] as Buffer;
    const greeting = await next();
    const method = login === undefined ? 0 : greeting.includes(2, 2) ? 2 : 0xff;
    socket.write(Buffer.from([5, method]));
    if (method === 0xff) return;
    if (login !== undefined) {
      const seen = (await next()).toString('latin1');
      socket.write(Buffer.from([1, seen === login ? 0 : 1]));
    }
    const request = await next();
    assert.equal(request.subarray(5, 5 + (request[4] ?? 0)).toString(), hidden);
    const answer = Buffer.from([5, reply, 0, 1, 127, 0, 0, 1, 0, 80]);
    if (reply === 0) join(socket, port, answer);
    else socket.end(answer);
  };
}

test('a SOCKS5 proxy opens the way, with a sign-in if it is set', async (t) => {
  const to = await target(t);
  const open = await servePlain(t, socks(to.port, 0));
  assert.equal((await get(t, to, { url: `socks5://localhost:${open.port}` }, traced())).body, 'through');
  const closed = await servePlain(t, socks(to.port, 0, '\u0001\u0004user\u0004pass'));
  const url = `socks5://localhost:${closed.port}`;
  const authorization = new Secret(`Basic ${Buffer.from('user:pass').toString('base64')}`);
  assert.equal((await get(t, to, { url, authorization }, traced())).body, 'through');
  const evidence = await failureOf('network', get(t, to, { url }, traced()));
  assert.deepEqual([evidence.hop, evidence.code], ['proxy', 'SOCKS5_AUTHENTICATION']);
});

test('a SOCKS5 proxy that refuses says why, and one that is none is named', async (t) => {
  const refusing = await servePlain(t, socks(1, 2));
  const refused = await failureOf(
    'network',
    get(t, { port: 443 }, { url: `socks5://localhost:${refusing.port}` }, traced()),
  );
  assert.equal(refused.code, 'PROXY_REFUSED');
  assert.match(refused.text, /not allowed by ruleset/);
  const other = await servePlain(t, (socket) =>
    socket.once('data', () => socket.write('HTTP/1.1 400 Bad Request\r\n\r\n')),
  );
  const wrong = await failureOf(
    'network',
    get(t, { port: 443 }, { url: `socks5://localhost:${other.port}` }, traced()),
  );
  assert.equal(wrong.code, 'NOT_SOCKS5');
});
