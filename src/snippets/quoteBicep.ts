// Bicep: single-quoted strings in which nothing is interpolated.
import { backslashLiteral, braceEscape, invisible } from './escapes.ts';
import type { Quoted } from './quoted.ts';

/** A single-quoted string (Bicep, Data types, Strings); `${` is escaped. Refuses lone surrogates. */
export const quoteBicep = (value: string): Quoted =>
  backslashLiteral(value, "'", new RegExp(`${invisible.source}|\\$(?=\\{)`), (char) =>
    char === '$' ? '\\$' : braceEscape(char),
  );
