// Tables with a property in each row, `Property | Value`: hash tables print so, and guides write so.
import { isPropertyName, plain } from './cmdletFields.ts';

type Row = readonly string[];

const headings: ReadonlySet<string> = new Set([
  'value',
  'wert',
  'valeur',
  'valor',
  'valore',
  'waarde',
  '値',
  '值',
]);

/** One object for each run of rows that names no property twice; undefined if the rows are objects themselves. */
export function objectsOf(
  names: Row,
  rows: readonly Row[],
): readonly ReadonlyMap<string, string>[] | undefined {
  if (names.length !== 2 || !headings.has(plain(names[1] ?? '')) || rows.length < 2) return undefined;
  if (!rows.every(([name = '']) => isPropertyName(name))) return undefined;
  const objects: Map<string, string>[] = [new Map()];
  for (const [name = '', value = ''] of rows) {
    if (objects.at(-1)?.has(name) === true) objects.push(new Map());
    objects.at(-1)?.set(name, value);
  }
  return objects;
}
