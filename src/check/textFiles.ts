// Files that the command line names: what is said if one cannot be read or written.

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
  );
}
