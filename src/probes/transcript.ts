// The last lines of a dialogue, kept to be shown when something failed.
import { mask as masked } from '../core/text/secretMask.ts';
import type { Mask } from './mask.ts';

export interface Transcript {
  /** A line that this side sent, with the token already replaced. */
  client(line: string): void;
  server(line: string): void;
  /** `C: …` and `S: …`, masked, oldest first. */
  lines(mask: Mask): readonly string[];
}

const keptLines = 40;
const shownCharacters = 300;

/** Starts an empty transcript. */
export function keepTranscript(): Transcript {
  const entries: string[] = [];
  const add = (entry: string): void => {
    if (entries.length === keptLines) entries.shift();
    entries.push(entry.slice(0, shownCharacters * 4));
  };
  return {
    client: (line) => add(`C: ${line}`),
    server: (line) => add(`S: ${line}`),
    lines: (mask) => {
      const broken = brokenOver(entries, mask);
      return entries.map((entry, at) =>
        broken.has(at) ? entry.slice(0, 3) + masked : mask(entry, shownCharacters),
      );
    },
  };
}

/** How many lines may stand between two that hold a piece each. */
const farthest = 2;

/** The lines that hold pieces of a secret which tell it only together: a server may echo it a few letters a line. */
function brokenOver(entries: readonly string[], mask: Mask): ReadonlySet<number> {
  const masks = (text: string): number => mask(text, text.length * 2).split(masked).length;
  const alone = entries.map(masks);
  const broken = new Set<number>();
  entries.forEach((entry, at) => {
    for (let next = at + 1; next <= at + 1 + farthest && next < entries.length; next++) {
      const together = masks(`${entry}\n${entries[next] ?? ''}`);
      if (together > (alone[at] ?? 0) + (alone[next] ?? 0) - 1) broken.add(at).add(next);
    }
  });
  return broken;
}
