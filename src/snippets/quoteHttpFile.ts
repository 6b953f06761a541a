// .http files of REST Client and httpYac: bare variable values, in which `{{…}}` would be run as code.
import { controlCharacters, loneSurrogates, type Quoted, quoted, refusal } from './quoted.ts';

/** A bare value on its line; refuses double braces, controls and blanks at its ends. */
export function quoteHttpFile(value: string): Quoted {
  return (
    refusal(value, loneSurrogates, 'loneSurrogate') ??
    refusal(value, controlCharacters, 'controlCharacter') ??
    refusal(value, /\{\{|\}\}|^\s|\s$/, 'notExpressible') ??
    quoted(value)
  );
}
