// Takes one layer of escapes off a text that is searched: JSON and C, percent, quoted-printable, HTML and XML.
import { entityCodePoint } from './entities.ts';
import { gaps, isPlaced, type SearchText, SearchTextBuilder } from './searchTextBuilder.ts';

/** What an escape stands for: a character, or a byte that may be part of one. */
interface Escape {
  readonly kind: 'character' | 'byte';
  readonly value: number;
  /** Bytes that the escape takes. */
  readonly size: number;
}

type ReadEscape = (bytes: Uint8Array, at: number) => Escape | undefined;

const byteOf = (character: string): number => character.charCodeAt(0);

/** By the byte that an escape begins with. */
const readers: ReadonlyMap<number, ReadEscape> = new Map([
  [byteOf('\\'), readBackslash],
  [byteOf('%'), readPercent],
  [byteOf('='), readQuotedPrintable],
  [byteOf('&'), readEntity],
]);

const beginnings = [...readers.keys()];
const begins = new Uint8Array(256);
for (const byte of beginnings) begins[byte] = 1;

/**
 * HTML readers forgive a reference without its semicolon; here that is the last thing tried, since the semicolon may be
 * escaped itself.
 */
export function withoutOpenReferences(text: SearchText): SearchText | undefined {
  if (!text.bytes.includes(byteOf('&'))) return undefined;
  return replaceEscapes(text, (bytes, at) =>
    bytes[at] === byteOf('&') ? readReference(bytes, at) : undefined,
  );
}

/** Undefined where nothing is escaped. Bytes above ASCII stay bytes: the rest of their character may still be escaped. */
export function withoutEscapes(text: SearchText): SearchText | undefined {
  return replaceEscapes(text, (bytes, at) => readers.get(bytes[at] ?? 0)?.(bytes, at));
}

/**
 * The text with escapes of one kind alone read, for each kind that is there beside another: a value that has escapes of
 * its own (`\\%A0`) comes back whole only if what was written last is read first.
 */
export function readingsByKind(text: SearchText): readonly SearchText[] {
  const readings = [...readers].map(([begin, read]) =>
    replaceEscapes(text, (bytes, at) => (bytes[at] === begin ? read(bytes, at) : undefined)),
  );
  return readings.filter((reading) => reading !== undefined);
}

function replaceEscapes(text: SearchText, read: ReadEscape): SearchText | undefined {
  const { bytes, starts, ends, breaks } = text;
  if (!beginnings.some((byte) => bytes.includes(byte))) return undefined;
  let builder: SearchTextBuilder | undefined;
  let copied = 0;
  for (let at = 0; at < bytes.length; at++) {
    const byte = bytes[at] ?? 0;
    if (begins[byte] !== 1) continue;
    const found = read(bytes, at);
    if (found === undefined) continue;
    builder ??= new SearchTextBuilder(bytes.length, isPlaced(text));
    builder.copy(text, copied, at);
    copied = at + found.size;
    const [start = 0, end = 0] = [starts[at], ends[copied - 1]];
    if (found.kind === 'byte' && found.value >= 0x80) builder.byte(found.value, start, end);
    else builder.character(found.value, start, end);
    builder.gap(breaks[copied - 1] ?? gaps.none);
    builder.renew();
    at = copied - 1;
  }
  if (builder === undefined) return undefined;
  builder.copy(text, copied, bytes.length);
  return builder.finish();
}

/** True where an escape begins. */
export function isEscape(bytes: Uint8Array, at: number): boolean {
  return readers.get(bytes[at] ?? 0)?.(bytes, at) !== undefined;
}

/** JSON (RFC 8259 section 7), JavaScript `\x41` and `\u{41}`, Python `\U00000041`, C and shell `\101`. */
function readBackslash(bytes: Uint8Array, at: number): Escape | undefined {
  const next = bytes[at + 1];
  if (next === undefined) return undefined;
  const letter = String.fromCharCode(next);
  if (letter === 'u') return readUnicode(bytes, at);
  if (letter === 'U') return hexAfter(bytes, at, 2, 8, 'character');
  if (letter === 'x') return hexAfter(bytes, at, 2, 2, 'character');
  const octal = octalAt(bytes, at + 1);
  if (octal !== undefined) return { kind: 'byte', value: octal, size: 4 };
  if (controls.has(letter)) return { kind: 'character', value: controls.get(letter) ?? 0, size: 2 };
  // `\/`, `\"`, `\\` and whatever else is quoted without need.
  return isWord(next) || next > 0x7e ? undefined : { kind: 'byte', value: next, size: 2 };
}

