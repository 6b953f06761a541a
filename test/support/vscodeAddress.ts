// The address that opens VS Code's web window on a folder.
import { asUriPath } from './vscodeExtensions.ts';

export type WindowOptions = {
  /** Folder or .code-workspace file to open. */
  readonly folder?: string;
  readonly workspace?: string;
  /** An extension to load from its sources and the test entry to run beside it. Needs the server's test driver. */
  readonly test?: { readonly extension: string; readonly entry: string };
};

/** @param host the page's host and port, which is also VS Code's name for the remote */
export function windowAddress(host: string, options: WindowOptions): string {
  const remote = (file: string) => `vscode-remote://${host}${encodeURI(asUriPath(file))}`;
  const payload: [string, string][] = [
    ['skipWelcome', 'true'],
    ['skipReleaseNotes', 'true'],
  ];
  if (options.test !== undefined) {
    payload.push(['extensionDevelopmentPath', remote(options.test.extension)]);
    payload.push(['extensionTestsPath', remote(options.test.entry)]);
  }
  const query = new URLSearchParams({ payload: JSON.stringify(payload) });
  if (options.folder !== undefined) query.set('folder', asUriPath(options.folder));
  if (options.workspace !== undefined) query.set('workspace', asUriPath(options.workspace));
  return `http://${host}/?${query}`;
}
