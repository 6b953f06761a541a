// Bundles and dynamic imports match: each dynamic import names a bundle's entry, and each lazy bundle is asked for.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { readImports } from './readImports.ts';
import { root, sources } from './sources.ts';

const bundles: Readonly<Record<string, string>> = JSON.parse(
  readFileSync(path.join(root, 'scripts/bundles.json'), 'utf8'),
);
const entries = Object.values(bundles);

test('every dynamic import in src names an entry of scripts/bundles.json', async () => {
  const dynamic = (await readImports(sources)).filter(
    ({ from, kind }) => kind === 'dynamic' && from.startsWith('src/'),
  );
  assert.deepEqual(
    dynamic.filter(({ to }) => !entries.includes(to)).map(({ from, to }) => `${from} imports ${to}`),
    [],
  );
});

/** What VS Code loads, in a window without Node in two steps, and the programs that run without it. */
const roots = [
  'src/extension.ts',
  'src/web.ts',
  'src/startWeb.ts',
  'src/check/program.ts',
  'src/mcp/server.ts',
];

test('every other entry of scripts/bundles.json is imported dynamically', async () => {
  const asked = new Set(
    (await readImports(sources)).filter(({ kind }) => kind === 'dynamic').map(({ to }) => to),
  );
  const unasked = entries.filter((entry) => !asked.has(entry));
  assert.deepEqual(unasked.toSorted(), [...roots].sort());
});
