// What a paste says around a match: the whole sentence, or as much of it as fits with the cut marked.

/** Longest quotation, in UTF-16 units. */
const longest = 260;
/** How far back the beginning of the sentence is looked for. */
const furthestBack = 120;

/** Ends of a sentence or of the value that holds it; an abbreviation, a number or a host name ends nothing. */
const sentenceEnd =
  /[.!?](?=\s|$|["'<])|["<>{}|]|(?:\s)(?=Trace ID:|Correlation ID:|Timestamp:|at [a-z]+[.:])/g;

/** The sentence that holds `start` to `end`, on one line. */
export function quoteAt(text: string, start: number, end: number): string {
  const before = text.slice(Math.max(0, start - furthestBack), start);
  const ends = [...before.matchAll(sentenceEnd)].at(-1);
  const cutBefore = ends === undefined && start > furthestBack;
  const from =
    ends === undefined ? (cutBefore ? start : 0) : start - before.length + ends.index + ends[0].length;
  const room = Math.max(longest - (start - from), end - start);
  const rest = text.slice(end, start + room);
  const next = rest.search(sentenceEnd);
  const stop = next === -1 ? end + rest.length : end + next + (/[.!?]/.test(rest[next] ?? '') ? 1 : 0);
  const cutAfter = next === -1 && stop < text.length;
  const body = text.slice(from, stop).trim();
  return `${cutBefore ? '…' : ''}${cutAfter ? `${body.replace(/\s+\S*$/, '')} …` : body}`;
}
