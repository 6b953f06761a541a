// Text made ready to be searched: UTF-8 bytes without anything invisible, each with its place in the original.
import { isInvisible } from './invisible.ts';

/** Where the bytes come from: `starts` and `ends` are UTF-16 positions in the text that is shown. */
export interface SearchText {
  readonly bytes: Uint8Array;
  readonly starts: Int32Array;
  readonly ends: Int32Array;
  /** What was left out after the byte; see `gaps`. */
  readonly breaks: Uint8Array;
}

const lineFeed = 10;
const carriageReturn = 13;
const space = 0x20;
const tab = 9;
const equals = 0x3d;
const backslash = 0x5c;

/** What can stand between two bytes: nothing that counts, a line end, a line end and white space, white space. */
export const gaps = { none: 0, line: 1, fold: 2, blank: 3 } as const;

/** What a gap becomes with white space at its end. */
const blankAfter = Uint8Array.of(gaps.blank, gaps.fold, gaps.fold, gaps.blank);

/** Collects characters; what is invisible is left out, and so is the mark of a line that goes on in the next. */
export class SearchTextBuilder {
  #bytes: Uint8Array;
  #starts: Int32Array;
  #ends: Int32Array;
  #breaks: Uint8Array;
  #length = 0;

  constructor(capacity: number) {
    this.#bytes = new Uint8Array(capacity + 4);
    this.#starts = new Int32Array(capacity + 4);
    this.#ends = new Int32Array(capacity + 4);
    this.#breaks = new Uint8Array(capacity + 4);
  }

  get length(): number {
    return this.#length;
  }

