// Failures that were handed on as capsules: what is said of them stays the same (npm run capsule -- FILE adds one).
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { capsuleFrom, capsuleNames, readCapsuleFile, replayText } from '../../support/capsuleGolden.ts';
import { assertGolden } from '../../support/goldenText.ts';

for (const name of capsuleNames())
  test(`${name} replays to the step and code of its golden`, () => {
    assertGolden(`capsules/${name}.txt`, replayText(capsuleFrom(readCapsuleFile(name))));
  });

test('there are capsules to replay', () => {
  assert.ok(capsuleNames().length > 0);
});

test('a text that holds a secret’s shape is refused, as is one that is no capsule', () => {
  const [name = ''] = capsuleNames();
  const text = readCapsuleFile(name);
  const secret = text.replace(
    /"detail": "/,
    '"detail": "client_secret=wrg8Q~abcdefghijklmnopqrstuvwxyz0123456789 ',
  );
  assert.throws(() => capsuleFrom(secret), /looks like a secret/);
  assert.throws(() => capsuleFrom('{}'), /not a capsule/);
});
