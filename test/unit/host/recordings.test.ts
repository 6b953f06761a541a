// What is kept of an open capsule, and for how long.
import '../../support/useFakeVscode.ts';
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { capsuleFrom, capsuleNames, readCapsuleFile } from '../../support/capsuleGolden.ts';

const { capsulePrefix, createRecordings } = await import('../../../src/host/capsules/recordings.ts');

test('a capsule answers until its registration is removed, and then nothing of it is kept', async () => {
  const kept = new Map<string, unknown>();
  const memento = {
    get: (key: string) => kept.get(key),
    update: async (key: string, value: unknown) =>
      void (value === undefined ? kept.delete(key) : kept.set(key, value)),
  };
  const recordings = createRecordings(memento as never);
  const capsule = capsuleFrom(readCapsuleFile(capsuleNames()[0] ?? ''));
  const protocol = capsule.recordings[0]?.protocol ?? 'imap';
  const registration = { ...capsule.registration, id: `${capsulePrefix}one`, cloud: 'demo' } as const;
  await recordings.open(registration.id, capsule);
  const address = capsule.recordings[0]?.address ?? '';
  assert.deepEqual(recordings.replay(registration, protocol, address), capsule.recordings[0]);
  await recordings.forget(registration.id);
  assert.equal(recordings.replay(registration, protocol, address), undefined);
  assert.equal(kept.size, 0);
});
