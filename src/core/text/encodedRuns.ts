// Readable text inside base64 and hexadecimal runs, at every alignment: a server may cut or wrap what it echoes.
import { digitOf } from './escapes.ts';
import { eachReadable, mayHoldText } from './readableBytes.ts';
import { fresh, gaps, type SearchText } from './searchTextBuilder.ts';

/** 255 where a byte is not of the alphabet. Base64 and base64url at once (RFC 4648 sections 4 and 5). */
const sextets = new Uint8Array(256).fill(255);
[...'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'].forEach((character, value) => {
  sextets[character.charCodeAt(0)] = value;
});
sextets['-'.charCodeAt(0)] = 62;
sextets['_'.charCodeAt(0)] = 63;

/** What of a text is decoded. */
export interface Decoding {
  /** The fewest readable characters that matter. */
  readonly least: number;
  /** Leaves out runs that were the same in the reading before. */
  readonly freshOnly: boolean;
}

type Found = (inner: SearchText) => void;

/** Hands over every piece of readable bytes that an encoding hides. */
export function eachDecoded(text: SearchText, decoding: Decoding, found: Found): void {
  let room = new Uint8Array();
  eachBase64Run(text, decoding, (from, to) => {
    if (room.length < to - from) room = new Uint8Array((to - from) * 2);
    // What was cut off before the run may have taken 2, 4 or 6 bits of the first byte that is whole with it.
    for (let lost = 0; lost < 8; lost += 2) {
      const length = decodeBase64(text.bytes, from, to, lost, room);
      if (!mayHoldText(room, length, decoding.least)) continue;
      const place = {
        text,
        from: (index: number) => from + (((lost + index * 8) / 6) | 0),
        to: (index: number) => from + (((lost + index * 8 + 7) / 6) | 0) + 1,
      };
      eachReadable(room, length, place, decoding.least, found);
    }
  });
  eachHexRun(text, decoding, found);
}

/** Base64 goes on in the next line, not after a space: so words are no base64, and ordinary text costs nothing. */
function eachBase64Run(
  text: SearchText,
  { least, freshOnly }: Decoding,
  found: (from: number, to: number) => void,
): void {
  const { bytes, breaks } = text;
  const shortest = Math.ceil((least * 4) / 3);
  let from = 0;
  let marks = freshOnly ? 0 : fresh;
  const run = (to: number) => {
    if (to - from >= shortest && (marks & fresh) !== 0) found(from, to);
    marks = freshOnly ? 0 : fresh;
  };
  for (let at = 0; at < bytes.length; at++) {
    if ((sextets[bytes[at] ?? 0] ?? 255) > 63) {
      run(at);
      from = at + 1;
      continue;
    }
    const mark = breaks[at] ?? gaps.none;
    marks |= mark;
    if ((mark & 3) === gaps.blank) {
      run(at + 1);
      from = at + 1;
    }
  }
  run(bytes.length);
}

/** The bytes of a run after its first `lost` bits; a rest of less than eight bits is left out. How many there are. */
function decodeBase64(bytes: Uint8Array, from: number, to: number, lost: number, room: Uint8Array): number {
  let out = 0;
  let bits = -lost;
  let held = 0;
  for (let at = from; at < to; at++) {
    held = ((held << 6) | (sextets[bytes[at] ?? 0] ?? 0)) & 0xffff;
    bits += 6;
    if (bits < 8) continue;
    bits -= 8;
    room[out++] = held >> bits;
  }
  return out;
}

/** What stands between the pairs of digits in `41:42`, `41-42` and `0x41, 0x42`. */
const separators = new Uint8Array(256);
for (const character of ':-,xX') separators[character.charCodeAt(0)] = 1;

const digits = Uint8Array.from({ length: 256 }, (_, byte) => digitOf(byte));
const notHex = digitOf(0);

/** Digits in either case. */
function eachHexRun(text: SearchText, { least, freshOnly }: Decoding, found: Found): void {
  const { bytes, breaks } = text;
  let marks = freshOnly ? 0 : fresh;
  let from = 0;
  let count = 0;
  const rooms: HexRooms = { places: new Int32Array(), decoded: new Uint8Array() };
  for (let at = 0; at <= bytes.length; at++) {
    const byte = at < bytes.length ? (bytes[at] ?? 0) : 0;
    if (digits[byte] !== notHex) {
      count++;
      marks |= breaks[at] ?? gaps.none;
    } else if (separators[byte] === 0) {
      if (count >= least * 2 && (marks & fresh) !== 0) decodeHex(text, from, at, rooms, least, found);
      from = at + 1;
      count = 0;
      marks = freshOnly ? 0 : fresh;
    } else marks |= breaks[at] ?? gaps.none;
  }
}

/** Used again for each run. */
interface HexRooms {
  places: Int32Array;
  decoded: Uint8Array;
}

function decodeHex(
  text: SearchText,
  from: number,
  to: number,
  rooms: HexRooms,
  least: number,
  found: Found,
): void {
  const { bytes } = text;
  if (rooms.places.length < to - from) {
    rooms.places = new Int32Array((to - from) * 2);
    rooms.decoded = new Uint8Array(to - from);
  }
  const { places, decoded } = rooms;
  let count = 0;
  for (let at = from; at < to; at++) {
    const prefix = bytes[at] === zero && ((bytes[at + 1] ?? 0) | 0x20) === letterX;
    if (!prefix && digits[bytes[at] ?? 0] !== notHex) places[count++] = at;
  }
  for (const first of [0, 1]) {
    const length = (count - first) >> 1;
    for (let index = 0; index < length; index++) {
      const [high = 0, low = 0] = [places[first + index * 2], places[first + index * 2 + 1]];
      decoded[index] = ((digits[bytes[high] ?? 0] ?? 0) << 4) | (digits[bytes[low] ?? 0] ?? 0);
    }
    if (!mayHoldText(decoded, length, least)) continue;
    const place = {
      text,
      from: (index: number) => places[first + index * 2] ?? 0,
      to: (index: number) => (places[first + index * 2 + 1] ?? 0) + 1,
    };
    eachReadable(decoded, length, place, least, found);
  }
}

const zero = '0'.charCodeAt(0);
const letterX = 'x'.charCodeAt(0);
