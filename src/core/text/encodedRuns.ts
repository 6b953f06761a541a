// Readable text inside runs of encoded bytes, at every alignment: a server may cut or wrap what it echoes.
import { Rooms, type Run } from './alignments.ts';
import { eachBase32 } from './base32Runs.ts';
import { eachRun, readBase64, sextets } from './base64Runs.ts';
import { eachDigitRun } from './digitRuns.ts';
import { type Decoded, type DecodedPlace, eachReadable, isPacked } from './readableBytes.ts';
import { fresh, type SearchText } from './searchedText.ts';

/** Which runs of a text are decoded. */
export interface Decoding {
  /** The fewest readable characters that matter. */
  readonly least: number;
  /** Leaves out runs that were the same in the reading before. */
  readonly freshOnly: boolean;
  /** Whether bytes matter in which no text can be read. */
  readonly withNoise: boolean;
}

export interface Found {
  /** All bytes of a run, and where each stands in the text around: a key in DER is no text. */
  readonly bytes: (bytes: Uint8Array, place: DecodedPlace) => void;
  /** A piece of readable bytes. */
  readonly text: (inner: SearchText) => void;
  /** Bytes of the text around that are compressed: what they hold is not known. */
  readonly packed: (from: number, to: number) => void;
}

/** Hands over every piece of readable text that stands encoded in the text. */
export function eachDecoded(text: SearchText, decoding: Decoding, found: Found): void {
  const { least, freshOnly, withNoise } = decoding;
  const decoded: Decoded = (bytes, place, telling) => {
    if (withNoise) found.bytes(bytes, place);
    if (!telling) return;
    if (isPacked(bytes)) found.packed(place.from(0), place.to(bytes.length - 1));
    else eachReadable(bytes, place, least, found.text);
  };
  const wanted = ({ from, to }: Run): boolean => !freshOnly || isFresh(text, from, to);
  const rooms = new Rooms(withNoise);
  const whole = { text, from: 0, to: text.bytes.length };
  eachRun(whole, sextets, Math.ceil((least * 4) / 3), (run) => {
    if (!wanted(run)) return;
    readBase64(run, rooms, least, decoded);
    eachBase32(run, rooms, least, wanted, decoded);
  });
  eachDigitRun(text, decoding, wanted, decoded);
}

function isFresh({ breaks }: SearchText, from: number, to: number): boolean {
  for (let at = from; at < to; at++) if (((breaks[at] ?? 0) & fresh) !== 0) return true;
  return false;
}
