// One known failure found in a text, before advice is added.
import type { Code } from '../../core/report/codes.ts';

/** How sure the text is about the cause: by a code of the server, by its words, or one of several causes. */
export type MatchConfidence = 'certain' | 'likely' | 'possible';

export interface Finding {
  readonly code: Code;
  /** Where it stands in the unwrapped text. */
  readonly at: number;
  readonly recognised: string;
  readonly confidence: MatchConfidence;
}

/**
 * A sentence that only one failure says, or two that must both stand in the text (the first is the one recognised).
 * Patterns are linear: bounded gaps, no nested repetition.
 */
export type Phrase = readonly [
  code: Code,
  pattern: RegExp | readonly [RegExp, RegExp],
  confidence?: MatchConfidence,
];

const longest = 160;

/** Every phrase that stands in the text, at its first place. */
export function findPhrases(text: string, phrases: readonly Phrase[]): readonly Finding[] {
  return phrases.flatMap(([code, pattern, confidence = 'likely']): Finding[] => {
    const [said, beside] = pattern instanceof RegExp ? [pattern] : pattern;
    const match = said.exec(text);
    if (match === null || beside?.test(text) === false) return [];
    return [{ code, at: match.index, recognised: match[0].slice(0, longest), confidence }];
  });
}
