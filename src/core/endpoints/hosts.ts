// Host names as people type them, read strictly: what is not plainly one host and one port is refused.

export interface HostPort {
  /** Lower case, no trailing dot, no brackets around IPv6. */
  readonly host: string;
  readonly port: number;
}

/**
 * Reads `host:port` (IPv6 in brackets). Undefined for userinfo, paths, backslashes, a trailing dot, non-ASCII names
 * (an internationalised name must be typed as punycode, so that a look-alike is visible) or a port outside 1–65535.
 */
export function parseHostPort(text: string): HostPort | undefined {
  const match = /^(?:\[([0-9a-f:.]+)\]|([a-z0-9](?:[a-z0-9.-]{0,251}[a-z0-9])?)):(\d{1,5})$/i.exec(text);
  if (match === null) return undefined;
  const port = Number(match[3]);
  const host = (match[1] ?? match[2] ?? '').toLowerCase();
  if (port < 1 || port > 65_535 || host.includes('..') || !isCanonical(host)) return undefined;
  return { host, port };
}

/** The host that is typed must be the one that is called: `127.1`, `0x7f.0.0.1` and `[0:0::1]` stand for others. */
function isCanonical(host: string): boolean {
  const written = host.includes(':') ? `[${host}]` : host;
  return URL.canParse(`https://${written}`) && new URL(`https://${written}`).hostname === written;
}

/**
 * Reads an https URL without userinfo, query or fragment, whose host is written as it is called: no percent signs, no
 * numbers that stand for an address, no third slash. Undefined if it is anything else.
 */
export function parseHttpsUrl(text: string): URL | undefined {
  const authority = /^https:\/\/([^/]*)/i.exec(text)?.[1]?.toLowerCase();
  // What WHATWG parsing would take away or repair, and userinfo, query and fragment, are refused before it is asked.
  if (authority === undefined || !/^[!-~]+$/.test(text) || /[\\@?#]/.test(text) || !URL.canParse(text))
    return undefined;
  const url = new URL(text);
  if (url.hostname.endsWith('.')) return undefined;
  return authority === url.host || authority === `${url.host}:443` ? url : undefined;
}

/** Host and port of an https URL. */
export function hostPortOf(url: URL): HostPort {
  return {
    host: url.hostname.replace(/^\[|\]$/g, ''),
    port: url.port === '' ? 443 : Number(url.port),
  };
}

export function sameHost(a: HostPort, b: HostPort): boolean {
  return a.host === b.host && a.port === b.port;
}
