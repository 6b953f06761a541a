// What is searched for secrets: bytes of UTF-8, what stood between them and, if asked for, their positions.

/**
 * Where the bytes come from: `starts` and `ends` are UTF-16 positions in the text that is shown. Both are empty if
 * nobody asks for positions: nearly every text holds no secret, and is read without them first.
 */
export interface SearchText {
  readonly bytes: Uint8Array;
  readonly starts: Int32Array;
  readonly ends: Int32Array;
  /** What was left out after the byte; see `gaps`. */
  readonly breaks: Uint8Array;
  /** Where bytes stand that an escape, an encoded word or a line that goes on has, in order. */
  readonly signs: Int32Array;
  /** True if bytes above ASCII came one by one: they may be of one character. */
  readonly isBytes: boolean;
}

/** What can stand between two bytes: nothing that counts, a line end, a line end and white space, white space. */
export const gaps = { none: 0, line: 1, fold: 2, blank: 3 } as const;

/** Added to the gap after a byte that was not there, or not beside its neighbour, in the reading before. */
export const fresh = 4;

/** A byte that UTF-8 never has (RFC 3629 section 1). */
export const noByte = 0xff;

export const noPlaces = new Int32Array();

/** Whether the positions of a text are known. */
export const isPlaced = (text: SearchText): boolean => text.starts !== noPlaces;

/** The bytes at these places alone, as if they stood beside each other, in a text whose positions are known. */
export function chosenOf(text: SearchText, places: Int32Array): SearchText {
  const pick = <T extends Uint8Array | Int32Array>(from: T, into: T): T => {
    for (let index = 0; index < places.length; index++) into[index] = from[places[index] ?? 0] ?? 0;
    return into;
  };
  return {
    bytes: pick(text.bytes, new Uint8Array(places.length)),
    starts: pick(text.starts, new Int32Array(places.length)),
    ends: pick(text.ends, new Int32Array(places.length)),
    breaks: new Uint8Array(places.length),
    signs: noPlaces,
    isBytes: text.isBytes,
  };
}
