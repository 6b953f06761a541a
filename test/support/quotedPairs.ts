// Values with their literals in a language, for tests that let the language's own parser read them back.
import assert from 'node:assert/strict';
import type { TestContext } from 'node:test';
import type { Quoted } from '../../src/snippets/quoted.ts';
import { hostileSample } from './hostileValues.ts';
import { runTool, scratchFolder, writeFiles } from './tools.ts';

export interface Pair {
  readonly value: string;
  readonly literal: string;
}

/** What the language can hold, with its literal; most of the sample must be expressible. */
export function pairs(quote: (value: string) => Quoted, count = 250, least = 0.5): readonly Pair[] {
  const sample = hostileSample(count);
  const result = sample.flatMap((value) => {
    const literal = quote(value);
    return literal.ok ? [{ value, literal: literal.text }] : [];
  });
  assert.ok(result.length >= sample.length * least, `${result.length} of ${sample.length} could be written`);
  return result;
}

/** Runs a program that prints the values it read as a JSON array, and compares them. */
export function readBack(
  t: TestContext,
  sample: readonly Pair[],
  tool: string,
  file: string,
  program: string,
): void {
  const folder = scratchFolder(t);
  writeFiles(folder, { [file]: program });
  const run = runTool(tool, [file], { cwd: folder, env: { LC_ALL: 'C.UTF-8', PYTHONUTF8: '1' } });
  assert.equal(run.status, 0, run.stderr.slice(0, 2000));
  assert.deepEqual(
    JSON.parse(run.stdout),
    sample.map(({ value }) => value),
  );
}
