// JavaScript and TypeScript: single-quoted string literals (ECMA-262 section 12.9.4).
import { backslashLiteral, invisible } from './escapes.ts';
import type { Quoted } from './quoted.ts';

/** A single-quoted literal that is also safe in a script element of HTML; refuses lone surrogates. */
export const quoteJavaScript = (value: string): Quoted =>
  backslashLiteral(value, "'", new RegExp(`${invisible.source}|<(?=[/!])`));
