// npm run targets: each target with the source that was read, its release and date and what judges it, oldest first.
// With --write it brings the table in CONTRIBUTING.md up to date.
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { needModernNode } from './setup/node24.mjs';
import { needNodeModules } from './setup/nodeModules.mjs';
import { root } from './setup/paths.mjs';
import { say, sayFailure } from './setup/say.mjs';

try {
  await needModernNode();
  await needNodeModules();
  const { sourceLines, withOracleTable } = await import('../test/support/targetList.ts');
  if (process.argv.includes('--write')) {
    const file = path.join(root, 'CONTRIBUTING.md');
    writeFileSync(file, withOracleTable(readFileSync(file, 'utf8')));
    say('CONTRIBUTING.md is up to date.');
  } else {
    say(sourceLines().join('\n'));
  }
} catch (error) {
  sayFailure(error);
  process.exitCode = 1;
}
