// What was found, with its advice: the shape that pages draw.
import type { Advice } from '../core/report/advice.ts';
import { escapeMarkdown } from './markdown.ts';
import { adviceSection } from './reportPage.ts';

export interface AdvisedFinding {
  readonly advice: Advice;
  /** What was seen, in one sentence. */
  readonly detail?: string;
}

/** The advice as a section, then what was seen. */
export const findingSection = ({ advice, detail }: AdvisedFinding): string =>
  `${adviceSection(advice, [])}${detail === undefined ? '' : `\n\n${escapeMarkdown(detail)}`}`;
