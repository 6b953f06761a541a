// Splits what was pasted from PowerShell into records, whatever form it was printed in: list, table, CSV or JSON.
import { readCsv } from './cmdletCsv.ts';
import { readJson } from './cmdletJson.ts';
import { readList } from './cmdletList.ts';
import { readTable } from './cmdletTable.ts';
import { type CommandSeen, commandOf } from './commandSeen.ts';

/** One object as it was printed: heading -> text, headings as they stood. */
export interface CmdletRecord {
  readonly fields: ReadonlyMap<string, string>;
  readonly form: 'list' | 'table' | 'csv' | 'json';
  /** The command line above it, where it was pasted too. */
  readonly command?: CommandSeen;
}

/** What a reader took from the lines at its place; undefined where they are not of its form. */
export interface Taken {
  readonly records: readonly ReadonlyMap<string, string>[];
  /** Index of the first line that was not used. */
  readonly next: number;
}

type Reader = (lines: readonly string[], at: number) => Taken | undefined;

const readers: readonly (readonly [CmdletRecord['form'], Reader])[] = [
  ['json', readJson],
  ['csv', readCsv],
  ['table', readTable],
  ['list', readList],
];

/** Far more than any administrator pastes; the rest is left unread and counted. */
const mostCharacters = 2_000_000;
const mostRecords = 20_000;

export interface RecordsRead {
  readonly records: readonly CmdletRecord[];
  /** True where the text was longer than what is read. */
  readonly cut: boolean;
}

/** Reads every record of a paste. Never throws. */
export function readRecords(text: string): RecordsRead {
  const lines = cleanLines(text.slice(0, mostCharacters));
  const records: CmdletRecord[] = [];
  let command: CommandSeen | undefined;
  for (let at = 0; at < lines.length && records.length < mostRecords; ) {
    command = commandOf(lines[at] ?? '') ?? command;
    const taken = take(lines, at);
    if (taken === undefined) {
      at += 1;
      continue;
    }
    const seen = command;
    for (const fields of taken.records) {
      records.push({ fields, form: taken.form, ...(seen === undefined ? {} : { command: seen }) });
    }
    at = taken.next;
  }
  return {
    records: records.slice(0, mostRecords),
    cut: text.length > mostCharacters || records.length > mostRecords,
  };
}

function take(
  lines: readonly string[],
  at: number,
): (Taken & { readonly form: CmdletRecord['form'] }) | undefined {
  for (const [form, read] of readers) {
    const taken = read(lines, at);
    if (taken !== undefined && taken.next > at) return { ...taken, form };
  }
  return undefined;
}

/** Colours of PowerShell 7 (ECMA-48 control sequences), byte order marks and trailing spaces are dropped. */
function cleanLines(text: string): readonly string[] {
  return text
    .replace(/\u001b\[[0-9;]{0,20}[A-Za-z]/g, '')
    .replace(/[\ufeff\0]/g, '')
    .replaceAll('\u00a0', ' ')
    .split(/\r\n|\r|\n/)
    .map((line) => line.trimEnd());
}
