// Finds the mail hosts of a file: which values are one, and the protocol that each is for.
import type { FileKind, MailProtocol, Parsed } from '../model.ts';
import type { HostFact, Item } from './facts.ts';
import { ownerOf } from './items.ts';
import { mailHostIn, protocolInWord } from './mailHosts.ts';

/** Programs that speak one protocol, whatever their keys say. */
const programProtocols: Readonly<Partial<Record<FileKind['program'], MailProtocol>>> = {
  alertmanager: 'smtp',
  grafana: 'smtp',
  msmtp: 'smtp',
  postfix: 'smtp',
  mbsync: 'imap',
  offlineimap: 'imap',
};

const hostKey =
  /(?:^|_)(?:host|host_?name|server|server_?name|smart_?host|relay(?:_?host)?|mail_?hub|remotehost|server_address|via)$|smtp_?server$|mail_?server$/;

/** Keys of lists that let hosts pass, watch them or know them: no mail connection is made to the hosts named there. */
const lists =
  /^(?:hosts|domains?|domain_names?|(?:\w+_)?fqdns?|no_?proxy|sni|server_names|match_?(?:name|pattern)s?|targets?|origins?|connect_?src|frame_?\w+)$/;
const listsOfRules = /allow|white|black|block|deny|trust|exclu|exempt|bypass/;
const listsOfInfrastructure = /^(?:name|address(?:es)?|value|url|host_?names?)$/;
const ofMail = /mail|smtp|imap|pop3|exchange|outlook|office|o365|relay/;

function isListed({ setting }: Item, { program }: FileKind): boolean {
  if (setting === undefined || ofMail.test(setting.path)) return false;
  return (
    lists.test(setting.name) ||
    listsOfRules.test(setting.name) ||
    (program === 'infrastructure' && listsOfInfrastructure.test(setting.name))
  );
}

/** The mail hosts that a value names: by the key it belongs to, by its own shape, or by a service that stands for one. */
export function hostsOf(item: Item, kind: FileKind): HostFact[] {
  const { setting, call } = item;
  const service = serviceHost(item);
  if (service.length > 0) return service;
  const said = defaultOf(item).trim();
  const found = mailHostIn(said, item.start + item.text.indexOf(said));
  if (found === undefined) return braceHost(item, kind);
  const named = setting !== undefined && (hostKey.test(setting.name) || found.scheme !== undefined);
  const called =
    call !== undefined && /connect|imap|smtp|pop|mail|dial|client/i.test(`${call.before}${call.name}`);
  const known = found.provider === 'exchange' || found.provider === 'direct';
  if (
    !known &&
    !(named && !/^(?:true|false|inbox|\d+)$/i.test(found.host)) &&
    !(called && /^(?:imap|smtp|pop|mail)\./i.test(found.host))
  )
    return [];
  if (/^https?$/.test(found.scheme ?? '') || isListed(item, kind)) return [];
  return [{ ...found, item, owner: ownerOf(item), wanted: wantedOf(item, kind, found.scheme) }];
}

/** `{outlook.office365.com:993/imap/ssl}INBOX` of PHP's imap_open. */
function braceHost(item: Item, kind: FileKind): HostFact[] {
  const inside = /^\{([^}\s]+)\}/.exec(item.text);
  const found = inside === null ? undefined : mailHostIn(inside[1] ?? '', item.start + 1);
  if (found === undefined || found.provider === 'local') return [];
  return [
    { ...found, item, owner: [], wanted: protocolInWord(found.options) ?? wantedOf(item, kind, undefined) },
  ];
}

/** nodemailer's names of services stand for a host (lib/well-known/services.json). */
const serviceHosts: ReadonlyMap<string, string> = new Map([
  ['outlook365', 'smtp.office365.com'],
  ['office365', 'smtp.office365.com'],
  ['outlook', 'smtp-mail.outlook.com'],
  ['hotmail', 'smtp-mail.outlook.com'],
  ['outlookcom', 'smtp-mail.outlook.com'],
]);

function serviceHost(item: Item): HostFact[] {
  if (item.setting?.name !== 'service') return [];
  const name = item.text.toLowerCase().replace(/[^a-z0-9]/g, '');
  const host = serviceHosts.get(name);
  const derived = mailHostIn(
    host ??
      (/^(?:gmail|yahoo|zoho|icloud|sendgrid|mailgun|ses|fastmail)/.test(name) ? `smtp.${name}.example` : ''),
    item.start,
  );
  if (derived === undefined) return [];
  return [{ ...derived, start: item.start, end: item.end, item, owner: [], wanted: 'smtp', derived: true }];
}

function wantedOf(item: Item, kind: FileKind, scheme: string | undefined): MailProtocol | undefined {
  const byScheme = protocolInWord(scheme ?? '');
  if (byScheme !== undefined) return byScheme;
  const path = item.setting?.path ?? '';
  if (kind.program === 'roundcube' && /default_host$/.test(path)) return 'imap';
  if (/spring\.mail\b|mail\.smtp/.test(path)) return 'smtp';
  return (
    protocolInWord(path.replace(/smtp_?2_?graph/, '')) ??
    protocolInWord(item.call?.name ?? '') ??
    programProtocols[kind.program]
  );
}

/** The literal that a look-up falls back to: `env('MAIL_HOST', 'smtp.office365.com')`, `${HOST:-smtp.office365.com}`. */
function defaultOf(item: Pick<Item, 'text' | 'form'>): string {
  if (item.form === 'code') return '';
  return /^\$\{\w+:-?([^}]+)\}$/.exec(item.text)?.[1] ?? item.text;
}

/** The protocols that `protocol = imap` or getmail's `type = SimplePOP3SSLRetriever` name, by block. */
function protocolsByBlock(parsed: Parsed): ReadonlyMap<string, MailProtocol> {
  const named = parsed.settings.flatMap(({ name, text, blocks }) => {
    const protocol = /^(?:protocol|type|store_protocol)$/.test(name) ? protocolInWord(text) : undefined;
    return protocol === undefined ? [] : [[blocks.join(), protocol] as const];
  });
  return new Map(named);
}

/** Adds the protocol that the file names beside a host. */
export function protocolBeside(parsed: Parsed): (host: HostFact) => HostFact {
  const protocols = protocolsByBlock(parsed);
  return (host) => {
    // The key itself says most; what stands beside it says more than the section around it.
    const inKey = protocolInWord(host.item.setting?.name ?? '') ?? protocolInWord(host.scheme ?? '');
    const beside = host.item.blocks.length > 0 ? protocols.get(host.item.blocks.join()) : undefined;
    return { ...host, wanted: inKey ?? beside ?? host.wanted };
  };
}
