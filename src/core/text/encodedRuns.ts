// Readable text inside runs of encoded bytes, at every alignment: a server may cut or wrap what it echoes.
import { Rooms, type Run } from './alignments.ts';
import { eachBase32 } from './base32Runs.ts';
import { eachRun, readBase64, sextets } from './base64Runs.ts';
import { eachDigitRun } from './digitRuns.ts';
import { type Decoded, eachReadable, isPacked } from './readableBytes.ts';
import { fresh, type SearchText } from './searchedText.ts';

/** Which runs of a text are decoded. */
export interface Decoding {
  /** The fewest readable characters that matter. */
  readonly least: number;
  /** Leaves out runs that were the same in the reading before. */
  readonly freshOnly: boolean;
}

export interface Found {
  /** A piece of readable bytes. */
  readonly text: (inner: SearchText) => void;
  /** Bytes of the text around that are compressed: what they hold is not known. */
  readonly packed: (from: number, to: number) => void;
}

/** Hands over every piece of readable text that stands encoded in the text. */
export function eachDecoded(text: SearchText, decoding: Decoding, found: Found): void {
  const { least, freshOnly } = decoding;
  const decoded: Decoded = (bytes, place) => {
    if (isPacked(bytes)) found.packed(place.from(0), place.to(bytes.length - 1));
    else eachReadable(bytes, place, least, found.text);
  };
  const wanted = ({ from, to }: Run): boolean => !freshOnly || isFresh(text, from, to);
  const rooms = new Rooms();
  const whole = { text, from: 0, to: text.bytes.length };
  eachRun(whole, sextets, Math.ceil((least * 4) / 3), (run) => {
    if (!wanted(run)) return;
    readBase64(run, rooms, least, decoded);
    eachBase32(run, rooms, least, wanted, decoded);
  });
  eachDigitRun(text, least, wanted, decoded);
}

function isFresh({ breaks }: SearchText, from: number, to: number): boolean {
  for (let at = from; at < to; at++) if (((breaks[at] ?? 0) & fresh) !== 0) return true;
  return false;
}
