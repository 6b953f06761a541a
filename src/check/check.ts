// The check without a window: exchange-oauth-check FILE. Exit codes are in checkResult.ts and in --help.

import { appendFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { createRedactor } from '../core/text/redaction.ts';
import type { CheckResult } from './checkResult.ts';
import type { CheckContext } from './context.ts';
import { junitOf } from './junit.ts';
import { type CheckOptions, type OutputId, outputIds, readOptions } from './options.ts';
import { appendRecord } from './record.ts';
import type { Environment } from './reference.ts';
import { runChecks } from './runChecks.ts';
import { sarifOf } from './sarif.ts';
import { summaryOf } from './summary.ts';
import { usage } from './usage.ts';

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
  if (args.includes('--help') || args.includes('-h')) {
    streams.out(usage);
    return 0;
  }
  const read = readOptions(args, env);
  if (!read.ok) {
    streams.err(`${read.problem}\n\nexchange-oauth-check --help says what can be written.\n`);
    return 3;
  }
  const { options } = read;
  const redactor = createRedactor();
  const stop = new AbortController();
  const stopNow = () => stop.abort();
  process.once('SIGINT', stopNow).once('SIGTERM', stopNow);
  try {
    const { ProbeLimiter } = await import('../probes/probeLimiter.ts');
    const context: CheckContext = {
      ...{ env, redactor, version, limiter: new ProbeLimiter(), signal: stop.signal, now: () => new Date() },
      onProgress: ({ ok, text }) => {
        if (!ok || (streams.terminal && !options.quiet))
          streams.err(`${ok ? 'ok  ' : 'FAIL'} ${redactor.redact(text)}\n`);
      },
    };
    const result = await runChecks(options, context);
    await write(result, options, streams, version);
    for (const { registration, text } of result.problems)
      streams.err(`Could not run${registration === undefined ? '' : ` ${registration}`}: ${text}\n`);
    return result.exitCode;
  } catch (error) {
    streams.err(`${redactor.redact((error as Error).message)}\n`);
    return 3;
  } finally {
    process.off('SIGINT', stopNow).off('SIGTERM', stopNow);
  }
}

async function write(
  result: CheckResult,
  options: CheckOptions,
  streams: Streams,
  version: string,
): Promise<void> {
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
    else if (id === 'summary') appendFileSync(file, texts[id]());
    else await writeFile(file, texts[id]());
  }
  if (Object.keys(options.outputs).length === 0 && !options.quiet) streams.out(summaryOf(result));
  if (options.record !== undefined) await appendRecord(result, options.record, options.recordKey);
}
