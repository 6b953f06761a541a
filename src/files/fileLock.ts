// A lock beside a file, so that one process at a time works on it. One that an ended process left is taken over.

import { open, rm, stat, writeFile } from 'node:fs/promises';

/** Gives the lock back. */
export type Release = () => Promise<void>;

/** Whether the lock in a file was left by a process that has ended. */
export type IsLeft = (lock: string) => Promise<boolean>;

/** Whoever holds the right to take a lock over needs it for a moment (milliseconds). */
const mostTakingOverMs = 10_000;

/**
 * Makes the lock file, with the number of this process in it. Throws Node's error if its folder takes no such file.
 * @returns undefined while another process holds it
 */
export async function tryLock(lock: string, isLeft: IsLeft): Promise<Release | undefined> {
  return (await make(lock)) || (await takeOver(lock, isLeft)) ? () => remove(lock) : undefined;
}

/** A lock is left if it is older than this (milliseconds); a file that is gone is not. */
export const isOlderThan =
  (mostMs: number): IsLeft =>
  (file) =>
    stat(file).then(
      ({ mtimeMs }) => Math.abs(Date.now() - mtimeMs) > mostMs,
      () => false,
    );

/**
 * One that was left becomes this process's own. It is not removed: another process may have taken it over since it was
 * looked at, so only one at a time may look and take.
 */
async function takeOver(lock: string, isLeft: IsLeft): Promise<boolean> {
  if (!(await isLeft(lock))) return false;
  const right = `${lock}.left`;
  if (!(await make(right))) {
    if (await isOlderThan(mostTakingOverMs)(right)) await remove(right);
    return false;
  }
  try {
    if (!(await isLeft(lock))) return false;
    await writeFile(lock, String(process.pid));
    return true;
  } finally {
    await remove(right);
  }
}

/** No other account may read or change it. */
async function make(file: string): Promise<boolean> {
  try {
    const handle = await open(file, 'wx', 0o600);
    await handle.writeFile(String(process.pid));
    await handle.close();
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

const remove = (file: string): Promise<void> => rm(file, { force: true });
