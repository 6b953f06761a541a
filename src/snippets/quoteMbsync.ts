// mbsync (isync): double-quoted arguments (mbsync manual, Configuration).
import { backslashLiteral } from './escapes.ts';
import { controlCharacters, type Quoted, refusal } from './quoted.ts';

/** A double-quoted argument with backslash escapes; refuses control characters. */
export const quoteMbsync = (value: string): Quoted =>
  refusal(value, controlCharacters, 'controlCharacter') ?? backslashLiteral(value, '"', /(?!)/);
