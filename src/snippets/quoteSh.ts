// POSIX shell: single-quoted words.
import { bidiControls, controlCharacters, loneSurrogates, type Quoted, quoted, refusal } from './quoted.ts';

/**
 * A single-quoted word (POSIX, Shell Command Language, section 2.2.2). Refuses control characters and characters that
 * reorder text, since a person reads the script before it runs.
 */
export function quoteSh(value: string): Quoted {
  return (
    refusal(value, loneSurrogates, 'loneSurrogate') ??
    refusal(value, controlCharacters, 'controlCharacter') ??
    refusal(value, bidiControls, 'bidiControl') ??
    quoted(`'${value.replaceAll("'", "'\\''")}'`)
  );
}
