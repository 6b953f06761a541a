// npm run package:check: makes the npm package of the check.
import path from 'node:path';
import { needBuild } from './setup/build.mjs';
import { needModernNode } from './setup/node24.mjs';
import { needNodeModules } from './setup/nodeModules.mjs';
import { cacheFolder, root } from './setup/paths.mjs';
import { say, sayFailure, step } from './setup/say.mjs';

try {
  await needModernNode();
  await needNodeModules();
  const { makeCheckPackage } = await import('./package/checkPackage.mjs');
  await step('Building', needBuild);
  const file = await makeCheckPackage(cacheFolder('package'), root);
  say(path.relative(root, file));
} catch (error) {
  sayFailure(error);
  process.exitCode = 1;
}
