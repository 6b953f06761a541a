// The table of targets and their oracles in CONTRIBUTING.md is what the tests do.
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { oracleOf } from '../../support/oracles.ts';
import { allTargets } from '../../support/renderings.ts';
import { sourceLines, withOracleTable } from '../../support/targetList.ts';

test('the table of targets in CONTRIBUTING.md is up to date (npm run targets -- --write)', () => {
  const document = readFileSync('CONTRIBUTING.md', 'utf8');
  assert.equal(withOracleTable(document), document);
});

test('each oracle names a test file that exists', () => {
  for (const { target } of allTargets) {
    const oracle = oracleOf(target);
    if (oracle !== undefined) assert.ok(existsSync(oracle.test), `${target}: ${oracle.test}`);
  }
});

test('the list of sources begins with the one that was read longest ago', () => {
  const dates = sourceLines().map((line) => line.slice(0, 10));
  assert.deepEqual(dates, dates.toSorted());
});
