// Bytes written as numbers: hexadecimal pairs (`41:42`, `0x41, 0x42`, dumps, `U+0041`) and lists of decimal, octal or
// binary numbers, as programs print arrays of bytes.
import type { Run } from './alignments.ts';
import { digitOf } from './escapes.ts';
import { type Decoded, tellsSomething } from './readableBytes.ts';
import { gaps, noByte, type SearchText } from './searchedText.ts';

/** Characters between the digits, among them the `x` of `0x41` and the `U` of `U+0041`. */
const separators = new Uint8Array(256);
for (const character of ':-,;.+|/_"\'`()[]{}xXUu') separators[character.charCodeAt(0)] = 1;

const notHex = digitOf(0);
const digits = Uint8Array.from({ length: 256 }, (_, byte) => digitOf(byte));
/** 1 for a byte that can be part of a run. */
const inside = Uint8Array.from({ length: 256 }, (_, byte) =>
  digits[byte] === notHex ? (separators[byte] ?? 0) : 1,
);

const letterX = 'x'.charCodeAt(0);

/** Hands over the bytes that each long enough run encodes. */
export function eachDigitRun(
  text: SearchText,
  { least, withNoise }: Pick<DigitRun, 'least' | 'withNoise'>,
  wanted: (run: Run) => boolean,
  decoded: Decoded,
): void {
  const { bytes } = text;
  const shortest = least * 2;
  let rooms: Rooms | undefined;
  let from = 0;
  while (from + shortest <= bytes.length) {
    let at = from + shortest - 1;
    while (at >= from && inside[bytes[at] ?? 0] === 1) at--;
    if (at >= from) {
      from = at + 1;
      continue;
    }
    let to = from + shortest;
    while (to < bytes.length && inside[bytes[to] ?? 0] === 1) to++;
    if (wanted({ text, from, to })) {
      if (rooms === undefined || rooms.read.length < to - from)
        rooms = roomsFor(Math.min(bytes.length, (to - from) * 2));
      const run = { text, from, to, least, rooms, withNoise, decoded };
      eachHex(run);
      eachList(run);
    }
    from = to;
  }
}

/** Buffers that are used again for each run. */
interface Rooms {
  readonly read: Uint8Array;
  readonly picked: Uint8Array;
  /** Positions of digits, or of the beginnings of numbers. */
  readonly starts: Int32Array;
  readonly ends: Int32Array;
}

const roomsFor = (length: number): Rooms => ({
  read: new Uint8Array(length),
  picked: new Uint8Array(length),
  starts: new Int32Array(length),
  ends: new Int32Array(length),
});

/** What the readers of one run are given. */
interface DigitRun extends Run {
  readonly least: number;
  readonly rooms: Rooms;
  /** Whether bytes in which no text can be read are handed over. */
  readonly withNoise: boolean;
  readonly decoded: Decoded;
}

/** Pairs of digits in either case, from the first digit and from the second. */
function eachHex({ text, from, to, least, rooms, withNoise, decoded }: DigitRun): void {
  const { bytes } = text;
  const { read, picked, starts: places } = rooms;
  let count = 0;
  for (let at = from; at < to; at++) {
    const digit = digits[bytes[at] ?? 0] ?? notHex;
    if (digit === notHex || (digit === 0 && ((bytes[at + 1] ?? 0) | 0x20) === letterX)) continue;
    picked[count] = digit;
    places[count++] = at;
  }
  for (const first of [0, 1]) {
    const length = (count - first) >> 1;
    for (let index = 0, at = first; index < length; index++, at += 2) {
      read[index] = ((picked[at] ?? 0) << 4) | (picked[at + 1] ?? 0);
    }
    const telling = tellsSomething(read, length, least);
    if (!telling && !withNoise) continue;
    const place = {
      text,
      from: (index: number) => places[first + index * 2] ?? 0,
      to: (index: number) => (places[first + index * 2 + 1] ?? 0) + 1,
    };
    decoded(read.subarray(0, length), place, telling);
  }
}

/** The most decimal digits of a byte. */
const mostDecimals = 3;

