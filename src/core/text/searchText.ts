// Text made ready to be searched: UTF-8 bytes without anything invisible, each with its place in the original.
import { isInvisible, isOrdinary, plainForm } from './invisible.ts';
import { gaps, isPlaced, type SearchText } from './searchedText.ts';
import { SearchTextBuilder } from './searchTextBuilder.ts';
import { codePointOf, isHalf, utf8Size } from './utf8.ts';

const equals = 0x3d;
const backslash = 0x5c;

/** The text, with its own positions if they are asked for. */
export function searchTextOf(text: string, placed = false): SearchText {
  return placed ? placedText(text) : searchBytes(new TextEncoder().encode(text));
}

function searchBytes(bytes: Uint8Array): SearchText {
  const builder = new SearchTextBuilder(bytes.length, false);
  builder.utf8(bytes, 0, bytes.length);
  return builder.finish();
}

function placedText(text: string): SearchText {
  const builder = new SearchTextBuilder(text.length, true);
  let at = 0;
  // Half of a surrogate pair becomes U+FFFD, as in an encoder.
  for (const character of text.toWellFormed()) {
    builder.character(character.codePointAt(0) ?? 0, at, at + character.length);
    at += character.length;
  }
  return builder.finish();
}

/**
 * Bytes that came one by one, read as UTF-8, and as Latin-1 if they are not. Undefined if all are characters
 * already.
 */
export function withCharactersRead(text: SearchText): SearchText | undefined {
  const { bytes, starts, ends, breaks } = text;
  if (!text.isBytes) return undefined;
  let builder: SearchTextBuilder | undefined;
  let copied = 0;
  for (let at = 0; at < bytes.length; ) {
    if ((bytes[at] ?? 0) < 0x80) {
      at++;
      continue;
    }
    const size = utf8Size(bytes, at, bytes.length);
    const read = size === 0 ? (bytes[at] ?? 0) : codePointOf(bytes, at, size);
    // Half a character becomes U+FFFD, as in an encoder.
    const codePoint = isHalf(read) ? 0xfffd : read;
    const next = at + (size || 1);
    if (
      size === 0 ||
      size === 6 ||
      codePoint !== read ||
      isInvisible(codePoint) ||
      (!isOrdinary(codePoint) && plainForm(codePoint) !== codePoint)
    ) {
      builder ??= new SearchTextBuilder(bytes.length, isPlaced(text));
      builder.copy(text, copied, at);
      builder.character(codePoint, starts[at] ?? 0, ends[next - 1] ?? 0);
      builder.gap(breaks[next - 1] ?? gaps.none);
      builder.renew();
      copied = next;
    }
    at = next;
  }
  builder?.copy(text, copied, bytes.length);
  return builder?.finish();
}

/**
 * The lines of a text joined: quoted-printable (RFC 2045 section 6.7) and program code end a line that goes on with `=`
 * or a backslash. `spares` says which of these signs stay before a folded line. Undefined if no line ends so.
 */
export function withLinesJoined(
  text: SearchText,
  spares: (bytes: Uint8Array, at: number) => boolean,
): SearchText | undefined {
  const { bytes, breaks } = text;
  let builder: SearchTextBuilder | undefined;
  let copied = 0;
  for (const at of text.signs) {
    const byte = bytes[at];
    if (byte !== equals && byte !== backslash) continue;
    const gap = (breaks[at] ?? gaps.none) & 3;
    if ((gap !== gaps.line && gap !== gaps.fold) || (gap === gaps.fold && spares(bytes, at))) continue;
    builder ??= new SearchTextBuilder(bytes.length, isPlaced(text));
    builder.copy(text, copied, at);
    // The white space that the next line begins with stays.
    if (gap === gaps.fold) builder.gap(gap);
    builder.renew();
    copied = at + 1;
  }
  builder?.copy(text, copied, bytes.length);
  return builder?.finish();
}
