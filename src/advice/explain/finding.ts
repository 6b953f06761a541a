// One known failure found in a text, before advice is added.
import type { Code } from '../../core/report/codes.ts';
import { confidenceOf, type Match, type MatchConfidence, sentencesOf } from '../matches/match.ts';

export interface Finding {
  readonly code: Code;
  /** Where it stands in the unwrapped text. */
  readonly at: number;
  readonly recognised: string;
  readonly confidence: MatchConfidence;
}

const longest = 160;

/** A finding at a match of the text. */
export const findingAt = (
  code: Code,
  match: RegExpMatchArray,
  confidence: MatchConfidence,
  recognised = match[0],
): Finding => ({ code, at: match.index ?? 0, recognised: recognised.slice(0, longest), confidence });

/** Every sentence of a table that stands in the text, at its first place. */
export function findSentences(text: string, table: readonly Match[]): readonly Finding[] {
  return sentencesOf(table).flatMap((row): Finding[] => {
    const match = row.says?.exec(text) ?? null;
    if (match === null || row.beside?.test(text) === false) return [];
    return [findingAt(row.code, match, confidenceOf(row))];
  });
}
