// Whether the lines of a record are as the check wrote them: each holds the hash of the line before, and may be signed.
import { createHash, createPublicKey, type KeyObject } from 'node:crypto';
import type { RecordReading, RunRecord } from '../core/report/runRecord.ts';
import { signatureFits } from './signature.ts';

export interface RecordProblem {
  /** Line of the file, from 1. */
  readonly line: number;
  readonly text: string;
}

export interface RecordChecked {
  /** Lines that are runs. */
  readonly runs: number;
  /** Runs with a signature, whether it was checked or not. */
  readonly signed: number;
  /** True if a public key was given, so that every line had to be signed with it. */
  readonly keyUsed: boolean;
  /** None: the lines that are there are whole and in order. Lines that are missing at the end cannot be seen. */
  readonly problems: readonly RecordProblem[];
}

export const hashOf = (line: string): string => createHash('sha256').update(line).digest('hex');

/** Throws an Error if the text is no public key in PEM. */
export function publicKeyFrom(pem: string): KeyObject {
  try {
    // createPublicKey also takes a private key, which has no place here.
    if (pem.includes('PRIVATE KEY')) throw new Error();
    return createPublicKey(pem);
  } catch {
    throw new Error(
      'That is not a public key in PEM. Make it from the private key with: openssl pkey -in KEY -pubout',
    );
  }
}

/** Checks the chain of a whole file; with a public key also who wrote each line. */
export function verifyRecords(readings: readonly RecordReading[], publicKey?: KeyObject): RecordChecked {
  const problems = readings.flatMap((reading, index): readonly RecordProblem[] => {
    const { number } = reading;
    if (!reading.ok) return [{ line: number, text: reading.problem }];
    const above = readings[index - 1];
    const texts = [
      chainProblem(reading.record, above),
      publicKey === undefined ? [] : signatureProblem(reading.line, publicKey),
    ].flat();
    return texts.map((text) => ({ line: number, text }));
  });
  const runs = readings.filter((reading) => reading.ok);
  return {
    runs: runs.length,
    signed: runs.filter(({ record }) => record.signature !== undefined).length,
    keyUsed: publicKey !== undefined,
    problems,
  };
}

function chainProblem({ previous }: RunRecord, above: RecordReading | undefined): readonly string[] {
  if (above === undefined)
    return previous === undefined ? [] : ['It follows a line that is not in the file.'];
  if (previous === hashOf(above.line)) return [];
  return [
    'It does not follow the line above: one of the two was changed, a line between them was taken out, or two branches were merged.',
  ];
}

/** Over the line as it stands, not as it was read: another order of keys would be another text. */
function signatureProblem(line: string, key: KeyObject): readonly string[] {
  const { signature, ...rest } = JSON.parse(line) as Readonly<Record<string, unknown>>;
  if (typeof signature !== 'string') return ['It is not signed.'];
  const good = signatureFits(JSON.stringify(rest), signature, key);
  return good ? [] : ['Its signature is not of this key, or the line was changed.'];
}

/** What was found, in a sentence. */
export function verdictOf({ runs, signed, keyUsed, problems }: RecordChecked): string {
  const [first] = problems;
  if (first !== undefined)
    return `The record was changed after it was written. Line ${first.line}: ${first.text}`;
  const lines = `${runs} ${runs === 1 ? 'run' : 'runs'}`;
  if (keyUsed) return `${lines}, each signed with this key and in order.`;
  const by =
    signed === 0
      ? 'Nobody signed it, so who may write the file could have written all of it anew.'
      : `${signed} of them signed, which was not checked: name the public key.`;
  return `${lines}, in order and unchanged. ${by}`;
}
