// docs/hostile-cases.md names tests that exist, says what is open, and leaves out no case.
import assert from 'node:assert/strict';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { hostileCases, hostileCasesPage } from './hostileCases.ts';

const page = 'docs/hostile-cases.md';

describe('the hostile cases', () => {
  it('are numbered without a gap', () => {
    assert.deepEqual(
      hostileCases.map(({ id }) => id),
      Array.from({ length: 72 }, (_, index) => index + 1),
    );
  });

  it('name tests that exist, or say why there is none', () => {
    const wrong = hostileCases.flatMap(({ id, tests, open }) => [
      ...tests.filter((test) => !existsSync(`test/${test}.test.ts`)).map((test) => `${id}: ${test}`),
      ...(tests.length === 0 && open === undefined ? [`${id}: no test and no reason`] : []),
    ]);
    assert.deepEqual(wrong, []);
  });

  it('stand in the document as they stand in the table', () => {
    if (process.env['UPDATE_GOLDENS'] === '1') writeFileSync(page, hostileCasesPage());
    assert.equal(readFileSync(page, 'utf8'), hostileCasesPage());
  });
});
