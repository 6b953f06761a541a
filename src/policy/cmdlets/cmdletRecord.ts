// One record of a cmdlet's output, and what reads it.

import type { CommandSeen } from './commandSeen.ts';

/** One object as it was printed: heading -> text, headings as they stood. */
export interface CmdletRecord {
  readonly fields: ReadonlyMap<string, string>;
  /** `value`: the bare value of one property. `none`: a command that printed nothing before the next prompt. */
  readonly form: 'list' | 'table' | 'csv' | 'json' | 'xml' | 'value' | 'none';
  /** The command line above it, if it was pasted too. */
  readonly command?: CommandSeen;
  /** The address on a line of its own above it. */
  readonly about?: string;
}

/** What a reader took from the lines at its place; undefined if they are not of its form. */
export interface Taken {
  readonly records: readonly ReadonlyMap<string, string>[];
  /** Index of the first line that was not used. */
  readonly next: number;
  /** True if the text ends before the object does. */
  readonly cut?: boolean;
}

/** Reads the record that begins at this line. */
export type Reader = (lines: readonly string[], at: number) => Taken | undefined;
