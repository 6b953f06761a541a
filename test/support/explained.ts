// Explain Error as the bundle does it, with the seldom answers at hand.
import type { AdviceContext } from '../../src/advice/context.ts';
import { type Explained, explain } from '../../src/advice/explain/explain.ts';
import { rareAnswers } from '../../src/advice/matches/rareAnswers.ts';

export const explainText = (text: string, context: AdviceContext): readonly Explained[] =>
  explain(text, context, rareAnswers);
