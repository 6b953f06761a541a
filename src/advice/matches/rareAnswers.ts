// The entry of the bundle for what a probe never needs: seldom response codes, pages in other languages,
// and failures by their terms alone.
import type { Code } from '../../core/report/codes.ts';
import type { Concept } from './concept.ts';
import { concepts } from './concepts.ts';
import { connectionCauses } from './connectionCauses.ts';
import { dotnetLanguages } from './dotnetLanguages.ts';
import { evidence } from './evidence.ts';
import { ewsNames, ewsShapes } from './ewsNames.ts';
import { ewsSentences } from './ewsSentences.ts';
import { languages } from './languages.ts';
import { type LibraryErrors, libraryErrors } from './libraryErrors.ts';
import { librarySentences } from './librarySentences.ts';
import { limitCauses } from './limitCauses.ts';
import { mailboxCauses } from './mailboxCauses.ts';
import type { Match } from './match.ts';
import { platformCodes } from './platformCodes.ts';
import { signInCauses } from './signInCauses.ts';
import { tokenCauses } from './tokenCauses.ts';
import { windowsLanguages } from './windowsLanguages.ts';

export interface RareAnswers {
  readonly ewsNames: readonly Match[];
  readonly ewsShapes: readonly (readonly [RegExp, Code])[];
  /** Sentences that are seldom seen, and those in other languages. */
  readonly sentences: readonly Match[];
  /** Causes whose terms say themselves that something failed. */
  readonly causes: readonly Concept[];
  readonly concepts: readonly Concept[];
  /** What is asked where no concept fits. */
  readonly evidence: readonly Concept[];
  readonly libraryErrors: readonly LibraryErrors[];
}

export const rareAnswers: RareAnswers = {
  ewsNames,
  ewsShapes,
  sentences: [
    ...languages,
    ...windowsLanguages,
    ...dotnetLanguages,
    ...ewsSentences,
    ...librarySentences,
    ...platformCodes,
  ],
  causes: [...signInCauses, ...tokenCauses, ...mailboxCauses, ...limitCauses, ...connectionCauses],
  concepts,
  evidence,
  libraryErrors,
};
