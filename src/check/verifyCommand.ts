// exchange-oauth-check verify FILE: whether a record is as the check wrote it. Ends with 0, 1 (it is not) or 3.
import { parseArgs } from 'node:util';
import { readRecords } from '../core/report/runRecord.ts';
import { problemOf } from './options.ts';
import { type Environment, parseReference, readReference } from './reference.ts';
import { mostRecordBytes, readTextFile } from './textFiles.ts';
import { publicKeyFrom, verdictOf, verifyRecords } from './verifyRecords.ts';

/** Prints the answer. Throws an Error if nothing could be read. @returns the exit code */
export async function verifyCommand(
  args: readonly string[],
  env: Environment,
  out: (text: string) => void,
): Promise<0 | 1> {
  const { file, key } = argumentsIn(args);
  const text = await readTextFile(file, mostRecordBytes, 'a record can be');
  const reference = key === undefined ? undefined : parseReference(key);
  if (key !== undefined && reference === undefined)
    throw new Error('--public-key takes env:NAME or file:PATH.');
  const publicKey =
    reference === undefined ? undefined : publicKeyFrom((await readReference(reference, env)).reveal());
  const readings = readRecords(text);
  if (!readings.some(({ ok }) => ok))
    throw new Error(`The file ${file} is not a record of the check: none of its lines is a run.`);
  const checked = verifyRecords(readings, publicKey);
  out(`${verdictOf(checked)}\n`);
  for (const { line, text: problem } of checked.problems.slice(1)) out(`Line ${line}: ${problem}\n`);
  return checked.problems.length === 0 ? 0 : 1;
}

function argumentsOf(args: readonly string[]) {
  try {
    const options = { 'public-key': { type: 'string' } } as const;
    return parseArgs({ args: [...args], options, allowPositionals: true });
  } catch (error) {
    throw new Error(problemOf(error as NodeJS.ErrnoException));
  }
}

function argumentsIn(args: readonly string[]): { readonly file: string; readonly key: string | undefined } {
  const { values, positionals } = argumentsOf(args);
  const [file, ...others] = positionals;
  if (file === undefined || others.length > 0)
    throw new Error('Name one record: exchange-oauth-check verify FILE.');
  return { file, key: values['public-key'] };
}
