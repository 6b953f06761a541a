// A capsule that is opened weeks later fails as it did: the token in it is as old as it was then.
import '../../support/useFakeVscode.ts';
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { reportsOf } from '../../../src/advice/diagnose.ts';
import { capsuleFrom, capsuleNames, readCapsuleFile } from '../../support/capsuleGolden.ts';

const { replayed } = await import('../../../src/host/testing/replayed.ts');

test('every capsule comes to the same step and code at its time and today', () => {
  for (const name of capsuleNames()) {
    const { registration, mailbox, recordings } = capsuleFrom(readCapsuleFile(name));
    for (const recorded of recordings) {
      const { protocol } = recorded;
      const codeOf = (outcome: typeof recorded, now: Date) =>
        reportsOf([outcome], { registration, mailbox, now })
          .flatMap(({ steps }) => steps)
          .flatMap(({ id, code }) => (code === undefined ? [] : [`${id} ${code}`]))
          .join();
      const again = replayed(recorded, { registration, protocol });
      assert.equal(codeOf(again, new Date()), codeOf(recorded, new Date(recorded.startedAt)), name);
      // Later than any token lives.
      const old = { ...recorded, startedAt: new Date(0).toISOString() };
      const { claims } = replayed(old, { registration, protocol });
      if (recorded.claims?.expiresAt !== undefined && claims?.expiresAt !== undefined)
        assert.ok(claims.expiresAt > recorded.claims.expiresAt);
    }
  }
});
