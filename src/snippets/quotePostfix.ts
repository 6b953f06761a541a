// Postfix: values of main.cf and of lookup tables, which know no quotes.
import { controlCharacters, loneSurrogates, type Quoted, quoted, refusal } from './quoted.ts';

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
