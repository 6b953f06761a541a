// npm run format: writes every file in the house format and fixes what the linter can fix safely.
import path from 'node:path';
import { run } from './setup/command.mjs';
import { needModernNode } from './setup/node24.mjs';
import { needNodeModules } from './setup/nodeModules.mjs';
import { root } from './setup/paths.mjs';
import { say, sayFailure } from './setup/say.mjs';

try {
  await needModernNode();
  await needNodeModules();
  const biome = path.join(root, 'node_modules', '@biomejs', 'biome', 'bin', 'biome');
  const paths = process.argv.slice(2);
  const { code, output } = await run(process.execPath, [biome, 'check', '--write', ...paths], { cwd: root });
  say(output.trim());
  process.exitCode = code;
} catch (error) {
  sayFailure(error);
  process.exitCode = 1;
}
