// STARTTLS: the upgrade, and text that somebody put in front of it.
import assert from 'node:assert/strict';
import { once } from 'node:events';
import type { Socket } from 'node:net';
import { before, type TestContext, test } from 'node:test';
import { TLSSocket } from 'node:tls';
import { failureOf } from '../../support/evidence.ts';
import { networkTo, traced } from '../../support/networks.ts';
import { makeTrust, servePlain, type TestTrust } from '../../support/scriptedServer.ts';

let trust: TestTrust;
before(async () => {
  trust = await makeTrust();
});

async function upgradeAfter(t: TestContext, reply: string) {
  const { certificatePem: cert, privateKeyPem: key } = trust.server;
  const server = await servePlain(t, (socket) => {
    socket.write('220 ready\r\n');
    socket.once('data', () => {
      socket.write(reply);
      const secured = new TLSSocket(socket, { isServer: true, cert, key });
      secured.on('error', () => {});
      secured.on('data', (bytes: Buffer) => secured.write(`echo ${bytes.toString()}`));
    });
  });
  const target = { host: 'localhost', port: server.port };
  const network = networkTo(t, [target], { trustedCa: trust.authority.certificatePem });
  const call = traced();
  const socket = await network.open({ ...target, security: 'plain' }, call);
  await readLine(socket);
  socket.write('STARTTLS\r\n');
  await readLine(socket);
  return { call, secured: network.startTls(socket, target, call) };
}

/** Reads one line and leaves the rest in the socket. */
async function readLine(socket: Socket): Promise<void> {
  for (;;) {
    const bytes: unknown = socket.read();
    if (Buffer.isBuffer(bytes)) {
      const end = bytes.indexOf('\n') + 1;
      assert.ok(end > 0);
      if (end < bytes.length) socket.unshift(bytes.subarray(end));
      return;
    }
    await once(socket, 'readable');
  }
}

test('a plain socket is upgraded with the same verification', async (t) => {
  const { call, secured } = await upgradeAfter(t, '220 go ahead\r\n');
  const socket = await secured;
  socket.write('hello');
  const [bytes] = await once(socket, 'data');
  assert.equal(String(bytes), 'echo hello');
  assert.deepEqual(
    call.hops.map(({ hop }) => hop),
    ['dns', 'tcp', 'tls'],
  );
  socket.destroy();
});

test('text behind the server’s reply is refused: it was there before the connection was secure', async (t) => {
  const { secured } = await upgradeAfter(t, '220 go ahead\r\n250-AUTH XOAUTH2\r\n250 evil\r\n');
  const evidence = await failureOf('protocol', secured);
  assert.equal(evidence.problem, 'injectedBeforeTls');
  assert.match(evidence.text, /evil/);
});
