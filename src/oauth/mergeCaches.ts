// Merges MSAL's serialised cache with what another window stored meanwhile, so that no sign-in is lost.
import { objectOf, parseJson } from '../core/text/parseJson.ts';

/** Sections of MSAL's cache (Account, IdToken, AccessToken, RefreshToken, AppMetadata), each by entry key. */
export type CacheSections = Readonly<Record<string, Readonly<Record<string, unknown>>>>;

/** What is stored: MSAL's cache, and which account a person meant by an address that is not its user name. */
export interface StoredSignIns {
  readonly msal: CacheSections;
  /** Address in lower case → MSAL's homeAccountId. */
  readonly accounts: Readonly<Record<string, string>>;
}

const noSignIns: StoredSignIns = { msal: {}, accounts: {} };

/** Reads stored text; anything that is not of this form counts as no sign-in. */
export function parseSignIns(text: string | undefined): StoredSignIns {
  const value = text === undefined ? undefined : objectOf(parseJson(text));
  if (value === undefined) return noSignIns;
  const msal = Object.entries(objectOf(value['msal']) ?? {}).flatMap(([name, section]) => {
    const entries = objectOf(section);
    return entries === undefined ? [] : [[name, entries] as const];
  });
  const accounts = Object.entries(objectOf(value['accounts']) ?? {}).filter(
    (entry): entry is [string, string] => typeof entry[1] === 'string',
  );
  return { msal: Object.fromEntries(msal), accounts: Object.fromEntries(accounts) };
}

/** Three-way: what changed from `before` to `mine` is applied to `current`. */
export function mergeCaches(
  before: CacheSections,
  mine: CacheSections,
  current: CacheSections,
): CacheSections {
  const names = new Set([...Object.keys(before), ...Object.keys(mine), ...Object.keys(current)]);
  return Object.fromEntries(
    [...names].map((name) => [name, mergeEntries(before[name] ?? {}, mine[name] ?? {}, current[name] ?? {})]),
  );
}

/** The same for one table of entries. */
function mergeEntries<T>(
  before: Readonly<Record<string, T>>,
  mine: Readonly<Record<string, T>>,
  current: Readonly<Record<string, T>>,
): Readonly<Record<string, T>> {
  const merged = new Map(Object.entries(current));
  for (const key of Object.keys(before)) if (!Object.hasOwn(mine, key)) merged.delete(key);
  for (const [key, value] of Object.entries(mine)) {
    const unchanged = Object.hasOwn(before, key) && JSON.stringify(before[key]) === JSON.stringify(value);
    if (!unchanged) merged.set(key, value);
  }
  return Object.fromEntries(merged);
}
