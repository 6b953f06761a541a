// What this product renders for a target reads back as configuration without a mistake, in every situation.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readConfig } from '../../../src/configs/readConfig.ts';
import { allTargets, render, situationsOf } from '../../support/renderings.ts';

/** What is true of a rendering and said beside it: EWS ends, a wide permission, a password grant that was chosen. */
const saidBeside: ReadonlySet<string> = new Set(['ews-end', 'full-access', 'ropc']);

for (const { product, target } of allTargets) {
  test(`${target} reads back as no problem`, () => {
    for (const situation of situationsOf(product)) {
      const rendering = render(target, situation);
      if ('refused' in rendering) continue;
      for (const { name, text } of rendering.files) {
        const problems = readConfig({ text, fileName: name }).problems.filter(
          ({ code }) => !saidBeside.has(code),
        );
        const shown = problems.map(
          ({ line, code }) => `${name}:${line} ${code}: ${text.split('\n')[line - 1]}`,
        );
        assert.deepEqual(shown, [], situation.title);
      }
    }
  });
}
