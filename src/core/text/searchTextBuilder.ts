// Collects the characters of a text that is searched for secrets.
import { isInvisible, plainForm } from './invisible.ts';
import { fresh, gaps, noByte, noPlaces, type SearchText } from './searchedText.ts';
import { codePointOf, isHalf, ordinarySize, utf8Size } from './utf8.ts';

const lineFeed = 10;
const carriageReturn = 13;
const space = 0x20;
const tab = 9;

/** What a gap becomes if white space follows it. */
const blankAfter = Uint8Array.of(gaps.blank, gaps.fold, gaps.fold, gaps.blank);

const kinds = { visible: 0, sign: 1, blank: 2, lineEnd: 3, invisible: 4, aboveAscii: 5 } as const;
const kindOf = Uint8Array.from({ length: 256 }, (_, byte) => {
  if (byte >= 0x80) return kinds.aboveAscii;
  if (byte > space && byte < 0x7f)
    return '\\%=&+'.includes(String.fromCharCode(byte)) ? kinds.sign : kinds.visible;
  if (byte === space || byte === tab) return kinds.blank;
  return byte === lineFeed || byte === carriageReturn ? kinds.lineEnd : kinds.invisible;
});

/** Collects characters without invisible ones; white space and line ends become gaps. */
export class SearchTextBuilder {
  #bytes: Uint8Array;
  #starts: Int32Array;
  #ends: Int32Array;
  #breaks: Uint8Array;
  #length = 0;
  #isBytes = false;
  #signs = noPlaces;
  #signCount = 0;
  /** Index of the first sign of the copied text that was not copied yet. */
  #copied = 0;
  readonly #placed: boolean;

  constructor(capacity: number, placed: boolean) {
    this.#placed = placed;
    this.#bytes = new Uint8Array(capacity + 4);
    this.#starts = placed ? new Int32Array(capacity + 4) : noPlaces;
    this.#ends = placed ? new Int32Array(capacity + 4) : noPlaces;
    this.#breaks = new Uint8Array(capacity + 4);
  }

  /** Adds bytes, read as UTF-8 or else as Latin-1; only for a text without positions. */
  utf8(from: Uint8Array, first: number, to: number): void {
    for (let at = first; at < to; ) {
      at = this.#ordinary(from, at, to);
      if (at >= to) return;
      const size = utf8Size(from, at, to);
      this.character(size === 0 ? (from[at] ?? 0) : codePointOf(from, at, size), 0, 0);
      at += size || 1;
    }
  }

  /** How far characters go that stay as they are, and white space. */
  #ordinary(from: Uint8Array, first: number, to: number): number {
    while (this.#length + to - first > this.#bytes.length) this.#grow();
    const [bytes, breaks] = [this.#bytes, this.#breaks];
    let length = this.#length;
    let at = first;
    for (; at < to; at++) {
      let byte = from[at] ?? 0;
      let kind = kindOf[byte] ?? kinds.invisible;
      while (kind === kinds.visible && at < to - 1) {
        bytes[length++] = byte;
        byte = from[++at] ?? 0;
        kind = kindOf[byte] ?? kinds.invisible;
      }
      if (kind <= kinds.sign) {
        if (kind === kinds.sign) this.#sign(length);
        bytes[length++] = byte;
      } else if (kind === kinds.aboveAscii) {
        const size = ordinarySize(from, at, to);
        if (size === 0) break;
        for (let index = 0; index < size; index++) bytes[length++] = from[at + index] ?? 0;
        at += size - 1;
      } else if (length === 0) continue;
      else if (kind === kinds.blank) {
        breaks[length - 1] = blankAfter[breaks[length - 1] ?? gaps.none] ?? gaps.blank;
      } else if (kind === kinds.lineEnd) breaks[length - 1] = gaps.line;
    }
    this.#length = length;
    return at;
  }

  #sign(at: number): void {
    if (this.#signCount === this.#signs.length) {
      this.#signs = grown(this.#signs, new Int32Array(this.#signCount * 2 + 16));
    }
    this.#signs[this.#signCount++] = at;
  }

