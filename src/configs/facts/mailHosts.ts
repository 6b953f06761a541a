// Mail hosts in values: which ones are Exchange Online's and what they serve.
// Hosts: Office 365 URLs and IP address ranges, Microsoft Learn, through the table of clouds; smtp-hve: Manage High
// Volume Email for Microsoft 365; the outlook.com names: POP, IMAP, and SMTP settings for Outlook.com, Microsoft support.
import { clouds } from '../../core/endpoints/clouds.ts';
import type { MailProtocol, Range } from '../model.ts';

export interface MailHost extends Range {
  /** The host alone, as it is written. */
  readonly host: string;
  readonly port?: { readonly text: string } & Range;
  readonly user?: { readonly text: string } & Range;
  readonly scheme?: string;
  /** What follows the host and port: `/imap/ssl/novalidate-cert`. */
  readonly options: string;
  readonly provider: 'exchange' | 'other' | 'local' | 'direct';
  /** What the host serves; empty if that is not known. */
  readonly serves: readonly MailProtocol[];
  /** What to write in place of a host that does not exist. */
  readonly misspelt?: string;
}

const served = new Map<string, readonly MailProtocol[]>([
  ['outlook.office365.com', ['imap', 'pop', 'ews']],
  ['outlook.office.com', ['imap', 'pop', 'ews']],
  ['smtp.office365.com', ['smtp']],
  ['smtp-hve.office365.com', ['smtp']],
  ['smtp-mail.outlook.com', ['smtp']],
  ['imap-mail.outlook.com', ['imap']],
  ['pop-mail.outlook.com', ['pop']],
  ['smtp.office365.us', ['smtp']],
  ...Object.values(clouds)
    .filter((cloud) => cloud.id !== 'global')
    .flatMap((cloud) => nationalHosts(cloud)),
]);

function nationalHosts(cloud: (typeof clouds)['china']): [string, readonly MailProtocol[]][] {
  const host = (hostPort: string): string => hostPort.split(':')[0] ?? '';
  const [mail, smtp] = [host(cloud.imap.value), host(cloud.smtp.value)];
  return mail === smtp
    ? [[mail, ['imap', 'pop', 'ews', 'smtp']]]
    : [
        [mail, ['imap', 'pop', 'ews']],
        [smtp, ['smtp']],
      ];
}

/** Names that guides invent; none of them is a host of the service. */
const misspelt: ReadonlyMap<string, string> = new Map([
  ['imap.office365.com', 'outlook.office365.com'],
  ['pop.office365.com', 'outlook.office365.com'],
  ['pop3.office365.com', 'outlook.office365.com'],
  ['mail.office365.com', 'outlook.office365.com'],
  ['outlook.office356.com', 'outlook.office365.com'],
  ['outlook.offce365.com', 'outlook.office365.com'],
  ['outlook.office365.co', 'outlook.office365.com'],
  ['imap.outlook.office365.com', 'outlook.office365.com'],
  ['smtp.office356.com', 'smtp.office365.com'],
  ['smtp.offce365.com', 'smtp.office365.com'],
  ['smtp.office.com', 'smtp.office365.com'],
  ['smtp.office365.co', 'smtp.office365.com'],
  ['smtp.outlook.office365.com', 'smtp.office365.com'],
  ['smtp.outlook.office.com', 'smtp.office365.com'],
  ['stmp.office365.com', 'smtp.office365.com'],
]);

const hostPattern =
  /^(\{?)(?:([a-z][a-z0-9+.]*):\/\/)?(?:([^\s/@]+(?:@[^\s/@]+)*)@)?(\[?)([a-z0-9_-]+(?:\.[a-z0-9_-]+)*)\]?(?::(\d{1,5}))?((?:[/}?][^\s]*)?)$/i;
const mailSchemes =
  /^(?:(?:imaps?|smtps?)(?:\+(?:xoauth2|oauthbearer|starttls|insecure|login|plain|none|ssl))?|pop3?s?|pops|ssl|tls|starttls|submissions?|tcp)$/i;

/** The host in a value that holds only a host, with or without scheme, user, port and options. */
export function mailHostIn(text: string, start: number): MailHost | undefined {
  if (text.length > (text.includes('://') ? 600 : 300) || text.includes(' ') || !/[a-z]/i.test(text))
    return undefined;
  const found = hostPattern.exec(text);
  if (found === null) return undefined;
  const [, brace = '', scheme, credentials, bracket = '', host = '', port, options = ''] = found;
  if (scheme !== undefined && !mailSchemes.test(scheme)) return undefined;
  const provider = providerOf(host.toLowerCase());
  // A mail address is not a host.
  if (credentials !== undefined && scheme === undefined && provider.provider !== 'exchange') return undefined;
  const head = brace.length + (scheme === undefined ? 0 : scheme.length + 3);
  const userLength = credentials?.length ?? 0;
  const hostStart = start + head + (userLength > 0 ? userLength + 1 : 0) + bracket.length;
  const portStart = hostStart + host.length + bracket.length + 1;
  const user = (credentials ?? '').split(':')[0] ?? '';
  return {
    host,
    start: hostStart,
    end: hostStart + host.length,
    options,
    ...provider,
    ...(scheme === undefined ? {} : { scheme: scheme.toLowerCase() }),
    ...(user === '' ? {} : { user: { text: user, start: start + head, end: start + head + user.length } }),
    ...(port === undefined ? {} : { port: { text: port, start: portStart, end: portStart + port.length } }),
  };
}

/** Whether a text is a host of the service, without anything else. */
export const isExchangeHost = (text: string): boolean =>
  providerOf(text.toLowerCase()).provider === 'exchange';

function providerOf(host: string): Pick<MailHost, 'provider' | 'serves' | 'misspelt'> {
  const serves = served.get(host);
  if (serves !== undefined) return { provider: 'exchange', serves };
  const right = misspelt.get(host);
  if (right !== undefined) return { provider: 'exchange', serves: served.get(right) ?? [], misspelt: right };
  if (/\.mail\.protection\.outlook\.com$/.test(host)) return { provider: 'direct', serves: ['smtp'] };
  if (/^(?:localhost|127\.\d+\.\d+\.\d+|0\.0\.0\.0|host\.docker\.internal)$/.test(host))
    return { provider: 'local', serves: [] };
  return { provider: 'other', serves: [] };
}

const portProtocols: Readonly<Record<string, MailProtocol>> = {
  '25': 'smtp',
  '110': 'pop',
  '143': 'imap',
  '465': 'smtp',
  '587': 'smtp',
  '2525': 'smtp',
  '993': 'imap',
  '995': 'pop',
};

/** The protocol that a port is registered for. */
export function protocolOfPort(port: string): MailProtocol | undefined {
  return portProtocols[port];
}

/** The protocol that a word names: a key, a scheme, a call. */
export function protocolInWord(word: string): MailProtocol | undefined {
  const found = /imap|pop3|pops?(?![a-z])|smtp|submission/i.exec(word)?.[0].toLowerCase();
  if (found === undefined) return undefined;
  if (found === 'imap') return 'imap';
  return found.startsWith('pop') ? 'pop' : 'smtp';
}
