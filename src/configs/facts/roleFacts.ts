// Facts by the name of a key: who signs in, with what, where to.
import { isGuid, isMailAddress } from '../../core/text/text.ts';
import type { FileKind, What } from '../model.ts';
import type { Fact, Item } from './facts.ts';
import { isExchangeHost } from './mailHosts.ts';
import { isPlaceholder, isReference } from './placeholders.ts';
import { ownerOfKey, type Role } from './roles.ts';

/** What a key is for, by its name. */
export type RoleOf = (name: string) => Role | undefined;

/** The facts that a key with its value states. */
export function roleFacts(item: Item, kind: FileKind, roleOf: RoleOf): Fact[] {
  const { setting } = item;
  if (setting === undefined) return sectionFacts(item);
  if (setting.key === '[section]') return sectionFacts(item);
  const named =
    roleOf(setting.name) ?? roleOf(lastTwo(setting.path)) ?? tenantDomain(item.text, setting.name);
  if (named === undefined) return [];
  const echoed = named === 'passwordFrom' ? echoedIn(item.text) : undefined;
  const role = echoed === undefined ? named : 'password';
  const text = echoed ?? valueText(item, role);
  const what = whatOf(role, text, item, kind);
  if (what === undefined) return [];
  const start =
    text === setting.key ? setting.keyRange.start : item.start + Math.max(0, item.text.lastIndexOf(text));
  return [
    {
      what,
      role,
      text,
      start,
      end: start + text.length,
      item,
      owner: ownerOfKey(setting.key),
      ...(item.form !== 'code' && !words.has(what) && isPlaceholder(text)
        ? { placeholder: true as const }
        : {}),
    },
  ];
}

/** `$exoOrg = "contoso.onmicrosoft.com"`: a domain that names the tenant, under a key that says as much. */
function tenantDomain(text: string, name: string): 'tenant' | undefined {
  return /^[\w-]+\.onmicrosoft\.(?:com|us|de|cn)$/i.test(text) && /org|domain|directory/.test(name)
    ? 'tenant'
    : undefined;
}

/** Values that are references, or words that the program knows: no hint to fill in. */
const words: ReadonlySet<What> = new Set(['secretRef', 'grant', 'mechanism', 'protocol', 'tls']);

/** `passwordeval "echo secret"`: a command that knows the secret by itself. */
function echoedIn(command: string): string | undefined {
  return /^(?:echo|printf)\s+(?:-\w\s+|'%s(?:\\n)?'\s+)?(["']?)([^\s"'$`|;&]{2,200})\1$/.exec(command)?.[2];
}

/** The last two words of a path. */
function lastTwo(path: string): string {
  const dot = path.lastIndexOf('.');
  const before = dot === -1 ? -1 : path.lastIndexOf('.', dot - 1);
  return path.slice(before + 1).replace('.', '_');
}

const isSecretRole = (role: Role): boolean =>
  role === 'password' || role === 'secret' || role === 'refreshToken';

/** A section that is named like a mailbox is the account. */
function sectionFacts(item: Item): Fact[] {
  if (item.setting?.key !== '[section]' || !isMailAddress(item.text)) return [];
  return [{ what: 'user', role: 'user', text: item.text, start: item.start, end: item.end, item, owner: [] }];
}

/** The value without what some formats wrap around it. */
function valueText(item: Item, role: Role): string {
  const { setting } = item;
  // `${PORT:587}`: the default if nothing else is set. A secret's default counts unless it is a hint.
  const otherwise = /^\$\{[\w.-]+:-?([^${}]+)\}$/.exec(item.text)?.[1];
  if (otherwise !== undefined && !(isSecretRole(role) && isPlaceholder(otherwise))) return otherwise;
  // getmail's password_command is a tuple whose last string is the file of the token.
  const tuple = /^\(\s*(["'])[^"']*\1\s*,\s*(["'])([^"']+)\2\s*,?\s*\)$/.exec(item.text);
  if (role === 'mechanism' && item.form === 'code') return /(?<!\w)(\w+)$/.exec(item.text)?.[1] ?? item.text;
  if (role === 'mechanism' && setting?.name === 'use_xoauth2') return setting.key;
  return tuple?.[3] ?? item.text;
}

const always: Readonly<Partial<Record<Role, What>>> = {
  passwordFrom: 'secretRef',
  secretFrom: 'secretRef',
};

function whatOf(role: Role, text: string, item: Item, kind: FileKind): What | undefined {
  const fixed = always[role];
  if (fixed !== undefined) return text === '' ? undefined : fixed;
  if (role === 'password' || role === 'secret') {
    if (text === '' && item.form !== 'code') return undefined;
    // The XOAUTH2 plug-ins of Postfix take the file of a token where a password stands.
    const tokenFile = kind.format === 'saslPasswd' && text.startsWith('/');
    return item.form === 'code' || tokenFile || isReference(text) ? 'secretRef' : 'secret';
  }
  if (role === 'refreshToken')
    return item.form === 'code' || isReference(text) ? 'secretRef' : 'refreshToken';
  if (item.form === 'code')
    return role === 'certificate' && kind.program === 'powershell' ? 'certificate' : codeWhat(role, item);
  return role !== 'passwordFrom' && role !== 'secretFrom' && fits(role, text) ? role : undefined;
}

/** Constants of a language are values of mechanisms and grants; other expressions are not. */
function codeWhat(role: Role, item: Item): What | undefined {
  if (role === 'mechanism' && /xoauth2|oauth2?\b|login|plain/i.test(item.text) && !/\(/.test(item.text))
    return 'mechanism';
  return undefined;
}

const forms: Readonly<Partial<Record<Role, RegExp>>> = {
  port: /^\d{1,5}$/,
  grant:
    /client.?credentials?|authorization_?code|device|password|refresh_token|ropc|^credentials$|^public$|^authorization$|ClientSecret|Certificate|ClientAssertion|implicit/i,
  protocol:
    /^(?:imaps?4?|pop3?s?|smtps?|ews|o?graph|msgraph|microsoft[\w+-]*|graph-?api|office365|exchange\w*)$/i,
  mechanism: /xoauth2|oauth|true|login|plain|cram|ntlm|digest|bearer|basic|gssapi/i,
  redirectUri: /:/,
};

function fits(role: Role, text: string): boolean {
  if (text === '') return false;
  if (role === 'clientId') return isGuid(text) || isReference(text) || isPlaceholder(text);
  if (role === 'scope') return false;
  if (role === 'tenant') return /^[\w.<>{}$ -]{2,}$/.test(text) && !/\s{2}/.test(text);
  if (role === 'user' || role === 'mailbox')
    return (
      text.length < 200 &&
      !/^(?:true|false|\d{1,3}|inbox)$/i.test(text) &&
      !isExchangeHost(text) &&
      // What follows the address is a password.
      !/@[^\s:@]{1,255}:\S/.test(text)
    );
  return forms[role]?.test(text) ?? true;
}
