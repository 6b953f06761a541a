// Words of a shell: PowerShell and POSIX sh.
import { bidiControls, controlCharacters, loneSurrogates, type Quoted, quoted, refusal } from './quoted.ts';

// PowerShell: single-quoted literals, in which nothing expands.

/** PowerShell ends a single-quoted string at any of these (CharTraits.IsSingleQuote in PowerShell's CharTraits.cs). */
const singleQuotes = /['\u2018\u2019\u201a\u201b]/g;

/**
 * A single-quoted PowerShell string (about_Quoting_Rules): every kind of single quote is doubled. Refuses control
 * characters, lone surrogates and characters that reorder text, since an administrator reads the script before it runs.
 */
export function quotePowerShell(value: string): Quoted {
  return (
    refusal(value, loneSurrogates, 'loneSurrogate') ??
    refusal(value, controlCharacters, 'controlCharacter') ??
    refusal(value, bidiControls, 'bidiControl') ??
    quoted(`'${value.replace(singleQuotes, '$&$&')}'`)
  );
}

/**
 * A PowerShell comment's text on one line; what could end or hide the comment is replaced by a space. Never refuses,
 * since a comment carries no value.
 */
export function commentPowerShell(text: string): string {
  return text
    .toWellFormed()
    .replace(/[\u0000-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069]/g, ' ')
    .replaceAll('#>', '# >')
    .replaceAll('<#', '< #');
}

// POSIX shell: single-quoted words.

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
