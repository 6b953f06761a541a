// The npm packages that the test set-up fetches, since they are for judging what we write and for nothing else.
import { existsSync } from 'node:fs';
import path from 'node:path';
import type { TestContext } from 'node:test';

/** What the set-up fetched (scripts/setup/targetPackages.mjs), or undefined, which the test says. */
export function packageFolder(t: TestContext, name: string): string | undefined {
  const cache = path.join(import.meta.dirname, '../../.cache/target-packages/1');
  const folder = path.join(cache, path.basename(name), 'node_modules', name);
  if (existsSync(folder)) return folder;
  t.skip(`${name} is not there: the test set-up fetches it from npm`);
  return undefined;
}
