// The values that an import takes: from facts, hosts, sign-in addresses and scopes, in the order of the file.
import { applicationsOf } from './applications.ts';
import type { Fact } from './facts/facts.ts';
import { isPlaceholder } from './facts/placeholders.ts';
import { isAnyTenant } from './facts/urls.ts';
import type { ConfigValue, Range, What } from './model.ts';
import type { Case } from './problems/case.ts';

type Value = Omit<ConfigValue, 'line' | 'block' | 'application'> & { readonly blocks: readonly number[] };

/** Every value of the file's Exchange blocks, each once. */
export function valuesOf(the: Case): ConfigValue[] {
  const values = [
    ...the.facts.filter((fact) => fact.role !== 'permission' && fact.what !== 'scope').map(ofFact),
    ...the.scene.permissions.map(ofFact),
    ...the.hosts.flatMap(hostValues),
    ...the.logins.flatMap(loginValues),
    ...scopeValues(the),
    ...the.scene.items.flatMap((item) => inText(item)),
  ];
  const seen = new Set<string>();
  const once = values
    .filter((value) => value.text !== '')
    .sort((one, other) => one.start - other.start || one.what.localeCompare(other.what))
    .filter((value) => {
      const key = `${value.what} ${value.start}`;
      return seen.has(key) ? false : seen.add(key) !== undefined;
    });
  const applications = applicationsOf(once);
  return once.map(({ blocks, ...value }, at) => ({
    ...value,
    line: the.scene.lineOf(value.start),
    block: blocks.at(-1) ?? 0,
    application: applications[at] ?? 0,
  }));
}

function ofFact(fact: Fact): Value {
  return {
    ...place(fact.what, fact.text, fact),
    blocks: fact.item.blocks,
    ...(fact.placeholder ? { placeholder: true as const } : {}),
  };
}

function place(
  what: What,
  text: string,
  { start, end }: Range,
): Pick<Value, 'what' | 'text' | 'start' | 'end'> {
  return { what, text, start, end };
}

function hostValues(host: Case['hosts'][number]): Value[] {
  const { blocks } = host.item;
  return [
    { ...place('host', host.host, host), blocks, ...(host.derived ? { derived: true as const } : {}) },
    ...(host.port === undefined ? [] : [{ ...place('port', host.port.text, host.port), blocks }]),
    ...(host.user === undefined ? [] : [{ ...place('user', host.user.text, host.user), blocks }]),
  ];
}

function loginValues(login: Case['logins'][number]): Value[] {
  const { blocks } = login.item;
  const token = /\/token$/.test(login.path);
  const { tenant } = login;
  const named = tenant.text !== '' && !isAnyTenant(tenant.text) && /^[\w.-]+$/.test(tenant.text);
  return [
    token
      ? { ...place('tokenUrl', login.url, login), blocks }
      : { ...place('authority', login.authority.text, login.authority), blocks },
    ...(named
      ? [
          {
            ...place('tenant', tenant.text, tenant),
            blocks,
            ...(isPlaceholder(tenant.text) ? { placeholder: true as const } : {}),
          },
        ]
      : []),
  ];
}

/** One value for each scope parameter: its whole text, or each entry of its list. A text that says more is not taken whole. */
function scopeValues(the: Case): Value[] {
  const items = new Map(the.scopes.map((scope) => [scope.item, scope]));
  return [...items].map(([item, scope]) => {
    const onlyScopes = /^[\w.:/ ,;+%<>{}$-]*$/.test(item.text);
    return {
      ...(onlyScopes ? place('scope', item.text, item) : place('scope', scope.text, scope)),
      blocks: item.blocks,
    };
  });
}

/** The mailbox in the address of a call. */
function inText(item: Case['scene']['items'][number]): Value[] {
  const mailbox =
    /(?:outlook\.office(?:365)?|graph\.microsoft)\.com\/[\w./-]*users\/([^/'"\s${}@]+@[^/'"\s${}]+)/i.exec(
      item.text,
    );
  return mailbox === null ? [] : [at(item, 'mailbox', mailbox[1] ?? '')];
}

function at(item: Case['scene']['items'][number], what: What, text: string): Value {
  const start = item.start + item.text.indexOf(text);
  return { what, text, start, end: start + text.length, blocks: item.blocks };
}
