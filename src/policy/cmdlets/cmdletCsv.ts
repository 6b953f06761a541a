// Export-Csv and ConvertTo-Csv output, also after a spreadsheet saved it with semicolons or tabs (RFC 4180).

import { knownField } from './cmdletFields.ts';
import type { Taken } from './cmdletRecord.ts';

const separators = [',', ';', '\t'] as const;

/** Reads a CSV whose heading stands on this line; undefined if there is none. */
export function readCsv(lines: readonly string[], at: number): Taken | undefined {
  const start = (lines[at] ?? '').startsWith('#TYPE ') ? at + 1 : at;
  const heading = lines[start] ?? '';
  const separator = isLoneHeading(heading, lines[start + 1])
    ? ','
    : separators.find((one) => isHeading(split(heading, one)));
  if (separator === undefined) return undefined;
  const names = split(heading, separator);
  const records: ReadonlyMap<string, string>[] = [];
  let next = start + 1;
  while (next < lines.length && lines[next] !== '') {
    const row = wholeRow(lines, next);
    const least = records.length === 0 ? 1 : 2;
    const cells = filledUp(
      split(row.text, separator),
      separator === '\t' ? least : names.length,
      names.length,
    );
    // A table that was copied through a browser keeps the dashes under its headings.
    if (cells.every((cell) => /^-{2,}$/.test(cell))) {
      next = row.next;
      continue;
    }
    if (cells.length !== names.length) break;
    records.push(new Map(names.map((name, index) => [name, cells[index] ?? ''])));
    next = row.next;
  }
  return { records, next };
}

/** Two known headings or more make a heading line; a sentence with commas has none. */
const isHeading = (names: readonly string[]): boolean =>
  names.length > 1 && names.filter((name) => knownField(name) !== undefined).length >= 2;

/** One property alone is known by its quotes, and by those of the row below or by the empty row of an empty value. */
const isLoneHeading = (heading: string, below = ''): boolean =>
  /^"[A-Za-z]{2,60}"$/.test(heading) &&
  knownField(heading) !== undefined &&
  (below === '' || below.startsWith('"'));

/** Empty cells at the end of a row are lost with the blanks at the end of its line. */
const filledUp = (cells: readonly string[], least: number, length: number): readonly string[] =>
  cells.length < least || cells.length >= length
    ? cells
    : [...cells, ...Array.from({ length: length - cells.length }, () => '')];

/** A quoted cell may hold line breaks: the row goes on until its quotes are even. */
function wholeRow(lines: readonly string[], at: number): { readonly text: string; readonly next: number } {
  let text = lines[at] ?? '';
  let next = at + 1;
  while (odd(text) && next < lines.length && next < at + 200) {
    text = `${text}\n${lines[next] ?? ''}`;
    next += 1;
  }
  return { text, next };
}

const odd = (text: string): boolean => (text.split('"').length - 1) % 2 === 1;

function split(row: string, separator: string): readonly string[] {
  const cells: string[] = [];
  let cell = '';
  let quoted = false;
  for (let at = 0; at < row.length; at++) {
    const char = row[at] ?? '';
    if (quoted && char === '"' && row[at + 1] === '"') {
      cell += '"';
      at += 1;
    } else if (char === '"') {
      quoted = !quoted;
    } else if (char === separator && !quoted) {
      cells.push(cell.trim());
      cell = '';
    } else {
      cell += char;
    }
  }
  return [...cells, cell.trim()];
}
