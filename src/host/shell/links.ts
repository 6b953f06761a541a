// Whether a path inside a folder goes through a link: a repository can bring links that lead elsewhere.
import { FileType, Uri, workspace } from 'vscode';

/** The first part of the path, below the folder, that is a link; undefined if none is. */
export async function linkIn(folder: Uri, relative: string): Promise<string | undefined> {
  const parts = relative.split('/').filter((part) => part !== '' && part !== '.');
  for (let count = 1; count <= parts.length; count++) {
    const part = parts.slice(0, count).join('/');
    const found = await Promise.resolve(workspace.fs.stat(Uri.joinPath(folder, part))).catch(() => undefined);
    if (found !== undefined && (found.type & FileType.SymbolicLink) !== 0) return part;
  }
  return undefined;
}
