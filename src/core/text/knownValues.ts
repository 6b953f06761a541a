// The values that must not show, indexed by their pieces: a text is read once, however many values are known.
import { folded, type Known, PlaceTable } from './placeTable.ts';

/** A piece of a value this long (bytes, white space left out) tells it; shorter ones are ordinary words. */
const shortestPiece = 12;

/** Every run of `shortestPiece` bytes holds one window of this length that begins at a multiple of `stride`. */
const windowBytes = 9;
const stride = shortestPiece - windowBytes + 1;
/** Values that are shorter than a piece are looked for whole, by this many bytes at their beginning. */
const headBytes = 6;

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
  /** True for what is left of the value without its signs: it is found only where a text was read so. */
  readonly lettersOnly: boolean;
}

/** Finds pieces of the values in bytes that `searchTextOf` made. */
export class KnownValues {
  readonly #windows = new PlaceTable(windowBytes);
  readonly #heads = new PlaceTable(headBytes);
  #ambiguous = 0;
  /** How many forms are told by as many characters. */
  readonly #told = new Map<number, number>();

  /** The fewest readable characters that tell one of the values; none do where no value is known. */
  get shortest(): number {
    return Math.min(...this.#told.keys());
  }

  /** Whether one of the values holds what reads as an escape. */
  get ambiguous(): boolean {
    return this.#ambiguous > 0;
  }

  add(form: WrittenForm): void {
    this.#each(form, 1, (table, known, at) => table.add(known, at));
  }

  remove(form: WrittenForm): void {
    this.#each(form, -1, (table, known, at) => table.remove(known, at));
  }

  #each(
    { bytes, shrinks, ambiguous, lettersOnly }: WrittenForm,
    change: 1 | -1,
    work: (table: PlaceTable, known: Known, at: number) => void,
  ): void {
    const value = bytes.map((byte) => folded[byte] ?? byte);
    if (value.length < headBytes) return;
    if (ambiguous) this.#ambiguous += change;
    const isShort = value.length < shortestPiece;
    const known = { value, least: isShort ? value.length : shrinks ? windowBytes : shortestPiece };
    if (!lettersOnly) this.#count(known.least, change);
    if (isShort) {
      work(this.#heads, known, 0);
      return;
    }
    const step = shrinks ? 1 : stride;
    for (let at = 0; at + windowBytes <= value.length; at += step) work(this.#windows, known, at);
  }

  #count(least: number, change: 1 | -1): void {
    const count = (this.#told.get(least) ?? 0) + change;
    if (count > 0) this.#told.set(least, count);
    else this.#told.delete(least);
  }

  find(bytes: Uint8Array, found: (piece: FoundPiece) => void): void {
    for (const table of [this.#windows, this.#heads]) {
      table.scan(bytes, ({ known, at }, position) => {
        const piece = extend(bytes, position, known.value, at);
        if (piece.to - piece.from < known.least) return 0;
        found(piece);
        // What of another value begins in this piece and is left behind it is found by a window that ends there.
        return piece.to - windowBytes;
      });
    }
  }
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
