// The address that opens VS Code's web window with extensions under development in it.

export type WindowOptions = {
  /** Folder or .code-workspace file to open. */
  readonly folder?: string;
  readonly workspace?: string;
  /** Folders of extensions to load from their sources. */
  readonly extensions?: readonly string[];
  /** A test entry to run inside the extension host. */
  readonly testsPath?: string;
  /** Added to the environment of this window's extension host alone. */
  readonly env?: Readonly<Record<string, string>>;
};

/** @param host the page's host and port, which is also VS Code's name for the remote */
export function windowAddress(host: string, options: WindowOptions): string {
  const remote = (file: string) => `vscode-remote://${host}${asUriPath(file)}`;
  const payload: [string, string][] = [
    ['skipWelcome', 'true'],
    ['skipReleaseNotes', 'true'],
  ];
  for (const extension of options.extensions ?? []) payload.push(['extensionDevelopmentPath', remote(extension)]);
  if (options.testsPath !== undefined) payload.push(['extensionTestsPath', remote(options.testsPath)]);
  if (options.env !== undefined) payload.push(['extensionEnvironment', JSON.stringify(options.env)]);
  const query = new URLSearchParams({ payload: JSON.stringify(payload) });
  if (options.folder !== undefined) query.set('folder', asUriPath(options.folder));
  if (options.workspace !== undefined) query.set('workspace', asUriPath(options.workspace));
  return `http://${host}/?${query}`;
}

/** A file's path as VS Code writes it in a URI: forward slashes, and a slash before a drive letter. */
function asUriPath(file: string): string {
  const forward = file.replaceAll('\\', '/');
  return encodeURI(forward.startsWith('/') ? forward : `/${forward}`);
}
