// Runs the tests of one folder under Node's own test runner, each file in its own process.
import { globSync } from 'node:fs';
import path from 'node:path';
import { run } from 'node:test';
import { inspect } from 'node:util';
import { root } from '../setup/paths.mjs';

/** Node keeps what it compiled here: otherwise every test file's process reads the same hundreds of sources anew. */
export const withCompileCache = () => ({
  ...process.env,
  NODE_COMPILE_CACHE: path.join(root, '.cache', 'compiled'),
});

/**
 * A suite of the tests in test/<folder>, found by glob.
 * @param {string} folder
 * @param {{concurrency?: number, fileTimeoutMs?: number, keepCompiled?: boolean}} options `keepCompiled` is for files
 * that start no programs of their own, which would get the setting too
 */
export function nodeTests(folder, { concurrency = 2, fileTimeoutMs = 300_000, keepCompiled = false } = {}) {
  return async (report, { grep }) => {
    const files = globSync(`test/${folder}/**/*.test.ts`, { cwd: root }).sort();
    const stream = run({
      files: files.map((file) => path.join(root, file)),
      cwd: root,
      concurrency,
      timeout: fileTimeoutMs,
      execArgv: ['--disable-warning=ExperimentalWarning'],
      ...(keepCompiled && { env: withCompileCache() }),
      // Of a file whose tests are all left out, Node runs one of before() and after(): what was opened would keep it alive.
      ...(grep && { testNamePatterns: [new RegExp(grep, 'i')], forceExit: true }),
    });
    const filesRun = await readEvents(plain(stream), report);
    if (grep) return;
    for (const file of files) {
      if (!filesRun.has(file)) report.fail(file, 'This file is on disk, and no test of it ran.');
    }
  };
}

/** The runner's events with each error as text, as eventLines.mjs passes them on from another process. */
async function* plain(stream) {
  for await (const { type, data } of stream) {
    const error = data.details?.error;
    if (error === undefined) yield { type, data };
    else {
      const details = {
        type: data.details.type,
        failureType: error.failureType,
        errorText: describeError(error),
      };
      yield { type, data: { ...data, details } };
    }
  }
}

/**
 * Counts what the events tell.
 * @returns {Promise<Set<string>>} the files that ran at least one test
 */
export async function readEvents(stream, report) {
  const filesRun = new Set();
  const printed = new Map();
  /** The names that lead to the present test, by file, since files run side by side. */
  const parents = new Map();
  for await (const { type, data } of stream) {
    const file = data.file && path.relative(root, data.file).replaceAll('\\', '/');
    if (type === 'test:stdout' || type === 'test:stderr') keepOutput(printed, file, data.message);
    // Of a file that fails after its tests have ended, nothing else says why.
    if (type === 'test:diagnostic' && isLateError(data.message))
      keepOutput(printed, file, `${data.message}\n`);
    if (type === 'test:start') setName(parents, file, data);
    if (type !== 'test:pass' && type !== 'test:fail') continue;
    if (data.nesting === 0) report.took(file, data.details.duration_ms);
    const names = [...namesAbove(parents, file, data.nesting), data.name];
    const isFile = data.nesting === 0 && path.resolve(root, data.name) === path.join(root, file ?? '');
    // A file of which no test ran is reported as a test that passed.
    if (isFile && type === 'test:pass') continue;
    if (!isFile) filesRun.add(file);
    count(report, type, data, isFile ? file : `${file} > ${names.join(' > ')}`, printed.get(file));
  }
  return filesRun;
}

function count(report, type, data, name, printed) {
  const isSuite = data.details.type === 'suite';
  if (data.skip !== undefined)
    return report.skip(name, String(data.skip === true ? 'no reason given' : data.skip));
  if (data.todo !== undefined) return report.skip(name, `to do: ${data.todo}`);
  // A suite fails with its tests, which are counted themselves; it counts only when it broke on its own.
  if (isSuite && (type === 'test:pass' || data.details.failureType === 'subtestsFailed')) return;
  if (type === 'test:pass') return report.pass();
  report.fail(`${name} (line ${data.line})`, data.details.errorText + output(printed));
}

/** What went wrong, where in the repository, and what caused it in turn. */
export function describeError(error) {
  const cause = error?.code === 'ERR_TEST_FAILURE' ? (error.cause ?? error) : error;
  if (!(cause instanceof Error)) return typeof cause === 'string' ? cause : inspect(cause, { depth: 4 });
  const frames = (cause.stack ?? '').split('\n').filter((line) => /^\s+at .*file:/.test(line));
  const deeper = cause.cause === undefined ? [] : [`Caused by: ${describeError(cause.cause)}`];
  return [`${cause.name}: ${cause.message}`, ...frames.slice(0, 6), ...deeper].join('\n');
}

function output(printed) {
  return printed ? `\nThe file printed:\n${printed.slice(-4_000)}` : '';
}

const isLateError = (message) => message.includes('asynchronous activity after the test ended');

function keepOutput(printed, file, message) {
  printed.set(file, (printed.get(file) ?? '') + message);
}

function setName(parents, file, { nesting, name }) {
  const names = parents.get(file) ?? [];
  names[nesting] = name;
  parents.set(file, names);
}

function namesAbove(parents, file, nesting) {
  return (parents.get(file) ?? []).slice(0, nesting);
}
