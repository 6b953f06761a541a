// A text without signs and markup: `[s, e, c]`, `"s","e","c"`, `s.e.c` and `<b>s</b>` all show the letters of a value.
import { chosenOf, isPlaced, type SearchText } from './searchedText.ts';

const byteOf = (character: string): number => character.charCodeAt(0);
const [less, greater, bracket, solidus] = [0x3c, 0x3e, 0x5b, 0x2f];
const letterM = byteOf('m');

const kinds = { sign: 0, letter: 1, markup: 2, twoBytes: 3, threeBytes: 4, fourBytes: 5 } as const;

/**
 * ASCII letters and digits, and most that is above ASCII; what markup begins with; other signs. In UTF-8 the signs of
 * Latin-1, U+2000 to U+2FFF and what is beyond the basic plane have lead bytes of their own.
 */
const kindOf = Uint8Array.from({ length: 256 }, (_, byte) => {
  const lower = byte | 0x20;
  if (byte === 0xc2) return kinds.twoBytes;
  if (byte === 0xe2) return kinds.threeBytes;
  if (byte === 0xf0) return kinds.fourBytes;
  if ((byte >= 0x30 && byte <= 0x39) || (lower >= 0x61 && lower <= 0x7a) || byte >= 0x80) return kinds.letter;
  return byte === less || byte === bracket ? kinds.markup : kinds.sign;
});

const isLetter = (byte: number): boolean => kindOf[byte] === kinds.letter;

/** Undefined if the text has only letters. */
export function lettersOf(text: SearchText): SearchText | undefined {
  const { bytes } = text;
  const placed = isPlaced(text);
  const places = new Int32Array(placed ? bytes.length : 0);
  const letters = new Uint8Array(placed ? 0 : bytes.length);
  let count = 0;
  for (let at = 0; at < bytes.length; at++) {
    const byte = bytes[at] ?? 0;
    const kind = kindOf[byte] ?? kinds.sign;
    if (kind <= kinds.letter) {
      // What is written for a sign is written over: a branch for each byte costs more.
      if (placed) places[count] = at;
      else letters[count] = byte;
      count += kind;
    } else if (kind === kinds.markup) at += markupAt(bytes, at);
    else if (kind >= kinds.twoBytes) at += kind - kinds.twoBytes + 1;
  }
  if (count === bytes.length) return undefined;
  return placed
    ? chosenOf(text, places.subarray(0, count))
    : { ...text, bytes: letters.subarray(0, count), breaks: letters.subarray(0, 0), signs: places };
}

/** How many bytes after this one are markup: the rest of a tag, or of a terminal's colour (ECMA-48 section 8.3.117). */
function markupAt(bytes: Uint8Array, at: number): number {
  if (bytes[at] === bracket) {
    let end = at + 1;
    while (end - at < longestColour && (isDigit(bytes[end] ?? 0) || bytes[end] === byteOf(';'))) end++;
    return bytes[end] === letterM ? end - at : 0;
  }
  const first = bytes[at + 1] === solidus ? at + 2 : at + 1;
  if (!isLetter(bytes[first] ?? 0) && bytes[first] !== byteOf('!')) return 0;
  for (let end = first; end - at < longestTag; end++) {
    if (bytes[end] === greater) return end - at;
    if (bytes[end] === less) return 0;
  }
  return 0;
}

const isDigit = (byte: number): boolean => byte >= 0x30 && byte <= 0x39;

/** In bytes: enough for a tag with a class and a style. */
const longestTag = 200;
const longestColour = 24;
