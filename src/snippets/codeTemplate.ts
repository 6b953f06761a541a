// Template tags that quote every value put into them, so that nothing from a person can become code by oversight.
import { type Quoted, type Unquotable, unquotableText } from './quoted.ts';

/** Text of our own that goes in as it is: never a value from a person or a server. */
export interface Verbatim {
  readonly verbatim: string;
}

export const verbatim = (text: string): Verbatim => ({ verbatim: text });

export type TemplateValue = string | number | boolean | Verbatim;

/** Writes a value with the language's quoting; thrown values are `ValueRefused`. */
export type CodeTemplate = (parts: TemplateStringsArray, ...values: readonly TemplateValue[]) => string;

/** Thrown if a value cannot be written in the language; caught where a rendering is handed out. */
export class ValueRefused extends Error {
  readonly value: string;
  readonly refusal: Unquotable;

  constructor(value: string, refusal: Unquotable) {
    super(`A value holds ${unquotableText(refusal)}.`);
    this.name = 'ValueRefused';
    this.value = value;
    this.refusal = refusal;
  }
}

/** True for a ValueRefused of any bundle: each has its own class, so `instanceof` does not tell. */
export function isValueRefused(error: unknown): error is ValueRefused {
  return error instanceof Error && error.name === 'ValueRefused' && 'refusal' in error;
}

/** The literal itself; throws `ValueRefused` if there is none. */
export function literalOf(quote: (value: string) => Quoted, value: string): string {
  const result = quote(value);
  if (!result.ok) throw new ValueRefused(value, result);
  return result.text;
}

/**
 * A tag for one language: strings are quoted, numbers, booleans and `verbatim` text go in as they are.
 *
 * @__NO_SIDE_EFFECTS__
 */
export function codeTemplate(quote: (value: string) => Quoted): CodeTemplate {
  return (parts, ...values) =>
    parts
      .map((part, index) => {
        const value = index === 0 ? undefined : values[index - 1];
        return `${written(quote, value)}${part}`;
      })
      .join('');
}

function written(quote: (value: string) => Quoted, value: TemplateValue | undefined): string {
  if (value === undefined) return '';
  if (typeof value === 'string') return literalOf(quote, value);
  return typeof value === 'object' ? value.verbatim : String(value);
}
