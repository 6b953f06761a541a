// The journal in a file of its own: each line is on the disk before the next request, and one window writes at a time.

import { mkdir, open, readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import * as l10n from '../core/l10n.ts';
import { Failure } from '../core/report/failure.ts';
import type { Journal } from './effects.ts';

/** The file holds object IDs and dates, no secret; still no other account may read it. */
const mode = 0o600;

export function fileJournal(file: string): Journal {
  return {
    read: async () => (await readIfThere(file)) ?? '',
    append: async (text) => {
      await mkdir(path.dirname(file), { recursive: true });
      const handle = await open(file, 'a', mode);
      try {
        await handle.appendFile(text, 'utf8');
        await handle.sync();
      } finally {
        await handle.close();
      }
    },
  };
}

/** Runs while no other window or process has the journal; a lock whose process is gone counts for nothing. */
export async function withJournalLock<T>(file: string, work: () => Promise<T>): Promise<T> {
  const lock = `${file}.lock`;
  await mkdir(path.dirname(lock), { recursive: true });
  if (!(await take(lock))) {
    await removeStale(lock);
    if (!(await take(lock))) throw busy();
  }
  try {
    return await work();
  } finally {
    await rm(lock, { force: true });
  }
}

async function take(lock: string): Promise<boolean> {
  try {
    const handle = await open(lock, 'wx', mode);
    await handle.writeFile(String(process.pid));
    await handle.close();
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

async function removeStale(lock: string): Promise<void> {
  const text = (await readIfThere(lock)) ?? '';
  const owner = Number(text);
  // A file that was made a moment ago has no process number in it yet: it counts as held.
  if (text !== '' && Number.isInteger(owner) && !isAlive(owner)) await rm(lock, { force: true });
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

async function readIfThere(file: string): Promise<string | undefined> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

const busy = (): Failure =>
  new Failure({
    kind: 'local',
    problem: 'invalidInput',
    text: l10n.record(
      'Another window is setting up this registration. Wait until it is done, then try again.',
    ),
  });
