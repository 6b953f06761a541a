// Go: interpreted string literals (The Go Programming Language Specification, String literals).
import { backslashLiteral, invisible } from './escapes.ts';
import type { Quoted } from './quoted.ts';

/** A double-quoted literal; refuses lone surrogates. */
export const quoteGo = (value: string): Quoted => backslashLiteral(value, '"', invisible);
