// Takes one layer of escapes off a text that is searched: JSON and C, percent, quoted-printable, HTML and XML.
import { entityAt } from './entities.ts';
import { gaps, isPlaced, type SearchText } from './searchedText.ts';
import { SearchTextBuilder } from './searchTextBuilder.ts';

/**
 * What an escape stands for, and the bytes that it takes, in one number: texts have many. 0 if there is none, else
 * its size, the character or byte, and a bit that is set for a byte, which may be part of a character.
 */
type Escape = number;
const character = (value: number, size: number): Escape => (size << 22) | (value << 1);
const byte = (value: number, size: number): Escape => (size << 22) | (value << 1) | 1;
const sizeOf = (found: Escape): number => found >>> 22;
const none: Escape = 0;
/** In bytes: the largest number that `sizeOf` has room for. */
const longestEscape = 255;

type ReadEscape = (bytes: Uint8Array, at: number) => Escape;

const byteOf = (text: string): number => text.charCodeAt(0);
const [backslash, percent, equals, ampersand] = [0x5c, 0x25, 0x3d, 0x26];

/** By the byte that an escape begins with. */
const readers: ReadonlyMap<number, ReadEscape> = new Map([
  [backslash, readBackslash],
  [percent, readPercent],
  [equals, readQuotedPrintable],
  [ampersand, readEntity],
]);

/**
 * HTML readers accept a reference without its semicolon; here that is the last thing tried, since the semicolon may be
 * escaped itself.
 */
export function withoutOpenReferences(text: SearchText): SearchText | undefined {
  return replaceEscapes(text, (bytes, at) => (bytes[at] === ampersand ? readReference(bytes, at) : none));
}

/** Undefined if nothing is escaped. Bytes above ASCII stay bytes: the rest of the character may still be escaped. */
export function withoutEscapes(text: SearchText): SearchText | undefined {
  return replaceEscapes(text, readEscape);
}

/**
 * One reading for each kind of escape in the text, with escapes of that kind alone read: a value that has escapes of
 * its own (`\\%A0`) comes back whole only if what was written last is read first.
 */
export function readingsByKind(text: SearchText): readonly SearchText[] {
  const readings = [...readers].map(([begin, read]) =>
    replaceEscapes(text, (bytes, at) => (bytes[at] === begin ? read(bytes, at) : none)),
  );
  return readings.filter((reading) => reading !== undefined);
}

function replaceEscapes(text: SearchText, read: ReadEscape): SearchText | undefined {
  const { bytes, starts, ends, breaks } = text;
  let builder: SearchTextBuilder | undefined;
  let copied = 0;
  for (const at of text.signs) {
    const found = at < copied ? none : read(bytes, at);
    if (found === none) continue;
    builder ??= new SearchTextBuilder(bytes.length, isPlaced(text));
    builder.copy(text, copied, at);
    copied = at + sizeOf(found);
    const value = (found >>> 1) & 0x1fffff;
    const start = starts[at] ?? 0;
    const end = ends[copied - 1] ?? 0;
    // An HTML form writes the space at the beginning of a line as `+`; it separates what is before and after it.
    const isFolded = value === lineFeed && bytes[at] === percent && sizeOf(found) > 3;
    const gap = isFolded ? gaps.blank : (breaks[copied - 1] ?? gaps.none);
    if ((found & 1) === 0 || value < 0x80) builder.read(value, gap, start, end);
    else builder.readByte(value, gap, start, end);
  }
  builder?.copy(text, copied, bytes.length);
  return builder?.finish();
}

/** True if an escape begins at this position. */
export function isEscape(bytes: Uint8Array, at: number): boolean {
  return readEscape(bytes, at) !== none;
}

function readEscape(bytes: Uint8Array, at: number): Escape {
  switch (bytes[at]) {
    case backslash:
      return readBackslash(bytes, at);
    case percent:
      return readPercent(bytes, at);
    case equals:
      return readQuotedPrintable(bytes, at);
    case ampersand:
      return readEntity(bytes, at);
    default:
      return none;
  }
}

/**
 * JSON (RFC 8259 section 7), JavaScript `\x41` and `\u{41}`, Python `\U00000041`, Perl `\x{41}` and `\o{101}`, C and
 * shell `\101`.
 */
function readBackslash(bytes: Uint8Array, at: number): Escape {
  const next = bytes[at + 1] ?? 0;
  switch (next) {
    case letter.u:
      return bytes[at + 2] === brace ? readBraced(bytes, at, 16) : readUnicode(bytes, at);
    case letter.U:
      return hexAfter(bytes, at, 2, 8);
    case letter.x:
      return bytes[at + 2] === brace ? readBraced(bytes, at, 16) : hexAfter(bytes, at, 2, 2);
    case letter.o:
      return bytes[at + 2] === brace ? readBraced(bytes, at, 8) : none;
    default: {
      const control = controls[next] ?? 0;
      if (control > 0) return character(control, 2);
      // `\/`, `\"`, `\\` and whatever else is quoted without need.
      return isWord(next) || next > 0x7e || next === 0 ? octalAfter(bytes, at) : byte(next, 2);
    }
  }
}

