// Java: string literals (Java Language Specification sections 3.3 and 3.10.7).
import { backslashLiteral, invisible } from './escapes.ts';
import type { Quoted } from './quoted.ts';

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
