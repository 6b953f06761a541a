// The proxy hop: reaches the proxy and asks it for the way. Every failure here is reported as the proxy's.

import type { Socket } from 'node:net';
import type { HostPort } from '../core/endpoints/hosts.ts';
import * as l10n from '../core/l10n.ts';
import { isFailure } from '../core/report/failure.ts';
import { type Attempt, untold } from './attempt.ts';
import { httpTunnel } from './httpTunnel.ts';
import type { Lookup, ProxyHop, ProxySetting } from './network.ts';
import { networkFailure } from './networkFailures.ts';
import { socksTunnel } from './socksTunnel.ts';
import { connectTcp, traced } from './tcpHop.ts';
import { secure } from './tlsHop.ts';
import type { Trust } from './trust.ts';

type Tunnel = (socket: Socket, target: HostPort, hop: ProxyHop) => Promise<void>;

interface Scheme {
  readonly defaultPort: number;
  readonly tls: boolean;
  readonly tunnel: Tunnel;
}

/** Schemes of a proxy's URL; the ports are VS Code's and curl's defaults. */
const schemes: Readonly<Record<string, Scheme>> = {
  'http:': { defaultPort: 80, tls: false, tunnel: httpTunnel },
  'https:': { defaultPort: 443, tls: true, tunnel: httpTunnel },
  'socks:': { defaultPort: 1080, tls: false, tunnel: socksTunnel },
  'socks5:': { defaultPort: 1080, tls: false, tunnel: socksTunnel },
  'socks5h:': { defaultPort: 1080, tls: false, tunnel: socksTunnel },
};

/** Connects to the target through the proxy; reports the hops `dns` (left to the proxy) and `proxy`. */
export function connectThroughProxy(
  target: HostPort,
  setting: ProxySetting,
  attempt: Attempt,
  { lookup, trust }: { readonly lookup: Lookup; readonly trust: Trust },
): Promise<Socket> {
  return traced('proxy', attempt, async () => {
    const { hop, server, scheme } = readProxy(target, setting);
    const detail = l10n.record('Left to the proxy {0}.', hop.name);
    attempt.onHop({ hop: 'dns', ok: true, durationMs: 0, detail });
    // The way to the proxy is told as this one hop.
    const within = untold(attempt);
    try {
      const plain = await connectTcp(server, within, lookup);
      const socket = scheme.tls ? await secure(plain, server, within, trust) : plain;
      attempt.waitForHop(`answer of the proxy ${hop.name}`);
      await scheme.tunnel(socket, target, hop);
      return { value: socket, detail: l10n.record('The proxy {0} connected to it.', hop.name) };
    } catch (error) {
      throw asProxyFailure(error, target, hop);
    }
  });
}

function readProxy(target: HostPort, setting: ProxySetting) {
  const url = URL.canParse(setting.url) ? new URL(setting.url) : undefined;
  const scheme = url === undefined ? undefined : schemes[url.protocol];
  const host = url?.hostname.replace(/^\[|\]$/g, '') ?? '';
  if (url === undefined || scheme === undefined || host === '') {
    throw networkFailure(
      'proxy',
      target,
      new Error(l10n.record('The proxy setting is not an http, https or socks5 URL.')),
      {
        code: 'PROXY_SETTING_INVALID',
      },
    );
  }
  const port = url.port === '' ? scheme.defaultPort : Number(url.port);
  if (/[^\x20-\x7e]/.test(setting.authorization?.reveal() ?? '')) {
    throw networkFailure(
      'proxy',
      target,
      new Error(l10n.record('The proxy authorization holds a control character.')),
      {
        code: 'PROXY_SETTING_INVALID',
      },
    );
  }
  return { hop: { name: `${host}:${port}`, setting }, server: { host, port }, scheme };
}

/** DNS, TCP and TLS of the proxy are told as its own hop, with the code and certificate that were seen. */
function asProxyFailure(error: unknown, target: HostPort, hop: ProxyHop): unknown {
  if (!isFailure(error) || error.evidence.kind !== 'network' || error.evidence.hop === 'proxy') return error;
  const { code, text, certificate } = error.evidence;
  return networkFailure('proxy', target, new Error(text, { cause: error }), {
    proxy: hop.name,
    code,
    certificate,
  });
}
