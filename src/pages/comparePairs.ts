// Rows of two runs side by side: what every part of the comparison is made from.
import * as l10n from '../core/l10n.ts';

/** One difference: what it is about, what it was, what it is. */
export interface RunChange {
  readonly what: string;
  readonly before: string;
  readonly after: string;
  /** What explains it, if the records show one. */
  readonly why?: string;
}

type Row = Readonly<Record<string, unknown>>;

/** Pairs of rows with the same key; a row of one side alone stands beside undefined. */
export function pairs<T extends Row>(
  before: readonly T[],
  after: readonly T[],
  key: (row: T) => string,
): readonly (readonly [T | undefined, T | undefined])[] {
  const old = new Map(before.map((row) => [key(row), row]));
  const now = new Map(after.map((row) => [key(row), row]));
  return [...new Set([...old.keys(), ...now.keys()])].map((each) => [old.get(each), now.get(each)]);
}

/** The first five, and how many more there are. */
export const someOf = (list: readonly string[]): string => {
  const first = list.slice(0, 5).join(', ');
  return list.length > 5 ? l10n.t('{0} and {1} more', first, list.length - 5) : first;
};

/** What stands in the first list and not in the second. */
export const beyond = (list: readonly string[], other: readonly string[]): readonly string[] => {
  const known = new Set(other);
  return list.filter((each) => !known.has(each));
};
