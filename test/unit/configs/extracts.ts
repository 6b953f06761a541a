// The extracts of public files with the reading that a person expects of each, and how they are scored.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { readConfig } from '../../../src/configs/readConfig.ts';

interface Expected {
  readonly file: string;
  /** The name in a workspace. */
  readonly as: string;
  readonly kind: string;
  readonly about: 'exchange' | 'other';
  readonly lines: readonly string[];
  readonly values: readonly { readonly what: string; readonly text: string; readonly line: number }[];
  readonly problems: readonly { readonly code: string; readonly severity: string; readonly line: number }[];
  /** May be said, and need not be. */
  readonly allowed?: readonly { readonly code: string; readonly line: number }[];
}

interface Score {
  readonly valuesMissed: string[];
  readonly problemsMissed: string[];
  readonly problemsFalse: string[];
  readonly severitiesWrong: string[];
  readonly othersRead: string[];
  values: number;
  problems: number;
}

const folder = 'test/golden/configs';

/** The extracts of a set: `given` were known to whoever wrote the reader, `collected` were found afterwards. */
export function extractsOf(set: 'given' | 'collected'): readonly (Expected & { readonly text: string })[] {
  const index = JSON.parse(readFileSync(path.join(folder, `${set}.json`), 'utf8')) as Expected[];
  return index.map((entry) => ({ ...entry, text: entry.lines.join('\n') }));
}

/** Reads every extract of a set and holds it against what is expected. */
export function scoreOf(set: 'given' | 'collected'): Score {
  const score: Score = {
    valuesMissed: [],
    problemsMissed: [],
    problemsFalse: [],
    severitiesWrong: [],
    othersRead: [],
    values: 0,
    problems: 0,
  };
  for (const extract of extractsOf(set)) addTo(score, extract);
  return score;
}

function addTo(score: Score, extract: Expected & { readonly text: string }): void {
  const reading = readConfig({ text: extract.text, fileName: extract.as });
  const at = (line: number, name: string): string => `${extract.file}:${line} ${name}`;
  score.values += extract.values.length;
  score.problems += extract.problems.length;
  for (const { what, text, line } of extract.values) {
    const found = reading.values.some(
      (each) => each.what === what && each.text === text && each.line === line,
    );
    if (!found) score.valuesMissed.push(at(line, what));
  }
  for (const { code, severity, line } of extract.problems) {
    const found = reading.problems.find((each) => each.code === code && each.line === line);
    if (found === undefined) score.problemsMissed.push(at(line, code));
    else if (found.severity !== severity) score.severitiesWrong.push(at(line, `${code} ${found.severity}`));
  }
  const fine = [...extract.problems, ...(extract.allowed ?? [])];
  for (const { code, line } of reading.problems)
    if (!fine.some((each) => each.code === code && each.line === line))
      score.problemsFalse.push(at(line, code));
  if (extract.about === 'other')
    score.othersRead.push(...reading.values.map(({ line, what }) => at(line, what)));
}
