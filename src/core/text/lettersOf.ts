// A text without signs and markup: `[s, e, c]`, `"s","e","c"`, `s.e.c` and `<b>s</b>` show what a value is.
import { chosenOf, type SearchText } from './searchTextBuilder.ts';

const byteOf = (character: string): number => character.charCodeAt(0);
const [less, greater, bracket, solidus] = ['<', '>', '[', '/'].map(byteOf);
const letterM = byteOf('m');

/** Undefined where nothing but letters is there. */
export function lettersOf(text: SearchText): SearchText | undefined {
  const { bytes } = text;
  const kept = new Int32Array(bytes.length);
  let count = 0;
  for (let at = 0; at < bytes.length; at++) {
    const byte = bytes[at] ?? 0;
    if (isLetter[byte] === 1) kept[count++] = at;
    else if (byte === less || byte === bracket) at += markupAt(bytes, at);
  }
  return count === bytes.length ? undefined : chosenOf(text, kept.subarray(0, count));
}

/** ASCII letters and digits, and all that is above ASCII. */
const isLetter = Uint8Array.from({ length: 256 }, (_, byte) => {
  const lower = byte | 0x20;
  return (byte >= 0x30 && byte <= 0x39) || (lower >= 0x61 && lower <= 0x7a) || byte >= 0x80 ? 1 : 0;
});

/** Bytes after a sign that are markup: the rest of a tag, or of a terminal's colour (ECMA-48 section 8.3.117). */
function markupAt(bytes: Uint8Array, at: number): number {
  if (bytes[at] === bracket) {
    let end = at + 1;
    while (end - at < longestColour && (isDigit(bytes[end] ?? 0) || bytes[end] === byteOf(';'))) end++;
    return bytes[end] === letterM ? end - at : 0;
  }
  const first = bytes[at + 1] === solidus ? at + 2 : at + 1;
  if (isLetter[bytes[first] ?? 0] !== 1) return 0;
  for (let end = first; end - at < longestTag; end++) {
    if (bytes[end] === greater) return end - at;
    if (bytes[end] === less) return 0;
  }
  return 0;
}

const isDigit = (byte: number): boolean => byte >= 0x30 && byte <= 0x39;

/** Bytes; what a tag with a style or a colour in full takes. */
const longestTag = 80;
const longestColour = 24;
