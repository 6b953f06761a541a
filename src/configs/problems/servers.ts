// Hosts, ports and TLS: what does not answer, and what does not fit.

import type { HostFact } from '../facts/facts.ts';
import type { MailProtocol, Setting } from '../model.ts';
import { type Case, type Found, found, replaceWith, type Server } from './case.ts';
import { off, on, type TlsBeside, tlsBeside } from './tlsBeside.ts';

const rightHost: Readonly<Partial<Record<MailProtocol, string>>> = {
  imap: 'outlook.office365.com',
  pop: 'outlook.office365.com',
  smtp: 'smtp.office365.com',
};

/** Hosts that serve another protocol, or do not exist. */
export function wrongHosts(the: Case): Found[] {
  return the.servers.flatMap(({ host, protocol }) => {
    const { serves } = host;
    if (host.derived) return [];
    if (host.misspelt !== undefined)
      return [found('wrong-host', host, { fix: replaceWith(host, host.misspelt) })];
    if (protocol === undefined || serves.length === 0 || serves.includes(protocol) || protocol === 'graph')
      return [];
    if (protocol === 'ews') return [];
    const right = rightHost[protocol] ?? host.host;
    return [found('wrong-host', host, /\.com$/i.test(host.host) ? { fix: replaceWith(host, right) } : {})];
  });
}

const answers: Readonly<Partial<Record<MailProtocol, readonly string[]>>> = {
  smtp: ['587', '25'],
  imap: ['993'],
  pop: ['995'],
};

/** Ports that nothing answers on. */
export function wrongPorts(the: Case): Found[] {
  return the.servers.flatMap(({ host, port, protocol }) => {
    const right = answers[protocol ?? 'graph'];
    if (port === undefined || right === undefined || right.includes(port.text)) return [];
    if (protocol !== undefined && host.serves.length > 0 && !host.serves.includes(protocol)) return [];
    return [found('wrong-port', port, { fix: replaceWith(port, right[0] ?? '') })];
  });
}

/** `notImplicit`: says nothing about STARTTLS, so that it is wrong if TLS begins at once. */
type Mode = 'implicit' | 'startTls' | 'none' | 'notImplicit';

/** What a TLS key says, by the name that the program gives it. */
const tlsKeys: readonly (readonly [name: RegExp, value: RegExp, mode: Mode])[] = [
  [/^(?:smtp_)?secure$|^email_secure$|^mail_secure$/, on, 'implicit'],
  [/ssl_enable$|^mail_use_ssl$|^email_use_ssl$|smtp_tls_wrappermode$/, on, 'implicit'],
  [/socket_?factory_class$/, /SSLSocketFactory/, 'implicit'],
  [
    /encryption$|^smtp_?secure$|mail_scheme$/,
    /^(?:ssl|smtps|ssl_certificate)$|ENCRYPTION_SMTPS/i,
    'implicit',
  ],
  [/^(?:ssl|tls)_?type$/, /^(?:starttls)$/i, 'startTls'],
  [/^(?:ssl|tls)_?type$/, /^none$/i, 'none'],
  [/^encryption$|^imap_encryption$/, /^starttls$/i, 'startTls'],
  [/secure_?socket_?options?$/, /SslOnConnect/, 'implicit'],
  [/secure_?socket_?options?$/, /\bNone$/, 'none'],
  [/secure_?socket_?options?$/, /StartTls(?:WhenAvailable)?$/, 'startTls'],
  [/^tls_starttls$/, off, 'implicit'],
  [
    /^tls$|^smtp_require_tls$|^require_tls$|^use_?tls$|email_use_tls$|mail_use_tls$|enable_?ssl$|starttls_(?:enable|required)$|^smtp_enable_starttls(?:_auto)?$|^smtp_start_?tls$|^server_starttls$|^starttls$/,
    off,
    'none',
  ],
  [/^start_?tls_?policy$/, /NoStartTLS/i, 'none'],
  [/^smtp_tls_security_level$/, /^none$/, 'none'],
  [/^smtp_use_tls$/, /^no$/, 'none'],
  [/^(?:smtp_)?encryption$/, off, 'none'],
  [/^mail_encryption$/, off, 'none'],
  [/^ssl$|^ssl_enable$/, off, 'notImplicit'],
  [/^ignore_?tls$/, on, 'none'],
];

/** Keys about TLS have one of these words. */
export const tlsWords =
  /ssl|tls|secur|encrypt|socket|scheme|wrapper|verif|valid|cert|trust|unauth|check|skip|ignore|allow|accept|adapter/;

/** TLS that does not fit: implicit on 587, STARTTLS on 993 and 995, or none at all. */
export function wrongTls(the: Case): Found[] {
  const { servers } = the;
  const beside = tlsBeside(the.scene.parsed.settings);
  return [
    ...servers.flatMap((server) => byScheme(server)),
    ...oneForEachHost(the.scene.items.flatMap((item) => byKey(the, beside, item))),
    ...servers.flatMap((server) => byCall(server)),
  ];
}

interface KeyFound {
  readonly found: Found;
  readonly host: HostFact;
  readonly mode: Mode;
}

