// Base64 and base64url at once (RFC 4648 sections 4 and 5).
import { eachAlignment, type Rooms, type Run } from './alignments.ts';
import { digitOf } from './escapes.ts';
import type { Decoded } from './readableBytes.ts';
import { gaps } from './searchedText.ts';

/** 255 if a byte is not of the alphabet. */
export const sextets = new Uint8Array(256).fill(255);
[...'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'].forEach((character, value) => {
  sextets[character.charCodeAt(0)] = value;
});
sextets['-'.charCodeAt(0)] = 62;
sextets['_'.charCodeAt(0)] = 63;

/** Hands over the bytes that a run encodes. */
export function readBase64(run: Run, rooms: Rooms, least: number, decoded: Decoded): void {
  const { text, from, to } = run;
  if (isHex(text.bytes, from, to)) return;
  decodeBase64(text.bytes, from, to, rooms.wholeFor(to - from));
  eachAlignment(run, { bits: 6, step: 2 }, rooms, least, decoded);
}

/** Whether a run is made of hexadecimal digits and too long to be anything else by chance. */
function isHex(bytes: Uint8Array, from: number, to: number): boolean {
  if (to - from < longByChance) return false;
  for (let at = from; at < to; at++) if (digitOf(bytes[at] ?? 0) > 15) return false;
  return true;
}

/** In characters: by chance, one run of base64 in 10^29 has hexadecimal digits alone. */
const longByChance = 64;

/**
 * Runs of at least `shortest` bytes of an alphabet (below 64 in the table) in a part of a text. A run goes on in the next
 * line and ends at a space, so words are not runs and ordinary text costs little.
 */
export function eachRun(
  { text, from: first, to: last }: Run,
  table: Uint8Array,
  shortest: number,
  found: (run: Run) => void,
): void {
  const { bytes, breaks } = text;
  let from = first;
  while (from + shortest <= last) {
    // Backwards: most runs are short, and bytes before the one that ends a run need not be read.
    let at = from + shortest - 1;
    if ((table[bytes[at] ?? 0] ?? 255) < 64) {
      at--;
      while (at >= from && (table[bytes[at] ?? 0] ?? 255) < 64 && ((breaks[at] ?? 0) & 3) !== gaps.blank)
        at--;
    }
    if (at >= from) {
      from = at + 1;
      continue;
    }
    let to = from + shortest;
    while (to < last && ((breaks[to - 1] ?? 0) & 3) !== gaps.blank && (table[bytes[to] ?? 0] ?? 255) < 64)
      to++;
    found({ text, from, to });
    from = to;
  }
}

/** Decodes a run into `room`, the last byte filled up with zeros. Returns the number of bytes. */
export function decodeBase64(bytes: Uint8Array, from: number, to: number, room: Uint8Array): number {
  let out = 0;
  let at = from;
  for (; at + 4 <= to; at += 4) {
    const first = sextets[bytes[at] ?? 0] ?? 0;
    const second = sextets[bytes[at + 1] ?? 0] ?? 0;
    const third = sextets[bytes[at + 2] ?? 0] ?? 0;
    room[out++] = (first << 2) | (second >> 4);
    room[out++] = (second << 4) | (third >> 2);
    room[out++] = (third << 6) | (sextets[bytes[at + 3] ?? 0] ?? 0);
  }
  let [held, bits] = [0, 0];
  for (; at < to; at++) {
    held = (held << 6) | (sextets[bytes[at] ?? 0] ?? 0);
    bits += 6;
  }
  for (; bits > 0; bits -= 8) room[out++] = bits >= 8 ? held >> (bits - 8) : held << (8 - bits);
  return out;
}
