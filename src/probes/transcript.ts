// The last lines of a dialogue, kept to be shown when something failed.
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
    lines: (mask) => entries.map((entry) => mask(entry, shownCharacters)),
  };
}
