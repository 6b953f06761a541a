// INI as Python's configparser reads it: bare values, which the format can neither quote nor escape.
import { controlCharacters, loneSurrogates, type Quoted, quoted, refusal } from './quoted.ts';

/** A bare value for a parser without interpolation; refuses controls and blanks at its ends, which would be lost. */
export function quoteIni(value: string): Quoted {
  return (
    refusal(value, loneSurrogates, 'loneSurrogate') ??
    refusal(value, controlCharacters, 'controlCharacter') ??
    refusal(value, /^\s|\s$/, 'notExpressible') ??
    quoted(value)
  );
}

/** A bare value for a parser with `%(name)s` interpolation (configparser.BasicInterpolation). */
export function quoteInterpolatedIni(value: string): Quoted {
  const bare = quoteIni(value);
  return bare.ok ? quoted(bare.text.replaceAll('%', '%%')) : bare;
}

/** A section's name: it ends at `]`, so that is refused. */
export const quoteIniSection = (value: string): Quoted =>
  refusal(value, /\]/, 'notExpressible') ?? quoteIni(value);
