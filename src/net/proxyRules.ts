// Which proxy a connection takes: VS Code's settings first, then the environment, as VS Code itself decides
// (@vscode/proxy-agent, createProxyResolver). Proxies of the operating system and PAC files are not read.

import { Secret } from '../core/credential/secret.ts';
import type { HostPort } from '../core/endpoints/hosts.ts';
import type { ProxySetting } from './network.ts';

/** VS Code's `http` settings. */
export interface ProxySettings {
  /** `http.proxy`. */
  readonly proxy?: string;
  /** `http.noProxy`. */
  readonly noProxy?: readonly string[];
  /** `http.proxyAuthorization`: the whole header value. */
  readonly authorization?: Secret;
  /** `http.proxySupport`; `off` means no proxy at all. */
  readonly support?: string;
}

export type Environment = Readonly<Record<string, string | undefined>>;

const loopback: ReadonlySet<string> = new Set(['localhost', '127.0.0.1', '::1', '::ffff:127.0.0.1']);

/** The rule for each target; undefined means a direct connection. `learn` gets what must be masked. A setting that cannot be used is kept, so that it fails by name. */
export function proxyRules(
  settings: ProxySettings,
  environment: Environment,
  learn: (secret: string) => void = () => {},
): (target: HostPort) => ProxySetting | undefined {
  const fromSettings = settings.proxy?.trim() ?? '';
  const url = fromSettings === '' ? proxyOf(environment) : fromSettings;
  if (settings.support === 'off' || url === '') return () => undefined;
  const proxy = readProxy(url, settings.authorization, learn);
  const listed = settings.noProxy ?? [];
  // If the setting has entries, the environment's list is ignored.
  const exempt = exemptions(listed.length > 0 ? listed : noProxyOf(environment));
  return (target) => (loopback.has(target.host) || exempt(target) ? undefined : proxy);
}

/** One of these, lower case first; there is no standard. */
function proxyOf(environment: Environment): string {
  const names = ['https_proxy', 'HTTPS_PROXY', 'http_proxy', 'HTTP_PROXY'];
  return names.map((name) => environment[name]?.trim() ?? '').find((value) => value !== '') ?? '';
}

function noProxyOf(environment: Environment): readonly string[] {
  return (environment['no_proxy'] || environment['NO_PROXY'] || '').split(',');
}

/** User name and password leave the URL, which is shown to people, for the header. */
function readProxy(
  text: string,
  authorization: Secret | undefined,
  learn: (secret: string) => void,
): ProxySetting {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url === undefined || url.hostname === '') return { url: 'invalid:' };
  const login = url.username === '' ? undefined : `${plain(url.username)}:${plain(url.password)}`;
  const header = authorization ?? (login === undefined ? undefined : new Secret(`Basic ${base64(login)}`));
  for (const secret of header === undefined ? [] : secretsOf(header)) learn(secret);
  const shown = `${url.protocol}//${url.host}`;
  return header === undefined ? { url: shown } : { url: shown, authorization: header };
}

/** The header's value, and for Basic (RFC 7617) what it stands for: a proxy may send either back. */
function secretsOf(header: Secret): readonly string[] {
  const value = header.reveal();
  const encoded = /^Basic (\S+)$/i.exec(value)?.[1];
  if (encoded === undefined) return [value];
  const login = Buffer.from(encoded, 'base64').toString('utf8');
  return [encoded, login, login.slice(login.indexOf(':') + 1)];
}

const base64 = (value: string): string => Buffer.from(value).toString('base64');

function plain(encoded: string): string {
  try {
    return decodeURIComponent(encoded);
  } catch {
    return encoded;
  }
}

/** `*`, `host`, `.domain`, each with an optional `:port`; a name also covers what is below it. */
function exemptions(entries: readonly string[]): (target: HostPort) => boolean {
  const rows = entries.map((entry) => entry.trim().toLowerCase()).filter((entry) => entry !== '');
  if (rows.includes('*')) return () => true;
  const filters = rows.map((row) => {
    const [, name = '', port] = /^(.*?)(?::(\d+))?$/.exec(row) ?? [];
    return { domain: name.startsWith('.') ? name : `.${name}`, port };
  });
  return ({ host, port }) =>
    filters.some(
      (filter) =>
        filter.domain !== '.' &&
        `.${host}`.endsWith(filter.domain) &&
        (filter.port === undefined || Number(filter.port) === port),
    );
}
