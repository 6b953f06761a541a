// Explain Error as the bundle does it, with the seldom answers at hand.
import type { AdviceContext } from '../../src/advice/context.ts';
import { type Explained, explaining } from '../../src/advice/explain/explain.ts';
import { rareAnswers } from '../../src/advice/matches/rareAnswers.ts';

export const explainText = (text: string, context: AdviceContext): readonly Explained[] => {
  const work = explaining(text, context, rareAnswers);
  for (;;) {
    const step = work.next();
    if (step.done === true) return step.value;
  }
};

const known = new Map<string, readonly Explained[]>();

/** The same for tests that ask the same texts for several things: each is explained once. */
export function explainedOnce(text: string, now: Date): readonly Explained[] {
  const key = `${now.getTime()} ${text}`;
  const before = known.get(key);
  if (before !== undefined) return before;
  const found = explainText(text, { now });
  known.set(key, found);
  return found;
}
