// Escapes that several languages share: backslash escapes and characters that nobody would see in a file.
import { loneSurrogates, type Quoted, quoted, refusal } from './quoted.ts';

/** C0, DEL and C1 controls, separators, zero-width characters and bidirectional marks: written as escapes. */
export const invisible =
  /[\u0000-\u001f\u007f-\u009f\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb\ufffe\uffff]/;

/** `\uXXXX`, as JSON, JavaScript, Python, YAML, TOML, C#, Java, Go and HCL read it. */
export const unicodeEscape = (char: string): string =>
  `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`;

/** `\u{X}`, as Ruby, PHP and Bicep read it. */
export const braceEscape = (char: string): string => `\\u{${char.charCodeAt(0).toString(16)}}`;

/**
 * A literal between two `delimiter`s, with a backslash before the delimiter and the backslash, and `written` for what
 * `special` (a character class) names besides. Refuses lone surrogates, which a UTF-8 file cannot hold.
 */
export function backslashLiteral(
  value: string,
  delimiter: '"' | "'",
  special: RegExp,
  written: (char: string) => string = unicodeEscape,
): Quoted {
  const pattern = new RegExp(`[\\\\${delimiter}]|${special.source}`, 'g');
  return (
    refusal(value, loneSurrogates, 'loneSurrogate') ??
    quoted(
      `${delimiter}${value.replace(pattern, (char) =>
        char === delimiter || char === '\\' ? `\\${char}` : written(char),
      )}${delimiter}`,
    )
  );
}