/** How many digits a byte may have in each base. */
const bases: readonly (readonly [base: number, digits: number])[] = [
  [10, mostDecimals],
  [8, 4],
  [2, 8],
];

/** Which numbers are read: all, or every second one, since `{"0":65,"1":66}` has an index before each byte. */
const chosen: readonly (readonly [first: number, step: number])[] = [
  [0, 1],
  [0, 2],
  [1, 2],
];

/** Lists of numbers; a letter ends one. */
function eachList(run: DigitRun): void {
  const { text, least } = run;
  const { bytes } = text;
  let from = run.from;
  while (from + least <= run.to) {
    // Backwards: each number has a byte at least, and those before a letter are in no list that is long enough.
    let at = from + least - 1;
    while (at >= from && isNoLetter(bytes[at] ?? 0)) at--;
    if (at >= from) {
      from = at + 1;
      continue;
    }
    let to = from + least;
    while (to < run.to && isNoLetter(bytes[to] ?? 0)) to++;
    const count = placeNumbers(run, from, to);
    if (count >= least) readList(run, count);
    from = to;
  }
}

/** True for what is not `a` to `f`. */
function isNoLetter(byte: number): boolean {
  const digit = digits[byte] ?? notHex;
  return digit < 10 || digit === notHex;
}

/** Where the numbers are; one that goes on behind the end is none. */
function placeNumbers({ text, rooms: { starts, ends } }: DigitRun, from: number, to: number): number {
  const { bytes } = text;
  let start = -1;
  let count = 0;
  for (let at = from; at < to; at++) {
    if (digits[bytes[at] ?? 0] === notHex) continue;
    if (start < 0) start = at;
    if (goesOn(text, start, at)) continue;
    starts[count] = start;
    ends[count++] = at + 1;
    start = -1;
  }
  return count;
}

/** Whether the next digit belongs to the same number. A line may have been folded inside a number, or after it. */
function goesOn({ bytes, breaks }: SearchText, start: number, at: number): boolean {
  if (digits[bytes[at + 1] ?? 0] === notHex) return false;
  const gap = (breaks[at] ?? 0) & 3;
  if (gap === gaps.none || gap === gaps.blank) return gap === gaps.none;
  let end = at + 1;
  while (digits[bytes[end + 1] ?? 0] !== notHex && ((breaks[end] ?? 0) & 3) === gaps.none) end++;
  return end + 1 - start <= mostDecimals;
}

function readList({ text, least, rooms, withNoise, decoded }: DigitRun, count: number): void {
  const { read, picked, starts, ends } = rooms;
  for (const [base, most] of bases) {
    read[0] = lastByteOf(text.bytes, starts[0] ?? 0, ends[0] ?? 0, base, most);
    for (let index = 1; index < count; index++) {
      read[index] = byteOf(text.bytes, starts[index] ?? 0, ends[index] ?? 0, base, most);
    }
    for (const [first, step] of chosen) {
      let length = 0;
      for (let index = first; index < count; index += step) picked[length++] = read[index] ?? noByte;
      const telling = tellsSomething(picked, length, least);
      if (!telling && !withNoise) continue;
      const place = {
        text,
        from: (index: number) => starts[first + index * step] ?? 0,
        to: (index: number) => ends[first + index * step] ?? 0,
      };
      decoded(picked.subarray(0, length), place, telling);
    }
  }
}

/** If a text was cut inside an escape (`%20%34` became `20%34`), the first number begins with digits of that escape. */
function lastByteOf(bytes: Uint8Array, from: number, to: number, base: number, most: number): number {
  let start = Math.max(from, to - most);
  while (start < to - 1 && byteOf(bytes, start, to, base, most) === noByte) start++;
  return byteOf(bytes, start, to, base, most);
}

/** `noByte` for a number that is not a byte in this base. */
function byteOf(bytes: Uint8Array, from: number, to: number, base: number, most: number): number {
  if (to - from > most) return noByte;
  let value = 0;
  for (let at = from; at < to; at++) {
    const digit = digits[bytes[at] ?? 0] ?? notHex;
    if (digit >= base) return noByte;
    value = value * base + digit;
  }
  return value < 256 ? value : noByte;
}
