// Format-Table output: headings over dashes, cells in columns, long cells wrapped below themselves.

import type { Taken } from './cmdletRecord.ts';
import { isWholeValue } from './cmdletWords.ts';
import { objectsOf } from './propertyRows.ts';

const dashes = /^ {0,200}-{2,}(?: +-{2,})*$/;

/** Heading lines above the dashes; a narrow window wraps long headings too. */
const mostHeadingLines = 4;

/** Reads a table whose first heading line is this one; undefined if there is none. */
export function readTable(lines: readonly string[], at: number): Taken | undefined {
  if ((lines[at] ?? '') === '') return undefined;
  const ruler = rulerBelow(lines, at);
  if (ruler === undefined) return undefined;
  const starts = [...(lines[ruler] ?? '').matchAll(/-+/g)].map((match) => match.index);
  const names = headings(lines.slice(at, ruler), starts);
  let next = ruler + 1;
  while (next < lines.length && lines[next] !== '') next += 1;
  const rows = lines.slice(ruler + 1, next).map((line) => words(line, starts) ?? cut(line, starts));
  const found = wholeRows(rows, starts);
  const records =
    objectsOf(names, found) ??
    found.map((row) => new Map(names.map((name, column) => [name, row[column] ?? ''])));
  return { records, next };
}

function rulerBelow(lines: readonly string[], at: number): number | undefined {
  for (let index = at + 1; index <= at + mostHeadingLines && index < lines.length; index++) {
    const line = lines[index] ?? '';
    if (line === '') return undefined;
    if (dashes.test(line)) return index;
  }
  return undefined;
}

function headings(lines: readonly string[], starts: readonly number[]): readonly string[] {
  const parts = lines.map((line) => cut(line, starts));
  return starts.map((_, column) => parts.map((cells) => cells[column] ?? '').join(''));
}

/** Numbers stand at the right of their column: a cell may begin before its dashes. */
function cut(line: string, starts: readonly number[]): readonly string[] {
  const edges = starts.map((start, column) => (column === 0 ? 0 : edgeOf(line, start)));
  return edges.map((edge, column) => line.slice(edge, edges[column + 1] ?? line.length).trim());
}

/** A web page that joined several spaces moved the columns: then each word is a cell, if they fit the columns. */
function words(line: string, starts: readonly number[]): readonly string[] | undefined {
  const moved = starts.some((start) => start > line.length || !/\s/.test(line[start - 1] ?? ' '));
  if (!moved || / {2}/.test(line)) return undefined;
  const found = line.trim().split(' ');
  if (found.length === starts.length) return found;
  const joined = line.trim().replace(valueOfTwoWords, '$1\u00a0').split(' ');
  return joined.length === starts.length ? joined.map((cell) => cell.replace('\u00a0', ' ')) : undefined;
}

/** `Application Mail.Read` and `Not Run` are one cell. */
const valueOfTwoWords = /(?<!\S)(Application|Not) (?=[A-Z])/g;

function edgeOf(line: string, start: number): number {
  if ((line[start - 1] ?? ' ') === ' ') return start;
  const gap = line.lastIndexOf(' ', start - 1);
  return gap < 0 ? start : gap + 1;
}

type Cells = readonly string[];

/** Puts wrapped cells together again. */
function wholeRows(rows: readonly Cells[], starts: readonly number[]): readonly Cells[] {
  const widths = starts.map((start, column) => {
    const next = starts[column + 1];
    if (next !== undefined) return next - start - 1;
    return rows.reduce((most, cells) => Math.max(most, cells[column]?.length ?? 0), 0);
  });
  const whole: string[][] = [];
  let above: Cells = [];
  for (const cells of rows) {
    const row = whole.at(-1);
    if (row === undefined || !isContinuation(cells, above, widths)) {
      whole.push([...cells]);
      above = cells;
      continue;
    }
    for (const [column, cell] of cells.entries()) {
      if (cell === '') continue;
      const before = row[column] ?? '';
      // A word is cut only if it alone fills the column; otherwise the break stands for a space.
      const gap = before === '' || fills(above[column] ?? '', widths[column] ?? 0) ? '' : ' ';
      row[column] = before + gap + cell;
    }
    above = cells.map((cell, column) => (cell === '' ? (above[column] ?? '') : cell));
  }
  return whole;
}

const fills = (segment: string, width: number): boolean => segment.length >= width;

/**
 * The rest of a row above: some cells are empty, none is a whole value of a column that has fixed values, and each
 * filled one could not have stood on the line above.
 */
function isContinuation(cells: Cells, above: Cells, widths: readonly number[]): boolean {
  const filled = cells.flatMap((cell, column) => (cell === '' ? [] : [column]));
  if (filled.length === 0 || filled.length === cells.length) return false;
  return filled.every((column) => {
    const cell = cells[column] ?? '';
    const segment = above[column] ?? '';
    if (segment === '' || isWholeValue(cell)) return false;
    const firstWord = cell.split(' ', 1)[0] ?? '';
    return segment.length + 1 + firstWord.length > (widths[column] ?? 0);
  });
}
