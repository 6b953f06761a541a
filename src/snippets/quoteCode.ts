// Literals of programming languages: C#, Go, Java, JavaScript, PHP, Python and Ruby.
import { backslashLiteral, braceEscape, invisible } from './escapes.ts';
import type { Quoted } from './quoted.ts';

// C#: regular string literals (C# language specification section 6.4.5.6).

/** A double-quoted literal without prefix; refuses lone surrogates. */
export const quoteCSharp = (value: string): Quoted => backslashLiteral(value, '"', invisible);

// Go: interpreted string literals (The Go Programming Language Specification, String literals).

/** A double-quoted literal; refuses lone surrogates. */
export const quoteGo = (value: string): Quoted => backslashLiteral(value, '"', invisible);

// Java: string literals (Java Language Specification sections 3.3 and 3.10.7).

/**
 * A double-quoted literal; refuses lone surrogates. ASCII controls become octal escapes, since Java reads `\uXXXX`
 * before it finds lines and strings: `\u000a` would end the line and `\u0022` the string.
 */
export const quoteJava = (value: string): Quoted => backslashLiteral(value, '"', invisible, javaEscape);

function javaEscape(char: string): string {
  const code = char.charCodeAt(0);
  const base = code < 0x80 ? 8 : 16;
  return code < 0x80
    ? `\\${code.toString(base).padStart(3, '0')}`
    : `\\u${code.toString(base).padStart(4, '0')}`;
}

// JavaScript and TypeScript: single-quoted string literals (ECMA-262 section 12.9.4).

/** A single-quoted literal that is also safe in a script element of HTML; refuses lone surrogates. */
export const quoteJavaScript = (value: string): Quoted =>
  backslashLiteral(value, "'", new RegExp(`${invisible.source}|<(?=[/!])`));

// PHP: single-quoted literals, or double-quoted ones if a character would be invisible.

/** A string literal (PHP manual, Strings) in which no variable is expanded; refuses lone surrogates. */
export function quotePhp(value: string): Quoted {
  if (!invisible.test(value)) return backslashLiteral(value, "'", /(?!)/);
  return backslashLiteral(value, '"', new RegExp(`${invisible.source}|\\$`), (char) =>
    char === '$' ? '\\$' : braceEscape(char),
  );
}

// Python 3: double-quoted string literals (Python reference, section 2.4.1).

/** A double-quoted literal without prefix; braces stay, so it must not become an f-string. Refuses lone surrogates. */
export const quotePython = (value: string): Quoted => backslashLiteral(value, '"', invisible);

// Ruby: double-quoted literals in which nothing is interpolated.

/** A double-quoted literal (Ruby documentation, String Literals); `#` before `{`, `$` or `@` is escaped. Refuses lone surrogates. */
export const quoteRuby = (value: string): Quoted =>
  backslashLiteral(value, '"', new RegExp(`${invisible.source}|#(?=[{$@])`), (char) =>
    char === '#' ? '\\#' : braceEscape(char),
  );

// Rust: string literals.

/** A double-quoted literal (The Rust Reference, String literals): `\u{X}` escapes. Refuses lone surrogates. */
export const quoteRust = (value: string): Quoted => backslashLiteral(value, '"', invisible, braceEscape);
