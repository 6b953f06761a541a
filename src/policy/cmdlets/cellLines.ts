// A table whose cells stand one below the other, as Word and spreadsheets paste them: headings first, then the values.
import { isPropertyName } from './cmdletFields.ts';
import type { Taken } from './cmdletRecord.ts';
import { isWholeValue } from './cmdletWords.ts';

/** A single word of a language is not a heading: a lone heading counts if it joins several words. */
const isTelling = (name: string): boolean => /^[A-Z].*[a-z][A-Z]/.test(name);

/** Under one heading alone: nothing that a sentence could be. */
const isValue = (cell: string): boolean =>
  isWholeValue(cell) ||
  /[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}|^[^\s@]{1,64}@[^\s@]{3,200}$/i.test(cell);

/** Reads headings and values up to the next blank line; undefined if these lines are no such table. */
export function readCellLines(lines: readonly string[], at: number): Taken | undefined {
  const found = new Set<string>();
  // A name that was there already is no heading of the same table.
  while (isPropertyName(lines[at + found.size] ?? '') && !found.has(lines[at + found.size] ?? ''))
    found.add(lines[at + found.size] ?? '');
  const names = [...found];
  const values = at + names.length;
  if (!names.some(isTelling)) return undefined;
  let next = values;
  for (; next < lines.length && lines[next] !== ''; next++) {
    if (isPropertyName(lines[next] ?? '')) return undefined;
  }
  const cells = lines.slice(values, next);
  if (cells.length === 0 || (names.length === 1 && !cells.every(isValue))) return undefined;
  // An empty cell leaves no line: whose value is whose is not known then, and the rows are counted as not read.
  if (cells.length % names.length > 0) return { records: [new Map([['Inherited', '']])], next };
  const records = Array.from(
    { length: cells.length / names.length },
    (_, row) => new Map(names.map((name, column) => [name, cells[row * names.length + column] ?? ''])),
  );
  return { records, next };
}
