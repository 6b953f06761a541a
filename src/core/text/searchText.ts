// Text made ready to be searched: UTF-8 bytes without anything invisible, each with its place in the original.
import { isInvisible } from './invisible.ts';

/**
 * Where the bytes come from: `starts` and `ends` are UTF-16 positions in the text that is shown. Both are empty where
 * nobody asks for positions: nearly every text holds no secret, and is read without them first.
 */
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

/** Added to the gap after a byte that was not there, or not beside its neighbour, in the reading before. */
export const fresh = 4;

/** What a gap becomes with white space at its end. */
const blankAfter = Uint8Array.of(gaps.blank, gaps.fold, gaps.fold, gaps.blank);

const noPlaces = new Int32Array();

/** Whether the positions of a text are known. */
export const isPlaced = (text: SearchText): boolean => text.starts !== noPlaces;

/** Collects characters; what is invisible is left out, and so is the mark of a line that goes on in the next. */
export class SearchTextBuilder {
  #bytes: Uint8Array;
  #starts: Int32Array;
  #ends: Int32Array;
  #breaks: Uint8Array;
  #length = 0;
  readonly #placed: boolean;

  constructor(capacity: number, placed: boolean) {
    this.#placed = placed;
    this.#bytes = new Uint8Array(capacity + 4);
    this.#starts = placed ? new Int32Array(capacity + 4) : noPlaces;
    this.#ends = placed ? new Int32Array(capacity + 4) : noPlaces;
    this.#breaks = new Uint8Array(capacity + 4);
  }

  get length(): number {
    return this.#length;
  }

  /** The ASCII that a text begins with, which is nearly always all of it; how far it goes. */
  plain(text: string): number {
    const [bytes, starts, ends, breaks] = [this.#bytes, this.#starts, this.#ends, this.#breaks];
    const placed = this.#placed;
    let length = 0;
    let at = 0;
    for (; at < text.length; at++) {
      const unit = text.charCodeAt(at);
      if (unit > 0x20 && unit < 0x7f) {
        if (placed) {
          starts[length] = at;
          ends[length] = at + 1;
        }
        bytes[length++] = unit;
      } else if ((unit === space || unit === tab) && length > 0) {
        breaks[length - 1] = blankAfter[breaks[length - 1] ?? gaps.none] ?? gaps.blank;
      } else if ((unit === lineFeed || unit === carriageReturn) && length > 0) {
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
    this.#breaks[at] = 0;
    if (!this.#placed) return;
    this.#starts[at] = start;
    this.#ends[at] = end;
  }

  /** Something was left out after the last byte. */
  gap(kind: number): void {
    if (this.#length === 0 || kind === gaps.none) return;
    const before = this.#breaks[this.#length - 1] ?? gaps.none;
    const gap = kind & 3;
    if (gap === gaps.none) return;
    this.#breaks[this.#length - 1] =
      (gap === gaps.blank ? (blankAfter[before & 3] ?? gap) : gap) | (before & fresh);
  }

  /** Something was read or left out here. */
  renew(): void {
    if (this.#length > 0) this.#breaks[this.#length - 1] = (this.#breaks[this.#length - 1] ?? 0) | fresh;
  }

  /** A piece of another text. */
  copy(text: SearchText, from: number, to: number): void {
    while (this.#length + to - from > this.#bytes.length) this.#grow();
    if (to - from > shortCopy) this.#copyAll(text, from, to);
    else this.#copyEach(text, from, to);
  }

  #copyAll(text: SearchText, from: number, to: number): void {
    this.#bytes.set(text.bytes.subarray(from, to), this.#length);
    this.#breaks.set(text.breaks.subarray(from, to), this.#length);
    if (this.#placed) {
      this.#starts.set(text.starts.subarray(from, to), this.#length);
      this.#ends.set(text.ends.subarray(from, to), this.#length);
    }
    this.#length += to - from;
  }

  /** Views of a few bytes cost more than the bytes. */
  #copyEach(text: SearchText, from: number, to: number): void {
    for (let at = from; at < to; at++) {
      const here = this.#length++;
      this.#bytes[here] = text.bytes[at] ?? 0;
      this.#breaks[here] = text.breaks[at] ?? gaps.none;
      if (!this.#placed) continue;
      this.#starts[here] = text.starts[at] ?? 0;
      this.#ends[here] = text.ends[at] ?? 0;
    }
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
      starts: this.#placed ? this.#starts.subarray(0, this.#length) : noPlaces,
      ends: this.#placed ? this.#ends.subarray(0, this.#length) : noPlaces,
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
    this.#bytes = grown(this.#bytes, new Uint8Array(size));
    this.#breaks = grown(this.#breaks, new Uint8Array(size));
    if (!this.#placed) return;
    this.#starts = grown(this.#starts, new Int32Array(size));
    this.#ends = grown(this.#ends, new Int32Array(size));
  }
}

function grown<T extends Uint8Array | Int32Array>(from: T, into: T): T {
  into.set(from);
  return into;
}

/** Bytes. */
const shortCopy = 64;

/** The text, with its own positions if they are asked for. */
export function searchTextOf(text: string, placed = false): SearchText {
  const builder = new SearchTextBuilder(text.length, placed);
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
      builder ??= new SearchTextBuilder(bytes.length, isPlaced(text));
      builder.copy(text, copied, at);
      builder.character(codePoint, starts[at] ?? 0, ends[next - 1] ?? 0);
      builder.gap(breaks[next - 1] ?? gaps.none);
      builder.renew();
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
    const gap = (breaks[at] ?? gaps.none) & 3;
    if (gap !== gaps.line && gap !== gaps.fold) continue;
    if ((bytes[at] !== equals && bytes[at] !== backslash) || (gap === gaps.fold && spares(bytes, at)))
      continue;
    builder ??= new SearchTextBuilder(bytes.length, isPlaced(text));
    builder.copy(text, copied, at);
    builder.renew();
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

/** Bytes of the character that begins there with a byte above ASCII, as far as `length`; 0 if there is none. */
export function utf8Size(bytes: Uint8Array, at: number, length: number): number {
  const lead = bytes[at] ?? 0;
  const size = lead < 0xc2 ? 0 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : lead < 0xf5 ? 4 : 0;
  if (at + size > length) return 0;
  for (let index = 1; index < size; index++) {
    if (((bytes[at + index] ?? 0) & 0xc0) !== 0x80) return 0;
  }
  return size;
}
