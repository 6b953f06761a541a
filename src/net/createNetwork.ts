// The network of one registration: connections to its hosts and to no others, hop by hop.
import type { Socket } from 'node:net';
import { type HostPort, hostPortOf } from '../core/endpoints/hosts.ts';
import { type Attempt, withDeadline } from './deadline.ts';
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
import { protocolFailure } from './networkFailures.ts';
import { rememberLookup } from './rememberLookup.ts';
import { allowed, openTls, type Route, reach, readUrl, systemLookup } from './route.ts';
import { createSlots, type Slots } from './slots.ts';
import { secure } from './tlsHop.ts';
import { createTrust } from './trust.ts';
import { WarmConnections } from './warmConnections.ts';

/** Graph allows four requests in flight per application for mail (Microsoft Graph service-specific limits). */
const defaultRequestsPerHost = 4;

// biome-ignore lint/performance/noBarrelFile: a bundle has one entry, and the host needs both.
export { proxyRules } from './proxyRules.ts';

interface Rig extends Route {
  readonly connections: KeptConnections;
  readonly warmed: WarmConnections;
  readonly slots: Slots;
}

/** Makes the network of one registration. Nothing is opened before it is asked for. */
export function createNetwork(options: NetworkOptions): Network {
  const rig: Rig = {
    options,
    trust: createTrust(options),
    lookup: rememberLookup(options.lookup ?? systemLookup),
    connections: new KeptConnections(),
    warmed: new WarmConnections(),
    slots: createSlots(options.requestsPerHost ?? defaultRequestsPerHost),
  };
  return {
    http: (request, call) => http(rig, request, call),
    open: (target, call) => open(rig, target, call),
    startTls: (socket, target, call) => startTls(rig, socket, target, call),
    warm: (target, call) => warm(rig, target, call),
    close() {
      rig.connections.destroy();
      rig.warmed.destroy();
    },
  };
}

async function http(rig: Rig, request: HttpRequest, call: CallOptions): Promise<HttpResponse> {
  const { connections, warmed, slots } = rig;
  const url = readUrl(request.url);
  const target = allowed(hostPortOf(url), rig);
  return withDeadline(target, call, async (attempt) => {
    attempt.waitFor('a free connection');
    const release = await slots.take(target, attempt.signal);
    const openSocket = async () => {
      const socket = warmed.take(target) ?? handOver(await openTls(target, attempt, rig), attempt);
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

async function open(rig: Rig, target: SocketTarget, call: CallOptions): Promise<Socket> {
  const host = allowed(target, rig);
  const socket = await withDeadline(host, call, (attempt) =>
    target.security === 'implicitTls'
      ? openTls(host, attempt, rig)
      : reach(host, attempt, rig, attempt.onHop),
  );
  return closeOnAbort(socket, call.signal);
}

async function startTls(rig: Rig, socket: Socket, target: HostPort, call: CallOptions): Promise<Socket> {
  const host = allowed(target, rig);
  refuseInjected(socket, host);
  // This handshake cannot be tried twice, so it begins with every authority.
  rig.trust.widen();
  const secured = await withDeadline(host, call, (attempt) => {
    attempt.own(socket);
    return secure(socket, host, attempt, rig.trust, attempt.onHop);
  });
  return closeOnAbort(secured, call.signal);
}

async function warm(rig: Rig, target: HostPort, call: CallOptions): Promise<void> {
  const host = allowed(target, rig);
  if (rig.connections.hasIdle(host)) return;
  const socket = await withDeadline(host, call, async (attempt) =>
    handOver(await openTls(host, attempt, rig), attempt),
  );
  rig.warmed.put(host, socket);
}

/** From here on the kept connections own the socket. */
function handOver(socket: Socket, attempt: Attempt): Socket {
  attempt.release(socket);
  return socket;
}

function closeOnAbort(socket: Socket, signal: AbortSignal): Socket {
  const close = () => void socket.destroy();
  signal.addEventListener('abort', close, { once: true });
  socket.once('close', () => signal.removeEventListener('abort', close));
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
