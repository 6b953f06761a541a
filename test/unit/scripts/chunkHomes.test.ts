// Where code that several bundles share is put: the file that is run as a whole must run everywhere.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

const script: string = '../../../scripts/chunkHomes.cjs';
const { homesOf } = (await import(script)) as {
  readonly homesOf: (
    outputs: Readonly<Record<string, object>>,
    files: ReadonlyMap<string, string>,
    commonFiles: Readonly<Record<string, readonly string[]>>,
  ) => (file: string) => string;
};

/** Name to text; how large each one is makes no difference but for a small part. */
function homes(texts: Readonly<Record<string, string>>, small: readonly string[] = []) {
  const outputs = Object.fromEntries(
    Object.keys(texts).map((name) => [name, { bytes: small.includes(name) ? 100 : 10_000, inputs: {} }]),
  );
  const files = new Map(Object.entries(texts).map(([name, text]) => [`/split/${name}`, text]));
  const homeOf = homesOf(outputs, files, { first: ['start'], 'common-start': ['start'], test: ['test'] });
  return (name: string) => homeOf(`/split/${name}`);
}

describe('the file of code that several bundles share', () => {
  const start = 'import "./chunk-PURE.js";\nimport "./chunk-OVER.js";';

  it('is the first one for what its entry needs, and another for what a later entry needs', () => {
    const homeOf = homes({
      'start.js': start,
      'test.js': 'import "./chunk-TEST.js";',
      'chunk-PURE.js': '',
      'chunk-OVER.js': '',
      'chunk-TEST.js': '',
      'chunk-REST.js': '',
    });
    assert.deepEqual(['chunk-PURE.js', 'chunk-TEST.js', 'chunk-REST.js'].map(homeOf), [
      'first',
      'test',
      'seldom',
    ]);
  });

  for (const platform of ['vscode', 'node:crypto']) {
    it(`is never the first one for what needs ${platform}, or imports what does`, () => {
      const homeOf = homes({
        'start.js': start,
        'chunk-PURE.js': '',
        'chunk-OVER.js': 'import { a } from "./chunk-USES.js";',
        'chunk-USES.js': `import { b } from "${platform}";`,
      });
      assert.deepEqual(['chunk-PURE.js', 'chunk-OVER.js', 'chunk-USES.js'].map(homeOf), [
        'first',
        'common-start',
        'common-start',
      ]);
    });
  }

  it('is the first one for a small part that nobody there needs, unless that reads another file', () => {
    const homeOf = homes(
      {
        'start.js': '',
        'chunk-TINY.js': '',
        'chunk-ASKS.js': 'import "./chunk-LARGE.js";',
        'chunk-LARGE.js': '',
      },
      ['chunk-TINY.js', 'chunk-ASKS.js'],
    );
    assert.deepEqual(['chunk-TINY.js', 'chunk-ASKS.js'].map(homeOf), ['first', 'seldom']);
  });
});
