// The suites that run another program: types, lint, format and dead code.
import path from 'node:path';
import { run } from '../setup/command.mjs';
import { root } from '../setup/paths.mjs';

const mostLines = 150;

const tools = {
  // What the compiler found is kept, so that it reads again only what has changed. The second run: the pure folders once
  // more, without the types of Node and the DOM.
  types: [
    ['typescript/bin/tsc', '--noEmit', '--incremental', '--tsBuildInfoFile', '.cache/types.tsbuildinfo'],
    ['typescript/bin/tsc', '--noEmit', '--project', 'test/rules/pure'],
  ],
  lint: [['@biomejs/biome/bin/biome', 'lint', '--error-on-warnings']],
  format: [['@biomejs/biome/bin/biome', 'format']],
  // The second run: what only tests use is dead as well.
  'dead code': [['knip/bin/knip.js'], ['knip/bin/knip.js', '--production', '--include', 'files,exports']],
};

/** Runs one of the tools over the tree; its exit code is the result and its output the reason. */
export function tool(name) {
  return async (report) => {
    for (const [script, ...args] of tools[name]) {
      const file = path.join(root, 'node_modules', script);
      const { code, output } = await run(process.execPath, [file, ...args], { cwd: root });
      if (code === 0) report.pass();
      else report.fail(`${path.basename(script, '.js')} ${args.join(' ')}`.trim(), shortened(output));
    }
  };
}

/** The output of a tool that finds the same in every file would hide what the other suites found. */
function shortened(output) {
  const lines = output.trim().split('\n');
  if (lines.length <= mostLines) return output;
  return [...lines.slice(0, mostLines), `... and ${lines.length - mostLines} more lines.`].join('\n');
}
