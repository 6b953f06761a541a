// One bounded HTTPS server on loopback: Host and Origin checks, body limit, journal, delay. Entra, Graph and EWS use it.
import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer, type Server } from 'node:https';
import type { AddressInfo, Socket } from 'node:net';
import type { DemoContext } from './context.ts';
import type { DemoSurface } from './journal.ts';

export interface HttpCall {
  readonly method: string;
  /** Decoded path; undecodable paths never get here. */
  readonly path: string;
  readonly query: URLSearchParams;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  /** `https://localhost:port` of this surface. */
  readonly origin: string;
  readonly connection: number;
}

export interface HttpReply {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string | readonly string[]>>;
  readonly body?: string;
  /** True: the work is done and the connection ends before the answer. */
  readonly lost?: boolean;
}

export interface HttpSurfaceOptions {
  readonly surface: DemoSurface;
  readonly handle: (call: HttpCall) => Promise<HttpReply>;
  /** How the service words `service: 'unavailable'` and `'throttled'`; undefined if it goes on. */
  readonly overloaded: (call: HttpCall) => HttpReply | undefined;
  /** What the journal shows of a call: no query with codes, no body. */
  readonly describe: (call: HttpCall) => string;
}

export interface RunningSurface {
  readonly port: number;
  stop(): Promise<void>;
}

const maximumBodyBytes = 4 * 1024 * 1024;
const maximumHeaderBytes = 32 * 1024;
const maximumConnections = 256;

/** Listens on 127.0.0.1, port 0. */
export async function startHttpSurface(
  context: DemoContext,
  options: HttpSurfaceOptions,
): Promise<RunningSurface> {
  const connections = new WeakMap<Socket, number>();
  const server = createServer({
    ...context.identity,
    minVersion: 'TLSv1.2',
    maxHeaderSize: maximumHeaderBytes,
    keepAliveTimeout: 30_000,
    headersTimeout: 15_000,
    requestTimeout: 60_000,
  });
  server.maxConnections = maximumConnections;
  server.on('connection', (socket: Socket) => {
    context.sockets.add(socket);
    socket.on('error', () => socket.destroy());
    if (context.policy().service === 'down') socket.destroy();
  });
  server.on('secureConnection', (socket) => connections.set(socket, context.journal.nextConnection()));
  server.on('tlsClientError', (_error, socket) => socket.destroy());
  server.on('request', (request: IncomingMessage, response: ServerResponse) => {
    const connection = connections.get(request.socket) ?? 0;
    answer(context, options, request, response, connection).catch(() => response.destroy());
  });
  await listen(server);
  return { port: portOf(server), stop: () => stop(server) };
}

async function answer(
  context: DemoContext,
  options: HttpSurfaceOptions,
  request: IncomingMessage,
  response: ServerResponse,
  connection: number,
): Promise<void> {
  const local = request.socket.localPort ?? 0;
  const refusal = foreign(request, local);
  if (refusal !== undefined) return send(response, refusal);
  const body = await readBody(request);
  if (body === undefined) return send(response, { status: 413, headers: { connection: 'close' } });
  const call = toCall(request, body, local, connection);
  if (call === undefined) return send(response, { status: 400 });
  context.record(options.surface, call.method, options.describe(call), connection);
  await context.delay();
  if (context.policy().service === 'down') return void response.destroy();
  const reply = options.overloaded(call) ?? (await options.handle(call));
  if (reply.lost === true) return void response.destroy();
  send(response, reply);
}

/** Refuses other Host names (DNS rebinding) and pages of other origins (cross-site requests). */
function foreign(request: IncomingMessage, port: number): HttpReply | undefined {
  const host = request.headers.host ?? '';
  if (host !== `localhost:${port}` && host !== `127.0.0.1:${port}`) return { status: 421 };
  const origin = request.headers.origin;
  if (origin !== undefined && origin !== `https://${host}`) return { status: 403 };
  if (request.headers['sec-fetch-site'] === 'cross-site' && request.method !== 'GET') return { status: 403 };
  return undefined;
}

function toCall(
  request: IncomingMessage,
  body: string,
  port: number,
  connection: number,
): HttpCall | undefined {
  const origin = `https://localhost:${port}`;
  const target = request.url ?? '';
  if (!target.startsWith('/') || !URL.canParse(target, origin)) return undefined;
  const url = new URL(target, origin);
  const path = decodePath(url.pathname);
  if (path === undefined || url.origin !== origin) return undefined;
  const headers = Object.fromEntries(
    Object.entries(request.headers).map(([name, value]) => [
      name,
      Array.isArray(value) ? value.join(', ') : (value ?? ''),
    ]),
  );
  return { method: request.method ?? '', path, query: url.searchParams, headers, body, origin, connection };
}

function decodePath(path: string): string | undefined {
  try {
    return decodeURIComponent(path);
  } catch {
    return undefined;
  }
}

async function readBody(request: IncomingMessage): Promise<string | undefined> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > maximumBodyBytes) return undefined;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

function send(response: ServerResponse, reply: HttpReply): void {
  const body = Buffer.from(reply.body ?? '', 'utf8');
  response.writeHead(reply.status, {
    'cache-control': 'no-store, no-cache',
    'x-content-type-options': 'nosniff',
    'content-length': String(body.length),
    ...(reply.headers as Record<string, string | string[]> | undefined),
  });
  response.end(body);
}

/** A JSON answer. */
export function json(status: number, value: unknown, headers: HttpReply['headers'] = {}): HttpReply {
  return {
    status,
    headers: { 'content-type': 'application/json; charset=utf-8', ...headers },
    body: JSON.stringify(value),
  };
}

export async function listen(server: Server | import('node:net').Server): Promise<void> {
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  server.once('error', reject);
  server.listen(0, '127.0.0.1', () => {
    server.off('error', reject);
    resolve();
  });
  await promise;
}

export const portOf = (server: { address(): AddressInfo | string | null }): number => {
  const address = server.address();
  return typeof address === 'object' && address !== null ? address.port : 0;
};

async function stop(server: Server): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  server.close(() => resolve());
  server.closeAllConnections();
  await promise;
}
