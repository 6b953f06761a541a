// What a number of Entra means, in a title: for a hover, which has no sentence beside the number.
import { entraNumbers } from './matches/entraNumbers.ts';
import { rows } from './rows.ts';

/** The advice's title; undefined for numbers that mean nothing without their sentence, and for unknown ones. */
export function entraNumberTitle(number: string): string | undefined {
  const found = entraNumbers.find(({ word, says }) => says === undefined && [word].flat().includes(number));
  return found === undefined ? undefined : rows[found.code].title;
}
