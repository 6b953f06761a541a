// Makes sure that node_modules holds what package-lock.json says.
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { withLock } from './lock.mjs';
import { npm } from './npm.mjs';
import { root } from './paths.mjs';
import { step } from './say.mjs';

/** Installs the locked packages if they are missing or out of date. */
export async function needNodeModules() {
  if (isUpToDate()) return;
  await withLock('node_modules', async () => {
    if (isUpToDate()) return;
    await step('Installing the packages of package-lock.json into node_modules', () =>
      npm(['ci', '--ignore-scripts'], {
        cwd: root,
        failing: 'Could not install the packages of package-lock.json.',
      }),
    );
  });
}

/** npm writes node_modules/.package-lock.json last, so it is both the stamp of a whole install and its list. */
function isUpToDate() {
  const stamp = path.join(root, 'node_modules', '.package-lock.json');
  if (!existsSync(stamp)) return false;
  const installed = JSON.parse(readFileSync(stamp, 'utf8')).packages;
  const locked = JSON.parse(readFileSync(path.join(root, 'package-lock.json'), 'utf8')).packages;
  return Object.entries(locked).every(
    ([name, entry]) =>
      name === '' || (entry.optional && !installed[name]) || installed[name]?.version === entry.version,
  );
}
