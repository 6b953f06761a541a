// Finds what a text is about by terms that stand close together, if nothing in it is known by name or sentence.

import type { Finding } from '../explain/finding.ts';
import { quoteAt } from '../explain/quote.ts';
import type { Concept } from '../matches/concept.ts';
import { failure, microsoft, otherProviders } from '../matches/conceptTerms.ts';
import { conceptTables } from './conceptTables.ts';
import { spaced } from './spaced.ts';

/** How far from the first term the others may stand, in UTF-16 units. */
const usualReach = 160;
/** Places of the first term that are looked at. */
const mostPlaces = 40;

/**
 * The first concept that fits, as a finding that is possible; else, if not of the words alone, what service and stage
 * say; else none.
 */
export function* findConcept(
  text: string,
  prose: string,
  how?: 'words alone',
): Generator<void, Finding | undefined> {
  const { causes, concepts, evidence } = conceptTables;
  const cause = yield* firstThatFits(prose, causes, text);
  if (cause !== undefined) return cause;
  // Prose about mail and consent has the same terms: something must have failed.
  if (!failure.test(text)) return undefined;
  const found = yield* firstThatFits(prose, concepts, text);
  if (found !== undefined) return found;
  const words = spaced(prose);
  const named = words === prose ? undefined : yield* firstThatFits(words, concepts, text);
  if (how === 'words alone') return named;
  return named ?? (yield* firstThatFits(text, evidence, text));
}

function* firstThatFits(
  text: string,
  rows: readonly Concept[],
  whole: string,
): Generator<void, Finding | undefined> {
  const has = onceEach(text);
  const hasSomewhere = whole === text ? has : onceEach(whole);
  for (const { code, terms, beside, without, far, reach, notOthers } of rows) {
    yield;
    if (notOthers === true && hasSomewhere(otherProviders) && !hasSomewhere(microsoft)) continue;
    if (beside !== undefined && !hasSomewhere(beside)) continue;
    if (!terms.every(has)) continue;
    if (without !== undefined && hasSomewhere(without)) continue;
    const place = far === true ? firstOf(text, terms.at(-1) ?? terms[0]) : placeOf(text, terms, reach);
    if (place === undefined) continue;
    return { code, at: 0, end: 0, said: quoteAt(text, place.at, place.end), confidence: 'possible' };
  }
  return undefined;
}

/** Concepts share their terms: each is looked for once. */
function onceEach(text: string): (pattern: RegExp) => boolean {
  const stands = new Map<RegExp, boolean>();
  return (pattern) => {
    const known = stands.get(pattern) ?? pattern.test(text);
    stands.set(pattern, known);
    return known;
  };
}

interface Place {
  readonly at: number;
  readonly end: number;
}

function firstOf(text: string, term: RegExp): Place | undefined {
  const match = term.exec(text);
  return match === null ? undefined : { at: match.index, end: match.index + match[0].length };
}

function placeOf(text: string, [first, ...others]: Concept['terms'], reach = usualReach): Place | undefined {
  let from = 0;
  for (let place = 0; place < mostPlaces; place++) {
    const match = first.exec(text.slice(from));
    if (match === null) return undefined;
    const at = from + match.index;
    const end = at + match[0].length;
    const around = text.slice(Math.max(0, at - reach), end + reach);
    if (others.every((term) => term.test(around))) return { at, end };
    from = end;
  }
  return undefined;
}