const controls: ReadonlyMap<string, number> = new Map([
  ['n', 10],
  ['r', 13],
  ['t', 9],
  ['b', 8],
  ['f', 12],
]);

function readUnicode(bytes: Uint8Array, at: number): Escape | undefined {
  if (bytes[at + 2] === byteOf('{')) {
    const { value, size } = numberAt(bytes, at + 3, 16, 6);
    const closed = size > 0 && bytes[at + 3 + size] === byteOf('}');
    return closed ? { kind: 'character', value, size: size + 4 } : undefined;
  }
  const first = hexAt(bytes, at + 2, 4);
  if (first === undefined) return undefined;
  const second = bytes[at + 6] === byteOf('\\') ? hexAt(bytes, at + 8, 4) : undefined;
  if (first >= 0xd800 && first < 0xdc00 && second !== undefined && second >= 0xdc00 && second < 0xe000) {
    return { kind: 'character', value: 0x10000 + ((first - 0xd800) << 10) + (second - 0xdc00), size: 12 };
  }
  return { kind: 'character', value: first, size: 6 };
}

/** RFC 3986 section 2.1, digits in any case; a form writes the spaces that begin a folded line as `+`. */
function readPercent(bytes: Uint8Array, at: number): Escape | undefined {
  if (bytes[at + 1] === byteOf('u')) return hexAfter(bytes, at, 2, 4, 'character');
  const byte = hexAfter(bytes, at, 1, 2);
  if (byte?.value !== lineFeed) return byte;
  let end = at + byte.size;
  while (bytes[end] === byteOf('+')) end++;
  return { ...byte, size: end - at };
}

const lineFeed = 10;

/** RFC 2045 section 6.7; lower-case digits are read too. */
function readQuotedPrintable(bytes: Uint8Array, at: number): Escape | undefined {
  return hexAfter(bytes, at, 1, 2);
}

/** HTML's character references (HTML standard section 13.5), which include XML's. */
function readEntity(bytes: Uint8Array, at: number): Escape | undefined {
  const reference = readReference(bytes, at);
  const closed = reference !== undefined && bytes[at + reference.size] === byteOf(';');
  return closed ? { ...reference, size: reference.size + 1 } : undefined;
}

/** Without the semicolon at its end. */
function readReference(bytes: Uint8Array, at: number): Escape | undefined {
  if (bytes[at + 1] === byteOf('#')) {
    const hex = bytes[at + 2] === byteOf('x') || bytes[at + 2] === byteOf('X');
    const from = at + (hex ? 3 : 2);
    const { value, size } = numberAt(bytes, from, hex ? 16 : 10, 8);
    if (size === 0 || value > 0x10ffff) return undefined;
    return { kind: 'character', value, size: from - at + size };
  }
  let end = at + 1;
  while (end < at + 1 + longestName && isWord(bytes[end] ?? 0)) end++;
  const value = entityCodePoint(String.fromCharCode(...bytes.subarray(at + 1, end)));
  return value === undefined ? undefined : { kind: 'character', value, size: end - at };
}

const longestName = 24;

function hexAfter(
  bytes: Uint8Array,
  at: number,
  before: number,
  digits: number,
  kind: Escape['kind'] = 'byte',
): Escape | undefined {
  const value = hexAt(bytes, at + before, digits);
  return value === undefined ? undefined : { kind, value, size: before + digits };
}

function hexAt(bytes: Uint8Array, at: number, digits: number): number | undefined {
  const { value, size } = numberAt(bytes, at, 16, digits);
  return size === digits ? value : undefined;
}

function octalAt(bytes: Uint8Array, at: number): number | undefined {
  const { value, size } = numberAt(bytes, at, 8, 3);
  return size === 3 && value < 256 ? value : undefined;
}

/** As many digits as there are, at most `most`. */
function numberAt(
  bytes: Uint8Array,
  at: number,
  base: number,
  most: number,
): { value: number; size: number } {
  let value = 0;
  let size = 0;
  for (; size < most; size++) {
    const digit = digitOf(bytes[at + size] ?? 0);
    if (digit >= base) break;
    value = value * base + digit;
  }
  return { value, size };
}

/** 0 to 15, or 99 for what is no hexadecimal digit. */
export function digitOf(byte: number): number {
  if (byte >= 0x30 && byte <= 0x39) return byte - 0x30;
  const lower = byte | 0x20;
  return lower >= 0x61 && lower <= 0x66 ? lower - 0x57 : 99;
}

/** ASCII letters and digits. */
function isWord(byte: number): boolean {
  const lower = byte | 0x20;
  return (byte >= 0x30 && byte <= 0x39) || (lower >= 0x61 && lower <= 0x7a);
}
