// The values that must not show, indexed by their pieces: a text is read once, however many values are known.

/** A piece of a value this long (bytes, white space left out) tells it; shorter ones are ordinary words. */
const shortestPiece = 12;

/** Every run of `shortestPiece` bytes holds one window of this length that begins at a multiple of `stride`. */
const windowBytes = 9;
const stride = shortestPiece - windowBytes + 1;
/** Values that are shorter than a piece are looked for whole, by this many bytes at their beginning. */
const headBytes = 6;
/** As many values may share a window; what more of them share is in these already. */
const mostSharing = 32;

export interface FoundPiece {
  /** Byte positions in the text that was searched. */
  readonly from: number;
  readonly to: number;
}

/** A form in which a value may be written. */
export interface WrittenForm {
  readonly bytes: Uint8Array;
  /** True where a piece of the value is shorter here: white space and marks of escapes are left out. */
  readonly shrinks: boolean;
  /** True where the value itself holds what reads as an escape, so that the order of reading matters. */
  readonly ambiguous: boolean;
}

interface Known {
  readonly value: Uint8Array;
  /** A piece this long is a find. */
  readonly least: number;
}

interface Place {
  readonly known: Known;
  readonly at: number;
}

/** Upper and lower case count as one: nothing of a secret is safe to show in capitals either. */
const folded = Uint8Array.from({ length: 256 }, (_, byte) =>
  byte >= 0x41 && byte <= 0x5a ? byte + 32 : byte,
);

/** Finds pieces of the values in bytes that `searchTextOf` made. */
export class KnownValues {
  readonly #windows = new PlaceTable(windowBytes);
  readonly #heads = new PlaceTable(headBytes);
  #ambiguous = 0;

  /** The shortest run of readable bytes that could be of one of the values. */
  get shortest(): number {
    if (this.#heads.size > 0) return headBytes;
    return this.#windows.size > 0 ? windowBytes : Number.POSITIVE_INFINITY;
  }

  /** Whether one of the values holds what reads as an escape. */
  get ambiguous(): boolean {
    return this.#ambiguous > 0;
  }

  add(form: WrittenForm): void {
    if (form.ambiguous) this.#ambiguous++;
    this.#each(form, (table, known, at) => table.add(known, at));
  }

  remove(form: WrittenForm): void {
    if (form.ambiguous) this.#ambiguous--;
    this.#each(form, (table, known, at) => table.remove(known, at));
  }

  #each(form: WrittenForm, work: (table: PlaceTable, known: Known, at: number) => void): void {
    const value = form.bytes.map((byte) => folded[byte] ?? byte);
    if (value.length < headBytes) return;
    if (value.length < shortestPiece) {
      work(this.#heads, { value, least: value.length }, 0);
      return;
    }
    const known = { value, least: form.shrinks ? windowBytes : shortestPiece };
    const step = form.shrinks ? 1 : stride;
    for (let at = 0; at + windowBytes <= value.length; at += step) work(this.#windows, known, at);
  }

  find(bytes: Uint8Array, found: (piece: FoundPiece) => void): void {
    for (const table of [this.#windows, this.#heads]) {
      table.scan(bytes, ({ known, at }, position) => {
        const piece = extend(bytes, position, known.value, at);
        if (piece.to - piece.from >= known.least) found(piece);
      });
    }
  }
}

function sameBytes(one: Uint8Array, other: Uint8Array): boolean {
  return one.length === other.length && one.every((byte, index) => byte === other[index]);
}

/** The longest piece of the value around a place where both agree. */
function extend(bytes: Uint8Array, position: number, value: Uint8Array, at: number): FoundPiece {
  let before = 0;
  while (
    before < at &&
    before < position &&
    folded[bytes[position - before - 1] ?? 0] === value[at - before - 1]
  )
    before++;
  let after = 0;
  while (at + after < value.length && folded[bytes[position + after] ?? 0] === value[at + after]) after++;
  return { from: position - before, to: position + after };
}

/** FNV-1a's prime; the hash of a window is renewed a byte at a time (Rabin and Karp). */
const factor = 0x01000193;

/** Windows of one length by their hash. */
class PlaceTable {
  readonly #length: number;
  readonly #places = new Map<number, Place[]>();
  /** One bit for many hashes: nearly every place of an ordinary text ends here. */
  #filter = new Uint8Array(512);
  #shift = 20;
  readonly #leaving: Int32Array;

  constructor(length: number) {
    this.#length = length;
    let power = 1;
    for (let index = 1; index < length; index++) power = Math.imul(power, factor);
    this.#leaving = Int32Array.from({ length: 256 }, (_, byte) => Math.imul(folded[byte] ?? 0, power));
  }

  get size(): number {
    return this.#places.size;
  }

  add(known: Known, at: number): void {
    const hash = this.#hashOf(known.value, at);
    const places = this.#places.get(hash);
    if (places === undefined) this.#places.set(hash, [{ known, at }]);
    else if (places.length < mostSharing) places.push({ known, at });
    if (this.#places.size > this.#filter.length / 4) this.#widen();
    this.#mark(hash);
  }

  /** Its bit in the filter stays: a place that is looked at in vain costs little. */
  remove({ value }: Known, at: number): void {
    const hash = this.#hashOf(value, at);
    const places = this.#places.get(hash) ?? [];
    const index = places.findIndex((place) => place.at === at && sameBytes(place.known.value, value));
    if (index >= 0) places.splice(index, 1);
    if (places.length === 0) this.#places.delete(hash);
  }

  #hashOf(value: Uint8Array, at: number): number {
    let hash = 0;
    for (let index = 0; index < this.#length; index++) {
      hash = (Math.imul(hash, factor) + (value[at + index] ?? 0)) | 0;
    }
    return hash;
  }

  #mark(hash: number): void {
    const bit = Math.imul(hash, spread) >>> this.#shift;
    this.#filter[bit >>> 3] = (this.#filter[bit >>> 3] ?? 0) | (1 << (bit & 7));
  }

  /** 32 bits and more for each hash. */
  #widen(): void {
    const bits = Math.ceil(Math.log2(this.#places.size)) + 6;
    this.#shift = 32 - bits;
    this.#filter = new Uint8Array(2 ** (bits - 3));
    for (const hash of this.#places.keys()) this.#mark(hash);
  }

  scan(bytes: Uint8Array, found: (place: Place, position: number) => void): void {
    const length = this.#length;
    if (this.#places.size === 0 || bytes.length < length) return;
    const [filter, shift, leaving] = [this.#filter, this.#shift, this.#leaving];
    let hash = 0;
    for (let at = 0; at < bytes.length; at++) {
      if (at >= length) hash = (hash - (leaving[bytes[at - length] ?? 0] ?? 0)) | 0;
      hash = (Math.imul(hash, factor) + (folded[bytes[at] ?? 0] ?? 0)) | 0;
      if (at < length - 1) continue;
      const bit = Math.imul(hash, spread) >>> shift;
      if (((filter[bit >>> 3] ?? 0) & (1 << (bit & 7))) === 0) continue;
      this.#meet(bytes, at - length + 1, hash, found);
    }
  }

  #meet(
    bytes: Uint8Array,
    position: number,
    hash: number,
    found: (place: Place, position: number) => void,
  ): void {
    for (const place of this.#places.get(hash) ?? []) {
      let same = 0;
      while (
        same < this.#length &&
        folded[bytes[position + same] ?? 0] === place.known.value[place.at + same]
      )
        same++;
      if (same === this.#length) found(place, position);
    }
  }
}

/** Knuth's multiplier: the upper bits of a product depend on every bit. */
const spread = 0x9e3779b1;
