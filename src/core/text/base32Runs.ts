// Base32 (RFC 4648 section 6) in letters of one case.
import { eachAlignment, type Rooms, type Run } from './alignments.ts';
import { eachRun } from './base64Runs.ts';
import type { Decoded } from './readableBytes.ts';

const tableOf = (alphabet: string): Uint8Array => {
  const table = new Uint8Array(256).fill(255);
  [...alphabet].forEach((character, value) => {
    table[character.charCodeAt(0)] = value;
  });
  return table;
};

/** Two alphabets, since a run that mixes cases is base64 or words. */
const alphabets = ['ABCDEFGHIJKLMNOPQRSTUVWXYZ234567', 'abcdefghijklmnopqrstuvwxyz234567'].map(tableOf);

/** Hands over the bytes that each long enough run encodes; all of them lie in a run of base64, since its alphabet has theirs. */
export function eachBase32(
  within: Run,
  rooms: Rooms,
  least: number,
  wanted: (run: Run) => boolean,
  decoded: Decoded,
): void {
  for (const table of alphabets) {
    eachRun(within, table, Math.ceil((least * 8) / 5), (run) => {
      if (!wanted(run)) return;
      decode(run, table, rooms.wholeFor(run.to - run.from));
      eachAlignment(run, { bits: 5, step: 1 }, rooms, least, decoded);
    });
  }
}

function decode({ text: { bytes }, from, to }: Run, table: Uint8Array, room: Uint8Array): void {
  let out = 0;
  let bits = 0;
  let held = 0;
  for (let at = from; at < to; at++) {
    held = ((held << 5) | (table[bytes[at] ?? 0] ?? 0)) & 0xffff;
    bits += 5;
    if (bits < 8) continue;
    bits -= 8;
    room[out++] = held >> bits;
  }
  room[out] = held << (8 - bits);
}
