// Base64 and base64url at once (RFC 4648 sections 4 and 5), from whatever bit a run was cut off at.
import { digitOf } from './escapes.ts';
import { type Decoded, tellsSomething } from './readableBytes.ts';
import { gaps, type SearchText } from './searchedText.ts';

/** 255 if a byte is not of the alphabet. */
export const sextets = new Uint8Array(256).fill(255);
[...'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'].forEach((character, value) => {
  sextets[character.charCodeAt(0)] = value;
});
sextets['-'.charCodeAt(0)] = 62;
sextets['_'.charCodeAt(0)] = 63;

/** Hands over the bytes that each long enough run encodes. */
export function eachBase64(
  text: SearchText,
  least: number,
  wanted: (from: number, to: number) => boolean,
  decoded: Decoded,
): void {
  let [whole, shifted] = [new Uint8Array(), new Uint8Array()];
  eachRun(text, sextets, Math.ceil((least * 4) / 3), (from, to) => {
    if (!wanted(from, to) || isHex(text.bytes, from, to)) return;
    if (whole.length < to - from) [whole, shifted] = [new Uint8Array(to - from), new Uint8Array(to - from)];
    const length = decodeBase64(text.bytes, from, to, whole);
    // If the beginning was cut off, the first whole byte may begin 2, 4 or 6 bits into the run.
    for (let lost = 0; lost < 8; lost += 2) {
      if (lost > 0) shift(whole, length, lost, shifted);
      const bytes = (lost > 0 ? shifted : whole).subarray(0, ((to - from) * 6 - lost) >> 3);
      if (!tellsSomething(bytes, least)) continue;
      decoded(bytes, {
        text,
        from: (index: number) => from + (((lost + index * 8) / 6) | 0),
        to: (index: number) => from + (((lost + index * 8 + 7) / 6) | 0) + 1,
      });
    }
  });
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
 * Runs of at least `shortest` bytes of an alphabet (below 64 in the table). A run goes on in the next line and ends at a
 * space, so words are not runs and ordinary text costs little.
 */
export function eachRun(
  { bytes, breaks }: SearchText,
  table: Uint8Array,
  shortest: number,
  found: (from: number, to: number) => void,
): void {
  let from = 0;
  while (from + shortest <= bytes.length) {
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
    while (
      to < bytes.length &&
      ((breaks[to - 1] ?? 0) & 3) !== gaps.blank &&
      (table[bytes[to] ?? 0] ?? 255) < 64
    )
      to++;
    found(from, to);
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

/** The same bits without the first `lost` ones. */
function shift(whole: Uint8Array, length: number, lost: number, room: Uint8Array): void {
  const rest = 8 - lost;
  let byte = whole[0] ?? 0;
  for (let at = 1; at <= length; at++) {
    const next = at < length ? (whole[at] ?? 0) : 0;
    room[at - 1] = (byte << lost) | (next >> rest);
    byte = next;
  }
}
