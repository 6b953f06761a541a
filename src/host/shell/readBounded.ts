// Reads a file that a person chose: its size is asked for first, since a wrong click would fill the memory.
import { type Uri, workspace } from 'vscode';

/** Ten times what the largest list or profile takes (bytes). */
const mostBytes = 20 * 1024 * 1024;

/** The text; throws in words if the file is larger than any of its kind (`most` bytes). */
export async function readBounded(file: Uri, kind: string, most = mostBytes): Promise<string> {
  const { size } = await workspace.fs.stat(file);
  if (size > most) {
    throw new Error(
      `The file has ${Math.round(size / 1_048_576)} MB, which is too large for ${kind}. Choose another one.`,
    );
  }
  return new TextDecoder().decode(await workspace.fs.readFile(file));
}
