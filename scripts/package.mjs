// npm run package: makes the VSIX, holds it to its golden file list and its limits, and says how large it is.
import path from 'node:path';
import { parseArgs } from 'node:util';
import { needModernNode } from './setup/node24.mjs';
import { needNodeModules } from './setup/nodeModules.mjs';
import { root } from './setup/paths.mjs';
import { Failure, say, sayFailure, step } from './setup/say.mjs';

try {
  const { values } = parseArgs({ options: { update: { type: 'boolean', default: false } } });
  await needModernNode();
  await needNodeModules();
  const { makeVsix } = await import('./package/makeVsix.mjs');
  const { checkVsix, kilobytes } = await import('./package/checkVsix.mjs');
  const name = 'exchange-oauth2-setup.vsix';
  const { file, bytes } = await step('Building and packaging', () => makeVsix(path.join(root, name)));
  const problems = checkVsix(file, values).filter(({ problem }) => problem);
  for (const { name, problem } of problems) say(`\nNot so: ${name}.\n${problem}`);
  if (problems.length > 0)
    throw new Failure('The package is not as it should be.', { todo: 'Fix what is named above.' });
  say(`${name}: ${kilobytes(bytes)}.`);
} catch (error) {
  sayFailure(error);
  process.exitCode = 1;
}
