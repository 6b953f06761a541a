// A lock is had by one at a time, also if the one before was left by a process that has ended.
import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, test } from 'node:test';
import { isOlderThan, tryLock } from '../../../src/files/fileLock.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'file-lock-'));
after(() => rmSync(folder, { recursive: true, force: true }));
const isLeft = isOlderThan(10_000);

test('the second gets it once the first has given it back', async () => {
  const lock = path.join(folder, 'two.lock');
  const release = await tryLock(lock, isLeft);
  assert.equal(await tryLock(lock, isLeft), undefined);
  await release?.();
  assert.ok((await tryLock(lock, isLeft)) !== undefined);
});

test('of many that find one that was left, one gets it', async () => {
  for (let round = 0; round < 100; round += 1) {
    const lock = path.join(folder, `left${round}.lock`);
    writeFileSync(lock, '1');
    utimesSync(lock, 0, 0);
    const had = await Promise.all(Array.from({ length: 20 }, () => tryLock(lock, isLeft)));
    assert.equal(had.filter((release) => release !== undefined).length, 1);
    assert.ok(existsSync(lock) && !existsSync(`${lock}.left`));
  }
});

test('a right to take over that was left is no obstacle for long', async () => {
  const lock = path.join(folder, 'right.lock');
  for (const file of [lock, `${lock}.left`]) {
    writeFileSync(file, '1');
    utimesSync(file, 0, 0);
  }
  assert.equal(await tryLock(lock, isLeft), undefined);
  assert.ok((await tryLock(lock, isLeft)) !== undefined);
});

test('a folder that is not there is said by Node', async () => {
  await assert.rejects(tryLock(path.join(folder, 'none', 'a.lock'), isLeft), { code: 'ENOENT' });
});
