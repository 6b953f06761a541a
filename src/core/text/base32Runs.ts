// Base32 (RFC 4648 section 6) in letters of one case, from whatever bit a run was cut off at.
import { eachRun } from './base64Runs.ts';
import { type Decoded, tellsSomething } from './readableBytes.ts';
import type { SearchText } from './searchedText.ts';

const tableOf = (alphabet: string): Uint8Array => {
  const table = new Uint8Array(256).fill(255);
  [...alphabet].forEach((character, value) => {
    table[character.charCodeAt(0)] = value;
  });
  return table;
};

/** Two alphabets, since a run that mixes cases is base64 or words. */
const alphabets = ['ABCDEFGHIJKLMNOPQRSTUVWXYZ234567', 'abcdefghijklmnopqrstuvwxyz234567'].map(tableOf);

/** Hands over the bytes that each long enough run encodes. */
export function eachBase32(
  text: SearchText,
  least: number,
  wanted: (from: number, to: number) => boolean,
  decoded: Decoded,
): void {
  let room = new Uint8Array();
  for (const table of alphabets) {
    eachRun(text, table, Math.ceil((least * 8) / 5), (from, to) => {
      if (!wanted(from, to)) return;
      if (room.length < to - from) room = new Uint8Array(to - from);
      for (let lost = 0; lost < 8; lost++) {
        const length = decode(text.bytes, from, to, { table, lost }, room);
        if (!tellsSomething(room.subarray(0, length), least)) continue;
        decoded(room.subarray(0, length), {
          text,
          from: (index) => from + (((lost + index * 8) / 5) | 0),
          to: (index) => from + (((lost + index * 8 + 7) / 5) | 0) + 1,
        });
      }
    });
  }
}

/** Decodes a run after its first `lost` bits, without a rest of less than eight bits. Returns the number of bytes. */
function decode(
  bytes: Uint8Array,
  from: number,
  to: number,
  { table, lost }: { readonly table: Uint8Array; readonly lost: number },
  room: Uint8Array,
): number {
  let out = 0;
  let bits = -lost;
  let held = 0;
  for (let at = from; at < to; at++) {
    held = ((held << 5) | (table[bytes[at] ?? 0] ?? 0)) & 0xffff;
    bits += 5;
    if (bits < 8) continue;
    bits -= 8;
    room[out++] = held >> bits;
  }
  return out;
}
