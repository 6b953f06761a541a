// JSON (RFC 8259) strings, in ASCII where a character would be invisible.
import { loneSurrogates, type Quoted, quoted, refusal } from './quoted.ts';

const invisible = /[\u007f-\u009f\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/g;

/** A JSON string; refuses lone surrogates, which RFC 8259 section 8.2 leaves undefined. */
export function quoteJson(value: string): Quoted {
  return refusal(value, loneSurrogates, 'loneSurrogate') ?? quoted(escapeInvisible(JSON.stringify(value)));
}

/** A JSON document with two spaces of indentation; its strings are made as `quoteJson` makes them. */
export function jsonDocument(value: unknown): string {
  return `${escapeInvisible(JSON.stringify(value, null, 2))}\n`;
}

const escapeInvisible = (text: string): string =>
  text.replace(invisible, (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`);
