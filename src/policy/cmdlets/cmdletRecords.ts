// Splits what was pasted from PowerShell into records, whatever form it was printed in, each with its command line.

import { readCellLines } from './cellLines.ts';
import { readCsv } from './cmdletCsv.ts';
import { readJson } from './cmdletJson.ts';
import { readList } from './cmdletList.ts';
import { readMarkdownTable } from './cmdletMarkdown.ts';
import type { CmdletRecord, Reader, Taken } from './cmdletRecord.ts';
import { readTable } from './cmdletTable.ts';
import { isAnswer } from './cmdletWords.ts';
import { readClixml } from './cmdletXml.ts';
import { type CommandSeen, commandOf } from './commandSeen.ts';
import { nothingPrinted } from './nothingPrinted.ts';
import { pastedLines } from './pasteText.ts';

const readers: readonly (readonly [CmdletRecord['form'], Reader])[] = [
  ['json', readJson],
  ['xml', readClixml],
  ['table', readMarkdownTable],
  ['csv', readCsv],
  ['table', readTable],
  ['table', readCellLines],
  ['list', readList],
];

/** Far more than any administrator pastes; the rest is left unread and counted. */
export const mostCharacters = 2_000_000;
const mostRecords = 20_000;

export interface RecordsRead {
  readonly records: readonly CmdletRecord[];
  /** True if the text was longer than what is read, or ends in the middle of an object. */
  readonly cut: boolean;
}

/** Reads every record of a paste. Never throws. */
export function readRecords(text: string): RecordsRead {
  const lines = pastedLines(text.slice(0, mostCharacters));
  const records: CmdletRecord[] = [];
  let command: CommandSeen | undefined;
  /** True while only blank lines follow the command. */
  let silent = false;
  let cut = text.length > mostCharacters;
  /** Commands whose objects went into a variable, by its name. */
  const kept = new Map<string, CommandSeen>();
  /** The heading over the tables of `Format-Table -GroupBy`. */
  let group: ReadonlyMap<string, string> | undefined;
  /** The mailbox that a line of its own names above the rows, as loops print it. */
  let about = '';
  for (let at = 0; at < lines.length && records.length < mostRecords; ) {
    const next = commandOf(lines[at] ?? '');
    if (next !== undefined) {
      if (silent && next.prompted) records.push(...nothingPrinted(command));
      command = printing(next, kept);
      if (next.cmdlet !== '' && next.variable !== undefined)
        kept.set(next.variable, { ...next, prints: true });
      [silent, group, about] = [true, undefined, ''];
      at += 1;
      continue;
    }
    if (lines[at] === '') {
      at += 1;
      continue;
    }
    const taken = take(lines, at, silent ? command : undefined);
    silent = false;
    about = loneAddress(lines[at] ?? '') ?? about;
    const seen = command;
    const heading = taken === undefined ? undefined : groupHeading(taken, lines);
    if (heading !== undefined) {
      [group, at] = [heading, taken?.next ?? at + 1];
      continue;
    }
    for (const own of taken?.records ?? []) {
      const fields = taken?.form === 'table' && group !== undefined ? new Map([...group, ...own]) : own;
      records.push({
        fields,
        form: taken?.form ?? 'list',
        ...(seen === undefined ? {} : { command: seen }),
        ...(about === '' ? {} : { about }),
      });
    }
    cut ||= taken?.cut === true;
    at = taken?.next ?? at + 1;
  }
  return { records: records.slice(0, mostRecords), cut: cut || records.length > mostRecords };
}

/** One property on a line of its own, with a table below that does not show it. */
function groupHeading(
  { records, form, next }: Taken & { readonly form: CmdletRecord['form'] },
  lines: readonly string[],
): ReadonlyMap<string, string> | undefined {
  const [only, ...more] = records;
  if (form !== 'list' || only?.size !== 1 || more.length > 0) return undefined;
  let at = next;
  while (at < lines.length && lines[at] === '') at += 1;
  const [row] = readTable(lines, at)?.records ?? [];
  const [name = ''] = only.keys();
  return row === undefined || row.has(name) ? undefined : only;
}

/** A variable alone prints what the command before put into it. */
function printing(next: CommandSeen, kept: ReadonlyMap<string, CommandSeen>): CommandSeen {
  const before = next.cmdlet === '' ? kept.get(next.variable ?? '') : undefined;
  if (before === undefined) return next;
  const { property = before.property, filter = before.filter } = next;
  return {
    ...before,
    ...(property === undefined ? {} : { property }),
    ...(filter === undefined ? {} : { filter }),
  };
}

/** `ap@contoso.com`, `--- ap@contoso.com ---`, `ap@contoso.com:` on a line of its own; undefined for any other line. */
const loneAddress = (line: string): string | undefined =>
  /^[-=*#>\s]{0,20}([^\s@:;,<>"'()]{1,64}@[^\s@:;,<>"'()=*#]{3,200}?)[-=*#:\s]{0,20}$/.exec(line)?.[1];

function take(
  lines: readonly string[],
  at: number,
  command: CommandSeen | undefined,
): (Taken & { readonly form: CmdletRecord['form'] }) | undefined {
  for (const [form, read] of readers) {
    const taken = read(lines, at);
    if (taken !== undefined && taken.next > at) return { ...taken, form };
  }
  return command?.property === undefined
    ? undefined
    : { ...bareValue(lines, at, command.property), form: 'value' };
}

/**
 * The lines up to the next blank one are the value of the one property that was asked for; lines that are an answer each
 * are the values of several objects.
 */
function bareValue(lines: readonly string[], at: number, property: string): Taken {
  let next = at;
  while (next < lines.length && lines[next] !== '') next += 1;
  const shown = lines.slice(at, next);
  const values = shown.every((line) => isAnswer(line)) ? shown : [shown.join(' ')];
  return { records: values.map((value) => new Map([[property, value.trim()]])), next };
}
