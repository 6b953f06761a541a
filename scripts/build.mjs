// npm run build and npm run watch: makes dist/ with esbuild, fetching what is missing first.
import { spawn } from 'node:child_process';
import path from 'node:path';
import { needModernNode } from './setup/node24.mjs';
import { needNodeModules } from './setup/nodeModules.mjs';
import { root } from './setup/paths.mjs';
import { sayFailure } from './setup/say.mjs';

try {
  await needModernNode();
  await needNodeModules();
  const child = spawn(process.execPath, [path.join(root, 'esbuild.js'), ...process.argv.slice(2)], {
    cwd: root,
    stdio: 'inherit',
  });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  child.once('exit', (code) => process.exit(code ?? 1));
} catch (error) {
  sayFailure(error);
  process.exitCode = 1;
}
