// The tree keeps the house rules; each rule is tried on a file that breaks it first.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, test } from 'node:test';
import { longFiles, type Rule, scriptRules, sourceRules, testRules, treeRules } from './houseRules.ts';
import { readFiles, root, sources, trackedFiles } from './sources.ts';

const broken: Record<string, [file: string, text: string]> = {
  'a file is short enough to know': ['src/core/a.ts', 'x\n'.repeat(251)],
  'a file is named for what it exports': ['src/core/secretManager.ts', ''],
  'text never becomes markup or code': ['webview-ui/a.ts', 'element.innerHTML = text;'],
  'no checker is silenced': ['src/core/a.ts', '// @ts-ignore'],
  'the first line says what the file is for': ['src/core/a.ts', "import { b } from './b.ts';"],
  'nothing is spread that is written there and then': ['src/core/a.ts', 'const a = { ...{ b: 1 }, c: 2 };'],
  'a comment says "if" for a condition and "where" for a place': [
    'src/core/a.ts',
    `/** The value; undefined ${'where'} there is none. */`,
  ],
  'no test is alone or left out': ['test/unit/a.test.ts', `test${'.only'}('x', () => {});`],
  "no path of anybody's machine": ['docs/a.md', `see ${['', 'home', 'somebody', 'a'].join('/')}`],
  "no registry's host": ['docs/a.md', `https://${['registry', 'npmjs', 'org'].join('.')}/a`],
};

const scripts = {
  ...sources,
  ...readFiles(['test/**/*.{ts,mjs,js}', 'scripts/**/*.{mjs,cjs,js}', 'esbuild.js']),
};
const tests = readFiles('test/**/*.test.ts');

hold('src and webview-ui', sourceRules, sources);
hold('scripts and sources', scriptRules, scripts);
hold('tests', testRules, tests);
hold('the whole tree', treeRules, wholeTree());

/** One test for each rule: that it catches its example, and that the tree is free of it. */
function hold(
  what: string,
  rules: Readonly<Record<string, Rule>>,
  files: Readonly<Record<string, string>>,
): void {
  describe(what, () => {
    for (const [name, rule] of Object.entries(rules)) {
      test(name, () => {
        const example = broken[name];
        assert.ok(example, 'the rule has an example that breaks it');
        assert.equal(rule(...example).length, 1, 'the example is caught');
        assert.deepEqual(
          Object.entries(files).flatMap(([file, text]) => rule(file, text)),
          [],
        );
      });
    }
  });
}

test('every long file that is exempt is there, is long, and has a reason', () => {
  for (const [file, reason] of Object.entries(longFiles)) {
    assert.ok((sources[file] ?? '').split('\n').length > 250, `${file} needs no exemption`);
    assert.ok(reason.length > 10, `${file} needs a reason`);
  }
});

function wholeTree(): Record<string, string> {
  const isText = (file: string) => !/\.(png|gif|woff2?|ttf|der|p12)$/.test(file);
  const own = (file: string) =>
    file !== 'package-lock.json' || readFileSync(path.join(root, file), 'utf8').includes('http');
  return Object.fromEntries(
    trackedFiles()
      .filter((file) => isText(file) && own(file))
      .map((file) => [file, read(file)]),
  );
}

/** A file that somebody has just deleted is still listed by git. */
function read(file: string): string {
  try {
    return readFileSync(path.join(root, file), 'utf8');
  } catch {
    return '';
  }
}
