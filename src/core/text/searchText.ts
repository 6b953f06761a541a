// Text made ready to be searched: UTF-8 bytes without anything invisible, each with its place in the original.
import { isInvisible, plainForm } from './invisible.ts';
import { gaps, isPlaced, type SearchText, SearchTextBuilder } from './searchTextBuilder.ts';

const equals = 0x3d;
const backslash = 0x5c;

/** The text, with its own positions if they are asked for. */
export function searchTextOf(text: string, placed = false): SearchText {
  const builder = new SearchTextBuilder(text.length, placed);
  for (let at = builder.plain(text); at < text.length; at++) {
    const unit = text.charCodeAt(at);
    if (unit > 0x20 && unit < 0x7f) builder.byte(unit, at, at + 1);
    else if (unit < 0xd800 || unit > 0xdbff) builder.character(unit, at, at + 1);
    else {
      const codePoint = text.codePointAt(at) ?? unit;
      const size = codePoint > 0xffff ? 2 : 1;
      builder.character(codePoint, at, at + size);
      at += size - 1;
    }
  }
  return builder.finish();
}

/**
 * Bytes that came one by one, read as UTF-8, and as Latin-1 where they are not. Undefined where all are characters
 * already.
 */
export function withCharactersRead(text: SearchText): SearchText | undefined {
  const { bytes, starts, ends, breaks } = text;
  if (isAscii(bytes)) return undefined;
  let builder: SearchTextBuilder | undefined;
  let copied = 0;
  for (let at = 0; at < bytes.length; ) {
    if ((bytes[at] ?? 0) < 0x80) {
      at++;
      continue;
    }
    const { codePoint, size } = utf8At(bytes, at);
    const next = at + size;
    if (size === 1 || isInvisible(codePoint) || plainForm(codePoint) !== codePoint) {
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
 * or a backslash. `spares` tells which of them stay where lines are folded. Undefined where no line ends so.
 */
export function withLinesJoined(
  text: SearchText,
  spares: (bytes: Uint8Array, at: number) => boolean,
): SearchText | undefined {
  const { bytes, breaks } = text;
  if (!bytes.includes(equals) && !bytes.includes(backslash)) return undefined;
  let builder: SearchTextBuilder | undefined;
  let copied = 0;
  for (let at = 0; at < bytes.length; at++) {
    const gap = (breaks[at] ?? gaps.none) & 3;
    if (gap !== gaps.line && gap !== gaps.fold) continue;
    if ((bytes[at] !== equals && bytes[at] !== backslash) || (gap === gaps.fold && spares(bytes, at)))
      continue;
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

/** Four bytes at a time. */
function isAscii(bytes: Uint8Array): boolean {
  const whole = bytes.byteOffset % 4 === 0 ? bytes.length >> 2 : 0;
  const words = new Int32Array(bytes.buffer, whole === 0 ? 0 : bytes.byteOffset, whole);
  for (let index = 0; index < words.length; index++)
    if (((words[index] ?? 0) & 0x80808080) !== 0) return false;
  for (let at = whole * 4; at < bytes.length; at++) if ((bytes[at] ?? 0) >= 0x80) return false;
  return true;
}

/** The character at a place; `size` 1 and the byte itself where the bytes are not UTF-8. */
export function utf8At(bytes: Uint8Array, at: number): { readonly codePoint: number; readonly size: number } {
  const lead = bytes[at] ?? 0;
  const size = lead < 0xc2 ? 1 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : lead < 0xf5 ? 4 : 1;
  let codePoint = size === 1 ? lead : lead & (0x7f >> size);
  for (let index = 1; index < size; index++) {
    const next = bytes[at + index] ?? 0;
    if ((next & 0xc0) !== 0x80) return { codePoint: lead, size: 1 };
    codePoint = (codePoint << 6) | (next & 0x3f);
  }
  return { codePoint, size };
}

/** Bytes of the character that begins there with a byte above ASCII, as far as `length`; 0 if there is none. */
export function utf8Size(bytes: Uint8Array, at: number, length: number): number {
  const lead = bytes[at] ?? 0;
  const size = lead < 0xc2 ? 0 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : lead < 0xf5 ? 4 : 0;
  if (at + size > length) return 0;
  for (let index = 1; index < size; index++) {
    if (((bytes[at + index] ?? 0) & 0xc0) !== 0x80) return 0;
  }
  return size;
}
