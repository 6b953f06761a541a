// docs/mutation.md names files that exist, and says of each what its tests do not notice.
import assert from 'node:assert/strict';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { changedSince, least, mutationPage, mutationScores, unmeasured } from './mutationScores.ts';

const page = 'docs/mutation.md';

describe('the mutation scores', () => {
  it('are of files that exist, and leave nothing unexplained', () => {
    const wrong = mutationScores.filter(
      ({ file, noticed, tried, left }) =>
        !existsSync(file) || noticed > tried || noticed < tried !== (left !== ''),
    );
    assert.deepEqual(wrong, []);
  });

  it('are high enough, but in files whose rows say why', () => {
    const low = mutationScores
      .filter(({ noticed, tried }) => noticed / tried < least)
      .map(({ file }) => file);
    assert.deepEqual(low, ['src/core/text/findSecrets.ts']);
  });

  it('name the files that have none, and none that has one', () => {
    const measured = mutationScores.map(({ file }) => file);
    assert.deepEqual(
      unmeasured.filter((file) => !existsSync(file) || measured.includes(file)),
      [],
    );
    assert.deepEqual(
      changedSince.filter((file) => !measured.includes(file)),
      [],
    );
  });

  it('stand in the document as they stand in the table', () => {
    if (process.env['UPDATE_GOLDENS'] === '1') writeFileSync(page, mutationPage());
    assert.equal(readFileSync(page, 'utf8'), mutationPage());
  });
});
