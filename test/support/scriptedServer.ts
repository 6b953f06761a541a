// Small servers for the wire tests of the network: TLS with a test authority, or plain, with a handler per connection.

import { type AddressInfo, createServer, type Server, type Socket } from 'node:net';
import type { TestContext } from 'node:test';
import { createServer as createTlsServer, type TlsOptions } from 'node:tls';
import { issueAuthority, issueServerCertificate } from '../../src/x509/certificates.ts';
import type { KeyedCertificate } from '../../src/x509/pem.ts';

/** One authority and one certificate for `localhost` and `127.0.0.1`, made for the test file that asks. */
export interface TestTrust {
  readonly authority: KeyedCertificate;
  readonly server: KeyedCertificate;
}

export async function makeTrust(names: readonly string[] = ['localhost', '127.0.0.1']): Promise<TestTrust> {
  const authority = await issueAuthority({ commonName: 'Test authority' });
  return { authority, server: await issueServerCertificate(authority, { names }) };
}

/** A listening server; it closes with its test, whatever state its connections are in. */
export interface Running {
  readonly port: number;
  /** Connections accepted so far. */
  connections(): number;
}

export async function serveTls(
  context: TestContext,
  certificate: KeyedCertificate,
  onSocket: (socket: Socket) => void,
  more: TlsOptions = {},
): Promise<Running> {
  const { certificatePem, privateKeyPem } = certificate;
  const server = createTlsServer({ cert: certificatePem, key: privateKeyPem, ...more }, onSocket);
  server.on('tlsClientError', () => {});
  return listen(context, server);
}

export async function servePlain(context: TestContext, onSocket: (socket: Socket) => void): Promise<Running> {
  return listen(context, createServer(onSocket));
}

async function listen(context: TestContext, server: Server): Promise<Running> {
  const sockets = new Set<Socket>();
  let accepted = 0;
  server.on('connection', (socket: Socket) => {
    accepted += 1;
    sockets.add(socket);
    socket.on('error', () => {});
    socket.on('close', () => sockets.delete(socket));
  });
  server.on('secureConnection', (socket: Socket) => socket.on('error', () => {}));
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  context.after(() => {
    for (const socket of sockets) socket.destroy();
    return new Promise<void>((resolve) => {
      server.close(() => resolve());
    });
  });
  return { port: (server.address() as AddressInfo).port, connections: () => accepted };
}

/** Collects what arrives until an HTTP request is whole, and calls back with its head and body, for each request. */
export function onHttp(socket: Socket, answer: (head: string, body: string) => void): void {
  let text = '';
  socket.on('data', (chunk: Buffer) => {
    text += chunk.toString('latin1');
    for (;;) {
      const end = text.indexOf('\r\n\r\n');
      if (end === -1) return;
      const head = text.slice(0, end);
      const length = Number(/content-length: (\d+)/i.exec(head)?.[1] ?? '0');
      if (text.length < end + 4 + length) return;
      const body = text.slice(end + 4, end + 4 + length);
      text = text.slice(end + 4 + length);
      answer(head, body);
    }
  });
}

/** An HTTP answer with Content-Length. */
export function httpAnswer(
  status: number,
  body: string,
  headers: Readonly<Record<string, string>> = { 'Content-Type': 'application/json' },
): string {
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
  return `HTTP/1.1 ${status} Status\r\n${lines.join('')}Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`;
}
