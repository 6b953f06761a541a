// One HTTP/1.1 request and its answer, bounded in bytes; Node's parser, none of its redirects, retries or defaults.

import { ClientRequest, type IncomingMessage } from 'node:http';
import type { Socket } from 'node:net';
import { onAbort } from '../core/async.ts';
import { type HostPort, hostPortOf } from '../core/endpoints/hosts.ts';
import * as l10n from '../core/l10n.ts';
import { Failure, isFailure } from '../core/report/failure.ts';
import type { Attempt } from './attempt.ts';
import { type KeptConnections, withConnect } from './keptConnections.ts';
import type { HttpRequest, HttpResponse } from './network.ts';
import { codeOf, excerpt, networkFailure, protocolFailure, tooManyBytes } from './networkFailures.ts';

/** Headers of Exchange's diagnostics can be long; Node's own limit is 16 KiB. */
const maxHeaderBytes = 32 * 1024;
const defaultMaxBytes = 4 * 1024 * 1024;

export interface Exchange {
  readonly request: HttpRequest;
  readonly url: URL;
  readonly connections: KeptConnections;
  readonly open: () => Promise<Socket>;
  readonly attempt: Attempt;
}

/** A kept connection was already closed by the server when the request went out: nothing was answered. */
export class StaleConnection extends Error {}

/** Sends the request and reads the answer whole. Throws a Failure, or StaleConnection if nothing came. */
export function exchange(work: Exchange): Promise<HttpResponse> {
  const { request, url, attempt } = work;
  const target = hostPortOf(url);
  return new Promise((resolve, reject) => {
    const call = startCall(work, target);
    let answered = false;
    const fail = (error: unknown) => {
      reject(attempt.signal.aborted ? attempt.signal.reason : failureOf(error, target, call, answered));
    };
    const unsubscribe = onAbort(attempt.signal, () => void call.destroy());
    call.once('close', unsubscribe);
    call.on('error', fail);
    call.on('response', (response) => {
      answered = true;
      attempt.waitFor('response body');
      readAnswer(response, call, request.maxBytes ?? defaultMaxBytes, target).then(resolve, (error) => {
        call.destroy();
        fail(error);
      });
    });
    attempt.waitFor('response headers');
    call.end(request.body);
  });
}

function startCall(work: Exchange, target: HostPort): ClientRequest {
  const { request, url } = work;
  const body =
    request.body === undefined ? {} : { 'Content-Length': String(Buffer.byteLength(request.body)) };
  try {
    return new ClientRequest(
      withConnect(
        {
          agent: work.connections,
          host: target.host,
          port: target.port,
          method: request.method,
          path: `${url.pathname}${url.search}`,
          maxHeaderSize: maxHeaderBytes,
          // No compression: nothing that a small answer can unpack into a large one.
          headers: { 'Accept-Encoding': 'identity', ...request.headers, ...body, Host: url.host },
        },
        work.open,
      ),
    );
  } catch (error) {
    // Node refuses header values with control characters and impossible paths.
    const text = l10n.record('The request cannot be sent: {0}.', codeOf(error));
    throw new Failure({ kind: 'local', problem: 'invalidInput', text }, { cause: error });
  }
}

async function readAnswer(
  response: IncomingMessage,
  call: ClientRequest,
  maxBytes: number,
  target: HostPort,
): Promise<HttpResponse> {
  const status = response.statusCode ?? 0;
  const headers = headersOf(response);
  if (status >= 300 && status < 400 && status !== 304) {
    const where = destinationOf(headers['location'] ?? '');
    throw protocolFailure('redirect', target, 'response headers', `${status} to ${where}`);
  }
  const encoding = headers['content-encoding'] ?? 'identity';
  if (encoding.toLowerCase() !== 'identity') {
    throw protocolFailure('malformed', target, 'response headers', `content-encoding: ${encoding}`);
  }
  const body = await readBody(response, maxBytes, target);
  return { status, headers, body, reused: call.reusedSocket };
}

/** Scheme, host and path of a redirect; its query can hold codes and is left out. */
function destinationOf(location: string): string {
  return excerpt(location.split(/[?#]/, 1)[0] ?? '');
}

function readBody(response: IncomingMessage, maxBytes: number, target: HostPort): Promise<string> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let length = 0;
    response.on('data', (chunk: Buffer) => {
      length += chunk.length;
      if (length > maxBytes) reject(tooManyBytes(target, 'response body', maxBytes));
      else chunks.push(chunk);
    });
    response.on('end', () => resolve(new TextDecoder().decode(Buffer.concat(chunks))));
    response.on('error', reject);
    // After `end` this changes nothing.
    response.on('close', () => reject(protocolFailure('closedEarly', target, 'response body', '')));
  });
}

function headersOf(response: IncomingMessage): Readonly<Record<string, string>> {
  const headers: Record<string, string> = Object.create(null);
  for (const [name, values] of Object.entries(response.headersDistinct)) {
    headers[name] = (values ?? []).join(', ');
  }
  return headers;
}

function failureOf(error: unknown, target: HostPort, call: ClientRequest, answered: boolean): unknown {
  if (isFailure(error)) return error;
  const code = codeOf(error);
  const during = answered ? 'response body' : 'response headers';
  if (code === 'HPE_HEADER_OVERFLOW') return tooManyBytes(target, 'response headers', maxHeaderBytes);
  if (code.startsWith('HPE_')) return parseFailure(error, target, during, answered);
  if (code === 'ECONNRESET' || code === 'EPIPE') {
    if (!answered && call.reusedSocket) return new StaleConnection('stale', { cause: error });
    return protocolFailure('closedEarly', target, during, '', error);
  }
  const hop = code.startsWith('ERR_SSL_') || code === 'EPROTO' ? 'tls' : 'tcp';
  return networkFailure(hop, target, error);
}

function parseFailure(error: unknown, target: HostPort, during: string, answered: boolean): Failure {
  const raw = typeof error === 'object' && error !== null && 'rawPacket' in error ? error.rawPacket : '';
  const seen = raw instanceof Uint8Array ? raw : '';
  const isHttp = answered || excerpt(seen).startsWith('HTTP/');
  // Without the cause: Node puts the raw bytes into it, and a server can send back what it was sent.
  return protocolFailure(isHttp ? 'malformed' : 'notThisProtocol', target, during, seen);
}
