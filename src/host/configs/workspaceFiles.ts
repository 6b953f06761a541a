// The text files of a workspace, read one after the other; through VS Code's file system, so that remote ones are read too.

import { type Uri, workspace } from 'vscode';
import * as l10n from '../../core/l10n.ts';
import { readBoundedBytes } from '../shell/readBounded.ts';

const excluded = '**/{node_modules,.git,dist,build,out,vendor,target,bin,obj,.venv,venv}/**';
const mostFiles = 5_000;
const longestBytes = 262_144;

export interface WorkspaceFile {
  readonly uri: Uri;
  readonly name: string;
  readonly text: string;
}

/** Calls back for each file; says whether the search stopped at its limit. */
export async function forEachFile(
  work: { readonly signal: AbortSignal; readonly report: (text: string) => void },
  read: (file: WorkspaceFile) => Promise<void> | void,
): Promise<{ readonly read: number; readonly cut: boolean }> {
  const uris = await workspace.findFiles('**/*', excluded, mostFiles);
  let count = 0;
  for (const uri of uris) {
    if (work.signal.aborted) return { read: count, cut: true };
    if (/\.(?:png|jpe?g|gif|ico|woff2?|ttf|zip|gz|dll|exe|pdf|jar|class|lock|map)$/i.test(uri.path)) continue;
    const text = await textOf(uri);
    if (text === undefined) continue;
    count += 1;
    if (count % 50 === 0) work.report(l10n.t('{0} of {1} files', count, uris.length));
    await read({ uri, name: workspace.asRelativePath(uri), text });
  }
  return { read: count, cut: uris.length >= mostFiles };
}

async function textOf(uri: Uri): Promise<string | undefined> {
  try {
    const bytes = await readBoundedBytes(uri, { kind: '', most: longestBytes, tooLarge: () => '' });
    return bytes.includes(0) ? undefined : new TextDecoder().decode(bytes);
  } catch {
    // Too large, gone meanwhile, or a link to nowhere: a search goes on.
    return undefined;
  }
}
