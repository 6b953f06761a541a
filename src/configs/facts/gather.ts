// Finds the facts of a parsed file: first by the shape of a value, then by the name of its key.

import { lineFinder } from '../formats/settings.ts';
import type { FileKind, Parsed } from '../model.ts';
import { withAccounts } from './accountNames.ts';
import type { Fact, Item, LoginFact, Scene, ScopeFact } from './facts.ts';
import { fallbackFacts } from './fallbacks.ts';
import { firstOf } from './firstOf.ts';
import { hostsOf, protocolBeside } from './hostFacts.ts';
import { itemsOf, ownerOf } from './items.ts';
import { permissionFacts } from './permissionFacts.ts';
import { type RoleOf, roleFacts } from './roleFacts.ts';
import { roleFinder } from './roles.ts';
import { isCloudEwsUrl, isExchangeScope, loginUrlIn, scopeParts } from './urls.ts';

/** What one file may say: more than any that a person wrote, and little enough to compare each with each. */
const most = { hosts: 60, logins: 60, scopes: 100, facts: 400 } as const;

/** Everything that rules ask of a file. */
export function gather(text: string, kind: FileKind, parsed: Parsed): Scene {
  const items = itemsOf(parsed, kind);
  const roleOf = roleFinder(kind.program);
  const calls = firstOf(items, most.facts, ewsOf);
  const roles = firstOf(items, most.facts - calls.length, (item) => roleFacts(item, kind, roleOf));
  const named = withoutOthersSecrets(withAccounts(roles, kind));
  return {
    text,
    kind,
    parsed,
    items,
    hosts: firstOf(items, most.hosts, (item) => hostsOf(item, kind)).map(protocolBeside(parsed)),
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

function loginsOf(item: Item): LoginFact[] {
  if (item.form === 'code') return [];
  const found = loginUrlIn(item.text, item.start);
  return found === undefined ? [] : [{ ...found, item, owner: ownerOf(item) }];
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
      owner: ownerOf(item),
    },
  ];
}
