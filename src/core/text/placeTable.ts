// Windows of known values by their hash, and a filter of four-byte words that tells at which places of a text to look.

export interface Known {
  readonly value: Uint8Array;
  /** A piece this long is a find. */
  readonly least: number;
}

export interface Place {
  readonly known: Known;
  readonly at: number;
}

/** Upper and lower case count as one: nothing of a secret is safe to show in capitals either. */
export const folded = Uint8Array.from({ length: 256 }, (_, byte) =>
  byte >= 0x41 && byte <= 0x5a ? byte + 32 : byte,
);

/** Sets the bit in which letters of both cases differ. Other characters become one too: the filter says yes too often. */
const foldedWord = 0x20202020;
const wordBytes = 4;
const littleEndian = new Uint8Array(Int32Array.of(1).buffer)[0] === 1;

/** Of the values that share a window, as many are looked at; what more of them share is in these already. */
const mostSharing = 32;

/** FNV-1a's prime. */
const factor = 0x01000193;
/** Knuth's multiplier: the upper bits of a product depend on every bit. */
const spread = 0x9e3779b1;

/** Takes a window of a value; tells from where on other windows may tell something new. */
type Met = (place: Place, position: number) => number;

export class PlaceTable {
  readonly #length: number;
  /** A text's words are looked at this far from each other: each window holds a whole one. */
  readonly #step: 1 | 4;
  readonly #places = new Map<number, Place[]>();
  #words = new Set<number>();
  /** One bit for many words: nearly every place of an ordinary text ends here. */
  #filter = new Uint8Array(512);
  #shift = 20;

  /** Windows of this many bytes. */
  constructor(length: number) {
    this.#length = length;
    this.#step = length >= 2 * wordBytes - 1 ? wordBytes : 1;
  }

  get size(): number {
    return this.#places.size;
  }

  add(known: Known, at: number): void {
    const hash = this.#hashOf(known.value, at);
    const places = this.#places.get(hash);
    if (places === undefined) this.#places.set(hash, [{ known, at }]);
    else places.push({ known, at });
    const view = new DataView(known.value.buffer, known.value.byteOffset);
    for (let offset = 0; offset < this.#step; offset++) {
      const word = view.getInt32(at + offset, littleEndian) | foldedWord;
      this.#words.add(word);
      this.#mark(word);
    }
    if (this.#words.size > this.#filter.length / 4) this.#widen();
  }

  /** Its bits in the filter stay: a place that is looked at in vain costs little. */
  remove({ value }: Known, at: number): void {
    const hash = this.#hashOf(value, at);
    const places = this.#places.get(hash) ?? [];
    const index = places.findIndex((place) => place.at === at && sameBytes(place.known.value, value));
    if (index >= 0) places.splice(index, 1);
    if (places.length === 0) this.#places.delete(hash);
  }

  /** Every window of the text that is one of a value. */
  scan(bytes: Uint8Array, met: Met): void {
    if (this.#places.size === 0) return;
    if (this.#step === 1) this.#scanEach(bytes, met);
    else this.#scanAligned(bytes, met);
  }

  #scanAligned(bytes: Uint8Array, met: Met): void {
    const [filter, shift] = [this.#filter, this.#shift];
    const own = bytes.byteOffset % wordBytes === 0 ? bytes : bytes.slice();
    const words = new Int32Array(own.buffer, own.byteOffset, (own.length / wordBytes) | 0);
    for (let index = 0; index < words.length; index++) {
      const bit = Math.imul((words[index] ?? 0) | foldedWord, spread) >>> shift;
      if (((filter[bit >>> 3] ?? 0) & (1 << (bit & 7))) === 0) continue;
      const at = index * wordBytes;
      let next = 0;
      for (let start = Math.max(0, at - wordBytes + 1); start <= at; start++) {
        next = Math.max(next, this.#meet(bytes, start, met));
      }
      index = Math.max(index, ((next / wordBytes) | 0) - 1);
    }
  }

  #scanEach(bytes: Uint8Array, met: Met): void {
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
    for (let at = 0; at + this.#length <= bytes.length; at++) {
      const bit = Math.imul(view.getInt32(at, littleEndian) | foldedWord, spread) >>> this.#shift;
      if (((this.#filter[bit >>> 3] ?? 0) & (1 << (bit & 7))) !== 0) this.#meet(bytes, at, met);
    }
  }

  #meet(bytes: Uint8Array, position: number, met: Met): number {
    if (position + this.#length > bytes.length) return 0;
    let next = 0;
    const places = this.#places.get(this.#hashOf(bytes, position)) ?? [];
    for (const place of places.length > mostSharing ? places.slice(0, mostSharing) : places) {
      let same = 0;
      while (
        same < this.#length &&
        folded[bytes[position + same] ?? 0] === place.known.value[place.at + same]
      )
        same++;
      if (same === this.#length) next = Math.max(next, met(place, position));
    }
    return next;
  }

  #hashOf(bytes: Uint8Array, at: number): number {
    let hash = 0;
    for (let index = 0; index < this.#length; index++) {
      hash = (Math.imul(hash, factor) + (folded[bytes[at + index] ?? 0] ?? 0)) | 0;
    }
    return hash;
  }

  #mark(word: number): void {
    const bit = Math.imul(word, spread) >>> this.#shift;
    this.#filter[bit >>> 3] = (this.#filter[bit >>> 3] ?? 0) | (1 << (bit & 7));
  }

  /** 32 bits and more for each word. */
  #widen(): void {
    const bits = Math.ceil(Math.log2(this.#words.size)) + 6;
    this.#shift = 32 - bits;
    this.#filter = new Uint8Array(2 ** (bits - 3));
    for (const word of this.#words) this.#mark(word);
  }
}

function sameBytes(one: Uint8Array, other: Uint8Array): boolean {
  return one.length === other.length && one.every((byte, index) => byte === other[index]);
}
