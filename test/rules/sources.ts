// The files that the rules are about, read once.
import { execFileSync } from 'node:child_process';
import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** The repository's root folder. */
export const root = path.join(import.meta.dirname, '..', '..');

/** Source text by path from the root, with forward slashes. */
export function readFiles(pattern: string | readonly string[]): Record<string, string> {
  const files = globSync([pattern].flat(), { cwd: root })
    .map((file) => file.replaceAll('\\', '/'))
    .sort();
  return Object.fromEntries(files.map((file) => [file, readFileSync(path.join(root, file), 'utf8')]));
}

/** The extension's own sources. */
export const sources = readFiles(['src/**/*.ts', 'webview-ui/**/*.ts']);

/** Every file that git knows or would add: what a clone would hold. */
export function trackedFiles(): string[] {
  const list = execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], {
    cwd: root,
  });
  return list.toString('utf8').split('\0').filter(Boolean);
}
