// muttrc: quoted words of mutt and neomutt.
import type { Quoted } from './quoted.ts';
import { quoteSh } from './quoteSh.ts';

/**
 * A single-quoted word: in double quotes mutt would expand `$name` and run `` `commands` `` (mutt manual, Syntax of
 * Initialization Files). Mutt joins adjacent parts of a word as a shell does, so the shell's way of writing a single
 * quote holds. Refuses control characters.
 */
export const quoteMuttrc = (value: string): Quoted => quoteSh(value);
