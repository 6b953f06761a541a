// Finds known values in text by meaning: as they are, and inside every usual encoding, nested, cut or wrapped.
import { eachDecoded } from './encodedRuns.ts';
import { isEscape, readingsByKind, withoutEscapes, withoutOpenReferences } from './escapes.ts';
import type { KnownValues } from './knownValues.ts';
import { lettersOf } from './lettersOf.ts';
import { withoutMailWords, withoutQuotedWords } from './mailWords.ts';
import type { SearchText } from './searchedText.ts';
import { searchTextOf, withCharactersRead, withLinesJoined } from './searchText.ts';

/** UTF-16 positions in the text. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** Layers of escapes that are taken off one after the other: `%2525…` could go on without end. */
const mostLayers = 8;
/** In bytes: `\U00000041`, or a percent sign that was escaped and what follows it. */
const longestEscape = 10;
/** Encodings inside encodings. */
const mostNested = 4;
/** The limit of work: bytes read for each byte of the text, and at least so many for a short one. */
const workPerByte = 24;
const workAtLeast = 100_000;
/** The limit is so many times higher if escapes are read in every order. */
const ordersOfReading = 4;

/** Every place that holds a piece of a value; text that is nested too deep to be read counts as one. */
export function findSecrets(text: string, known: KnownValues): readonly Span[] {
  if (known.shortest > text.length) return [];
  // Nearly every text holds none, so positions are computed only in a second search.
  return search(text, known, false).length === 0 ? [] : merged(search(text, known, true));
}

function search(text: string, known: KnownValues, placed: boolean): readonly Span[] {
  const outer = searchTextOf(text, placed);
  const orders = known.ambiguous ? ordersOfReading : 1;
  const work = (outer.bytes.length * workPerByte + workAtLeast) * orders;
  const running = new Search(known, work);
  running.look(outer, 0);
  return running.spans;
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
    this.#readLetters(text);
    let escaped = false;
    const joined = this.#layers(text, depth, (plain) =>
      withLinesJoined(plain, (bytes, at) => {
        escaped ||= isEscape(bytes, at);
        return false;
      }),
    );
    // An escape that was wrapped, or a secret with that character, looks like a line that goes on: all readings are tried.
    if (escaped) this.#layers(text, depth, (plain) => withLinesJoined(plain, isEscape));
    if (joined) this.#layers(text, depth, () => undefined);
    if (this.#known.ambiguous) this.#everyOrder(text, depth);
  }

  /** Takes escapes off one kind at a time, in each order; what takes too long is hidden. */
  #everyOrder(text: SearchText, depth: number): void {
    const seen = new Set([textOf(text)]);
    // A line that goes on may end in what looks like an escape with the next line's first characters.
    const joined = joinedLines(text);
    const open = joined === undefined ? [text] : [text, joined];
    for (let next = open.pop(); next !== undefined; next = open.pop()) {
      for (const reading of otherReadings(next)) {
        const read = textOf(reading);
        if (seen.has(read)) continue;
        seen.add(read);
        open.push(reading);
        this.#read(reading, depth, false);
        if (this.#workLeft < 0) {
          this.#hide(text, 0, text.bytes.length);
          return;
        }
      }
    }
  }

  /** Looks at the text, and again after each layer of escapes; true if lines were joined. */
  #layers(text: SearchText, depth: number, join: (plain: SearchText) => SearchText | undefined): boolean {
    let joined = false;
    let last = text;
    let plain: SearchText | undefined = text;
    for (let layer = 0; layer < mostLayers && plain !== undefined; layer++) {
      const whole = join(plain);
      joined ||= whole !== undefined;
      const read: SearchText = whole ?? plain;
      // At each layer: what one reader takes for an escape may be the beginning of base64 to another.
      this.#read(read, depth, layer > 0);
      last = read;
      plain =
        withoutQuotedWords(read) ??
        withoutEscapes(read) ??
        withCharactersRead(read) ??
        withoutOpenReferences(read) ??
        withoutMailWords(read);
    }
    if (last !== text) this.#readLetters(last);
    if (plain !== undefined) this.#hideEscaped(last);
    return joined;
  }

  /** Hides what is escaped still, from the first escape to the last: somebody else may take off the other layers. */
  #hideEscaped(text: SearchText): void {
    const { bytes, signs } = text;
    const first = signs.find((at) => isEscape(bytes, at));
    if (first === undefined) return;
    const last = signs.findLast((at) => isEscape(bytes, at)) ?? first;
    this.#hide(text, first, Math.min(last + longestEscape, bytes.length));
  }

  /** The text as it stands, and what encodings hide in it. */
  #read(text: SearchText, depth: number, freshOnly: boolean): void {
    this.#workLeft -= text.bytes.length;
    this.#known.find(text.bytes, ({ from, to }) => this.#hide(text, from, to));
    eachDecoded(
      text,
      { least: this.#known.shortest, freshOnly, withNoise: this.#known.holdsBinary },
      {
        bytes: (bytes, place) => {
          this.#known.findBinary(bytes, ({ from, to }) =>
            this.#hide(text, place.from(from), place.to(to - 1)),
          );
        },
        text: (inner) => this.look(inner, depth + 1),
        packed: (from, to) => this.#hide(text, from, to),
      },
    );
  }

  /** Searches the text without signs and markup, if a program put some between the letters. */
  #readLetters(text: SearchText): void {
    const letters = lettersOf(text);
    if (letters === undefined) return;
    this.#known.find(letters.bytes, ({ from, to }) => this.#hide(letters, from, to));
  }

  #hide(text: SearchText, from: number, to: number): void {
    // Without positions only the number of spans counts.
    this.spans.push({ start: text.starts[from] ?? 0, end: text.ends[to - 1] ?? 0 });
  }
}

const joinedLines = (text: SearchText): SearchText | undefined => withLinesJoined(text, () => false);

/** The text with only one kind of escape read, or with its single bytes read as characters. */
function otherReadings(text: SearchText): readonly SearchText[] {
  const readings = [
    ...readingsByKind(text),
    withCharactersRead(text),
    withoutOpenReferences(text),
    withoutMailWords(text),
  ];
  return readings
    .filter((reading) => reading !== undefined)
    .map((reading) => joinedLines(reading) ?? reading);
}

/** As text, which a set tells apart. */
const textOf = ({ bytes }: SearchText): string => new TextDecoder('latin1').decode(bytes);

function merged(spans: readonly Span[]): readonly Span[] {
  const result: Span[] = [];
  for (const span of spans.toSorted((one, other) => one.start - other.start)) {
    const last = result.at(-1);
    if (last === undefined || span.start > last.end) result.push(span);
    else result[result.length - 1] = { start: last.start, end: Math.max(last.end, span.end) };
  }
  return result;
}
