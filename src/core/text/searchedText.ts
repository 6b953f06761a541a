// What is searched for secrets: bytes of UTF-8, what stood between them and, if asked for, their positions.

/**
 * Where the bytes come from: `starts` and `ends` are UTF-16 positions in the text that is shown. Both are empty if
 * positions are not asked for: nearly every text holds no secret, and is read without them first.
 */
export interface SearchText {
  readonly bytes: Uint8Array;
  readonly starts: Int32Array;
  readonly ends: Int32Array;
  /** What was left out after the byte; see `gaps`. */
  readonly breaks: Uint8Array;
  /** Positions of bytes that may begin an escape, an encoded word or a continued line, in order. */
  readonly signs: Int32Array;
  /** True if bytes above ASCII came from escapes, one by one: several may make one character. */
  readonly isBytes: boolean;
}

/** What can stand between two bytes: nothing, a line end, a line end with white space, white space. */
export const gaps = { none: 0, line: 1, fold: 2, blank: 3 } as const;

/** Added to the gap after a byte that was not there before the last step of reading, or had another neighbour. */
export const fresh = 4;

/** A byte that UTF-8 never has (RFC 3629 section 1). */
export const noByte = 0xff;

export const noPlaces = new Int32Array();

/** Whether the text has its positions. */
export const isPlaced = (text: SearchText): boolean => text.starts !== noPlaces;

/** The bytes at these places alone, as if they were beside each other, in a text whose positions are known. */
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
