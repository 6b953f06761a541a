// Words of four bytes with what is known of each, and a filter that rules out nearly every word that is not among them.

export const wordBytes = 4;

/** Sets the bit in which letters of both cases differ. Other characters become equal too, so a find must be compared. */
const foldedWord = 0x20202020;

/** The words of bytes, in which letters of both cases are the same. */
export const viewOf = (bytes: Uint8Array): DataView =>
  new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
export const wordAt = (words: DataView, at: number): number => words.getInt32(at) | foldedWord;

/** Knuth's multiplier: the upper bits of a product depend on every bit. */
const spread = 0x9e3779b1;

/** Fewer bits of the filter for each word let too many others pass. */
const fewestBits = 32;

export class WordTable<T> {
  readonly #values = new Map<number, T[]>();
  /** One bit stands for many words; a power of two. */
  #filter = new Uint8Array(fewestBits / 8);
  /** Bits of a product that are left out: 32 without those that count the filter's own. */
  #shift = 27;

  /** The number of words of which something is known. */
  get size(): number {
    return this.#values.size;
  }

  /**
   * Hands over the bytes at every so many positions that may be a word: nearly all that were never added are left out.
   * What is returned is the last position that need not be looked at.
   */
  scan(bytes: Uint8Array, step: number, found: (word: number, at: number) => number): void {
    const [filter, shift] = [this.#filter, this.#shift];
    const words = viewOf(bytes);
    for (let at = 0; at + wordBytes <= bytes.length; at += step) {
      const word = wordAt(words, at);
      const bit = Math.imul(word, spread) >>> shift;
      if (((filter[bit >>> 3] ?? 0) & (1 << (bit & 7))) !== 0) at = Math.max(at, found(word, at));
    }
  }

  get(word: number): readonly T[] {
    return this.#values.get(word) ?? [];
  }

  add(word: number, value: T): void {
    const values = this.#values.get(word);
    if (values !== undefined) {
      values.push(value);
      return;
    }
    this.#values.set(word, [value]);
    if (this.size * fewestBits > this.#filter.length * 8) this.#widen();
    else this.#mark(word);
  }

  /** Its bit stays in the filter: looking a word up without need costs little. */
  remove(word: number, isUnwanted: (value: T) => boolean): void {
    const others = this.get(word).filter((value) => !isUnwanted(value));
    if (others.length > 0) this.#values.set(word, others);
    else this.#values.delete(word);
  }

  #mark(word: number): void {
    const bit = Math.imul(word, spread) >>> this.#shift;
    this.#filter[bit >>> 3] = (this.#filter[bit >>> 3] ?? 0) | (1 << (bit & 7));
  }

  #widen(): void {
    this.#shift--;
    this.#filter = new Uint8Array(this.#filter.length * 2);
    for (const word of this.#values.keys()) this.#mark(word);
  }
}
