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

/** What is between two characters of UTF-16 that can be read: a few that are not drawn. */
const farthestPair = 24;

/** Zeros of UTF-16 are no further from each other. */
const farthestZero = farthestPair + 2;

/** Whether a piece with at least `least` readable characters could be there: says yes too often, and quickly. */
export function mayHoldText(bytes: Uint8Array, length: number, least: number): boolean {
  let readable = 0;
  let zeros = 0;
  // Bytes of a character that are still to come.
  let missing = 0;
  for (let at = 0; at < length; at++) {
    const byte = bytes[at] ?? 0;
    if (missing > 0 && (byte & 0xc0) === 0x80) {
      if (--missing === 0) readable++;
    } else if (byte < 0x80) {
      if (missing > 0) readable = 0;
      missing = 0;
      if (byte > 0x20) readable++;
      else if (byte === 0) zeros++;
    } else {
      if (missing > 0 || byte < 0xc2 || byte > 0xf4) readable = 0;
      missing = byte < 0xc2 || byte > 0xf4 ? 0 : byte < 0xe0 ? 1 : byte < 0xf0 ? 2 : 3;
    }
    if (readable >= least) return true;
  }
  return zeros >= least - 1;
}

/** Hands over each piece with at least `least` characters that can be read, of the first `length` bytes. */
export function eachReadable(
  bytes: Uint8Array,
  length: number,
  place: DecodedPlace,
  least: number,
  found: (inner: SearchText) => void,
): void {
  let from = 0;
  let readable = 0;
  for (let at = 0; at < length; ) {
    const byte = bytes[at] ?? 0;
    const size = byte < 0x80 ? 1 : utf8Size(bytes, at, length);
    if (size > 0) {
      if (byte > 0x20) readable++;
      at += size;
      continue;
    }
    if (readable >= least) found(utf8Piece(bytes, from, at, place));
    at++;
    from = at;
    readable = 0;
  }
  if (readable >= least) found(utf8Piece(bytes, from, length, place));
  if (mayBeWide(bytes, length, least - 1)) eachWide(bytes, length, place, least, found);
}

/** Whether as many zeros as that stand near each other, as in UTF-16. */
function mayBeWide(bytes: Uint8Array, length: number, least: number): boolean {
  let zeros = 0;
  let last = -farthestZero;
  for (let at = bytes.indexOf(0); at >= 0 && at < length; at = bytes.indexOf(0, at + 1)) {
    zeros = at - last <= farthestZero ? zeros + 1 : 1;
    last = at;
    if (zeros >= least) return true;
  }
  return false;
}

function utf8Piece(bytes: Uint8Array, from: number, to: number, place: DecodedPlace): SearchText {
  const builder = new SearchTextBuilder(to - from, isPlaced(place.text));
  for (let at = from; at < to; ) {
    const { codePoint, size } = utf8At(bytes, at);
    builder.character(codePoint, startOf(place, at), endOf(place, at + size - 1));
    at += size;
  }
  return builder.finish();
}

/** UTF-16: letters beside zeros, again and again. */
function eachWide(
  bytes: Uint8Array,
  length: number,
  place: DecodedPlace,
  least: number,
  found: (inner: SearchText) => void,
): void {
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

/** Either order of bytes, from either side. */
function eachWidePiece(
  bytes: Uint8Array,
  from: number,
  to: number,
  place: DecodedPlace,
  found: (inner: SearchText) => void,
): void {
  const first = Math.max(0, from - farthestPair);
  for (const littleEndian of [true, false]) {
    for (const skipped of [0, 1]) found(widePiece(bytes, first + skipped, to, littleEndian, place));
  }
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
    builder.character(unit(at), startOf(place, at), endOf(place, at + 1));
  }
  return builder.finish();
}

const startOf = ({ text, from }: DecodedPlace, index: number): number => text.starts[from(index)] ?? 0;
const endOf = ({ text, to }: DecodedPlace, index: number): number =>
  text.ends[to(index) - 1] ?? text.ends.at(-1) ?? 0;
