// Known values by their words of four bytes, which say what positions of a text to compare.
import { viewOf, WordTable, wordAt, wordBytes } from './wordTable.ts';

export interface Known {
  /** In lower case; see `folded`. */
  readonly value: Uint8Array;
  /** A piece this long is a find. */
  readonly least: number;
}

export interface Place {
  readonly known: Known;
  readonly at: number;
}

/** Upper and lower case count as one: a secret in capitals must not be shown either. */
export const folded = Uint8Array.from({ length: 256 }, (_, byte) =>
  byte >= 0x41 && byte <= 0x5a ? byte + 32 : byte,
);

/** So many places of one word are looked at: if more values share it, their other words tell them apart. */
const mostSharing = 32;

/** Takes a place of a value whose word stands in the text; returns from where on another place may add something. */
type Met = (place: Place, position: number) => number;

/** Finds words of values in a text: at every fourth byte, or at every byte for values that may lie between those. */
export class WordIndex {
  readonly #step: 1 | typeof wordBytes;
  readonly #places = new WordTable<Place>();

  constructor(step: 1 | typeof wordBytes) {
    this.#step = step;
  }

  get isEmpty(): boolean {
    return this.#places.size === 0;
  }

  add(known: Known): void {
    const words = viewOf(known.value);
    for (let at = 0; at + wordBytes <= words.byteLength; at++) {
      this.#places.add(wordAt(words, at), { known, at });
    }
  }

  remove(known: Known): void {
    const words = viewOf(known.value);
    for (let at = 0; at + wordBytes <= words.byteLength; at++) {
      this.#places.remove(wordAt(words, at), (place) => place.known === known);
    }
  }

  /** Calls back for every position of the text at which a word of a value is, but those that add nothing. */
  scan(bytes: Uint8Array, met: Met): void {
    if (this.isEmpty) return;
    this.#places.scan(bytes, this.#step, (word, at) => {
      let next = at;
      for (const place of this.#places.get(word).slice(0, mostSharing)) next = Math.max(next, met(place, at));
      return next - (next % wordBytes) - wordBytes;
    });
  }
}
