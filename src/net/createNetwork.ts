// The network of one registration: connections to its hosts and to no others, hop by hop.
import { promises as dns } from 'node:dns';
import type { Socket } from 'node:net';
import { Failure, isFailure } from '../core/failure.ts';
import { type HostPort, hostPortOf, parseHostPort, sameHost } from '../core/hosts.ts';
import { type Attempt, withDeadline } from './deadline.ts';
import { exchange, StaleConnection } from './httpExchange.ts';
import { KeptConnections } from './keptConnections.ts';
import type {
  CallOptions,
  HopTrace,
  HttpRequest,
  HttpResponse,
  Network,
  NetworkOptions,
  SocketTarget,
} from './network.ts';
import { protocolFailure } from './networkFailures.ts';
import { connectThroughProxy } from './proxyHop.ts';
import { createSlots } from './slots.ts';
import { connectTcp } from './tcpHop.ts';
import { secure } from './tlsHop.ts';
import { createTrust, isUnknownIssuer, type Trust } from './trust.ts';
import { WarmConnections } from './warmConnections.ts';

/** Graph allows four requests in flight per application for mail (Microsoft Graph service-specific limits). */
const defaultRequestsPerHost = 4;

// biome-ignore lint/performance/noBarrelFile: a bundle has one entry, and the host needs both.
export { proxyRules } from './proxyRules.ts';

/** Makes the network of one registration. Nothing is opened before it is asked for. */
export function createNetwork(options: NetworkOptions): Network {
  const trust = createTrust(options);
  const connections = new KeptConnections();
  const warmed = new WarmConnections();
  const slots = createSlots(options.requestsPerHost ?? defaultRequestsPerHost);

  async function http(request: HttpRequest, call: CallOptions): Promise<HttpResponse> {
    const url = readUrl(request.url);
    const target = allowed(hostPortOf(url), options);
    return withDeadline(target, call, async (attempt) => {
      attempt.waitFor('a free connection');
      const release = await slots.take(target, attempt.signal);
      const open = async () =>
        warmed.take(target) ?? handOver(await openTls(target, attempt, options, trust), attempt);
      try {
        return await exchange({ request, url, connections, open, attempt });
      } catch (error) {
        if (!(error instanceof StaleConnection)) throw error;
        connections.dropIdle();
        if (request.method !== 'GET' && request.repeatable !== true) {
          throw protocolFailure('closedEarly', target, 'response headers', '', error);
        }
        return await exchange({ request, url, connections, open, attempt });
      } finally {
        release();
      }
    });
  }

  return {
    http,
    async open(target: SocketTarget, call) {
      const { host, port } = allowed(target, options);
      const socket = await withDeadline({ host, port }, call, (attempt) =>
        target.security === 'implicitTls'
          ? openTls({ host, port }, attempt, options, trust)
          : reach({ host, port }, attempt, options, trust, attempt.onHop),
      );
      return closeOnAbort(socket, call.signal);
    },
    async startTls(socket, target, call) {
      const { host, port } = allowed(target, options);
      refuseInjected(socket, { host, port });
      // This handshake cannot be tried twice, so it begins with every authority.
      trust.widen();
      const secured = await withDeadline({ host, port }, call, (attempt) => {
        attempt.own(socket);
        return secure(socket, { host, port }, attempt, trust, attempt.onHop);
      });
      return closeOnAbort(secured, call.signal);
    },
    async warm(target, call) {
      const { host, port } = allowed(target, options);
      if (connections.hasIdle({ host, port })) return;
      const socket = await withDeadline({ host, port }, call, async (attempt) =>
        handOver(await openTls({ host, port }, attempt, options, trust), attempt),
      );
      warmed.put({ host, port }, socket);
    },
    close: () => {
      connections.destroy();
      warmed.destroy();
    },
  };
}

/** https, one host, no userinfo; WHATWG parsing is asked only after what it would repair is refused. */
function readUrl(text: string): URL {
  const plain = /^https:\/\/[\x21-\x7e]+$/.test(text) && !text.includes('\\') && URL.canParse(text);
  const url = plain ? new URL(text) : undefined;
  if (url === undefined || url.username !== '' || url.password !== '' || text.includes('#')) {
    throw new Failure({ kind: 'local', problem: 'hostNotAllowed', text: 'Not a plain https address.' });
  }
  return url;
}

/** Exact comparison with the registration's hosts: no suffix, no pattern. */
function allowed(target: HostPort, options: NetworkOptions): HostPort {
  const { host, port } = target;
  const written = host.includes(':') ? `[${host}]:${port}` : `${host}:${port}`;
  const clean = parseHostPort(written);
  if (clean !== undefined && sameHost(clean, target)) {
    if (options.allowedHosts.some((entry) => sameHost(entry, clean))) return clean;
  }
  throw new Failure({
    kind: 'local',
    problem: 'hostNotAllowed',
    text: `${written.slice(0, 270)} is not one of this registration's servers, so nothing was sent to it.`,
  });
}

/** TCP, or the proxy's tunnel, up to the target. */
function reach(
  target: HostPort,
  attempt: Attempt,
  options: NetworkOptions,
  trust: Trust,
  onHop: (trace: HopTrace) => void,
): Promise<Socket> {
  const lookup = options.lookup ?? systemLookup;
  const proxy = options.proxyFor(target);
  return proxy === undefined
    ? connectTcp(target, attempt, lookup, onHop)
    : connectThroughProxy(target, proxy, attempt, lookup, trust, onHop);
}

async function openTls(
  target: HostPort,
  attempt: Attempt,
  options: NetworkOptions,
  trust: Trust,
): Promise<Socket> {
  let refused: HopTrace | undefined;
  const socket = await reach(target, attempt, options, trust, attempt.onHop);
  const holdRefusal = (trace: HopTrace) => {
    if (trace.ok) attempt.onHop(trace);
    else refused = trace;
  };
  try {
    return await secure(socket, target, attempt, trust, holdRefusal);
  } catch (error) {
    const unknown =
      isFailure(error) && error.evidence.kind === 'network' && isUnknownIssuer(error.evidence.code);
    if (!unknown || !trust.widen()) {
      if (refused !== undefined) attempt.onHop(refused);
      throw error;
    }
    // The hops up to here were told already.
    const again = await reach(target, attempt, options, trust, () => {});
    return await secure(again, target, attempt, trust, attempt.onHop);
  }
}

const systemLookup = (host: string) => dns.lookup(host, { all: true });

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
