// Finds known values in text by meaning: as they are, and inside every usual encoding, nested, cut or wrapped.
import { eachDecoded } from './encodedRuns.ts';
import { isEscape, withoutEscapes, withoutOpenReferences } from './escapes.ts';
import type { KnownValues } from './knownValues.ts';
import { type SearchText, searchTextOf, withCharactersRead, withLinesJoined } from './searchText.ts';

/** UTF-16 positions in the text. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** Layers of escapes that are taken off one after the other: `%2525…` has no end of its own. */
const mostLayers = 8;
/** Encodings inside encodings. */
const mostNested = 4;
/** Bytes that may be looked at, for each byte of the text, and some more for a short one. */
const workPerByte = 24;
const workAtLeast = 100_000;

/** Every place that holds a piece of a value; what is nested too deep to be looked into counts as one. */
export function findSecrets(text: string, known: KnownValues): readonly Span[] {
  if (known.shortest > text.length) return [];
  const outer = searchTextOf(text);
  const search = new Search(known, outer.bytes.length * workPerByte + workAtLeast);
  search.look(outer, 0);
  return merged(search.spans);
}

class Search {
  readonly spans: Span[] = [];
  readonly #known: KnownValues;
  #workLeft: number;

  constructor(known: KnownValues, work: number) {
    this.#known = known;
    this.#workLeft = work;
  }

  look(text: SearchText, depth: number): void {
    if (depth > mostNested || this.#workLeft < 0) {
      this.#hide(text, 0, text.bytes.length);
      return;
    }
    const joined = this.#layers(text, depth, () => false);
    // An escape that was wrapped looks like a line that goes on: both readings are tried.
    if (joined) this.#layers(text, depth, isEscape);
  }

  /** Looks at the text, and again after each layer of escapes; true where lines were joined. */
  #layers(text: SearchText, depth: number, spares: (bytes: Uint8Array, at: number) => boolean): boolean {
    let joined = false;
    let plain: SearchText | undefined = text;
    for (let layer = 0; layer < mostLayers && plain !== undefined; layer++) {
      const whole = withLinesJoined(plain, spares);
      joined ||= whole !== undefined;
      const read: SearchText = whole ?? plain;
      this.#workLeft -= read.bytes.length;
      this.#match(read);
      // At each layer: what is escape to one reader may be the beginning of a run to another.
      eachDecoded(read, this.#known.shortest, (inner) => this.look(inner, depth + 1));
      plain = withoutEscapes(read) ?? withCharactersRead(read) ?? withoutOpenReferences(read);
    }
    return joined;
  }

  #match(text: SearchText): void {
    this.#known.find(text.bytes, ({ from, to }) => this.#hide(text, from, to));
  }

  #hide(text: SearchText, from: number, to: number): void {
    const [start, end] = [text.starts[from], text.ends[to - 1]];
    if (start !== undefined && end !== undefined) this.spans.push({ start, end });
  }
}

function merged(spans: readonly Span[]): readonly Span[] {
  const result: Span[] = [];
  for (const span of spans.toSorted((one, other) => one.start - other.start)) {
    const last = result.at(-1);
    if (last === undefined || span.start > last.end) result.push(span);
    else if (span.end > last.end) result[result.length - 1] = { start: last.start, end: span.end };
  }
  return result;
}
