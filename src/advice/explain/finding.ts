// One known failure found in a text, before advice is added.
import type { Code } from '../../core/report/codes.ts';
import { confidenceOf, type Match, type MatchConfidence, sentencesOf } from '../matches/match.ts';

export interface Finding {
  readonly code: Code;
  /** Where it stands in the unwrapped text. */
  readonly at: number;
  /** Where the words end that were recognised. */
  readonly end: number;
  /** A name of the service that no table holds. */
  readonly named?: string;
  /** What was recognised, if it stands encoded in the text. */
  readonly said?: string;
  readonly confidence: MatchConfidence;
}

/** A finding at a match of the text. */
export function findingAt(code: Code, match: RegExpMatchArray, confidence: MatchConfidence): Finding {
  const at = match.index ?? 0;
  return { code, at, end: at + match[0].length, confidence };
}

/** Every sentence of a table that stands in the text, at its first place. */
export function findSentences(text: string, table: readonly Match[]): readonly Finding[] {
  return sentencesOf(table).flatMap((row): Finding[] => {
    const match = row.says?.exec(text) ?? null;
    if (match === null || row.beside?.test(text) === false) return [];
    return [findingAt(row.code, match, confidenceOf(row))];
  });
}

/** Repetitions say nothing new: the first three of each, and no more than 400 in all. */
export function matchesOf(text: string, pattern: RegExp): readonly RegExpExecArray[] {
  const seen = new Map<string, number>();
  const kept: RegExpExecArray[] = [];
  for (const match of text.matchAll(pattern)) {
    const times = seen.get(match[0]) ?? 0;
    if (times < 3) kept.push(match);
    if (kept.length >= 400) break;
    seen.set(match[0], times + 1);
  }
  return kept;
}
