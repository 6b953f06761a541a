// The way to a host of the registration: agreed hosts only, direct or through the proxy, verified TLS.
import { promises as dns } from 'node:dns';
import type { Socket } from 'node:net';
import { type HostPort, parseHostPort, sameHost } from '../core/endpoints/hosts.ts';
import { Failure, isFailure } from '../core/report/failure.ts';
import { type Attempt, toldTo, untold } from './attempt.ts';
import type { HopTrace, Lookup, NetworkOptions } from './network.ts';
import { connectThroughProxy } from './proxyHop.ts';
import { connectTcp } from './tcpHop.ts';
import { secure } from './tlsHop.ts';
import { isUnknownIssuer, type Trust } from './trust.ts';

/** What every connection of one network has in common. */
export interface Route {
  readonly options: NetworkOptions;
  readonly trust: Trust;
  readonly lookup: Lookup;
}

/** https, one host, no userinfo; WHATWG parsing is asked only after what it would repair is refused. */
export function readUrl(text: string): URL {
  const plain = /^https:\/\/[\x21-\x7e]+$/.test(text) && !text.includes('\\') && URL.canParse(text);
  const url = plain ? new URL(text) : undefined;
  if (url === undefined || url.username !== '' || url.password !== '' || text.includes('#')) {
    throw new Failure({ kind: 'local', problem: 'hostNotAllowed', text: 'Not a plain https address.' });
  }
  return url;
}

/** Exact comparison with the registration's hosts: no suffix, no pattern. */
export function allowed(target: HostPort, { options }: Route): HostPort {
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
export function reach(target: HostPort, attempt: Attempt, route: Route): Promise<Socket> {
  const proxy = route.options.proxyFor(target);
  return proxy === undefined
    ? connectTcp(target, attempt, route.lookup)
    : connectThroughProxy(target, proxy, attempt, route);
}

/** TLS to the target; tried once more with the system's authorities if the first try did not know the issuer. */
export async function openTls(target: HostPort, attempt: Attempt, route: Route): Promise<Socket> {
  const { trust } = route;
  let refused: HopTrace | undefined;
  const socket = await reach(target, attempt, route);
  const holdRefusal = (trace: HopTrace) => {
    if (trace.ok) attempt.onHop(trace);
    else refused = trace;
  };
  try {
    return await secure(socket, target, toldTo(holdRefusal, attempt), trust);
  } catch (error) {
    const unknown =
      isFailure(error) && error.evidence.kind === 'network' && isUnknownIssuer(error.evidence.code);
    if (!unknown || !trust.widen()) {
      if (refused !== undefined) attempt.onHop(refused);
      throw error;
    }
    // The hops up to here were told already.
    const again = await reach(target, untold(attempt), route);
    return await secure(again, target, attempt, trust);
  }
}

/** Asks the operating system. */
export const systemLookup: Lookup = (host) => dns.lookup(host, { all: true });
