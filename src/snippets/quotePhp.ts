// PHP: single-quoted literals, or double-quoted ones where a character would be invisible.
import { backslashLiteral, braceEscape, invisible } from './escapes.ts';
import type { Quoted } from './quoted.ts';

/** A string literal (PHP manual, Strings) in which no variable is expanded; refuses lone surrogates. */
export function quotePhp(value: string): Quoted {
  if (!invisible.test(value)) return backslashLiteral(value, "'", /(?!)/);
  return backslashLiteral(value, '"', new RegExp(`${invisible.source}|\\$`), (char) =>
    char === '$' ? '\\$' : braceEscape(char),
  );
}
