// Collects what is searched for secrets: bytes of UTF-8, what stood between them and, if asked for, their positions.
import { isInvisible, plainForm } from './invisible.ts';

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

/** What can stand between two bytes: nothing that counts, a line end, a line end and white space, white space. */
export const gaps = { none: 0, line: 1, fold: 2, blank: 3 } as const;

/** Added to the gap after a byte that was not there, or not beside its neighbour, in the reading before. */
export const fresh = 4;

/** What a gap becomes with white space at its end. */
const blankAfter = Uint8Array.of(gaps.blank, gaps.fold, gaps.fold, gaps.blank);

const noPlaces = new Int32Array();

/** Whether the positions of a text are known. */
export const isPlaced = (text: SearchText): boolean => text.starts !== noPlaces;

/** The bytes at these places alone, as if they stood beside each other. */
export function chosenOf(text: SearchText, places: Int32Array): SearchText {
  const pick = <T extends Uint8Array | Int32Array>(from: T, into: T): T => {
    for (let index = 0; index < places.length; index++) into[index] = from[places[index] ?? 0] ?? 0;
    return into;
  };
  const placed = isPlaced(text);
  return {
    bytes: pick(text.bytes, new Uint8Array(places.length)),
    starts: placed ? pick(text.starts, new Int32Array(places.length)) : noPlaces,
    ends: placed ? pick(text.ends, new Int32Array(places.length)) : noPlaces,
    breaks: new Uint8Array(places.length),
  };
}

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

  /**
   * The visible ASCII of bytes, where positions are not asked for; how far it goes. In UTF-16 the low byte of each unit
   * is taken as long as the high one, after it (2) or before it (-2), is zero.
   */
  plainBytes(from: Uint8Array, first: number, to: number, step: 1 | 2 | -2): number {
    if (this.#placed) return first;
    while (this.#length + to - first > this.#bytes.length) this.#grow();
    const [bytes, breaks] = [this.#bytes, this.#breaks];
    const stride = step === 1 ? 1 : 2;
    const high = step === 1 ? 0 : step / 2;
    let length = this.#length;
    let at = first;
    for (; at < to; at += stride) {
      const byte = from[at] ?? 0;
      if (byte <= 0x20 || byte >= 0x7f || (high !== 0 && from[at + high] !== 0)) break;
      breaks[length] = gaps.none;
      bytes[length++] = byte;
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
    else if (plainForm(codePoint) !== codePoint) this.byte(plainForm(codePoint), start, end);
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
const shortCopy = 160;
