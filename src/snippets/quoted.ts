// What a quoting function answers: the literal in its language, or why this value cannot be written there.

/** Why a value cannot be written in a language. */
export type UnquotableProblem =
  | 'controlCharacter'
  | 'bidiControl'
  | 'loneSurrogate'
  | 'lineBreak'
  | 'notExpressible';

export interface Unquotable {
  readonly ok: false;
  readonly problem: UnquotableProblem;
  /** Index of the UTF-16 code unit that cannot be written. */
  readonly at: number;
  /** That character's code point, `U+XXXX`. */
  readonly codePoint: string;
}

/** A complete literal, delimiters included, or the reason why there is none. */
export type Quoted = { readonly ok: true; readonly text: string } | Unquotable;

const problemWords: Readonly<Record<UnquotableProblem, string>> = {
  controlCharacter: 'a control character',
  bidiControl: 'a character that reorders the text around it',
  loneSurrogate: 'half of a character (a lone surrogate)',
  lineBreak: 'a line break',
  notExpressible: 'a character that this format cannot express',
};

/** `a line break (U+000A) at position 4`, for a sentence that refuses a value. */
export function unquotableText(refusal: Unquotable): string {
  return `${problemWords[refusal.problem]} (${refusal.codePoint}) at position ${refusal.at + 1}`;
}

/** A literal that could be written. */
export const quoted = (text: string): Quoted => ({ ok: true, text });

/** C0, DEL, C1, line and paragraph separator. */
export const controlCharacters = /[\u0000-\u001f\u007f-\u009f\u2028\u2029]/;
/** Embeddings, overrides and isolates: a script that holds them does not read as it runs (CVE-2021-42574). */
export const bidiControls = /[\u202a-\u202e\u2066-\u2069]/;
/** Half a surrogate pair: it has no UTF-8 form, so the file would hold something else. */
export const loneSurrogates = /\p{Surrogate}/u;

/** The first match of a pattern as a refusal, or undefined if there is none. */
export function refusal(value: string, pattern: RegExp, problem: UnquotableProblem): Unquotable | undefined {
  const at = value.search(pattern);
  if (at < 0) return undefined;
  const point = value.codePointAt(at) ?? 0;
  return { ok: false, problem, at, codePoint: `U+${point.toString(16).toUpperCase().padStart(4, '0')}` };
}
