// Ruby: double-quoted literals in which nothing is interpolated.
import { backslashLiteral, braceEscape, invisible } from './escapes.ts';
import type { Quoted } from './quoted.ts';

/** A double-quoted literal (Ruby documentation, String Literals); `#` before `{`, `$` or `@` is escaped. Refuses lone surrogates. */
export const quoteRuby = (value: string): Quoted =>
  backslashLiteral(value, '"', new RegExp(`${invisible.source}|#(?=[{$@])`), (char) =>
    char === '#' ? '\\#' : braceEscape(char),
  );
