// The second stage: if no row knows the text, causes are ranked by what is said of what, and where it happened.
import type { Code } from '../../core/report/codes.ts';
import type { Candidate } from './candidates.ts';
import { anySubject, grid } from './grid.ts';
import { type Happening, happenings } from './happenings.ts';
import { type Scene, scenes } from './scenes.ts';
import { edgesOf, spaced } from './spaced.ts';
import { type Subject, subjects, type Term } from './subjects.ts';

interface Place {
  readonly at: number;
  readonly end: number;
}

export interface Ranked extends Place {
  readonly code: Code;
  readonly score: number;
}

/** A long text is read at its beginning and its end. */
const longest = 16_000;
/** Places of one term that are looked at. */
const mostPlaces = 24;
/** How far a subject and what happened to it may stand apart, in UTF-16 units. */
const reach = 140;
/** Each candidate of a cell gets this share of the score of the one before it. */
const nextShare = 0.8;
/** Each further pair that points to a cause adds this share of its score. */
const furtherShare = 0.2;

/** What is read of a text, as words. */
export const asWords = (text: string): string => spaced(edgesOf(text, longest));

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

interface Pair extends Place {
  /** How far its two terms stand apart. */
  readonly gap: number;
}

function nearest(subject: readonly Place[], happened: readonly Place[]): Pair | undefined {
  let best: Pair | undefined;
  for (const a of subject)
    for (const b of happened) {
      const gap = Math.max(0, a.at > b.end ? a.at - b.end : b.at - a.end);
      if (gap <= reach && gap < (best?.gap ?? Number.POSITIVE_INFINITY))
        best = { at: Math.min(a.at, b.at), end: Math.max(a.end, b.end), gap };
    }
  return best;
}

/** Causes by how well the text fits them, best first; `words` is what `asWords` made of the text. */
export function rankCauses(words: string): readonly Ranked[] {
  const here = new Set((Object.keys(scenes) as Scene[]).filter((id) => scenes[id].test(words)));
  const happened = (Object.keys(happenings) as Happening[])
    .map((id) => ({ id, weight: happenings[id].weight, places: placesOf(happenings[id], words) }))
    .filter(({ places }) => places.length > 0);
  const best = new Map<Code, Ranked>();
  for (const subject of Object.keys(grid) as Subject[]) {
    const stands = placesOf(subjects[subject], words);
    if (stands.length === 0) continue;
    for (const { id, weight, places } of happened) {
      const cell = grid[subject]?.[id] ?? anySubject[id];
      const pair = cell === undefined ? undefined : nearest(stands, places);
      if (cell === undefined || pair === undefined) continue;
      const score = subjects[subject].weight * weight * (1 - pair.gap / (2 * reach));
      count(best, candidatesOf(cell, here), score, pair);
    }
  }
  return [...best.values()].sort((a, b) => b.score - a.score);
}

/** Adds a pair's score to its candidates; each is quoted where the pair stands that says most. */
function count(best: Map<Code, Ranked>, codes: readonly Code[], score: number, { at, end }: Pair): void {
  for (const [index, code] of codes.entries()) {
    const share = score * nextShare ** index;
    const known = best.get(code);
    if (known === undefined || share > known.score)
      best.set(code, { code, at, end, score: share + (known?.score ?? 0) * furtherShare });
    else best.set(code, { ...known, score: known.score + share * furtherShare });
  }
}

/** The candidates that count here, in their order. */
const candidatesOf = (cell: readonly Candidate[], here: ReadonlySet<Scene>): readonly Code[] =>
  cell.flatMap((one) => (typeof one === 'string' ? [one] : here.has(one[0]) ? [one[1]] : []));
