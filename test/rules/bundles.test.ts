// Bundles and dynamic imports match: each dynamic import names a bundle's entry, and each lazy bundle is asked for.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { readImports } from './readImports.ts';
import { root, sources } from './sources.ts';

const entries = [
  ...readFileSync(path.join(root, 'esbuild.js'), 'utf8').matchAll(/^ {2}\w+: '(src\/[^']+)',$/gm),
].map((match) => match[1] ?? '');

test('every dynamic import in src names an entry of esbuild.js', async () => {
  const dynamic = (await readImports(sources)).filter(
    ({ from, kind }) => kind === 'dynamic' && from.startsWith('src/'),
  );
  assert.deepEqual(
    dynamic.filter(({ to }) => !entries.includes(to)).map(({ from, to }) => `${from} imports ${to}`),
    [],
  );
});

test('every entry of esbuild.js but the first is imported dynamically', async () => {
  const asked = new Set(
    (await readImports(sources)).filter(({ kind }) => kind === 'dynamic').map(({ to }) => to),
  );
  const [root, ...lazy] = entries;
  assert.equal(root, 'src/extension.ts');
  assert.deepEqual(
    lazy.filter((entry) => !asked.has(entry)),
    [],
  );
});
