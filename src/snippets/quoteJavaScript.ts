// JavaScript and TypeScript: single-quoted string literals (ECMA-262 section 12.9.4).
import { loneSurrogates, type Quoted, quoted, refusal } from './quoted.ts';

/** Escapes: what ends the literal, what is invisible, and `</` and `<!--`, which end a script in HTML. */
const special =
  /['\\\u0000-\u001f\u007f-\u009f\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]|<(?=[/!])/g;

/** A single-quoted literal; refuses lone surrogates, which a UTF-8 file cannot hold. */
export function quoteJavaScript(value: string): Quoted {
  return (
    refusal(value, loneSurrogates, 'loneSurrogate') ??
    quoted(
      `'${value.replace(special, (char) =>
        char === "'" || char === '\\'
          ? `\\${char}`
          : `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`,
      )}'`,
    )
  );
}
