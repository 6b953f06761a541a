// The extension's own files in a folder that all windows share: read to a limit, and written whole.
import { randomUUID } from 'node:crypto';
import { lstatSync, readdirSync, readFileSync } from 'node:fs';
import { rename, rm, writeFile } from 'node:fs/promises';

/** Names of what is in the folder; none if it cannot be read, as before the first file. */
export function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

/**
 * The text, and when it was written (milliseconds since 1970). Undefined for what is no plain file, has more than
 * `mostBytes`, cannot be read, or is gone meanwhile.
 */
export function readOwnFile(
  file: string,
  mostBytes: number,
): { readonly text: string; readonly writtenAt: number } | undefined {
  try {
    const status = lstatSync(file);
    if (!status.isFile() || status.size > mostBytes) return undefined;
    return { text: readFileSync(file, 'utf8'), writtenAt: status.mtimeMs };
  } catch {
    return undefined;
  }
}

/** Never half a file, whenever the window ends and whoever writes it too: a new one takes the file's place. */
export async function writeWhole(file: string, text: string): Promise<void> {
  const fresh = `${file}.${randomUUID()}.new`;
  try {
    await writeFile(fresh, text, { mode: 0o600 });
    await rename(fresh, file);
  } catch (error) {
    await rm(fresh, { force: true });
    throw error;
  }
}
