// msmtp: one argument between double quotes, which msmtp strips without reading escapes.
import { controlCharacters, loneSurrogates, type Quoted, quoted, refusal } from './quoted.ts';

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
