// Where things are: the repository's root and the git-ignored folder for everything the scripts fetch.
import { mkdirSync } from 'node:fs';
import path from 'node:path';

/** The repository's root folder. */
export const root = path.join(import.meta.dirname, '..', '..');

/** A folder inside .cache, made if it is not there. */
export function cacheFolder(...names) {
  const folder = path.join(root, '.cache', ...names);
  mkdirSync(folder, { recursive: true });
  return folder;
}
