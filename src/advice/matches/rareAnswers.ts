// The entry of the bundle for what a probe never needs: seldom response codes, and pages in other languages.
import type { Code } from '../../core/report/codes.ts';
import { ewsNames, ewsShapes } from './ewsNames.ts';
import { languages } from './languages.ts';
import type { Match } from './match.ts';
import { windowsLanguages } from './windowsLanguages.ts';

export interface RareAnswers {
  readonly ewsNames: readonly Match[];
  readonly ewsShapes: readonly (readonly [RegExp, Code])[];
  readonly languages: readonly Match[];
}

export const rareAnswers: RareAnswers = {
  ewsNames,
  ewsShapes,
  languages: [...languages, ...windowsLanguages],
};
