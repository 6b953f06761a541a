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
export function long(n: number) {
${'  n += 1;\n'.repeat(40)}  return n;
}
`;

const expected = [
  'lint/style/noDefaultExport',
  'lint/suspicious/noExplicitAny',
  'lint/suspicious/noConsole',
  'lint/style/noNonNullAssertion',
  'lint/style/noEnum',
  'lint/complexity/noExcessiveLinesPerFunction',
];

test('a source file with a default export, any, console, !, enum or a function over 40 lines is refused', () => {
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

/** Files that a rule is off for. A describe block is one function however many tests stand in it. */
const exempt = {
  'style/noDefaultExport': ['scripts/suites/eventLines.mjs'],
  'suspicious/noConsole': ['scripts/**', 'esbuild.js', 'test/bench/**'],
  'complexity/noExcessiveLinesPerFunction': ['test/**'],
};

interface Override {
  readonly includes: readonly string[];
  readonly linter: { readonly rules: Readonly<Record<string, Readonly<Record<string, string>>>> };
}

test('no part of src or webview-ui is exempt from a rule, and nothing else but what is listed', () => {
  const { overrides } = JSON.parse(readFileSync(path.join(root, 'biome.json'), 'utf8'));
  const found = (overrides as readonly Override[]).flatMap(({ includes, linter }) =>
    Object.entries(linter.rules).flatMap(([group, rules]) =>
      Object.keys(rules).map((rule) => [`${group}/${rule}`, includes]),
    ),
  );
  assert.deepEqual(Object.fromEntries(found), exempt);
  assert.equal(found.length, Object.keys(exempt).length);
});
