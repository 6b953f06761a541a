// Servers that never end, drip, break off or answer something else: each ends by a limit or by name.
import assert from 'node:assert/strict';
import type { Socket } from 'node:net';
import { before, type TestContext, test } from 'node:test';
import type { CallOptions, HttpRequest } from '../../../src/net/network.ts';
import { evidenceFrom, failureOf } from '../../support/evidence.ts';
import { networkTo, traced } from '../../support/networks.ts';
import { httpAnswer, makeTrust, onHttp, serveTls, type TestTrust } from '../../support/scriptedServer.ts';

let trust: TestTrust;
before(async () => {
  trust = await makeTrust();
});

/** Sends a request to a server that answers it by hand. */
async function ask(
  t: TestContext,
  answer: (socket: Socket) => void,
  call: Partial<CallOptions> = {},
  more: Partial<HttpRequest> = {},
) {
  const closed = Promise.withResolvers<void>();
  const server = await serveTls(t, trust.server, (socket) => {
    socket.once('close', () => closed.resolve());
    onHttp(socket, () => answer(socket));
  });
  const target = { host: 'localhost', port: server.port };
  const network = networkTo(t, [target], { trustedCa: trust.authority.certificatePem });
  const request = { method: 'GET', url: `https://localhost:${server.port}/`, headers: {}, ...more } as const;
  return { result: network.http(request, traced(call)), closed: closed.promise };
}

/** Writes as long as the other side takes it. */
function flood(socket: Socket, chunk: string): void {
  const pour = () => {
    if (!socket.destroyed) socket.write(chunk, () => setImmediate(pour));
  };
  pour();
}

test('endless headers end at their limit', async (t) => {
  const { result, closed } = await ask(t, (socket) => {
    socket.write('HTTP/1.1 200 OK\r\n');
    flood(socket, `X-Filler: ${'x'.repeat(1000)}\r\n`);
  });
  const evidence = await failureOf('limit', result);
  assert.deepEqual([evidence.limit, evidence.during], ['bytes', 'response headers']);
  await closed;
});

test('one endless header line ends at the same limit', async (t) => {
  const { result } = await ask(t, (socket) => {
    socket.write('HTTP/1.1 200 OK\r\nX-Filler: ');
    flood(socket, 'x'.repeat(1000));
  });
  assert.equal((await failureOf('limit', result)).during, 'response headers');
});

for (const [what, head, chunk] of [
  ['without a length', 'HTTP/1.1 200 OK\r\n\r\n', 'x'.repeat(4096)],
  ['in chunks', 'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n', `1000\r\n${'x'.repeat(4096)}\r\n`],
  ['with a huge length', 'HTTP/1.1 200 OK\r\nContent-Length: 99999999999\r\n\r\n', 'x'.repeat(4096)],
] as const) {
  test(`an endless body ${what} ends at its limit`, async (t) => {
    const { result, closed } = await ask(
      t,
      (socket) => {
        socket.write(head);
        flood(socket, chunk);
      },
      {},
      { maxBytes: 100_000 },
    );
    const evidence = await failureOf('limit', result);
    assert.deepEqual(
      [evidence.limit, evidence.during, evidence.allowed],
      ['bytes', 'response body', 100_000],
    );
    await closed;
  });
}

for (const [what, first] of [
  ['headers', 'HTTP/1.1 200 OK\r\n'],
  ['a body', 'HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n'],
] as const) {
  test(`${what} that drip byte by byte end at the deadline, and the socket is closed`, async (t) => {
    const { result, closed } = await ask(
      t,
      (socket) => {
        socket.write(first);
        const drip = setInterval(() => socket.write('x'), 10);
        socket.once('close', () => clearInterval(drip));
      },
      { deadlineMs: 1_000 },
    );
    assert.equal((await failureOf('limit', result)).limit, 'time');
    await closed;
  });
}

test('a silent server ends at the deadline', async (t) => {
  const { result, closed } = await ask(t, () => {}, { deadlineMs: 1_000 });
  assert.equal((await failureOf('limit', result)).during, 'response headers');
  await closed;
});

test('endless interim answers end at the deadline', async (t) => {
  const { result } = await ask(t, (socket) => flood(socket, 'HTTP/1.1 103 Early Hints\r\n\r\n'), {
    deadlineMs: 1_000,
  });
  assert.equal((await failureOf('limit', result)).limit, 'time');
});

test('cancelling in the middle of a body closes the socket', async (t) => {
  const cancel = new AbortController();
  const { result, closed } = await ask(
    t,
    (socket) => {
      socket.write('HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\nabc');
      setImmediate(() => cancel.abort());
    },
    { signal: cancel.signal },
  );
  assert.equal((await failureOf('local', result)).problem, 'cancelled');
  await closed;
});

const whole = httpAnswer(200, '{"a":1}');

test('a connection that breaks off at any byte is told as closed early or as no HTTP', async (t) => {
  for (let length = 0; length < whole.length; length += 5) {
    const { result } = await ask(t, (socket) => socket.end(whole.slice(0, length)));
    const evidence = await evidenceFrom(result);
    assert.ok(evidence.kind === 'protocol', `${length}: ${JSON.stringify(evidence)}`);
    assert.ok(['closedEarly', 'malformed', 'notThisProtocol'].includes(evidence.problem));
  }
});

for (const bytes of [
  'SSH-2.0-OpenSSH_9.2\r\n\r\n',
  '* OK IMAP ready\r\n',
  '<html></html>',
  '\u0000\u0001\u0002',
]) {
  test(`${JSON.stringify(bytes)} is not HTTP`, async (t) => {
    const { result } = await ask(t, (socket) => socket.write(bytes));
    assert.equal((await failureOf('protocol', result)).problem, 'notThisProtocol');
  });
}

for (const head of [
  'Content-Length: 5\r\nContent-Length: 6\r\n',
  'Content-Length: -1\r\n',
  'Transfer-Encoding: chunked\r\nContent-Length: 5\r\n',
  'Content-Encoding: gzip\r\nContent-Length: 5\r\n',
]) {
  test(`an answer with ${JSON.stringify(head)} is malformed`, async (t) => {
    const { result } = await ask(t, (socket) => socket.end(`HTTP/1.1 200 OK\r\n${head}\r\nabcde`));
    assert.equal((await failureOf('protocol', result)).problem, 'malformed');
  });
}

test('a redirect is a failure, whatever it leads to, and its query is not repeated', async (t) => {
  for (const location of [
    'https://evil.example/a?code=1',
    'http://localhost/',
    'file:///etc/passwd',
    '/other',
    '',
  ]) {
    const { result } = await ask(t, (socket) => socket.write(httpAnswer(307, '', { Location: location })));
    const evidence = await failureOf('protocol', result);
    assert.equal(evidence.problem, 'redirect');
    assert.doesNotMatch(evidence.text, /code=1/);
  }
});

test('bytes that are no UTF-8 are replaced, not believed', async (t) => {
  const body = Buffer.from([0x61, 0xff, 0xfe, 0x62]);
  const { result } = await ask(t, (socket) => {
    socket.write('HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\n');
    socket.write(body);
  });
  assert.equal((await result).body, 'a\ufffd\ufffdb');
});

test('header names cannot reach the prototype', async (t) => {
  const { result } = await ask(t, (socket) =>
    socket.write(httpAnswer(200, '', { ['__proto__']: 'x', constructor: 'y' })),
  );
  const { headers } = await result;
  assert.equal(Object.getPrototypeOf(headers), null);
  assert.equal(headers['constructor'], 'y');
});
