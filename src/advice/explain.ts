// Explain Error: known failures in pasted text.
import type { Advice } from '../core/advice.ts';
import type { Code } from '../core/codes.ts';
import { redactPatterns } from '../core/redaction.ts';
import { codeOfAadsts } from './aadsts.ts';
import { adviceOf } from './adviceFor.ts';
import type { AdviceContext } from './context.ts';

export type MatchConfidence = 'certain' | 'likely' | 'possible';

export interface Explained extends Advice {
  /** The text that was recognised, masked, on one line; empty where nothing was. */
  readonly recognised: string;
  readonly confidence: MatchConfidence;
  /** Code of the failure that this one is only the effect of. */
  readonly effectOf?: Code;
  /** Other causes that the text leaves open, most likely first. */
  readonly otherCauses?: readonly Advice[];
}

/** Every known failure in the text, causes before their effects. */
export function explain(text: string, context: AdviceContext): readonly Explained[] {
  const masked = redactPatterns(text);
  const found = [...masked.matchAll(/AADSTS\s?(\d{4,8})/g)].flatMap((match): Explained[] => {
    const code = codeOfAadsts(Number(match[1]));
    return code === undefined
      ? []
      : [{ ...adviceOf(code, context), recognised: match[0], confidence: 'certain' }];
  });
  if (found.length > 0) return found;
  return [{ ...adviceOf('unknown.notRecognised', context), recognised: '', confidence: 'possible' }];
}
