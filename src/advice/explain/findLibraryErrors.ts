// Finds the names that libraries give to failures of their own.
import type { LibraryErrors } from '../matches/libraryErrors.ts';
import type { Finding } from './finding.ts';

/** Snake case, or a class by its capitals; both bounded. */
const names = /\b(?:[A-Za-z]{2,30}(?:_[A-Za-z]{1,30}){1,8}|[A-Z][a-z]{1,20}[A-Z][A-Za-z]{2,50})\b/g;

const indexes = new WeakMap<readonly LibraryErrors[], ReadonlyMap<string, readonly LibraryErrors[]>>();

function indexOf(table: readonly LibraryErrors[]): ReadonlyMap<string, readonly LibraryErrors[]> {
  const known = indexes.get(table);
  if (known !== undefined) return known;
  const index = new Map<string, readonly LibraryErrors[]>();
  for (const row of table) {
    for (const name of row.names) index.set(name, [...(index.get(name) ?? []), row]);
  }
  indexes.set(table, index);
  return index;
}

/** Each name at its first place; possible, since what a server answered says more. */
export function findLibraryErrors(text: string, table: readonly LibraryErrors[]): readonly Finding[] {
  const index = indexOf(table);
  const seen = new Set<string>();
  return [...text.matchAll(names)].flatMap((match): Finding[] => {
    const [name] = match;
    if (seen.has(name)) return [];
    seen.add(name);
    const row = index.get(name)?.find(({ beside }) => beside === undefined || beside.test(text));
    return row === undefined
      ? []
      : [{ code: row.code, at: match.index, end: match.index + name.length, confidence: 'possible' }];
  });
}
