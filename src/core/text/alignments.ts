// Bytes that a run of base64 or base32 encodes, from whatever bit it was cut off at.
import { type Decoded, gzip, tellsSomething, zlib } from './readableBytes.ts';
import type { SearchText } from './searchedText.ts';

/** A part of a text in which every byte is a digit of an encoding. */
export interface Run {
  readonly text: SearchText;
  readonly from: number;
  readonly to: number;
}

/** Bits of each digit, and by how many bits one beginning of a byte differs from the next. */
export interface Digits {
  readonly bits: number;
  readonly step: number;
}

/** Buffers that are used again for each run. */
export class Rooms {
  /** Whether bytes in which no text can be read are handed over. */
  readonly withNoise: boolean;
  /** Whether zeros or first bytes of a packed stream may be in what was shifted last. */
  marked = false;
  #whole = new Uint8Array();
  #shifted = this.#whole;
  #from = new DataView(this.#whole.buffer);
  #into = this.#from;

  constructor(withNoise: boolean) {
    this.withNoise = withNoise;
  }

  /** Room for what a run of so many digits encodes. */
  wholeFor(length: number): Uint8Array {
    if (this.#whole.length < length + spare) {
      this.#whole = new Uint8Array(length * 2 + spare);
      this.#shifted = new Uint8Array(length * 2 + spare);
      this.#from = new DataView(this.#whole.buffer);
      this.#into = new DataView(this.#shifted.buffer);
    }
    return this.#whole;
  }

  /** The same bits without the first `lost` ones, in at least `length` bytes. */
  shifted(length: number, lost: number): Uint8Array {
    const [from, into] = [this.#from, this.#into];
    let zeros = 0;
    for (let at = 0; at < length; at += 4) {
      const word = (from.getInt32(at) << lost) | (from.getUint8(at + 4) >> (8 - lost));
      into.setInt32(at, word);
      // Bytes behind the end do not count.
      const beyond = length - at < 4 ? -1 >>> ((length - at) * 8) : 0;
      zeros |= zerosIn(word | beyond) | zerosIn((word ^ gzips) | beyond);
    }
    this.marked = zeros !== 0 || this.#shifted[0] === zlib;
    return this.#shifted;
  }
}

/** In bytes: four are read and written at once. */
const spare = 8;

/** Not zero if one of the four bytes is. */
const zerosIn = (word: number): number => (word - 0x01010101) & ~word & 0x80808080;
const gzips = gzip * 0x01010101;

/** Hands over what the bits in `rooms.wholeFor` tell. */
export function eachAlignment(
  { text, from, to }: Run,
  { bits, step }: Digits,
  rooms: Rooms,
  least: number,
  decoded: Decoded,
): void {
  for (let lost = 0; lost < 8; lost += step) {
    const length = ((to - from) * bits - lost) >> 3;
    const bytes = rooms.shifted(length, lost);
    const telling = tellsSomething(bytes, length, least, rooms.marked);
    if (!telling && !rooms.withNoise) continue;
    const place = {
      text,
      from: (index: number) => from + (((lost + index * 8) / bits) | 0),
      to: (index: number) => from + (((lost + index * 8 + 7) / bits) | 0) + 1,
    };
    decoded(bytes.subarray(0, length), place, telling);
  }
}
