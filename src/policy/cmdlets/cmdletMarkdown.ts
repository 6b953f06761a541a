// A table in Markdown: cells between bars, a row of dashes under the headings.

import { knownField } from './cmdletFields.ts';
import type { Taken } from './cmdletRecord.ts';

const row = /^\s*\|.*\|\s*$/;
const ruler = /^\s*\|(?:\s*:?-{2,}:?\s*\|)+\s*$/;

/** Reads a Markdown table whose headings stand on this line; undefined where it is none. */
export function readMarkdownTable(lines: readonly string[], at: number): Taken | undefined {
  const [first = '', second = ''] = [lines[at], lines[at + 1]];
  if (!row.test(first) || !ruler.test(second)) return undefined;
  const names = cells(first);
  if (!names.some((name) => knownField(name) !== undefined)) return undefined;
  let next = at + 2;
  const records: ReadonlyMap<string, string>[] = [];
  for (; next < lines.length && row.test(lines[next] ?? ''); next++) {
    const found = cells(lines[next] ?? '');
    records.push(new Map(names.map((name, index) => [name, found[index] ?? ''])));
  }
  return { records, next };
}

const cells = (line: string): readonly string[] =>
  line
    .trim()
    .slice(1, -1)
    .split('|')
    .map((cell) => cell.trim().replace(/^`(.*)`$/, '$1'));
