// .env files, written so that Symfony's and Laravel's readers agree about every value.
import { backslashLiteral } from './escapes.ts';
import { controlCharacters, type Quoted, quoted, refusal } from './quoted.ts';

/**
 * A value: bare where it is plain, else in double quotes with `\`, `"` and `$` escaped (symfony/dotenv, vlucas/phpdotenv).
 * Refuses control characters.
 */
export function quoteDotenv(value: string): Quoted {
  if (/^[A-Za-z0-9_@%+=:,./?&-]+$/.test(value)) return quoted(value);
  return (
    refusal(value, controlCharacters, 'controlCharacter') ??
    backslashLiteral(value, '"', /\$/, (char) => `\\${char}`)
  );
}
