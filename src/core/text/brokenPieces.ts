// Pieces of a value, each too short to give it away, in the order of the value and close to each other: a server that
// breaks what it echoes into lines, fields or attributes puts something between them.
import type { Known } from './wordIndex.ts';

/** In bytes: two words of four bytes less one, so that a piece this long holds a whole word of the text. */
export const shortestBroken = 7;
/** Bytes that may stand between two pieces: a time, a level and a name at the beginning of a line. */
const farthest = 160;
/** So many of the last pieces are remembered, to be continued by a later one. */
const mostOpen = 16;

interface Broken {
  readonly known: Known;
  /** Positions in the value. */
  readonly first: number;
  readonly last: number;
  /** Positions in the text. */
  readonly from: number;
  readonly to: number;
  /** The piece that this one continues. */
  readonly before: Broken | undefined;
  /** Bytes of the value in this piece and those before it. */
  readonly length: number;
}

export class BrokenPieces {
  readonly #found: (piece: { readonly from: number; readonly to: number }) => void;
  #open: Broken[] = [];

  constructor(found: (piece: { readonly from: number; readonly to: number }) => void) {
    this.#found = found;
  }

  /** Takes pieces in the order of the text. */
  add(known: Known, first: number, from: number, to: number): void {
    const last = first + to - from;
    if (this.#open.some((other) => other.from === from && other.known === known && other.first === first))
      return;
    const before = this.#open.findLast(
      (other) =>
        other.known === known &&
        // The first bytes may belong to the piece before: text between the two may end like that one.
        first <= other.last &&
        last > other.last &&
        from >= other.to &&
        from - other.to <= farthest,
    );
    const gained = before === undefined ? to - from : last - before.last;
    const piece = { known, first, last, from, to, before, length: gained + (before?.length ?? 0) };
    this.#open = [...this.#open.slice(1 - mostOpen), piece];
    if (piece.length < known.least) return;
    for (let each: Broken | undefined = piece; each !== undefined; each = each.before) this.#found(each);
  }
}
