// The values that must not show, indexed by their words: a text is read once, however many values are known.
import { BrokenPieces, shortestBroken } from './brokenPieces.ts';
import { folded, type Known, type Place, WordIndex } from './wordIndex.ts';
import { wordBytes } from './wordTable.ts';

/** A piece of a value this long (bytes, white space left out) gives it away; shorter ones are ordinary words. */
const shortestPiece = 12;
/** The same for a value whose pieces become shorter when escapes are read. */
const shortestShrunk = 9;
/** A value shorter than a piece is looked for as a whole, if it has at least this many bytes. */
const shortestValue = 6;

export interface FoundPiece {
  /** Byte positions in the text that was searched. */
  readonly from: number;
  readonly to: number;
}

/** A form in which a value may be written. */
export interface WrittenForm {
  readonly bytes: Uint8Array;
  /** True if pieces of the value may be shorter than usual, because white space and marks of escapes are left out. */
  readonly shrinks: boolean;
  /** True if the value itself holds what reads as an escape, so that the order of reading matters. */
  readonly ambiguous: boolean;
  /** True for the value without its signs, which is found only in a text that was read without signs. */
  readonly lettersOnly: boolean;
  /** True for bytes that are no text: they are found in what an encoding holds, and nowhere else. */
  readonly binary?: true;
}

/** Finds pieces of the values in bytes that `searchTextOf` made. */
export class KnownValues {
  /** Each form, with the number of values that have it. */
  readonly #forms = new Map<string, { readonly known: Known; holders: number }>();
  readonly #words = new WordIndex(wordBytes);
  readonly #short = new WordIndex(1);
  readonly #binary = new WordIndex(wordBytes);
  #ambiguous = 0;
  /** The fewest characters that give a form away, and how many forms have that number. */
  readonly #told = new Map<number, number>();

  /** The fewest readable characters that give one of the values away; infinite if no value is known. */
  get shortest(): number {
    return Math.min(...this.#told.keys());
  }

  /** Whether one of the values has a form that is no text. */
  get holdsBinary(): boolean {
    return !this.#binary.isEmpty;
  }

  /** Whether one of the values holds what reads as an escape. */
  get ambiguous(): boolean {
    return this.#ambiguous > 0;
  }

  add(form: WrittenForm): void {
    if (form.bytes.length < shortestValue) return;
    const name = nameOf(form);
    const held = this.#forms.get(name);
    if (held !== undefined) {
      held.holders++;
      return;
    }
    const known = knownOf(form);
    this.#forms.set(name, { known, holders: 1 });
    this.#count(form, known.least, 1);
    this.#indexOf(form, known).add(known);
  }

  remove(form: WrittenForm): void {
    const held = this.#forms.get(nameOf(form));
    if (held === undefined || --held.holders > 0) return;
    this.#forms.delete(nameOf(form));
    this.#count(form, held.known.least, -1);
    this.#indexOf(form, held.known).remove(held.known);
  }

  #indexOf({ binary }: WrittenForm, { value }: Known): WordIndex {
    if (binary) return this.#binary;
    return value.length < shortestPiece ? this.#short : this.#words;
  }

  #count({ ambiguous, lettersOnly, binary }: WrittenForm, least: number, change: 1 | -1): void {
    if (ambiguous) this.#ambiguous += change;
    if (lettersOnly || binary) return;
    const count = (this.#told.get(least) ?? 0) + change;
    if (count > 0) this.#told.set(least, count);
    else this.#told.delete(least);
  }

  /** Each piece of what is no text, in bytes that an encoding held. */
  findBinary(bytes: Uint8Array, found: (piece: FoundPiece) => void): void {
    this.#binary.scan(bytes, ({ known, at }, position) => {
      const from = position - agreeingBefore(bytes, position, known.value, at);
      const to = position + agreeingAfter(bytes, position, known.value, at);
      if (to - from >= known.least) found({ from, to });
      return to - wordBytes;
    });
  }

  /** Each piece that gives a value away, and those that do so together. */
  find(bytes: Uint8Array, found: (piece: FoundPiece) => void): void {
    const broken = new BrokenPieces(found);
    const met = ({ known, at }: Place, position: number): number => {
      const before = agreeingBefore(bytes, position, known.value, at);
      const from = position - before;
      const to = position + agreeingAfter(bytes, position, known.value, at);
      if (to - from >= known.least) found({ from, to });
      if (to - from >= shortestBroken) broken.add(known, at - before, from, to);
      // A piece of another value that begins in this one and ends behind it is found by a word at its end.
      return to - wordBytes;
    };
    this.#words.scan(bytes, met);
    this.#short.scan(bytes, met);
  }
}

const nameOf = ({ bytes, shrinks, ambiguous, lettersOnly, binary }: WrittenForm): string =>
  `${binary ?? ''}${Number(shrinks)}${Number(ambiguous)}${Number(lettersOnly)}${new TextDecoder('latin1').decode(bytes)}`;

function knownOf({ bytes, shrinks }: WrittenForm): Known {
  const value = bytes.map((byte) => folded[byte] ?? byte);
  if (value.length < shortestPiece) return { value, least: value.length };
  return { value, least: shrinks ? shortestShrunk : shortestPiece };
}

/** How many bytes before a position are the same as in the value. */
function agreeingBefore(bytes: Uint8Array, position: number, value: Uint8Array, at: number): number {
  let before = 0;
  while (isSame(bytes[position - before - 1], value[at - before - 1])) before++;
  return before;
}

function agreeingAfter(bytes: Uint8Array, position: number, value: Uint8Array, at: number): number {
  let after = 0;
  while (isSame(bytes[position + after], value[at + after])) after++;
  return after;
}

/** Before the beginning and behind the end there is no byte. */
const isSame = (byte: number | undefined, letter: number | undefined): boolean =>
  byte !== undefined && folded[byte] === letter;
