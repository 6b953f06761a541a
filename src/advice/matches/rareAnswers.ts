// The entry of the bundle for what a probe never needs: seldom response codes, pages in other languages,
// and failures by their terms alone.

import type { Area } from '../../core/report/codeArea.ts';
import type { Code } from '../../core/report/codes.ts';
import { areaChecks } from '../likely/areaChecks.ts';
import { type LikelyFinding, likelyCause } from '../likely/likelyCause.ts';
import { dotnetLanguages } from './dotnetLanguages.ts';
import { ewsNames, ewsShapes } from './ewsNames.ts';
import { ewsSentences } from './ewsSentences.ts';
import { languages } from './languages.ts';
import { type LibraryErrors, libraryErrors } from './libraryErrors.ts';
import { librarySentences } from './librarySentences.ts';
import { signInWord } from './mailWords.ts';
import type { Match } from './match.ts';
import { platformCodes } from './platformCodes.ts';
import { windowsLanguages } from './windowsLanguages.ts';

export interface RareAnswers {
  readonly ewsNames: readonly Match[];
  readonly ewsShapes: readonly (readonly [RegExp, Code])[];
  /** Sentences that are seldom seen, and those in other languages. */
  readonly sentences: readonly Match[];
  readonly libraryErrors: readonly LibraryErrors[];
  /** What signing in is called, in fifteen languages. */
  readonly signIn: RegExp;
  /** The likeliest cause of a text in which nothing is named. */
  readonly likelyCause: (text: string) => Generator<void, LikelyFinding | undefined>;
  /** The one check that tells a cause of the area from others. */
  readonly areaChecks: Partial<Readonly<Record<Area, string>>>;
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
  libraryErrors,
  signIn: new RegExp(`${signInWord.source}|connexion|accesso|entrada`, 'i'),
  likelyCause,
  areaChecks,
};
