// Answers of servers that are not Exchange Online.
import type { Code } from '../../core/report/codes.ts';
import { findPhrases } from './finding.ts';
import { foreignPhrases } from './otherPhrases.ts';

/** The server's kind, where its own words give it away. */
export function foreignServerOf(text: string): Code | undefined {
  return findPhrases(text, foreignPhrases)[0]?.code;
}