const letter = { u: byteOf('u'), U: byteOf('U'), x: byteOf('x'), o: byteOf('o') };
const brace = byteOf('{');
/** By the letter after a backslash. */
const controls = new Uint8Array(256);
for (const [name, value] of Object.entries({ n: 10, r: 13, t: 9, b: 8, f: 12 }))
  controls[byteOf(name)] = value;

function readBraced(bytes: Uint8Array, at: number, base: number): Escape {
  const size = digitsAt(bytes, at + 3, base, 6);
  return size > 0 && bytes[at + 3 + size] === byteOf('}')
    ? written(numberOf(bytes, at + 3, size, base), size + 4)
    : none;
}

function readUnicode(bytes: Uint8Array, at: number): Escape {
  if (digitsAt(bytes, at + 2, 16, 4) < 4) return none;
  const first = numberOf(bytes, at + 2, 4, 16);
  if (
    first >= 0xd800 &&
    first < 0xdc00 &&
    bytes[at + 6] === backslash &&
    digitsAt(bytes, at + 8, 16, 4) === 4
  ) {
    const second = numberOf(bytes, at + 8, 4, 16);
    if (second >= 0xdc00 && second < 0xe000)
      return character(0x10000 + ((first - 0xd800) << 10) + (second - 0xdc00), 12);
  }
  return character(first, 6);
}

function octalAfter(bytes: Uint8Array, at: number): Escape {
  if (digitsAt(bytes, at + 1, 8, 3) < 3) return none;
  const value = numberOf(bytes, at + 1, 3, 8);
  return value < 256 ? byte(value, 4) : none;
}

/** RFC 3986 section 2.1, digits in any case; a form writes the spaces that begin a folded line as `+`. */
function readPercent(bytes: Uint8Array, at: number): Escape {
  if (bytes[at + 1] === letter.u) return hexAfter(bytes, at, 2, 4);
  const found = readQuotedPrintable(bytes, at);
  if (found !== byte(lineFeed, 3)) return found;
  let size = 3;
  while (bytes[at + size] === byteOf('+') && size < longestEscape) size++;
  return byte(lineFeed, size);
}

const lineFeed = 10;

/** RFC 2045 section 6.7; lower-case digits are read too. */
function readQuotedPrintable(bytes: Uint8Array, at: number): Escape {
  const high = digitOf(bytes[at + 1] ?? 0);
  const low = digitOf(bytes[at + 2] ?? 0);
  return high > 15 || low > 15 ? none : byte((high << 4) | low, 3);
}

/** HTML's character references (HTML standard section 13.5), which include XML's. */
function readEntity(bytes: Uint8Array, at: number): Escape {
  const reference = readReference(bytes, at);
  const closed = reference !== none && bytes[at + sizeOf(reference)] === byteOf(';');
  return closed ? reference + (1 << 22) : none;
}

/** Without the semicolon at its end. */
function readReference(bytes: Uint8Array, at: number): Escape {
  if (bytes[at + 1] !== byteOf('#')) {
    let length = 0;
    while (length < longestName && isWord(bytes[at + 1 + length] ?? 0)) length++;
    const value = entityAt(bytes, at + 1, length);
    return value === undefined ? none : character(value, length + 1);
  }
  const isHex = ((bytes[at + 2] ?? 0) | 0x20) === letter.x;
  const [from, base] = isHex ? [at + 3, 16] : [at + 2, 10];
  const size = digitsAt(bytes, from, base, mostDigits);
  return size === 0 ? none : written(numberOf(bytes, from, size, base), from - at + size);
}

const longestName = 24;
/** Zeros may stand before a number. */
const mostDigits = 24;

function hexAfter(bytes: Uint8Array, at: number, before: number, digits: number): Escape {
  if (digitsAt(bytes, at + before, 16, digits) < digits) return none;
  return written(numberOf(bytes, at + before, digits, 16), before + digits);
}

const written = (value: number, size: number): Escape => (value > 0x10ffff ? none : character(value, size));

/** As many digits as there are, at most `most`. */
function digitsAt(bytes: Uint8Array, at: number, base: number, most: number): number {
  let size = 0;
  while (size < most && digitOf(bytes[at + size] ?? 0) < base) size++;
  return size;
}

function numberOf(bytes: Uint8Array, at: number, size: number, base: number): number {
  let value = 0;
  for (let index = 0; index < size; index++) value = value * base + digitOf(bytes[at + index] ?? 0);
  return value;
}

const digits = Uint8Array.from({ length: 256 }, (_, value) => {
  const lower = value | 0x20;
  if (value >= 0x30 && value <= 0x39) return value - 0x30;
  return lower >= 0x61 && lower <= 0x66 ? lower - 0x57 : 99;
});

/** 0 to 15, or 99 for what is no hexadecimal digit. */
export const digitOf = (value: number): number => digits[value] ?? 99;

/** ASCII letters and digits. */
function isWord(value: number): boolean {
  const lower = value | 0x20;
  return (value >= 0x30 && value <= 0x39) || (lower >= 0x61 && lower <= 0x7a);
}
