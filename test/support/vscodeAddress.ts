// The address that opens VS Code's web window on a folder.
import { asUriPath } from './vscodeExtensions.ts';

export type WindowOptions = {
  /** Folder or .code-workspace file to open. */
  readonly folder?: string;
  readonly workspace?: string;
  /** An extension to load from its sources and the test entry to run beside it. Needs the server's test driver. */
  readonly test?: { readonly extension: string; readonly entry: string; readonly host: string };
};

/** The path and query of the page; the address before them is any that leads to the server. */
export function windowPath(options: WindowOptions): string {
  const payload: [string, string][] = [
    ['skipWelcome', 'true'],
    ['skipReleaseNotes', 'true'],
  ];
  if (options.test !== undefined) {
    const { extension, entry, host } = options.test;
    const remote = (file: string) => `vscode-remote://${host}${encodeURI(asUriPath(file))}`;
    payload.push(['extensionDevelopmentPath', remote(extension)], ['extensionTestsPath', remote(entry)]);
  }
  const query = new URLSearchParams({ payload: JSON.stringify(payload) });
  if (options.folder !== undefined) query.set('folder', asUriPath(options.folder));
  if (options.workspace !== undefined) query.set('workspace', asUriPath(options.workspace));
  return `/?${query}`;
}
