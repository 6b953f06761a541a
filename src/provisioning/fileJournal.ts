// The journal in a file of its own: each line is on the disk before the next request, and one window writes at a time.

import { mkdir, open, readFile } from 'node:fs/promises';
import path from 'node:path';
import * as l10n from '../core/l10n.ts';
import { Failure } from '../core/report/failure.ts';
import { tryLock } from '../files/fileLock.ts';
import type { Journal } from './effects.ts';
import { isAlive } from './isAlive.ts';

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
  await mkdir(path.dirname(file), { recursive: true });
  const release = await tryLock(`${file}.lock`, isOwnerGone);
  if (release === undefined) throw busy();
  try {
    return await work();
  } finally {
    await release();
  }
}

/** A file that was made a moment ago has no process number in it yet: it counts as held. */
async function isOwnerGone(lock: string): Promise<boolean> {
  const text = (await readIfThere(lock)) ?? '';
  const owner = Number(text);
  return text !== '' && Number.isInteger(owner) && !isAlive(owner);
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
