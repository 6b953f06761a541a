// curl configuration files: double-quoted parameters (curl manual, --config).
import { backslashLiteral } from './escapes.ts';
import { controlCharacters, type Quoted, refusal } from './quoted.ts';

/** A double-quoted parameter; refuses control characters. */
export const quoteCurl = (value: string): Quoted =>
  refusal(value, controlCharacters, 'controlCharacter') ?? backslashLiteral(value, '"', /(?!)/);
