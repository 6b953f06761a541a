// Bundles every test file of test/host, found by glob, into the one file that VS Code runs.
import { globSync } from 'node:fs';
import path from 'node:path';
import { build } from 'esbuild';

const root = path.join(import.meta.dirname, '..', '..');

export type HostBundle = {
  /** What VS Code gets as its test entry. */
  readonly entry: string;
  /** The test files that it holds. */
  readonly files: readonly string[];
};

/** Writes the bundle into .cache, below the repository's node_modules, where it finds mocha. */
export async function bundleHostTests(): Promise<HostBundle> {
  const files = globSync('test/host/**/*.test.ts', { cwd: root })
    .map((file) => file.replaceAll('\\', '/'))
    .sort();
  const rows = files.map(
    (file) => `  ${JSON.stringify(file)}: () => require(${JSON.stringify(`./${file}`)}),`,
  );
  const entry = path.join(root, '.cache', 'test-bundles', `host-${process.pid}.cjs`);
  await build({
    stdin: {
      contents: `import { runHostTests } from './test/host/entry.ts';
export const run = () => runHostTests({
${rows.join('\n')}
});`,
      resolveDir: root,
      sourcefile: 'allHostTests.ts',
      loader: 'ts',
    },
    outfile: entry,
    bundle: true,
    platform: 'node',
    format: 'cjs',
    target: 'node22',
    external: ['vscode', 'mocha'],
    sourcemap: 'inline',
    logLevel: 'warning',
  });
  return { entry, files };
}
