// Known values by their words of four bytes, and a filter that says which positions of a text to compare.

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

/** Sets the bit in which letters of both cases differ. Other characters become equal too, so a find must be compared. */
const foldedWord = 0x20202020;
export const wordBytes = 4;
const littleEndian = new Uint8Array(Int32Array.of(1).buffer)[0] === 1;

/** So many places of one word are looked at: if more values share it, their other words tell them apart. */
const mostSharing = 32;

/** Knuth's multiplier: the upper bits of a product depend on every bit. */
const spread = 0x9e3779b1;

/** Takes a place of a value whose word stands in the text; returns from where on another place may add something. */
type Met = (place: Place, position: number) => number;

/** Finds words of values in a text: at every fourth byte, or at every byte for values that may lie between those. */
export class WordIndex {
  readonly #step: 1 | typeof wordBytes;
  readonly #places = new Map<number, Place[]>();
  /** One bit stands for many words: nearly every position of an ordinary text is ruled out here. */
  #filter = new Uint8Array();
  #shift = 0;

  constructor(step: 1 | typeof wordBytes) {
    this.#step = step;
  }

  add(known: Known): void {
    this.#eachWord(known, (word, at) => {
      const places = this.#places.get(word);
      if (places !== undefined) places.push({ known, at });
      else {
        this.#places.set(word, [{ known, at }]);
        this.#mark(word);
      }
    });
    // 32 bits and more for each word.
    if (this.#places.size > this.#filter.length / 4) this.#widen();
  }

  /** Its bits stay in the filter: comparing a place without need costs little. */
  remove(known: Known): void {
    this.#eachWord(known, (word) => {
      const others = (this.#places.get(word) ?? []).filter((place) => place.known !== known);
      if (others.length > 0) this.#places.set(word, others);
      else this.#places.delete(word);
    });
  }

  /** Calls back for every position of the text at which a word of a value is. */
  scan(bytes: Uint8Array, met: Met): void {
    if (this.#places.size === 0) return;
    if (this.#step === 1) this.#scanEach(bytes, met);
    else this.#scanWords(bytes, met);
  }

  #scanWords(bytes: Uint8Array, met: Met): void {
    const [filter, shift] = [this.#filter, this.#shift];
    const own = bytes.byteOffset % wordBytes === 0 ? bytes : bytes.slice();
    const words = new Int32Array(own.buffer, own.byteOffset, (own.length / wordBytes) | 0);
    for (let index = 0; index < words.length; index++) {
      const word = (words[index] ?? 0) | foldedWord;
      const bit = Math.imul(word, spread) >>> shift;
      if (((filter[bit >>> 3] ?? 0) & (1 << (bit & 7))) === 0) continue;
      const next = this.#meet(word, index * wordBytes, met);
      index = Math.max(index, ((next / wordBytes) | 0) - 1);
    }
  }

  #scanEach(bytes: Uint8Array, met: Met): void {
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
    for (let at = 0; at + wordBytes <= bytes.length; at++) {
      const word = view.getInt32(at, littleEndian) | foldedWord;
      const bit = Math.imul(word, spread) >>> this.#shift;
      if (((this.#filter[bit >>> 3] ?? 0) & (1 << (bit & 7))) !== 0) this.#meet(word, at, met);
    }
  }

  #meet(word: number, position: number, met: Met): number {
    const places = this.#places.get(word) ?? [];
    return places
      .slice(0, mostSharing)
      .reduce((next, place) => Math.max(next, met(place, position)), position);
  }

  #eachWord({ value }: Known, work: (word: number, at: number) => void): void {
    const view = new DataView(value.buffer, value.byteOffset, value.length);
    for (let at = 0; at + wordBytes <= value.length; at++)
      work(view.getInt32(at, littleEndian) | foldedWord, at);
  }

  #mark(word: number): void {
    const bit = Math.imul(word, spread) >>> this.#shift;
    this.#filter[bit >>> 3] = (this.#filter[bit >>> 3] ?? 0) | (1 << (bit & 7));
  }

  #widen(): void {
    const bits = Math.ceil(Math.log2(this.#places.size)) + 6;
    this.#shift = 32 - bits;
    this.#filter = new Uint8Array(2 ** (bits - 3));
    for (const word of this.#places.keys()) this.#mark(word);
  }
}
