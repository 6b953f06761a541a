// What a pasted error means: each advice, what it follows from, and what it was recognised by.
import type { Explained } from '../advice/diagnose.ts';
import { escapeMarkdown } from './markdown.ts';
import { adviceSection } from './reportPage.ts';

const confidenceLabels = { certain: 'for certain', likely: 'most likely', possible: 'possibly' };

export function explainedMarkdown(found: readonly Explained[]): string {
  const parts = found.map((one) => {
    const effect =
      one.effectOf === undefined
        ? []
        : [`This follows from “${escapeMarkdown(titleOf(found, one.effectOf))}”. Fix that first.`];
    const seen =
      one.recognised === ''
        ? []
        : [`Recognised, ${confidenceLabels[one.confidence]}, by: ${escapeMarkdown(one.recognised)}`];
    return [adviceSection(one, one.otherCauses ?? [], 2), ...effect, ...seen].join('\n\n');
  });
  return `# What this error means\n\n${parts.join('\n\n---\n\n')}\n`;
}

const titleOf = (found: readonly Explained[], code: string) =>
  found.find((one) => one.code === code)?.title ?? code;
