// Where one registration's tokens come from and go to. Every token and secret is sent to these hosts and to no others.

import type { EndpointOverrides, ProtocolId, Registration } from '../registration/registration.ts';
import { type Cloud, clouds } from './clouds.ts';
import { type HostPort, hostPortOf, parseHostPort, parseHttpsUrl } from './hosts.ts';

export interface MailServer extends HostPort {
  /** RFC 8314: implicit TLS on 993, 995 and 465; STARTTLS, which is then mandatory, elsewhere on SMTP. */
  readonly security: 'implicitTls' | 'startTls';
}

export interface Endpoints {
  /** Origin of the authority, without a trailing slash. */
  readonly authority: string;
  readonly ews: string;
  /** Root of Microsoft Graph, without version and trailing slash. */
  readonly graph: string;
  readonly imap: MailServer;
  readonly pop: MailServer;
  readonly smtp: MailServer;
  readonly exchangeResource: string;
  readonly exchangeDelegatedResource: string;
  /** Resource of Graph tokens: the cloud's own, also if `graph` is overridden. */
  readonly graphResource: string;
  /** PEM of the certificate authority to trust for these hosts besides the system's; demo tenant only. */
  readonly trustedCa?: string;
}

/** Hosts of a running demo tenant; ports change with every start. */
export interface DemoEndpoints {
  readonly authority: string;
  readonly ews: string;
  readonly graph: string;
  /** `host:port`. */
  readonly imap: string;
  readonly pop: string;
  readonly smtp: string;
  /** PEM of the certificate authority made at its start. */
  readonly trustedCa: string;
}

export type EndpointProblem =
  | { readonly kind: 'demoNotRunning' }
  | {
      readonly kind: 'invalid';
      readonly field: 'authority' | keyof EndpointOverrides;
      readonly value: string;
    };

export type ResolvedEndpoints =
  | { readonly ok: true; readonly endpoints: Endpoints }
  | { readonly ok: false; readonly problem: EndpointProblem };

/**
 * The endpoints of a registration whose `authority` and `endpoints` were already dropped unless they stand in User
 * settings. `custom` and `demo` use the worldwide cloud's token resources.
 */
export function resolveEndpoints(
  registration: Pick<Registration, 'cloud' | 'authority' | 'endpoints'>,
  demo: DemoEndpoints | undefined,
): ResolvedEndpoints {
  if (registration.cloud === 'demo') {
    if (demo === undefined) return { ok: false, problem: { kind: 'demoNotRunning' } };
    return build(clouds.global, demo.authority, demo, demo.trustedCa);
  }
  if (registration.cloud === 'custom') {
    return build(clouds.global, registration.authority ?? '', registration.endpoints ?? {}, undefined);
  }
  const cloud = clouds[registration.cloud];
  return build(cloud, cloud.authority.value, registration.endpoints ?? {}, undefined);
}

function build(
  cloud: Cloud,
  authority: string,
  overrides: EndpointOverrides,
  trustedCa: string | undefined,
): ResolvedEndpoints {
  const authorityUrl = parseHttpsUrl(authority);
  if (authorityUrl === undefined || authorityUrl.pathname !== '/') return invalid('authority', authority);
  const ews = overrides.ews ?? cloud.ews.value;
  const graph = overrides.graph ?? cloud.graph.value;
  for (const [field, value] of [
    ['ews', ews],
    ['graph', graph],
  ] as const) {
    if (parseHttpsUrl(value) === undefined) return invalid(field, value);
  }
  const servers = { imap: undefined, pop: undefined, smtp: undefined } as Record<
    'imap' | 'pop' | 'smtp',
    MailServer | undefined
  >;
  for (const field of ['imap', 'pop', 'smtp'] as const) {
    const value = overrides[field] ?? cloud[field].value;
    const server = mailServer(field, value);
    if (server === undefined) return invalid(field, value);
    servers[field] = server;
  }
  const { imap, pop, smtp } = servers;
  if (imap === undefined || pop === undefined || smtp === undefined) return invalid('imap', '');
  return {
    ok: true,
    endpoints: {
      authority: authorityUrl.origin,
      ews,
      graph: withoutSlashesAtEnd(graph),
      imap,
      pop,
      smtp,
      exchangeResource: cloud.exchangeResource.value,
      exchangeDelegatedResource: cloud.exchangeDelegatedResource.value,
      graphResource: cloud.graph.value,
      ...(trustedCa === undefined ? {} : { trustedCa }),
    },
  };
}

/** Not by a pattern: on a long row of slashes it would begin anew at each. */
function withoutSlashesAtEnd(text: string): string {
  let end = text.length;
  while (text[end - 1] === '/') end--;
  return text.slice(0, end);
}

const invalid = (field: 'authority' | keyof EndpointOverrides, value: string): ResolvedEndpoints => ({
  ok: false,
  problem: { kind: 'invalid', field, value },
});

function mailServer(protocol: 'imap' | 'pop' | 'smtp', value: string): MailServer | undefined {
  const target = parseHostPort(value);
  if (target === undefined) return undefined;
  const startTls = protocol === 'smtp' && target.port !== 465;
  return { ...target, security: startTls ? 'startTls' : 'implicitTls' };
}

/** The host a protocol's token is sent to. */
export function serverOf(endpoints: Endpoints, protocol: ProtocolId): HostPort {
  if (protocol === 'ews') return hostPortOf(new URL(endpoints.ews));
  if (protocol === 'graph') return hostPortOf(new URL(endpoints.graph));
  return { host: endpoints[protocol].host, port: endpoints[protocol].port };
}
