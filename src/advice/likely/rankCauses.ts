// The second stage: where no row knows the text, causes are ranked by what is said of what, and where it happened.
import type { Code } from '../../core/report/codes.ts';
import { anySubject, type Candidate, grid } from './grid.ts';
import { type Happening, happenings } from './happenings.ts';
import { type Scene, scenes } from './scenes.ts';
import { type Subject, subjects, type Term } from './subjects.ts';

export interface Ranked {
  readonly code: Code;
  readonly score: number;
  /** Where the words stand that say it, in the text that was read. */
  readonly at: number;
  readonly end: number;
}

interface Place {
  readonly at: number;
  readonly end: number;
}

/** A long text is read at its beginning and its end. */
const longest = 16_000;
/** Places of one term that are looked at. */
const mostPlaces = 24;
/** How far a subject and what happened to it may stand apart, in UTF-16 units. */
const reach = 140;

/** What programs write as one word, as words: `token_file_error`, `InvalidScope`. */
export const asWords = (text: string): string =>
  (text.length <= longest ? text : `${text.slice(0, longest / 2)} … ${text.slice(-longest / 2)}`)
    .replaceAll('_', ' ')
    .replace(/([a-z]{2})(?=[A-Z][a-z]{2})/g, '$1 ');

const everywhere = new Map<RegExp, RegExp>();

function placesOf({ says }: Term, text: string): readonly Place[] {
  const pattern = everywhere.get(says) ?? new RegExp(says.source, `g${says.flags}`);
  everywhere.set(says, pattern);
  const found: Place[] = [];
  for (const match of text.matchAll(pattern)) {
    found.push({ at: match.index, end: match.index + match[0].length });
    if (found.length === mostPlaces) break;
  }
  return found;
}

const gap = (a: Place, b: Place): number => Math.max(0, a.at > b.end ? a.at - b.end : b.at - a.end);

function nearest(as: readonly Place[], bs: readonly Place[]): (Place & { readonly gap: number }) | undefined {
  let best: (Place & { gap: number }) | undefined;
  for (const a of as)
    for (const b of bs) {
      const apart = gap(a, b);
      if (apart <= reach && (best === undefined || apart < best.gap))
        best = { at: Math.min(a.at, b.at), end: Math.max(a.end, b.end), gap: apart };
    }
  return best;
}

/** Causes by how well the text fits them, best first; `words` is what `asWords` made of the text. */
export function rankCauses(words: string): readonly Ranked[] {
  const happened = Object.entries(happenings).map(
    ([id, term]) => [id as Happening, term.weight, placesOf(term, words)] as const,
  );
  const here = new Set(
    (Object.entries(scenes) as [Scene, RegExp][]).filter(([, says]) => says.test(words)).map(([id]) => id),
  );
  const best = new Map<Code, Ranked>();
  for (const [id, term] of Object.entries(subjects)) {
    const row = grid[id as Subject];
    if (row === undefined) continue;
    const stands = placesOf(term, words);
    if (stands.length === 0) continue;
    for (const [happening, weight, places] of happened) {
      const cell = row[happening] ?? anySubject[happening];
      const place = cell === undefined ? undefined : nearest(stands, places);
      if (cell === undefined || place === undefined) continue;
      const score = term.weight * weight * (1 - place.gap / (2 * reach));
      for (const [code, share] of shares(cell, here)) {
        const known = best.get(code);
        const sum =
          (known?.score ?? 0) < score * share
            ? score * share + (known?.score ?? 0) * 0.2
            : (known?.score ?? 0) + score * share * 0.2;
        best.set(code, {
          ...(known !== undefined && known.score >= score * share
            ? known
            : { code, at: place.at, end: place.end }),
          score: sum,
        });
      }
    }
  }
  return [...best.values()].sort((a, b) => b.score - a.score);
}

/** What each candidate gets of a cell's score: those of the scene first, then in their order. */
function shares(cell: readonly Candidate[], here: ReadonlySet<Scene>): readonly (readonly [Code, number])[] {
  const there = cell.flatMap((one): readonly (readonly [Code, boolean])[] =>
    typeof one === 'string' ? [[one, false]] : here.has(one[0]) ? [[one[1], true]] : [],
  );
  return there.map(([code], index) => [code, 0.8 ** index] as const);
}
