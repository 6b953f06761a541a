// Goldens made from capsules: a failure that somebody handed on, and what this version says of it.
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { reportsOf } from '../../src/advice/diagnose.ts';
import { type Capsule, readCapsule } from '../../src/core/capsule/capsule.ts';
import { createRedactor } from '../../src/core/text/redaction.ts';
import { goldenPath } from './goldenText.ts';

const ending = '.capsule.json';
const folder = goldenPath('capsules');

/** Names of the capsules under test/golden/capsules. */
export const capsuleNames = (): readonly string[] =>
  readdirSync(folder)
    .filter((file) => file.endsWith(ending))
    .map((file) => path.basename(file, ending))
    .sort();

const capsuleFile = (name: string): string => path.join(folder, `${name}${ending}`);

/** Throws an Error that says why a text is no capsule, or holds what may not be committed. */
export function capsuleFrom(text: string): Capsule {
  const reading = readCapsule(text);
  if (!reading.ok) throw new Error(reading.problem);
  if (createRedactor().redact(text) !== text)
    throw new Error('The file holds something that looks like a secret. Take it out before it is committed.');
  return reading.capsule;
}

/** What is said of each protocol: the step, the code and who must act. Words of advice may change, these may not. */
export function replayText({ registration, mailbox, recordings }: Capsule): string {
  const now = new Date(recordings[0]?.startedAt ?? 0);
  const lines = reportsOf(recordings, { registration, mailbox, now }).map(({ protocol, steps }) => {
    const failed = steps.find(({ status }) => status === 'failed');
    return failed === undefined
      ? `${protocol}: works`
      : `${protocol}: fails at ${failed.id} with ${failed.code} (${failed.advice?.owner})`;
  });
  return `${lines.join('\n')}\n`;
}

export interface CapsuleGolden {
  readonly name: string;
  readonly replay: string;
  /** By protocol: the code now and when the capsule was made, if they differ. */
  readonly changed: readonly string[];
}

/** Writes both files of a golden. @param wanted its name; else one made from the codes */
export function addCapsuleGolden(text: string, wanted: string | undefined): CapsuleGolden {
  const capsule = capsuleFrom(text);
  const name = wanted ?? freeName(Object.values(capsule.advised).join('-'));
  if (!/^[A-Za-z0-9-]{1,80}$/.test(name)) throw new Error('The name may hold letters, digits and "-" alone.');
  const replay = replayText(capsule);
  writeFileSync(capsuleFile(name), text);
  writeFileSync(goldenPath(`capsules/${name}.txt`), replay);
  const changed = Object.entries(capsule.advised)
    .filter(([protocol, code]) => !replay.split('\n').some((line) => isAbout(line, protocol, code)))
    .map(([protocol, code]) => `${protocol}: was ${code} when the capsule was made`);
  return { name, replay, changed };
}

const isAbout = (line: string, protocol: string, code: string): boolean =>
  line.startsWith(`${protocol}: `) && line.includes(` with ${code} `);

function freeName(codes: string): string {
  const base = codes.replace(/[^A-Za-z0-9]+/g, '-').slice(0, 60) || 'capsule';
  for (let number = 1; ; number += 1) {
    const name = number === 1 ? base : `${base}-${number}`;
    if (!existsSync(capsuleFile(name))) return name;
  }
}

export const readCapsuleFile = (name: string): string => readFileSync(capsuleFile(name), 'utf8');
