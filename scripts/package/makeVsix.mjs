// Makes the VSIX: production build, then vsce.
import { statSync } from 'node:fs';
import path from 'node:path';
import { buildBy } from '../setup/build.mjs';
import { run } from '../setup/command.mjs';
import { cacheFolder, root } from '../setup/paths.mjs';
import { Failure, tail } from '../setup/say.mjs';

let made;

/** Makes it once per process, and dist/ with it. @returns {Promise<{file: string, bytes: number}>} */
export function needVsix() {
  if (made === undefined) {
    made = makeVsix(path.join(cacheFolder('package'), 'exchange-oauth2-setup.vsix'));
    buildBy(() => made);
  }
  return made;
}

/** vsce runs the script vscode:prepublish first, which is the production build. */
export async function makeVsix(file) {
  const vsce = path.join(root, 'node_modules', '@vscode', 'vsce', 'vsce');
  const args = ['package', '--no-dependencies', '--no-rewrite-relative-links'];
  // The time that goes into the archive (https://reproducible-builds.org/docs/source-date-epoch/): same tree, same bytes.
  const env = { SOURCE_DATE_EPOCH: '1577836800', ...process.env };
  const { code, output } = await run(process.execPath, [vsce, ...args, '--out', file], { cwd: root, env });
  if (code === 0) return { file, bytes: statSync(file).size };
  throw new Failure('The extension could not be packaged.', {
    why: tail(output, 30),
    todo: 'Fix what it names and run: npm run package',
  });
}
