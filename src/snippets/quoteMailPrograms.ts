// Values in the configuration of mail programs: mbsync, msmtp, mutt, pizauth and Postfix.
import { backslashLiteral } from './escapes.ts';
import { controlCharacters, loneSurrogates, type Quoted, quoted, refusal } from './quoted.ts';
import { quoteSh } from './quoteShell.ts';

// mbsync (isync): double-quoted arguments (mbsync manual, Configuration).

/** A double-quoted argument with backslash escapes; refuses control characters. */
export const quoteMbsync = (value: string): Quoted =>
  refusal(value, controlCharacters, 'controlCharacter') ?? backslashLiteral(value, '"', /(?!)/);

// msmtp: one argument between double quotes, which msmtp strips without reading escapes.

/** A line longer than this is refused by msmtp (conf.c, LINEBUFSIZE), the command's name included. */
const longest = 400;

/** An argument; only the outermost quotes are removed, so quotes inside stay. Refuses control characters. */
export function quoteMsmtp(value: string): Quoted {
  return (
    refusal(value, loneSurrogates, 'loneSurrogate') ??
    refusal(value, controlCharacters, 'controlCharacter') ??
    refusal(value, new RegExp(`(?<=^[^]{${longest}})[^]`), 'notExpressible') ??
    quoted(`"${value}"`)
  );
}

// muttrc: quoted words of mutt and neomutt.

/**
 * A single-quoted word: in double quotes mutt would expand `$name` and run `` `commands` `` (mutt manual, Syntax of
 * Initialization Files). Mutt joins adjacent parts of a word as a shell does, so the shell's way of writing a single
 * quote holds. Refuses control characters.
 */
export const quoteMuttrc = (value: string): Quoted => quoteSh(value);

// pizauth.conf: strings with two escapes (src/config.l of pizauth).

/** A double-quoted string; refuses control characters. */
export const quotePizauth = (value: string): Quoted =>
  refusal(value, controlCharacters, 'controlCharacter') ?? backslashLiteral(value, '"', /(?!)/);

// Postfix: values of main.cf and of lookup tables, which know no quotes.

/** A main.cf value (postconf(5)): `$` is doubled; refuses controls and blanks at its ends. */
export function quotePostfix(value: string): Quoted {
  const bare = plain(value);
  return bare.ok ? quoted(bare.text.replaceAll('$', '$$$$')) : bare;
}

/** A user name of a `user:password` table (smtp_sasl_password_maps): a colon would end it, so it is refused. */
export const quotePostfixUser = (value: string): Quoted =>
  refusal(value, /[:\s]/, 'notExpressible') ?? plain(value);

function plain(value: string): Quoted {
  return (
    refusal(value, loneSurrogates, 'loneSurrogate') ??
    refusal(value, controlCharacters, 'controlCharacter') ??
    refusal(value, /^\s|\s$/, 'notExpressible') ??
    quoted(value)
  );
}

// fetchmailrc: quoted strings with C escapes (fetchmail(1), The run control file).

/** A double-quoted string; refuses control characters. */
export const quoteFetchmail = (value: string): Quoted =>
  refusal(value, controlCharacters, 'controlCharacter') ?? backslashLiteral(value, '"', /(?!)/);
