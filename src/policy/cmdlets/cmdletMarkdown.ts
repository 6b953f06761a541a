// A table in Markdown or Jira's markup: cells between bars, headings over dashes or between double bars.

import { knownField } from './cmdletFields.ts';
import type { Taken } from './cmdletRecord.ts';
import { objectsOf } from './propertyRows.ts';

const row = /^\s*\|.*\|\s*$/;
const ruler = /^\s*\|(?:\s*:?-{2,}:?\s*\|)+\s*$/;
const doubled = /^\s*\|\|.+\|\|\s*$/;

/** Reads a Markdown table whose headings stand on this line; undefined if there is none. */
export function readMarkdownTable(lines: readonly string[], at: number): Taken | undefined {
  const [first = '', second = ''] = [lines[at], lines[at + 1]];
  const marked = doubled.test(first);
  if (!marked && (!row.test(first) || !ruler.test(second))) return undefined;
  const names = cells(marked ? first.replaceAll('||', '|') : first);
  const rows: (readonly string[])[] = [];
  let next = at + (marked ? 1 : 2);
  for (; next < lines.length && row.test(lines[next] ?? ''); next++) rows.push(cells(lines[next] ?? ''));
  const objects = objectsOf(names, rows);
  if (objects !== undefined) return { records: objects, next };
  if (!names.some((name) => knownField(name) !== undefined)) return undefined;
  return {
    records: rows.map((found) => new Map(names.map((name, index) => [name, found[index] ?? '']))),
    next,
  };
}

const cells = (line: string): readonly string[] =>
  line
    .trim()
    .slice(1, -1)
    .split('|')
    .map((cell) => cell.trim().replace(/^`(.*)`$/, '$1'));
