// Rendered TypeScript type-checks in strict mode against the real packages, in one run of the compiler.
import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { isRefusal } from '../../src/products/product.ts';
import { allTargets, render, situationsOf } from '../support/renderings.ts';
import { runTool } from '../support/tools.ts';

const root = path.join(import.meta.dirname, '../..');

test('the TypeScript sample type-checks in strict mode, with every grant and protocol', (t) => {
  const product = allTargets.find(({ target }) => target === 'typescript')?.product;
  assert.ok(product);
  const texts = new Set(
    situationsOf(product).flatMap((situation) => {
      const result = render('typescript', situation);
      return isRefusal(result)
        ? []
        : result.files.filter(({ name }) => name.endsWith('.mts')).map(({ text }) => text);
    }),
  );
  assert.ok(texts.size >= product.grants.length);
  // Inside the project, so that its packages are found.
  mkdirSync(path.join(root, '.cache'), { recursive: true });
  const folder = mkdtempSync(path.join(root, '.cache/typescript-'));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  const names = [...texts].map((text, index) => {
    writeFileSync(path.join(folder, `sample${index}.mts`), text);
    return `sample${index}.mts`;
  });
  const options = [
    '--noEmit',
    '--ignoreConfig',
    '--strict',
    '--skipLibCheck',
    '--target',
    'esnext',
    '--module',
    'nodenext',
    '--types',
    'node',
  ];
  const run = runTool(
    process.execPath,
    [path.join(root, 'node_modules/typescript/bin/tsc'), ...options, ...names],
    {
      cwd: folder,
    },
  );
  assert.equal(run.status, 0, run.stdout);
});
