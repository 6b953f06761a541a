// Characters in bytes of UTF-8 (RFC 3629).
import { isOrdinary } from './invisible.ts';

/** Bytes that can begin a character above ASCII. */
const firstLead = 0xc2;
const lastLead = 0xf4;

/** Half of a character beyond the basic plane, as UTF-16 writes it. */
export const isHalf = (codePoint: number): boolean => codePoint >= 0xd800 && codePoint < 0xe000;

/**
 * Bytes of the character that begins there with a byte above ASCII, as far as `length`; 0 if there is none. Six if it is
 * written as two halves of UTF-16 (CESU-8, Unicode Technical Report 26).
 */
export function utf8Size(bytes: Uint8Array, at: number, length: number): number {
  const size = sizeAt(bytes, at, length);
  const isPair = bytes[at] === leadOfHalf && isFirst(bytes, at, size) && isSecond(bytes, at + 3, length);
  return isPair ? 6 : size;
}

const leadOfHalf = 0xed;
const isFirst = (bytes: Uint8Array, at: number, size: number): boolean =>
  size === 3 && ((bytes[at + 1] ?? 0) & 0xf0) === 0xa0;
const isSecond = (bytes: Uint8Array, at: number, length: number): boolean =>
  bytes[at] === leadOfHalf && ((bytes[at + 1] ?? 0) & 0xf0) === 0xb0 && sizeAt(bytes, at, length) === 3;

function sizeAt(bytes: Uint8Array, at: number, length: number): number {
  const lead = bytes[at] ?? 0;
  if (lead < firstLead || lead > lastLead) return 0;
  const size = lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4;
  if (at + size > length) return 0;
  for (let index = 1; index < size; index++) {
    if (((bytes[at + index] ?? 0) & 0xc0) !== 0x80) return 0;
  }
  return size;
}

/** The character of as many bytes. */
export function codePointOf(bytes: Uint8Array, at: number, size: number): number {
  if (size === 6)
    return 0x10000 + ((codePointOf(bytes, at, 3) - 0xd800) << 10) + codePointOf(bytes, at + 3, 3) - 0xdc00;
  let codePoint = (bytes[at] ?? 0) & (0x7f >> size);
  for (let index = 1; index < size; index++) codePoint = (codePoint << 6) | ((bytes[at + index] ?? 0) & 0x3f);
  return codePoint;
}

/** True for a byte above ASCII that is of no character among the first `length` bytes. */
export function isStray(bytes: Uint8Array, at: number, length: number): boolean {
  const byte = bytes[at] ?? 0;
  if (byte < 0x80) return false;
  if (byte >= firstLead)
    return at + 1 === length || !isContinuation(bytes, at + 1) || utf8Size(bytes, at, length) === 0;
  let lead = at - 1;
  while (at - lead < 3 && isContinuation(bytes, lead)) lead--;
  return (bytes[lead] ?? 0) < firstLead || utf8Size(bytes, lead, length) <= at - lead;
}

const isContinuation = (bytes: Uint8Array, at: number): boolean => ((bytes[at] ?? 0) & 0xc0) === 0x80;

/** Bytes of a character above ASCII that is searched for as it is; 0 for another. */
export function ordinarySize(bytes: Uint8Array, at: number, to: number): number {
  const lead = bytes[at] ?? 0;
  // Most characters of most scripts, without a call for each.
  if (
    lead > 0xe0 &&
    lead < leadOfHalf &&
    at + 3 <= to &&
    isContinuation(bytes, at + 1) &&
    isContinuation(bytes, at + 2)
  )
    return isOrdinary(codePointOf(bytes, at, 3)) ? 3 : 0;
  const size = utf8Size(bytes, at, to);
  return size > 0 && size < 6 && isOrdinary(codePointOf(bytes, at, size)) ? size : 0;
}
