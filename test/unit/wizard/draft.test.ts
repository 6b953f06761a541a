// Stored drafts are read back whole, and damaged or foreign ones are not used.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { parseDraft } from '../../../src/wizard/draft.ts';
import { completeDraft } from './draftOf.ts';

test('a stored draft comes back as it was', () => {
  const draft = completeDraft();
  assert.deepEqual(parseDraft(JSON.parse(JSON.stringify(draft))), draft);
});

test('a draft of another version is not used', () => {
  assert.equal(parseDraft({ ...completeDraft(), version: 2 }), undefined);
});

test('a field that an older version did not know is empty', () => {
  const { redirectUri: _gone, ...texts } = completeDraft().texts;
  assert.equal(parseDraft({ ...completeDraft(), texts })?.texts.redirectUri, '');
});

test('a damaged draft is not used and does not throw', () => {
  fc.assert(
    fc.property(fc.anything(), fc.constantFrom(...Object.keys(completeDraft())), (value, key) => {
      const read = parseDraft({ ...completeDraft(), [key]: value });
      assert.ok(read === undefined || typeof read.draft === 'string');
    }),
  );
});
