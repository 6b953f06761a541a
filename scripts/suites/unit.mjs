// The suite of test/unit: two processes for all files, since they open nothing and most of their time would be start-up;
// the files that share the stand-in for VS Code, which has state, have a process each.
import { spawn } from 'node:child_process';
import { globSync } from 'node:fs';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { root } from '../setup/paths.mjs';
import { nodeTests, readEvents, withCompileCache } from './nodeTests.mjs';

const quiet = ['ExperimentalWarning'].map((name) => `--disable-warning=${name}`);

/** A test that waits without end would hold up every other: after this time it fails, by name. */
const testTimeoutMs = 5 * 60_000;

const withStandIn = 'unit/host';
const hostTests = nodeTests(withStandIn, { keepCompiled: true });

export async function unitTests(report, options) {
  const files = globSync('test/unit/**/*.test.ts', { cwd: root })
    .map((file) => file.replaceAll('\\', '/'))
    .filter((file) => !file.startsWith(`test/${withStandIn}/`))
    .sort();
  // Files of one folder read the same sources, so they stay together.
  const middle = Math.ceil(files.length / 2);
  await Promise.all([
    inOneProcess(files.slice(0, middle), report, options),
    inOneProcess(files.slice(middle), report, options),
    hostTests(report, options),
  ]);
}

async function inOneProcess(files, report, { grep }) {
  const reporter = path.join(import.meta.dirname, 'eventLines.mjs');
  const child = spawn(
    process.execPath,
    [
      ...quiet,
      '--test',
      '--test-isolation=none',
      `--test-timeout=${testTimeoutMs}`,
      `--test-reporter=${reporter}`,
      '--test-reporter-destination=stdout',
      ...(grep ? [`--test-name-pattern=/${grep.replaceAll('/', '\\/')}/i`] : []),
      ...files,
    ],
    { cwd: root, env: withCompileCache(), stdio: ['ignore', 'pipe', 'pipe'] },
  );
  let printed = '';
  child.stderr.setEncoding('utf8').on('data', (text) => {
    printed += text;
  });
  const ended = new Promise((resolve) => child.once('close', resolve));
  const filesRun = await readEvents(
    eventsOf(child.stdout, (line) => {
      printed += `${line}\n`;
    }),
    report,
  );
  const code = await ended;
  if (code !== 0 && report.counts.failed === 0)
    report.fail('test/unit', `The process ended with exit code ${code}.\n${printed.slice(-4_000)}`);
  if (grep) return;
  for (const file of files) {
    if (!filesRun.has(file)) report.fail(file, 'This file is on disk, and no test of it ran.');
  }
}

/** Lines of eventLines.mjs as events; any other line was printed by a test. */
async function* eventsOf(stream, onPrinted) {
  for await (const line of createInterface({ input: stream })) {
    if (!line.startsWith('{"type":"test:')) onPrinted(line);
    else yield JSON.parse(line);
  }
}
