// The folder of files that hand a credential to a terminal, and what is done with one that no shell has read.
import { readdir, rm, stat } from 'node:fs/promises';
import path from 'node:path';

/** A file that no shell has read after this time is removed (milliseconds). */
export const unreadMs = 60_000;

/** Of this computer's windows. */
export const terminalFolder = (storage: string): string => path.join(storage, 'terminal');

/** What a window left that ended before its shell had read it; younger files are another window's. */
export async function removeLeftFiles(storage: string): Promise<void> {
  const folder = terminalFolder(storage);
  for (const name of await readdir(folder).catch(() => [])) {
    const file = path.join(folder, name);
    const found = await stat(file).catch(() => undefined);
    if (found !== undefined && Date.now() - found.mtimeMs > unreadMs) await rm(file, { force: true });
  }
}
