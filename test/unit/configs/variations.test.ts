// The rules on variations of every kind of file: nothing more and nothing less than what is wrong.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { readConfig } from '../../../src/configs/readConfig.ts';

interface Variation {
  readonly name: string;
  readonly as: string;
  readonly lines: readonly string[];
  /** `line code`. */
  readonly problems: readonly string[];
}

const variations: readonly Variation[] = JSON.parse(
  readFileSync('test/golden/configs/variations.json', 'utf8'),
);

describe('a variation', () => {
  for (const { name, as, lines, problems } of variations)
    it(name, () => {
      const reading = readConfig({ text: `${lines.join('\n')}\n`, fileName: as });
      assert.deepEqual(
        reading.problems.map(({ line, code }) => `${line} ${code}`).sort(),
        [...problems].sort(),
      );
    });
});
