// Python 3: double-quoted string literals (Python reference, section 2.4.1).
import { loneSurrogates, type Quoted, quoted, refusal } from './quoted.ts';

const special = /["\\\u0000-\u001f\u007f-\u009f\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/g;

/** A double-quoted literal without prefix; braces and `%` stay, so it must not become an f-string. */
export function quotePython(value: string): Quoted {
  return (
    refusal(value, loneSurrogates, 'loneSurrogate') ??
    quoted(
      `"${value.replace(special, (char) =>
        char === '"' || char === '\\'
          ? `\\${char}`
          : `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`,
      )}"`,
    )
  );
}
