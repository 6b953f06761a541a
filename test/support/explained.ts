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
