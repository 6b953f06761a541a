// The check without a window: exchange-oauth-check FILE. Exit codes are in checkResult.ts and in --help.

import type { KeyObject } from 'node:crypto';
import { appendFile, writeFile } from 'node:fs/promises';
import { errorMessage } from '../core/report/failure.ts';
import { createRedactor } from '../core/text/redaction.ts';
import { mostInBatch } from '../probes/graphBatchAnswer.ts';
import type { CheckResult } from './checkResult.ts';
import type { CheckContext } from './context.ts';
import { junitOf } from './junit.ts';
import { type CheckOptions, type OutputId, outputIds, readOptions } from './options.ts';
import { oneLine, plainText } from './plainText.ts';
import { appendRecord, recordKeyFrom } from './record.ts';
import type { Environment } from './reference.ts';
import { runChecks } from './runChecks.ts';
import { sarifOf } from './sarif.ts';
import { summaryOf } from './summary.ts';
import { cannotBe } from './textFiles.ts';
import { usage } from './usage.ts';
import { verifyCommand } from './verifyCommand.ts';

export interface Streams {
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
  /** True on a terminal: progress is shown. */
  readonly terminal: boolean;
}

/** Runs the program. @returns its exit code */
export async function main(
  args: readonly string[],
  env: Environment,
  streams: Streams,
  version: string,
): Promise<number> {
  const said = plainAnswer(args, streams, version);
  if (said !== undefined) return said;
  try {
    return args[0] === 'verify'
      ? await verifyCommand(args.slice(1), env, streams.out)
      : await check(args, env, streams, version);
  } catch (error) {
    streams.err(`${errorMessage(error)}\n`);
    return 3;
  }
}

/** The exit code if nothing is to be run. */
function plainAnswer(args: readonly string[], { out, err }: Streams, version: string): number | undefined {
  // What stands behind "--" is a file, whatever its name.
  const options = args.includes('--') ? args.slice(0, args.indexOf('--')) : args;
  if (options.includes('--help') || options.includes('-h')) out(usage);
  else if (options.includes('--version')) out(`${version}\n`);
  else if (args.length === 0) err(usage);
  else return undefined;
  return args.length === 0 ? 3 : 0;
}

async function check(
  args: readonly string[],
  env: Environment,
  streams: Streams,
  version: string,
): Promise<number> {
  const read = readOptions(args, env);
  if (!read.ok) {
    streams.err(`${read.problem}\n\nexchange-oauth-check --help says what can be written.\n`);
    return 3;
  }
  const { options } = read;
  const redactor = createRedactor();
  // Before anything is tested: a run that cannot be signed is not made.
  const key = options.recordKey === undefined ? undefined : await recordKeyFrom(options.recordKey, env);
  const stop = new AbortController();
  const stopNow = () => stop.abort();
  process.once('SIGINT', stopNow).once('SIGTERM', stopNow);
  try {
    const { ProbeLimiter } = await import('../probes/probeLimiter.ts');
    const context: CheckContext = {
      env,
      redactor,
      version,
      signal: stop.signal,
      now: () => new Date(),
      limiter: new ProbeLimiter(undefined, { graphRequests: mostInBatch }),
      onProgress: ({ ok, text }) => {
        if (streams.terminal && !options.quiet)
          streams.err(`${ok ? 'ok  ' : 'FAIL'} ${oneLine(redactor.redact(text))}\n`);
      },
    };
    const result = await runChecks(options, context);
    const written = await write(result, options, key, { streams, version, stopped: stop.signal.aborted });
    return written ? result.exitCode : 3;
  } catch (error) {
    throw new Error(redactor.redact(errorMessage(error)));
  } finally {
    process.off('SIGINT', stopNow).off('SIGTERM', stopNow);
  }
}

interface Writing {
  readonly streams: Streams;
  readonly version: string;
  /** A run that was stopped is not added to the record. */
  readonly stopped: boolean;
}

/** Writes everything that can be written; false if something could not be. */
async function write(
  result: CheckResult,
  options: CheckOptions,
  key: KeyObject | undefined,
  { streams, version, stopped }: Writing,
): Promise<boolean> {
  const problems: string[] = [];
  const attempt = async (file: string, work: () => unknown): Promise<void> => {
    try {
      await work();
    } catch (error) {
      const known = (error as NodeJS.ErrnoException).code === undefined;
      problems.push(known ? errorMessage(error) : cannotBe('written', file, error).message);
    }
  };
  const texts: Readonly<Record<OutputId, () => string>> = {
    json: () => `${JSON.stringify(result, null, 2)}\n`,
    junit: () => junitOf(result),
    sarif: () => sarifOf(result, options.file, version),
    summary: () => summaryOf(result),
  };
  for (const id of outputIds) {
    const file = options.outputs[id];
    if (file === undefined) continue;
    if (file === '-') streams.out(texts[id]());
    // GitHub's step summary is a file that other steps write to as well.
    else await attempt(file, () => (id === 'summary' ? appendFile : writeFile)(file, texts[id]()));
  }
  const { record } = options;
  if (record !== undefined && !stopped) await attempt(record, () => appendRecord(result, record, key));
  const toStandardOutput = Object.values(options.outputs).includes('-');
  const quiet = options.quiet || toStandardOutput;
  if (result.exitCode !== 0 || !quiet)
    (toStandardOutput ? streams.err : streams.out)(plainText(result, { quiet }));
  for (const problem of problems) streams.err(`${problem}\n`);
  return problems.length === 0;
}
