// Tells text from noise in decoded bytes: UTF-8 and UTF-16 in either order. Bytes decoded at a wrong alignment are noise.
import { isInvisible } from './invisible.ts';
import { isPlaced, type SearchText } from './searchedText.ts';
import { SearchTextBuilder } from './searchTextBuilder.ts';
import { codePointOf, isStray, utf8Size } from './utf8.ts';

/** Where decoded bytes come from, in bytes of the text around them. */
export interface DecodedPlace {
  readonly text: SearchText;
  readonly from: (index: number) => number;
  readonly to: (index: number) => number;
}

/** Receives the bytes that a run encodes, the place that each comes from, and whether text can be read in them. */
export type Decoded = (bytes: Uint8Array, place: DecodedPlace, telling: boolean) => void;

/** The most bytes between two readable characters of UTF-16: a few invisible characters may be between them. */
const farthestPair = 14;

/** The greatest distance between two zeros of UTF-16, in bytes. */
const farthestZero = farthestPair + 2;

/** The first bytes of packed streams. */
export const zlib = 0x78;
export const gzip = 0x1f;

/** Whether the bytes hold a gzip stream (RFC 1952 section 2.3) or begin as one of zlib (RFC 1950 section 2.2). */
export function isPacked(bytes: Uint8Array): boolean {
  if (bytes[0] === zlib && (bytes[1] === 0x9c || bytes[1] === 0xda)) return true;
  if (bytes.length < shortestGzip) return false;
  for (let at = bytes.indexOf(gzip); at >= 0; at = bytes.indexOf(gzip, at + 1)) {
    if (bytes[at + 1] === 0x8b && bytes[at + 2] === 8) return true;
  }
  return false;
}

/** Bytes of a header and a trailer (RFC 1952 section 2.3). */
const shortestGzip = 18;

/**
 * False if the first `length` bytes are noise, in which no text can be read. Most runs are, and cost only this check;
 * `marked` is false if neither zeros nor first bytes of packed streams are among them.
 */
export function tellsSomething(bytes: Uint8Array, length: number, least: number, marked = true): boolean {
  if (nextReadable(bytes, 0, least, length) + least <= length) return true;
  if (!marked) return false;
  const read = bytes.subarray(0, length);
  return mayBeWide(read, least - 1) || isPacked(read);
}

/** The position of the next `least` of the first `length` bytes that all belong to characters. */
function nextReadable(bytes: Uint8Array, first: number, least: number, length: number): number {
  let from = first;
  while (from + least <= length) {
    // Backwards: bytes before one that belongs to no character need not be read.
    let at = from + least - 1;
    while (at >= from && !isStray(bytes, at, length)) at--;
    if (at < from) return from;
    from = at + 1;
  }
  return from;
}

/** Hands over all pieces with at least `least` characters that can be read, as parts of one text. */
export function eachReadable(
  bytes: Uint8Array,
  place: DecodedPlace,
  least: number,
  found: (inner: SearchText) => void,
): void {
  const { length } = bytes;
  let builder: SearchTextBuilder | undefined;
  let from = nextReadable(bytes, 0, least, length);
  while (from + least <= length) {
    let to = from + least;
    while (to < length && !isStray(bytes, to, length)) to++;
    if (isReadable(bytes, from, to, least)) {
      builder ??= new SearchTextBuilder(to - from, isPlaced(place.text));
      builder.part();
      putPiece(builder, bytes, from, to, place);
    }
    from = nextReadable(bytes, to + 1, least, length);
  }
  if (builder !== undefined) found(builder.finish());
  if (mayBeWide(bytes, least - 1) && !alternates(bytes)) eachWide(bytes, place, least, found);
}

/** Whether as many characters as that can be read. */
function isReadable(bytes: Uint8Array, from: number, to: number, least: number): boolean {
  let readable = 0;
  for (let at = from; at < to && readable < least; at++) {
    const byte = bytes[at] ?? 0;
    // A character is counted at its first byte.
    if (byte > 0x20 && (byte & 0xc0) !== 0x80) readable++;
  }
  return readable >= least;
}

/** Whether every second byte is zero: then UTF-8, without what is not drawn, reads the same letters as UTF-16. */
function alternates(bytes: Uint8Array): boolean {
  const first = bytes[0] === 0 ? 0 : 1;
  for (let at = first; at < bytes.length; at += 2) if (bytes[at] !== 0) return false;
  for (let at = 1 - first; at < bytes.length; at += 2) if ((bytes[at] ?? 0) >= 0x80) return false;
  return true;
}

