// Installs extensions into a VS Code server's extensions folder as links to their sources, so nothing is copied.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/**
 * Adds these to the installed extensions. An extension loaded this way behaves as a user's does; one "under development"
 * would need VS Code's test driver, which hides every notification. A link, since uninstalling deletes what it finds.
 */
export function linkExtensions(extensionsFolder: string, folders: readonly string[]): void {
  mkdirSync(extensionsFolder, { recursive: true });
  const entries = folders.map((folder) => {
    const manifest: unknown = JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8'));
    const { publisher, name, version } = manifest as { publisher: string; name: string; version: string };
    const relativeLocation = `${publisher}.${name}-${version}`;
    const link = path.join(extensionsFolder, relativeLocation);
    rmSync(link, { recursive: true, force: true });
    symlinkSync(folder, link, 'junction');
    return {
      identifier: { id: `${publisher}.${name}` },
      version,
      location: { $mid: 1, scheme: 'file', path: asUriPath(link) },
      relativeLocation,
      metadata: { installedTimestamp: 0, pinned: true },
    };
  });
  const list = path.join(extensionsFolder, 'extensions.json');
  const ids = entries.map(({ identifier }) => identifier.id);
  const others = installedEntries(list).filter(({ identifier }) => !ids.includes(identifier.id));
  writeFileSync(list, JSON.stringify([...others, ...entries]));
}

function installedEntries(list: string): { identifier: { id: string } }[] {
  return existsSync(list) ? JSON.parse(readFileSync(list, 'utf8')) : [];
}

/** Installs a packaged extension as a person does with "Install from VSIX". */
export function installVsix(serverFolder: string, dataFolder: string, vsix: string): void {
  changeInstalled(serverFolder, dataFolder, ['--install-extension', vsix]);
}

/** Uninstalls an extension by its id. */
export function uninstall(serverFolder: string, dataFolder: string, id: string): void {
  changeInstalled(serverFolder, dataFolder, ['--uninstall-extension', id]);
}

function changeInstalled(serverFolder: string, dataFolder: string, change: readonly string[]): void {
  const folders = ['--server-data-dir', path.join(dataFolder, 'server')];
  const extensions = ['--extensions-dir', path.join(dataFolder, 'extensions')];
  const main = path.join(serverFolder, 'out', 'server-main.js');
  const args = [main, ...change, '--accept-server-license-terms', ...folders, ...extensions];
  execFileSync(process.execPath, args, { stdio: 'pipe' });
}

/** A file's path as VS Code writes it in a URI: forward slashes, and a slash before a drive letter. */
export function asUriPath(file: string): string {
  const forward = file.replaceAll('\\', '/');
  return forward.startsWith('/') ? forward : `/${forward}`;
}
