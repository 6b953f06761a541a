// Hosts of a registration that no cloud has: a person agrees to them before a first token or secret goes there.
import type { Registration } from '../registration/registration.ts';
import { hostPortOf, parseHostPort, parseHttpsUrl } from './hosts.ts';

/** A token that is sent to this computer's own loopback does not leave it. */
const loopback: readonly string[] = ['127.0.0.1', '::1', 'localhost'];

/** `host:port` in canonical form, each once, in order; hosts on this computer are left out. */
export function ownHosts(
  registration: Pick<Registration, 'cloud' | 'authority' | 'endpoints'>,
): readonly string[] {
  if (registration.cloud === 'demo') return [];
  const authority = registration.cloud === 'custom' ? registration.authority : undefined;
  const { ews, graph, imap, pop, smtp } = registration.endpoints ?? {};
  const urls = [authority, ews, graph].map((text) => {
    const url = text === undefined ? undefined : parseHttpsUrl(text);
    return url && hostPortOf(url);
  });
  const servers = [imap, pop, smtp].map((text) => (text === undefined ? undefined : parseHostPort(text)));
  const found = [...urls, ...servers].filter((host) => host !== undefined && !loopback.includes(host.host));
  const written = found.map((host) =>
    host === undefined ? '' : `${host.host.includes(':') ? `[${host.host}]` : host.host}:${host.port}`,
  );
  return [...new Set(written)].toSorted();
}
