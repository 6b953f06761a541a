// Readable text inside runs of encoded bytes, at every alignment: a server may cut or wrap what it echoes.
import { eachBase32 } from './base32Runs.ts';
import { eachBase64 } from './base64Runs.ts';
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
  const wanted = (from: number, to: number): boolean => !freshOnly || isFresh(text, from, to);
  eachBase64(text, least, wanted, decoded);
  eachBase32(text, least, wanted, decoded);
  eachDigitRun(text, least, wanted, decoded);
}

function isFresh({ breaks }: SearchText, from: number, to: number): boolean {
  for (let at = from; at < to; at++) if (((breaks[at] ?? 0) & fresh) !== 0) return true;
  return false;
}
