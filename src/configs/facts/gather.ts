// Finds the facts of a parsed file: first by the shape of a value, then by the name of its key.

import { lineFinder, normalName } from '../formats/settings.ts';
import type { FileKind, MailProtocol, Parsed } from '../model.ts';
import { withAccounts } from './accountNames.ts';
import type { Fact, HostFact, Item, LoginFact, Scene, ScopeFact } from './facts.ts';
import { fallbackFacts } from './fallbacks.ts';
import { firstOf } from './firstOf.ts';
import { itemsOf } from './items.ts';
import { mailHostIn, protocolInWord } from './mailHosts.ts';
import { permissionFacts } from './permissionFacts.ts';
import { type RoleOf, roleFacts } from './roleFacts.ts';
import { ownerWords, roleFinder } from './roles.ts';
import { isCloudEwsUrl, isExchangeScope, loginUrlIn, scopeParts } from './urls.ts';

/** What one file may say: more than any that a person wrote, and little enough to compare each with each. */
const most = { hosts: 60, logins: 60, scopes: 100, facts: 400 } as const;

/** Everything that rules ask of a file. */
export function gather(text: string, kind: FileKind, parsed: Parsed): Scene {
  const items = itemsOf(parsed, kind);
  const protocols = protocolsByBlock(parsed);
  const roleOf = roleFinder(kind.program);
  const calls = firstOf(items, most.facts, ewsOf);
  const roles = firstOf(items, most.facts - calls.length, (item) => roleFacts(item, kind, roleOf));
  const named = withoutOthersSecrets(withAccounts(roles, kind));
  return {
    text,
    kind,
    parsed,
    items,
    hosts: firstOf(items, most.hosts, (item) => hostsOf(item, kind)).map((host) =>
      withProtocolBeside(host, protocols),
    ),
    permissions: permissionFacts({ kind, items, parsed }),
    logins: firstOf(items, most.logins, loginsOf),
    scopes: firstOf(items, most.scopes, (item) => scopesOf(item, roleOf)),
    facts: [...calls, ...named, ...fallbackFacts(named, items, text)],
    itemAt: new Map(items.map((item) => [item.start, item])),
    byKey: Map.groupBy(parsed.settings, (setting) => setting.key),
    lineOf: lineFinder(text),
  };
}

/** A bare `secret` can belong to any service, unless it stands beside the ID of an application. */
function withoutOthersSecrets(facts: readonly Fact[]): readonly Fact[] {
  const clients = new Set(
    facts.filter(({ role }) => role === 'clientId').map(({ item }) => item.blocks.join()),
  );
  return facts.filter(
    ({ role, item }) =>
      role !== 'secret' || item.setting?.name !== 'secret' || clients.has(item.blocks.join()),
  );
}

/** The protocols that `protocol = imap` or getmail's `type = SimplePOP3SSLRetriever` name, by block. */
function protocolsByBlock(parsed: Parsed): ReadonlyMap<string, MailProtocol> {
  const named = parsed.settings.flatMap(({ name, text, blocks }) => {
    const protocol = /^(?:protocol|type|store_protocol)$/.test(name) ? protocolInWord(text) : undefined;
    return protocol === undefined ? [] : [[blocks.join(), protocol] as const];
  });
  return new Map(named);
}

function withProtocolBeside(host: HostFact, protocols: ReadonlyMap<string, MailProtocol>): HostFact {
  // The key itself says most; what stands beside it says more than the section around it.
  const inKey = protocolInWord(host.item.setting?.name ?? '') ?? protocolInWord(host.scheme ?? '');
  const beside = host.item.blocks.length > 0 ? protocols.get(host.item.blocks.join()) : undefined;
  const wanted = inKey ?? beside ?? host.wanted;
  return { ...host, wanted };
}

/** What a key is a property of; calls and bare literals say nothing. */
function ownerOfItem(item: Item): readonly string[] {
  return item.setting === undefined ? [] : ownerWords(normalName(item.setting.key));
}

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

function hostsOf(item: Item, kind: FileKind): HostFact[] {
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
  return [{ ...found, item, owner: ownerOfItem(item), wanted: wantedOf(item, kind, found.scheme) }];
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

function loginsOf(item: Item): LoginFact[] {
  if (item.form === 'code') return [];
  const found = loginUrlIn(item.text, item.start);
  return found === undefined ? [] : [{ ...found, item, owner: ownerOfItem(item) }];
}

function scopesOf(item: Item, roleOf: RoleOf): ScopeFact[] {
  if (item.form === 'code' || item.text.length > 2000) return [];
  // CLI for Microsoft 365 lists permissions of several APIs for a registration, and asks for no token.
  if (/^apis_?(?:application|delegated)$/.test(item.setting?.name ?? '')) return [];
  const named = item.setting !== undefined && roleOf(item.setting.name) === 'scope';
  if (!named && !item.text.includes('://')) return [];
  const resource = item.setting?.name === 'resource' || item.setting?.name === 'resources';
  return scopeParts(item.text, item.start)
    .filter((part) => named || isExchangeScope(part) || (part.resource === 'graph' && isBareScope(part.text)))
    .filter((part) => part.permission !== '' || resource || part.resource === 'ps')
    .map((part) => ({ ...part, item }));
}

/** A Graph scope, and not the address of a call: `https://graph.microsoft.com/Mail.Send`. */
function isBareScope(text: string): boolean {
  return /^https:\/\/[\w.]+\/(?:\.default|[A-Z]\w*(?:\.\w+)+)$/i.test(text) && !/\/v1\.0|\/beta/.test(text);
}

function ewsOf(item: Item): Fact[] {
  if (item.form === 'code' || !isCloudEwsUrl(item.text)) return [];
  return [
    {
      what: 'ewsUrl',
      role: 'ewsUrl',
      text: item.text,
      start: item.start,
      end: item.end,
      item,
      owner: ownerOfItem(item),
    },
  ];
}