  /** The ASCII that a text begins with, which is nearly always all of it; how far it goes. */
  plain(text: string): number {
    const [bytes, starts, ends, breaks] = [this.#bytes, this.#starts, this.#ends, this.#breaks];
    let length = 0;
    let at = 0;
    for (; at < text.length; at++) {
      const unit = text.charCodeAt(at);
      if (unit > 0x20 && unit < 0x7f) {
        bytes[length] = unit;
        starts[length] = at;
        ends[length++] = at + 1;
      } else if (unit === space && length > 0) {
        breaks[length - 1] = blankAfter[breaks[length - 1] ?? gaps.none] ?? gaps.blank;
      } else if (unit === lineFeed && length > 0) {
        breaks[length - 1] = gaps.line;
      } else break;
    }
    this.#length = length;
    return at;
  }

  /** A byte as it is. */
  byte(value: number, start: number, end: number): void {
    if (this.#length === this.#bytes.length) this.#grow();
    const at = this.#length++;
    this.#bytes[at] = value;
    this.#starts[at] = start;
    this.#ends[at] = end;
    this.#breaks[at] = 0;
  }

  /** Something was left out after the last byte. */
  gap(kind: number): void {
    if (this.#length === 0 || kind === gaps.none) return;
    const before = this.#breaks[this.#length - 1] ?? gaps.none;
    this.#breaks[this.#length - 1] = kind === gaps.blank ? (blankAfter[before] ?? kind) : kind;
  }

  /** A piece of another text. */
  copy(text: SearchText, from: number, to: number): void {
    while (this.#length + to - from > this.#bytes.length) this.#grow();
    this.#bytes.set(text.bytes.subarray(from, to), this.#length);
    this.#starts.set(text.starts.subarray(from, to), this.#length);
    this.#ends.set(text.ends.subarray(from, to), this.#length);
    this.#breaks.set(text.breaks.subarray(from, to), this.#length);
    this.#length += to - from;
  }

  /** A character, as UTF-8 (RFC 3629 section 3). */
  character(codePoint: number, start: number, end: number): void {
    if (codePoint > 0x20 && codePoint < 0x7f) this.byte(codePoint, start, end);
    else if (codePoint === lineFeed || codePoint === carriageReturn) this.gap(gaps.line);
    else if (codePoint === space || codePoint === tab) this.gap(gaps.blank);
    else if (isInvisible(codePoint)) return;
    else if (codePoint < 0x800) this.#sequence(0xc0, [codePoint >> 6, codePoint], start, end);
    else if (codePoint < 0x10000) {
      this.#sequence(0xe0, [codePoint >> 12, codePoint >> 6, codePoint], start, end);
    } else {
      const parts = [codePoint >> 18, codePoint >> 12, codePoint >> 6, codePoint];
      this.#sequence(0xf0, parts, start, end);
    }
  }

  finish(): SearchText {
    return {
      bytes: this.#bytes.subarray(0, this.#length),
      starts: this.#starts.subarray(0, this.#length),
      ends: this.#ends.subarray(0, this.#length),
      breaks: this.#breaks.subarray(0, this.#length),
    };
  }

  #sequence(lead: number, parts: readonly number[], start: number, end: number): void {
    parts.forEach((part, index) => {
      this.byte(index === 0 ? lead | part : 0x80 | (part & 0x3f), start, end);
    });
  }

  #grow(): void {
    const size = this.#bytes.length * 2;
    const bytes = new Uint8Array(size);
    const starts = new Int32Array(size);
    const ends = new Int32Array(size);
    const breaks = new Uint8Array(size);
    bytes.set(this.#bytes);
    starts.set(this.#starts);
    ends.set(this.#ends);
    breaks.set(this.#breaks);
    this.#bytes = bytes;
    this.#starts = starts;
    this.#ends = ends;
    this.#breaks = breaks;
  }
}

/** The text with its own positions. */
export function searchTextOf(text: string): SearchText {
  const builder = new SearchTextBuilder(text.length);
  for (let at = builder.plain(text); at < text.length; at++) {
    const unit = text.charCodeAt(at);
    if (unit > 0x20 && unit < 0x7f) builder.byte(unit, at, at + 1);
    else if (unit < 0xd800 || unit > 0xdbff) builder.character(unit, at, at + 1);
    else {
      const codePoint = text.codePointAt(at) ?? unit;
      const size = codePoint > 0xffff ? 2 : 1;
      builder.character(codePoint, at, at + size);
      at += size - 1;
    }
  }
  return builder.finish();
}

/**
 * Bytes that came one by one, read as UTF-8, and as Latin-1 where they are not. Undefined where all are characters
 * already.
 */
export function withCharactersRead(text: SearchText): SearchText | undefined {
  const { bytes, starts, ends, breaks } = text;
  let builder: SearchTextBuilder | undefined;
  let copied = 0;
  for (let at = 0; at < bytes.length; ) {
    if ((bytes[at] ?? 0) < 0x80) {
      at++;
      continue;
    }
    const { codePoint, size } = utf8At(bytes, at);
    const next = at + size;
    if (size === 1 || isInvisible(codePoint)) {
      builder ??= new SearchTextBuilder(bytes.length);
      builder.copy(text, copied, at);
      builder.character(codePoint, starts[at] ?? 0, ends[next - 1] ?? 0);
      builder.gap(breaks[next - 1] ?? gaps.none);
      copied = next;
    }
    at = next;
  }
  builder?.copy(text, copied, bytes.length);
  return builder?.finish();
}

/**
 * The lines of a text joined: quoted-printable (RFC 2045 section 6.7) and program code end a line that goes on with `=`
 * or a backslash. `spares` tells which of them stay where lines are folded. Undefined where no line ends so.
 */
export function withLinesJoined(
  text: SearchText,
  spares: (bytes: Uint8Array, at: number) => boolean,
): SearchText | undefined {
  const { bytes, breaks } = text;
  let builder: SearchTextBuilder | undefined;
  let copied = 0;
  for (let at = 0; at < bytes.length; at++) {
    const gap = breaks[at];
    if (gap !== gaps.line && gap !== gaps.fold) continue;
    if ((bytes[at] !== equals && bytes[at] !== backslash) || (gap === gaps.fold && spares(bytes, at)))
      continue;
    builder ??= new SearchTextBuilder(bytes.length);
    builder.copy(text, copied, at);
    copied = at + 1;
  }
  builder?.copy(text, copied, bytes.length);
  return builder?.finish();
}

/** The character at a place; `size` 1 and the byte itself where the bytes are not UTF-8. */
export function utf8At(bytes: Uint8Array, at: number): { readonly codePoint: number; readonly size: number } {
  const lead = bytes[at] ?? 0;
  const size = lead < 0xc2 ? 1 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : lead < 0xf5 ? 4 : 1;
  let codePoint = size === 1 ? lead : lead & (0x7f >> size);
  for (let index = 1; index < size; index++) {
    const next = bytes[at + index] ?? 0;
    if ((next & 0xc0) !== 0x80) return { codePoint: lead, size: 1 };
    codePoint = (codePoint << 6) | (next & 0x3f);
  }
  return { codePoint, size };
}
