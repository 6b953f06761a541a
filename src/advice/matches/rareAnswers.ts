// The entry of the bundle for what a probe never needs: seldom response codes, pages in other languages,
// and failures by their terms alone.
import type { Code } from '../../core/report/codes.ts';
import type { Concept } from './concept.ts';
import { concepts } from './concepts.ts';
import { dotnetLanguages } from './dotnetLanguages.ts';
import { ewsNames, ewsShapes } from './ewsNames.ts';
import { languages } from './languages.ts';
import type { Match } from './match.ts';
import { windowsLanguages } from './windowsLanguages.ts';

export interface RareAnswers {
  readonly ewsNames: readonly Match[];
  readonly ewsShapes: readonly (readonly [RegExp, Code])[];
  readonly languages: readonly Match[];
  readonly concepts: readonly Concept[];
}

export const rareAnswers: RareAnswers = {
  ewsNames,
  ewsShapes,
  languages: [...languages, ...windowsLanguages, ...dotnetLanguages],
  concepts,
};