  /** The visible ASCII of UTF-16, if positions are not asked for; how far it goes. */
  wide(from: Uint8Array, first: number, to: number, littleEndian: boolean): number {
    if (this.#placed) return first;
    while (this.#length + to - first > this.#bytes.length) this.#grow();
    const bytes = this.#bytes;
    const [low, high] = littleEndian ? [0, 1] : [1, 0];
    let length = this.#length;
    let at = first;
    for (; at + 1 < to; at += 2) {
      const byte = from[at + low] ?? 0;
      if ((kindOf[byte] ?? kinds.invisible) > kinds.sign || from[at + high] !== 0) break;
      if (kindOf[byte] === kinds.sign) this.#sign(length);
      bytes[length++] = byte;
    }
    this.#length = length;
    return at;
  }

  /** The end of a part: nothing that is searched for goes on behind it. */
  part(): void {
    if (this.#length > 0) this.#put(noByte, 0, 0);
  }

  /** A byte as it is. */
  byte(value: number, start: number, end: number): void {
    if (value >= 0x80) this.#isBytes = true;
    this.#put(value, start, end);
  }

  #put(value: number, start: number, end: number): void {
    if (this.#length === this.#bytes.length) this.#grow();
    const at = this.#length++;
    this.#bytes[at] = value;
    if (kindOf[value] === kinds.sign) this.#sign(at);
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

  /** A character that was read from others; what was left out behind them stays so. */
  read(codePoint: number, gap: number, start: number, end: number): void {
    if (codePoint > space && codePoint < 0x7f && !this.#placed && this.#length < this.#bytes.length) {
      if (kindOf[codePoint] === kinds.sign) this.#sign(this.#length);
      this.#breaks[this.#length] = (gap & 3) | fresh;
      this.#bytes[this.#length++] = codePoint;
      return;
    }
    this.character(codePoint, start, end);
    this.gap(gap);
    this.renew();
  }

  /** The same of a byte that may be part of a character. */
  readByte(value: number, gap: number, start: number, end: number): void {
    this.byte(value, start, end);
    this.gap(gap);
    this.renew();
  }

  /** Something was read or left out here. */
  renew(): void {
    if (this.#length > 0) this.#breaks[this.#length - 1] = (this.#breaks[this.#length - 1] ?? 0) | fresh;
  }

  /** A piece of another text, of which the pieces come in order. */
  copy(text: SearchText, from: number, to: number): void {
    if (text.isBytes) this.#isBytes = true;
    if (from >= to) return;
    while (this.#length + to - from > this.#bytes.length) this.#grow();
    const [signs, moved] = [text.signs, this.#length - from];
    for (; this.#copied < signs.length && (signs[this.#copied] ?? 0) < to; this.#copied++) {
      const sign = signs[this.#copied] ?? 0;
      if (sign >= from) this.#sign(sign + moved);
    }
    if (this.#placed || to - from > shortCopy) this.#copyAll(text, from, to);
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

  /** The same without positions: views of a few bytes cost more than the bytes. */
  #copyEach(text: SearchText, from: number, to: number): void {
    const moved = this.#length - from;
    const [bytes, breaks, ownBytes, ownBreaks] = [text.bytes, text.breaks, this.#bytes, this.#breaks];
    for (let at = from; at < to; at++) {
      ownBytes[at + moved] = bytes[at] ?? 0;
      ownBreaks[at + moved] = breaks[at] ?? gaps.none;
    }
    this.#length += to - from;
  }

  /** A character, as UTF-8 (RFC 3629 section 3). */
  character(codePoint: number, start: number, end: number): void {
    if (codePoint > 0x20 && codePoint < 0x7f) this.#put(codePoint, start, end);
    else if (codePoint === lineFeed || codePoint === carriageReturn) this.gap(gaps.line);
    else if (codePoint === space || codePoint === tab) this.gap(gaps.blank);
    else if (isInvisible(codePoint)) return;
    else if (plainForm(codePoint) !== codePoint) this.#put(plainForm(codePoint), start, end);
    else this.#sequence(codePoint, codePoint < 0x800 ? 2 : codePoint < 0x10000 ? 3 : 4, start, end);
  }

  finish(): SearchText {
    return {
      bytes: this.#bytes.subarray(0, this.#length),
      starts: this.#placed ? this.#starts.subarray(0, this.#length) : noPlaces,
      ends: this.#placed ? this.#ends.subarray(0, this.#length) : noPlaces,
      breaks: this.#breaks.subarray(0, this.#length),
      signs: this.#signs.subarray(0, this.#signCount),
      isBytes: this.#isBytes,
    };
  }

  #sequence(codePoint: number, size: number, start: number, end: number): void {
    // The other half may come from another escape.
    if (isHalf(codePoint)) this.#isBytes = true;
    const lead = size === 2 ? 0xc0 : size === 3 ? 0xe0 : 0xf0;
    this.#put(lead | (codePoint >> (6 * (size - 1))), start, end);
    for (let left = size - 2; left >= 0; left--) {
      this.#put(0x80 | ((codePoint >> (6 * left)) & 0x3f), start, end);
    }
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

/** In bytes; shorter pieces are copied one by one. */
const shortCopy = 160;
