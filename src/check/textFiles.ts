// Files that the command line names: how they are read, and what is said if one cannot be read or written.
import { createReadStream } from 'node:fs';
import { buffer } from 'node:stream/consumers';

const reasons: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file or folder',
  EACCES: 'this user may not',
  EPERM: 'this user may not',
  EISDIR: 'it is a folder',
  ENOTDIR: 'a part of the path is not a folder',
  ENOSPC: 'the disk is full',
  EROFS: 'the disk is read-only',
};

/** "The file X cannot be read: there is no such file or folder (ENOENT)."; without a file, of standard output. */
export function cannotBe(done: 'read' | 'written', file: string | undefined, error: unknown): Error {
  const { code = 'no code' } = error as NodeJS.ErrnoException;
  const reason = reasons[code];
  const what = file === undefined ? 'Standard output' : `The file ${file}`;
  return new Error(
    reason === undefined
      ? `${what} cannot be ${done} (${code}).`
      : `${what} cannot be ${done}: ${reason} (${code}).`,
    { cause: error },
  );
}

/**
 * The text of a file or a pipe, of which no more than `most` bytes are taken. Throws an Error that says why it cannot be
 * read, or that it is larger than `most`, called `limit` there.
 */
export async function readTextFile(file: string, most: number, limit: string): Promise<string> {
  const bytes = await buffer(createReadStream(file, { end: most })).catch((error: unknown) => {
    throw cannotBe('read', file, error);
  });
  if (bytes.length > most) throw new Error(`The file ${file} is larger than ${limit}.`);
  return new TextDecoder(encodingOf(bytes)).decode(bytes);
}

/** Whether the error is that of a file which is not there. */
export const isMissing = (error: unknown): boolean =>
  ((error as Error).cause as NodeJS.ErrnoException | undefined)?.code === 'ENOENT';

/** A record of more runs than anybody keeps is smaller (bytes). */
export const mostRecordBytes = 256_000_000;

/** Windows PowerShell writes UTF-16 with a byte order mark, editors on Windows mark UTF-8 as well. */
const encodingOf = ([first, second]: Buffer): string =>
  first === 0xff && second === 0xfe ? 'utf-16le' : first === 0xfe && second === 0xff ? 'utf-16be' : 'utf-8';
