// Reads a file that a person chose: its size is asked for first, since a wrong click would fill the memory.

import { FileType, type Uri, workspace } from 'vscode';
import * as l10n from '../../core/l10n.ts';

/** Ten times what the largest list or profile takes (bytes). */
const mostBytes = 20 * 1024 * 1024;

/** The text; throws in words if it is no file, or larger than any of its kind (`most` bytes). */
export async function readBounded(file: Uri, kind: string, most = mostBytes): Promise<string> {
  const tooLarge = (size: number) =>
    l10n.record(
      'The file has {0} MB, which is too large for {1}. Choose another one.',
      Math.round(size / 1_048_576),
      kind,
    );
  return new TextDecoder().decode(await readBoundedBytes(file, { kind, most, tooLarge }));
}

/** The bytes; throws in words if it is no file, and what `tooLarge` says if there are more than `most`. */
export async function readBoundedBytes(
  file: Uri,
  limit: {
    readonly kind: string;
    readonly most: number;
    readonly tooLarge: (size: number) => string;
  },
): Promise<Uint8Array> {
  const { size, type } = await workspace.fs.stat(file);
  // A pipe has no size and may never end.
  if ((type & FileType.File) === 0)
    throw new Error(
      l10n.record('This is not a file, so it cannot be read as {0}. Choose another one.', limit.kind),
    );
  if (size > limit.most) throw new Error(limit.tooLarge(size));
  return workspace.fs.readFile(file);
}
