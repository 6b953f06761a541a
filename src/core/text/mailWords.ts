// Encodings that only mail uses: encoded words of headers (RFC 2047) and the shifts of UTF-7 (RFC 2152), which
// mailbox names have too (RFC 3501 section 5.1.3).
import { decodeBase64, sextets } from './base64Runs.ts';
import { gaps, isPlaced, type SearchText } from './searchedText.ts';
import { SearchTextBuilder } from './searchTextBuilder.ts';

const byteOf = (character: string): number => character.charCodeAt(0);
const [equals, question, minus, plus, ampersand] = [0x3d, 0x3f, 0x2d, 0x2b, 0x26];

const comma = byteOf(',');
const slash = byteOf('/');
const lowLine = byteOf('_');
const [letterB, letterQ] = [byteOf('b'), byteOf('q')];

/** A part of the text that stands for other characters. */
interface Word {
  readonly end: number;
  /** Positions of what it stands for: base64 of bytes or UTF-16 units, or text that is kept. */
  readonly from: number;
  readonly to: number;
  readonly reads: 'as it is' | 'bytes' | 'units';
}

/** The text with encoded words joined and shifts read. Undefined if there are none. */
export const withoutMailWords = (text: SearchText): SearchText | undefined => withoutWords(text, wordAt);

/** The same for words in quoted-printable only: together they may hold the pieces of another word. */
export const withoutQuotedWords = (text: SearchText): SearchText | undefined =>
  withoutWords(text, quotedWordAt);

function withoutWords(
  text: SearchText,
  read: (bytes: Uint8Array, at: number) => Word | undefined,
): SearchText | undefined {
  const { bytes } = text;
  let builder: SearchTextBuilder | undefined;
  let copied = 0;
  for (const at of text.signs) {
    const word = at < copied ? undefined : read(bytes, at);
    if (word === undefined) continue;
    builder ??= new SearchTextBuilder(bytes.length, isPlaced(text));
    builder.copy(text, copied, at);
    put(builder, text, word);
    builder.gap(text.breaks[word.end - 1] ?? gaps.none);
    builder.renew();
    copied = word.end;
  }
  builder?.copy(text, copied, bytes.length);
  return builder?.finish();
}

function wordAt(bytes: Uint8Array, at: number): Word | undefined {
  const byte = bytes[at];
  if (byte === equals && bytes[at + 1] === question) return encodedWord(bytes, at);
  return byte === plus || byte === ampersand ? shift(bytes, at) : undefined;
}

function quotedWordAt(bytes: Uint8Array, at: number): Word | undefined {
  if (bytes[at] !== equals || bytes[at + 1] !== question) return undefined;
  return encodedWord(bytes, at, true);
}

/** Longest name of a character set that is looked for, and longest encoded word (RFC 2047 section 2), twice as long. */
const longestName = 40;
const longestWord = 150;

/** `=?utf-8?B?…?=` or `=?utf-8?Q?…?=`; what is quoted-printable in it is read with other escapes. */
function encodedWord(bytes: Uint8Array, at: number, quotedOnly = false): Word | undefined {
  const name = indexOf(bytes, at + 2, longestName);
  if (name < 0 || bytes[name + 2] !== question) return undefined;
  const letter = (bytes[name + 1] ?? 0) | 0x20;
  if (letter !== letterQ && (quotedOnly || letter !== letterB)) return undefined;
  const from = name + 3;
  let close = indexOf(bytes, from, longestWord);
  // Its end may have been cut off.
  if (close < 0 && bytes.length - from < longestWord) close = bytes.length;
  if (close < 0) return undefined;
  // If the final `=` was at the end of a line, it was taken for a continued line; the next `=` begins another word.
  const isWhole = bytes[close + 1] === equals && bytes[close + 2] !== question;
  const end = Math.min(isWhole ? close + 2 : close + 1, bytes.length);
  if (letter === letterQ) return { from, to: close, end, reads: 'as it is' };
  let to = close;
  while (to > from && bytes[to - 1] === equals) to--;
  return { from, to, end, reads: 'bytes' };
}

function indexOf(bytes: Uint8Array, from: number, most: number): number {
  const end = Math.min(from + most, bytes.length);
  for (let at = from; at < end; at++) if (bytes[at] === question) return at;
  return -1;
}

/** `+AGEAYg-`, `&AOQ-`, and `+-` or `&-` for the sign itself. */
function shift(bytes: Uint8Array, at: number): Word | undefined {
  const from = at + 1;
  if (bytes[from] === minus) return { from: at, to: from, end: from + 1, reads: 'as it is' };
  const to = endOfUnits(bytes, from);
  if (to === undefined) return undefined;
  return { from, to, end: bytes[to] === minus ? to + 1 : to, reads: 'units' };
}

/**
 * The end of a run of base64 that encodes UTF-16: Latin letters, signs and invisible characters. Base64 of
 * anything else is recognised by its first units.
 */
function endOfUnits(bytes: Uint8Array, from: number): number | undefined {
  let [held, bits, units, at] = [0, 0, 0, from];
  for (; at - from < longestWord; at++) {
    const digit = sextetOf(bytes[at] ?? 0);
    if (digit > 63) break;
    held = ((held << 6) | digit) & 0x3fffff;
    bits += 6;
    if (bits < 16) continue;
    bits -= 16;
    const unit = (held >> bits) & 0xffff;
    if (unit <= 0x20 || (unit > 0x2ff && unit >> 8 !== 0x20)) return undefined;
    units++;
  }
  // Two, four or no bits may be left over.
  return units > 0 && bits < 6 ? at : undefined;
}

/** The comma stands for the slash in mailbox names; base64url's minus ends a shift. */
const sextetOf = (byte: number): number =>
  byte === minus || byte === lowLine ? 255 : (sextets[byte === comma ? slash : byte] ?? 255);

function unitsOf(bytes: Uint8Array, from: number, to: number) {
  const read = new Uint8Array(to - from + 3);
  const slashes = bytes.slice(from, to).map((byte) => (byte === comma ? slash : byte));
  decodeBase64(slashes, 0, slashes.length, read);
  return { read, length: (((to - from) * 6) >> 4) * 2 };
}

function put(builder: SearchTextBuilder, text: SearchText, { from, to, end, reads }: Word): void {
  if (reads === 'as it is') {
    builder.copy(text, from, to);
    return;
  }
  const place = (index: number) => from + (((index * 8) / 6) | 0);
  const { read, length } =
    reads === 'units'
      ? unitsOf(text.bytes, from, to)
      : { read: new Uint8Array(to - from + 3), length: ((to - from) * 6) >> 3 };
  if (reads === 'bytes') decodeBase64(text.bytes, from, to, read);
  const step = reads === 'units' ? 2 : 1;
  for (let index = 0; index + step <= length; index += step) {
    const start = text.starts[place(index)] ?? 0;
    const last = index + step === length ? end - 1 : place(index + step - 1) + 1;
    const stop = text.ends[last] ?? 0;
    if (step === 2) builder.character(((read[index] ?? 0) << 8) | (read[index + 1] ?? 0), start, stop);
    else if ((read[index] ?? 0) < 0x80) builder.character(read[index] ?? 0, start, stop);
    else builder.byte(read[index] ?? 0, start, stop);
  }
}
