// pizauth.conf: strings with two escapes (src/config.l of pizauth).
import { backslashLiteral } from './escapes.ts';
import { controlCharacters, type Quoted, refusal } from './quoted.ts';

/** A double-quoted string; refuses control characters. */
export const quotePizauth = (value: string): Quoted =>
  refusal(value, controlCharacters, 'controlCharacter') ?? backslashLiteral(value, '"', /(?!)/);
