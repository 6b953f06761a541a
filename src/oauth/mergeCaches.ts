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

/**
 * Three-way: what changed from `before` to `mine` is applied to `current`. What was taken out of `current` meanwhile stays
 * out: somebody signed out, and a token that is renewed at that moment does not sign in again.
 */
export function mergeCaches(
  before: CacheSections,
  mine: CacheSections,
  current: CacheSections,
): CacheSections {
  const names = new Set([...Object.keys(before), ...Object.keys(mine), ...Object.keys(current)]);
  const gone = signedOut(before, current);
  const merged = [...names].map(
    (name) => [name, mergeEntries(before[name] ?? {}, mine[name] ?? {}, current[name] ?? {}, gone)] as const,
  );
  // A section that was not there does not come for nothing.
  return Object.fromEntries(
    merged.filter(([name, entries]) => Object.hasOwn(current, name) || Object.keys(entries).length > 0),
  );
}

const refreshTokensOf = (sections: CacheSections) => sections['RefreshToken'] ?? {};
const accountOf = (entry: unknown) => objectOf(entry)?.['home_account_id'];

/** Accounts whose refresh token was there before and is there no more. */
function signedOut(before: CacheSections, current: CacheSections): ReadonlySet<unknown> {
  const left = new Set(Object.values(refreshTokensOf(current)).map(accountOf));
  const were = Object.values(refreshTokensOf(before)).map(accountOf);
  return new Set(were.filter((account) => account !== undefined && !left.has(account)));
}

/** The same for one table of entries. */
function mergeEntries<T>(
  before: Readonly<Record<string, T>>,
  mine: Readonly<Record<string, T>>,
  current: Readonly<Record<string, T>>,
  gone: ReadonlySet<unknown>,
): Readonly<Record<string, T>> {
  const merged = new Map(Object.entries(current));
  for (const key of Object.keys(before)) if (!Object.hasOwn(mine, key)) merged.delete(key);
  for (const [key, value] of Object.entries(mine)) {
    const known = Object.hasOwn(before, key);
    const unchanged = known && JSON.stringify(before[key]) === JSON.stringify(value);
    const takenOut = (known && !Object.hasOwn(current, key)) || gone.has(accountOf(value));
    if (!unchanged && !takenOut) merged.set(key, value);
  }
  return Object.fromEntries(merged);
}
