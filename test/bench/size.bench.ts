// What a person downloads, what VS Code may load of it, and what it is made of.
import { readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { deflateRawSync } from 'node:zlib';
import type { Bench, BenchRow } from './bench.ts';

/** All benches need the VSIX, this one nothing else. */
export const about =
  'The packaged extension and the JavaScript in it; what each folder and package of more than 20 KB adds to it, minified.';

const reader: string = '../../scripts/package/readZip.mjs';
const { readZip } = (await import(reader)) as {
  readonly readZip: (file: string) => readonly { readonly name: string; readonly read: () => Buffer }[];
};

const built = (name: string): Readonly<Record<string, number>> =>
  JSON.parse(readFileSync(path.join(import.meta.dirname, '..', '..', 'dist', name), 'utf8'));
const sum = (values: readonly number[]) => values.reduce((all, each) => all + each, 0);
const kilobytes = (what: string, bytes: number): BenchRow => ({ what, ours: bytes / 1024, unit: 'KB' });

export const bench: Bench = async function* ({ vsix }) {
  const scripts = built('sizes.json');
  const all = sum(Object.values(scripts));
  yield { ...kilobytes('the VSIX', statSync(vsix).size), atMost: 500 };
  yield* partsOf(vsix);
  yield { ...kilobytes('extension.js', scripts['dist/extension.js'] ?? Number.NaN), atMost: 5 };
  yield { ...kilobytes('all shipped JavaScript', all), atMost: 1280 };
  yield* weights(all);
};

const parts: Readonly<Record<string, RegExp>> = {
  JavaScript: /\.js$/,
  'texts in five languages': /dist\/l10n\/|package\.nls\.\S+\.json$/,
  'all else': /./,
};

/** As a VSIX compresses each file. */
function partsOf(vsix: string): BenchRow[] {
  const names = Object.keys(parts);
  const byPart = Object.groupBy(
    readZip(vsix),
    ({ name }) => names.find((part) => parts[part]?.test(name)) ?? '',
  );
  return names.map((name) =>
    kilobytes(
      `the VSIX: ${name}`,
      sum((byPart[name] ?? []).map(({ read }) => deflateRawSync(read()).length)),
    ),
  );
}

const worthARow = 20 * 1024;

function weights(all: number): BenchRow[] {
  const heavy = Object.entries(built('weights.json')).filter(([, bytes]) => bytes > worthARow);
  const rest = all - sum(heavy.map(([, bytes]) => bytes));
  return [...heavy, ['all else, and what holds the bundles together', rest] as const].map(([name, bytes]) =>
    kilobytes(`JavaScript: ${name}`, bytes),
  );
}