/** Of a connection that begins with TLS and has STARTTLS off, the first is the mistake; the second follows from it. */
function oneForEachHost(all: readonly KeyFound[]): Found[] {
  const implicit = new Set(all.filter(({ mode }) => mode === 'implicit').map(({ host }) => host));
  return all.filter(({ host, mode }) => mode === 'implicit' || !implicit.has(host)).map((each) => each.found);
}

function clashes(mode: Mode, { protocol, port }: Server): boolean {
  if (port !== undefined && protocol !== undefined && !answers[protocol]?.includes(port.text)) return false;
  if (protocol === 'smtp') return mode === 'implicit' || mode === 'none';
  if (protocol === 'imap' || protocol === 'pop') return mode !== 'implicit';
  return false;
}

function byScheme(server: Server): Found[] {
  const { host, protocol } = server;
  const implicit = /^(?:ssl|smtps)$/.test(host.scheme ?? '');
  return implicit && protocol === 'smtp' && clashes('implicit', server) ? [found('wrong-tls', host)] : [];
}

function byKey(the: Case, beside: TlsBeside, item: Case['scene']['items'][number]): KeyFound[] {
  const { setting } = item;
  if (setting === undefined || (item.text === '' && item.form === 'code')) return [];
  if (!tlsWords.test(setting.path)) return [];
  const mode = modeOf(the, setting, item.text);
  if (mode === undefined) return [];
  const fact = { item, role: 'tls' as const, owner: [] };
  if (!the.territory.takes({ ...fact, owner: ownerOf(the, item) })) return [];
  const host = the.territory.hostFor({ item, owner: ownerOf(the, item) });
  const server = the.servers.find((each) => each.host === host);
  if (server === undefined || !clashes(mode, server) || isStartTlsBeside(beside, setting, mode)) return [];
  if (beside.graph(setting)) return [];
  return [{ found: found('wrong-tls', item), host: server.host, mode }];
}

/** The last two words of a key with dots, which Java's properties have: `ssl_enable`. */
export function dottedName({ path, name }: { readonly path: string; readonly name: string }): string {
  return /(?:^|\.)mail\.(?:smtp|imap|pop3)s?\./.test(path) ? path.split('.').slice(-2).join('_') : name;
}

/** `starttls = false` means nothing on IMAP, `tls = false` nothing beside `starttls = true`; `tls` without `ssl` begins later. */
function isStartTlsBeside(beside: TlsBeside, setting: Setting, mode: Mode): boolean {
  if (mode === 'implicit' && /tls$/.test(setting.name)) return beside.noSsl(setting);
  if (mode !== 'none') return false;
  return (/imap|pop/.test(setting.path) && /starttls/.test(setting.name)) || beside.startTls(setting);
}

/** What a key says of TLS. Ruby's and Elixir's libraries mean TLS from the first byte by `ssl`, Ruby's by `tls` too. */
function modeOf(the: Case, setting: Setting, text: string): Mode | undefined {
  const { format } = the.scene.kind;
  if (
    (format === 'ruby' && /^(?:tls|ssl)$/.test(setting.name)) ||
    (format === 'elixir' && setting.name === 'ssl')
  )
    return on.test(text) ? 'implicit' : undefined;
  // parsedmarc: SSL or TLS in place of STARTTLS.
  if (the.scene.kind.program === 'parsedmarc' && setting.path === 'smtp.ssl')
    return on.test(text) ? 'implicit' : undefined;
  // GitLab and Mastodon; in other programs it is the TLS that begins with STARTTLS.
  if (setting.name === 'smtp_tls' && (format === 'ruby' || setting.key === 'SMTP_TLS'))
    return on.test(text) ? 'implicit' : undefined;
  const name = dottedName(setting);
  return tlsKeys.find(([key, value]) => (key.test(setting.name) || key.test(name)) && value.test(text))?.[2];
}

function ownerOf(the: Case, item: Case['scene']['items'][number]): readonly string[] {
  return (
    the.facts.find((fact) => fact.item === item)?.owner ??
    (item.setting?.path ?? '')
      .split(/[._]/)
      .filter((word) => /^(?:smtp|imap|pop3?|mail|email|spring)$/.test(word))
      .slice(0, 1)
  );
}

/** MailKit's `Connect(host, 587, true)`: its third argument `useSsl` means TLS from the first byte. */
function asksForTlsAtOnce({ name, args }: NonNullable<Case['scene']['items'][number]['call']>): boolean {
  return /^Connect(?:Async)?$/.test(name) && args[2]?.text === 'true';
}

/** `ConnectAsync(host, 587, SecureSocketOptions.SslOnConnect)`, `SMTP_SSL(host, 587)`. */
function byCall(server: Server): Found[] {
  const { call } = server.host.item;
  if (call === undefined) return [];
  const option = call.args.find((argument) => /SecureSocketOptions\./.test(argument.text))?.text ?? '';
  const mode: Mode | undefined = /SslOnConnect/.test(option)
    ? 'implicit'
    : /\.None$/.test(option)
      ? 'none'
      : /\.StartTls\w*$/.test(option)
        ? 'startTls'
        : /^SMTP_SSL$/.test(call.name) || asksForTlsAtOnce(call)
          ? 'implicit'
          : undefined;
  return mode !== undefined && clashes(mode, server) ? [found('wrong-tls', server.host)] : [];
}
