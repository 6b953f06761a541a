// The linter holds the house rules that it knows: each is an error, and a file that breaks them is refused.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { test } from 'node:test';
import { root } from './sources.ts';

const faulty = `
export default function f(a: any) {
  console.log(a!.b);
}
export enum E { A }
`;

const expected = [
  'lint/style/noDefaultExport',
  'lint/suspicious/noExplicitAny',
  'lint/suspicious/noConsole',
  'lint/style/noNonNullAssertion',
  'lint/style/noEnum',
];

test('a source file with a default export, any, console, ! or enum is refused', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'exchange-oauth-lint-'));
  try {
    copyFileSync(path.join(root, 'biome.json'), path.join(folder, 'biome.json'));
    mkdirSync(path.join(folder, 'src'));
    writeFileSync(path.join(folder, 'src', 'faulty.ts'), faulty);
    const biome = path.join(root, 'node_modules', '@biomejs', 'biome', 'bin', 'biome');
    const { status, stdout, stderr } = spawnSync(process.execPath, [biome, 'lint'], {
      cwd: folder,
      encoding: 'utf8',
    });
    assert.notEqual(status, 0);
    for (const rule of expected) assert.ok((stdout + stderr).includes(rule), `${rule} was not reported`);
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test('no part of src, webview-ui or test is exempt from a rule', () => {
  const { overrides } = JSON.parse(readFileSync(path.join(root, 'biome.json'), 'utf8'));
  const exempt = overrides.flatMap(({ includes }: { includes: string[] }) => includes);
  assert.deepEqual(exempt, ['scripts/suites/eventLines.mjs', 'scripts/**', 'esbuild.js', 'test/bench/**']);
});
