// Tells text from noise in decoded bytes: UTF-8 and UTF-16 in either order. Bytes decoded at a wrong alignment are noise.
import { isInvisible } from './invisible.ts';
import { utf8At, utf8Size } from './searchText.ts';
import { isPlaced, type SearchText, SearchTextBuilder } from './searchTextBuilder.ts';

/** Where decoded bytes come from, in bytes of the text around them. */
export interface DecodedPlace {
  readonly text: SearchText;
  readonly from: (index: number) => number;
  readonly to: (index: number) => number;
}

/** Takes the bytes that a run stands for, and where each comes from. */
export type Decoded = (bytes: Uint8Array, place: DecodedPlace) => void;

/** What is between two characters of UTF-16 that can be read: a few that are not drawn. */
const farthestPair = 24;

/** Bytes that can begin a character above ASCII in UTF-8 (RFC 3629 section 3). */
const firstLead = 0xc2;
const lastLead = 0xf4;

/** Zeros of UTF-16 are no further from each other. */
const farthestZero = farthestPair + 2;

/** Whether the bytes hold a gzip stream (RFC 1952 section 2.3) or begin as one of zlib (RFC 1950 section 2.2). */
export function isPacked(bytes: Uint8Array): boolean {
  if (bytes[0] === 0x78 && (bytes[1] === 0x9c || bytes[1] === 0xda)) return true;
  for (let at = bytes.indexOf(0x1f); at >= 0; at = bytes.indexOf(0x1f, at + 1)) {
    if (bytes[at + 1] === 0x8b && bytes[at + 2] === 8) return true;
  }
  return false;
}

/** Hands over each piece with at least `least` characters that can be read. */
export function eachReadable(
  bytes: Uint8Array,
  place: DecodedPlace,
  least: number,
  found: (inner: SearchText) => void,
): void {
  const { length } = bytes;
  let from = 0;
  let readable = 0;
  let zeros = 0;
  for (let at = 0; at < length; ) {
    const byte = bytes[at] ?? 0;
    if (byte < 0x80) {
      if (byte > 0x20) readable++;
      else if (byte === 0) zeros++;
      at++;
      continue;
    }
    const size = byte < firstLead || byte > lastLead ? 0 : utf8Size(bytes, at, length);
    if (size > 0) {
      readable++;
      at += size;
      continue;
    }
    if (readable >= least) found(utf8Piece(bytes, from, at, place));
    at++;
    from = at;
    readable = 0;
  }
  if (readable >= least) found(utf8Piece(bytes, from, length, place));
  if (zeros >= least - 1 && !alternates(bytes) && mayBeWide(bytes, least - 1))
    eachWide(bytes, place, least, found);
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
  let zeros = 0;
  let last = -farthestZero;
  for (let at = bytes.indexOf(0); at >= 0; at = bytes.indexOf(0, at + 1)) {
    zeros = at - last <= farthestZero ? zeros + 1 : 1;
    last = at;
    if (zeros >= least) return true;
  }
  return false;
}

function utf8Piece(bytes: Uint8Array, from: number, to: number, place: DecodedPlace): SearchText {
  const builder = new SearchTextBuilder(to - from, isPlaced(place.text));
  for (let at = from; at < to; ) {
    at = builder.plainBytes(bytes, at, to, 1);
    if (at >= to) break;
    const { codePoint, size } = utf8At(bytes, at);
    builder.character(codePoint, startOf(place, at), endOf(place, at + size - 1));
    at += size;
  }
  return builder.finish();
}

/** UTF-16: letters beside zeros, again and again. */
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

/** Either order of bytes, from either side, where that makes letters of what stands beside zeros. */
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
      // The zeros may be of the letter before or after: mostly that makes no difference.
      if (seen.some((other) => sameBytes(other.bytes, piece.bytes))) continue;
      seen.push(piece);
      found(piece);
    }
  }
}

/** Whether some units read so are below U+0100. In the other order, a letter of Latin is a character of Asia. */
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
  const low = littleEndian ? 0 : 1;
  for (let at = from; at + 1 < to; at += 2) {
    at = builder.plainBytes(bytes, at + low, to, littleEndian ? 2 : -2) - low;
    if (at + 1 < to) builder.character(unit(at), startOf(place, at), endOf(place, at + 1));
  }
  return builder.finish();
}

const startOf = ({ text, from }: DecodedPlace, index: number): number => text.starts[from(index)] ?? 0;
const endOf = ({ text, to }: DecodedPlace, index: number): number =>
  text.ends[to(index) - 1] ?? text.ends.at(-1) ?? 0;
