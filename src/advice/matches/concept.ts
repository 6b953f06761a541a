// The shape of a failure that is known by terms that stand close together.
import type { Code } from '../../core/report/codes.ts';

/** What a failure is called if it has no fixed words. */
export interface Concept {
  readonly code: Code;
  /** All of them stand close to the first one, or somewhere in the text if `far` is set. */
  readonly terms: readonly [RegExp, ...RegExp[]];
  readonly far?: true;
  /** How close the others must stand to the first one, in UTF-16 units, if not as usual. */
  readonly reach?: number;
  /** What must stand somewhere in the text: whose failure it is. */
  readonly beside?: RegExp;
  /** Not told of a text that names another provider and nothing of Microsoft. */
  readonly notOthers?: true;
  /** What must not stand in the text. */
  readonly without?: RegExp;
}