/** Whether as many zeros as that stand near each other, as in UTF-16. */
function mayBeWide(bytes: Uint8Array, least: number): boolean {
  if (bytes.length < least * 2) return false;
  let zeros = 0;
  let last = -farthestZero;
  for (let at = bytes.indexOf(0); at >= 0; at = bytes.indexOf(0, at + 1)) {
    zeros = at - last <= farthestZero ? zeros + 1 : 1;
    last = at;
    if (zeros >= least) return true;
  }
  return false;
}

function putPiece(
  builder: SearchTextBuilder,
  bytes: Uint8Array,
  from: number,
  to: number,
  place: DecodedPlace,
): void {
  if (!isPlaced(place.text)) {
    builder.utf8(bytes, from, to);
    return;
  }
  for (let at = from; at < to; ) {
    const size = utf8Size(bytes, at, to);
    const next = at + (size || 1);
    const codePoint = size === 0 ? (bytes[at] ?? 0) : codePointOf(bytes, at, size);
    builder.character(codePoint, startOf(place, at), endOf(place, next - 1));
    at = next;
  }
}

/** Pieces of UTF-16: letters with a zero beside each. */
function eachWide(
  bytes: Uint8Array,
  place: DecodedPlace,
  least: number,
  found: (inner: SearchText) => void,
): void {
  const { length } = bytes;
  let from = 0;
  let last = 0;
  let pairs = 0;
  for (let at = 0; at <= length; at++) {
    const ends = at === length || at - last > farthestPair;
    if (ends && pairs >= least)
      eachWidePiece(bytes, from, Math.min(length, last + farthestPair), place, found);
    if (ends) pairs = 0;
    const byte = at < length ? (bytes[at] ?? 0) : 0;
    if (isInvisible(byte) || ((at + 1 >= length || bytes[at + 1] !== 0) && bytes[at - 1] !== 0)) continue;
    if (pairs === 0) from = at;
    last = at;
    pairs++;
  }
}

/** Reads the piece in both byte orders and from both alignments, if letters come of it. */
function eachWidePiece(
  bytes: Uint8Array,
  from: number,
  to: number,
  place: DecodedPlace,
  found: (inner: SearchText) => void,
): void {
  const first = Math.max(0, from - farthestPair);
  const seen: SearchText[] = [];
  for (const littleEndian of [true, false]) {
    for (const skipped of [0, 1]) {
      if (!hasNarrow(bytes, first + skipped, to, littleEndian)) continue;
      const piece = widePiece(bytes, first + skipped, to, littleEndian, place);
      // A zero may belong to the letter before or after it; mostly both give the same text.
      if (seen.some((other) => sameBytes(other.bytes, piece.bytes))) continue;
      seen.push(piece);
      found(piece);
    }
  }
}

/** Whether some units are below U+0100 in this byte order; in the other, a Latin letter reads as an Asian one. */
function hasNarrow(bytes: Uint8Array, from: number, to: number, littleEndian: boolean): boolean {
  let narrow = 0;
  for (let at = from + (littleEndian ? 1 : 0); at < to; at += 2) {
    if (bytes[at] === 0 && bytes[littleEndian ? at - 1 : at + 1] !== 0 && ++narrow >= fewestNarrow)
      return true;
  }
  return false;
}

const fewestNarrow = 4;

function sameBytes(one: Uint8Array, other: Uint8Array): boolean {
  if (one.length !== other.length) return false;
  for (let at = 0; at < one.length; at++) if (one[at] !== other[at]) return false;
  return true;
}

function widePiece(
  bytes: Uint8Array,
  from: number,
  to: number,
  littleEndian: boolean,
  place: DecodedPlace,
): SearchText {
  const builder = new SearchTextBuilder((to - from) >> 1, isPlaced(place.text));
  const unit = (at: number) =>
    littleEndian
      ? (bytes[at] ?? 0) | ((bytes[at + 1] ?? 0) << 8)
      : ((bytes[at] ?? 0) << 8) | (bytes[at + 1] ?? 0);
  for (let at = from; at + 1 < to; at += 2) {
    at = builder.wide(bytes, at, to, littleEndian);
    if (at + 1 < to) builder.character(unit(at), startOf(place, at), endOf(place, at + 1));
  }
  return builder.finish();
}

const startOf = ({ text, from }: DecodedPlace, index: number): number => text.starts[from(index)] ?? 0;
const endOf = ({ text, to }: DecodedPlace, index: number): number =>
  text.ends[to(index) - 1] ?? text.ends.at(-1) ?? 0;
