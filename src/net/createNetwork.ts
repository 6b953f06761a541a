// The network of one registration: connections to its hosts and to no others, hop by hop.
import type { Socket } from 'node:net';
import { type Acquire, createSemaphore, onAbort, type Release } from '../core/async.ts';
import { type HostPort, hostPortOf } from '../core/endpoints/hosts.ts';
import { plainLine } from '../core/text/text.ts';
import { type Attempt, type AttemptOptions, runAttempt } from './attempt.ts';
import { exchange, StaleConnection } from './httpExchange.ts';
import { KeptConnections } from './keptConnections.ts';
import type {
  CallOptions,
  HttpRequest,
  HttpResponse,
  Network,
  NetworkOptions,
  SocketTarget,
} from './network.ts';
import { protocolFailure, shownFailure } from './networkFailures.ts';
import { rememberLookup } from './rememberLookup.ts';
import { allowed, openTls, type Route, reach, readUrl, systemLookup } from './route.ts';
import { secure } from './tlsHop.ts';
import { createTrust } from './trust.ts';
import { WarmConnections } from './warmConnections.ts';

/** Graph allows four requests in flight per application for mail (Microsoft Graph service-specific limits). */
const requestsPerHost = 4;

// biome-ignore lint/performance/noBarrelFile: a bundle has one entry, and the host needs both.
export { proxyRules } from './proxyRules.ts';

interface NetworkContext extends Route {
  readonly connections: KeptConnections;
  readonly warmed: WarmConnections;
  /** The semaphore of each host, by `host:port`. */
  readonly semaphores: Map<string, Acquire>;
}

/** Makes the network of one registration. Nothing is opened before it is asked for. */
export function createNetwork(options: NetworkOptions): Network {
  const context: NetworkContext = {
    options,
    trust: createTrust(options),
    lookup: rememberLookup(options.lookup ?? systemLookup),
    connections: new KeptConnections(),
    warmed: new WarmConnections(),
    semaphores: new Map(),
  };
  const guarded = async <T>(work: Promise<T>): Promise<T> => {
    try {
      return await work;
    } catch (error) {
      throw shownFailure(error, options.excerpt ?? plainLine);
    }
  };
  return {
    http: (request, call) => guarded(http(context, request, call)),
    open: (target, call) => guarded(open(context, target, call)),
    startTls: (socket, target, call) => guarded(startTls(context, socket, target, call)),
    warm: (target, call) => guarded(warm(context, target, call)),
    close() {
      context.connections.destroy();
      context.warmed.destroy();
    },
  };
}

async function http(context: NetworkContext, request: HttpRequest, call: CallOptions): Promise<HttpResponse> {
  const { connections, warmed } = context;
  const url = readUrl(request.url);
  const target = allowed(hostPortOf(url), context);
  return runAttempt(target, attemptOptions(call, context), async (attempt) => {
    attempt.waitFor('a free connection');
    const release = await acquirePlace(context, target, attempt.signal);
    const openSocket = async () => {
      const socket = warmed.take(target) ?? handOver(await openTls(target, attempt, context), attempt);
      attempt.waitFor('response headers');
      return socket;
    };
    const work = { request, url, connections, open: openSocket, attempt };
    try {
      return await exchange(work);
    } catch (error) {
      if (!(error instanceof StaleConnection)) throw error;
      connections.dropIdle();
      if (request.method !== 'GET' && request.repeatable !== true) {
        throw protocolFailure('closedEarly', target, 'response headers', '', error);
      }
      return await exchange(work);
    } finally {
      release();
    }
  });
}

async function open(context: NetworkContext, target: SocketTarget, call: CallOptions): Promise<Socket> {
  const host = allowed(target, context);
  const socket = await runAttempt(host, attemptOptions(call, context), (attempt) =>
    target.security === 'implicitTls' ? openTls(host, attempt, context) : reach(host, attempt, context),
  );
  return closeOnAbort(socket, call.signal);
}

async function startTls(
  context: NetworkContext,
  socket: Socket,
  target: HostPort,
  call: CallOptions,
): Promise<Socket> {
  const host = allowed(target, context);
  refuseInjected(socket, host);
  // This handshake cannot be tried twice, so it begins with every authority.
  context.trust.widen();
  const secured = await runAttempt(host, attemptOptions(call, context), (attempt) => {
    attempt.own(socket);
    return secure(socket, host, attempt, context.trust);
  });
  return closeOnAbort(secured, call.signal);
}

async function warm(context: NetworkContext, target: HostPort, call: CallOptions): Promise<void> {
  const host = allowed(target, context);
  if (context.connections.hasIdle(host)) return;
  const socket = await runAttempt(host, attemptOptions(call, context), async (attempt) =>
    handOver(await openTls(host, attempt, context), attempt),
  );
  context.warmed.put(host, socket);
}

const attemptOptions = (call: CallOptions, { options }: NetworkContext): AttemptOptions => ({
  ...call,
  hopTimeoutMs: options.hopTimeoutMs,
});

/** Waits until fewer than the allowed requests to this host are in flight; the rest wait in order. */
function acquirePlace(
  { semaphores }: NetworkContext,
  { host, port }: HostPort,
  signal: AbortSignal,
): Promise<Release> {
  const key = `${host}:${port}`;
  const acquire = semaphores.get(key) ?? createSemaphore(requestsPerHost);
  semaphores.set(key, acquire);
  return acquire(signal);
}

/** From here on the kept connections own the socket. */
function handOver(socket: Socket, attempt: Attempt): Socket {
  attempt.release(socket);
  return socket;
}

function closeOnAbort(socket: Socket, signal: AbortSignal): Socket {
  const unsubscribe = onAbort(signal, () => void socket.destroy());
  socket.once('close', unsubscribe);
  return socket;
}

/** CVE-2011-0411 and its family: plain text that waits for the handshake was put there by someone else. */
function refuseInjected(socket: Socket, target: HostPort): void {
  if (socket.readableLength === 0) return;
  const bytes: unknown = socket.read();
  socket.destroy();
  const text = bytes instanceof Uint8Array ? bytes : '';
  throw protocolFailure('injectedBeforeTls', target, 'STARTTLS', text);
}
