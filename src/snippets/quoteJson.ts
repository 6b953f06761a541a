// JSON (RFC 8259): strings and documents, with escapes for characters that would be invisible.
import { backslashLiteral, invisible, unicodeEscape } from './escapes.ts';
import type { Quoted } from './quoted.ts';

/** A JSON string; refuses lone surrogates, which RFC 8259 section 8.2 leaves undefined. */
export const quoteJson = (value: string): Quoted => backslashLiteral(value, '"', invisible);

/** A JSON document with two spaces of indentation. */
export const jsonDocument = (value: unknown): string =>
  `${JSON.stringify(value, null, 2).replace(new RegExp(`(?!\\n)${invisible.source}`, 'g'), unicodeEscape)}\n`;
