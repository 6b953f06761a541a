// Builds the extension once for a run of the suites that need it, as it is shipped.
import path from 'node:path';
import { run } from './command.mjs';
import { root } from './paths.mjs';
import { Failure, tail } from './say.mjs';

let built;

/** Builds dist/ for production, once per process, or waits for what `buildBy` does. */
export function needBuild() {
  return buildBy(() => build(['--production']));
}

/** Lets something else that builds dist/ for production (packaging) count as the build of this process. */
export function buildBy(work) {
  built ??= work();
  return built;
}

/** Runs the bundler. */
export async function build(flags = []) {
  const { code, output } = await run(process.execPath, [path.join(root, 'esbuild.js'), ...flags], {
    cwd: root,
  });
  if (code === 0) return;
  throw new Failure('The extension could not be built.', {
    why: tail(output, 40),
    todo: 'Fix what it names and run the same command again.',
  });
}
