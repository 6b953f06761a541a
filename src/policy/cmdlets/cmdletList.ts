// Format-List output: `Name : value` lines, values wrapped under themselves, objects set apart by blank lines.
import type { Taken } from './cmdletRecord.ts';
import { commandOf } from './commandSeen.ts';

/** PowerShell pads names so that the colons stand in one column; text that went through a chat has lost that. */

const property = /^ {0,40}[^\s:][^:]{0,79}? :(?: |$)/;

/** An error names its cmdlet, and its category behind a plus (Windows PowerShell): neither is a property. */
const ofError = /^ {0,40}(?:\+ |[A-Z][A-Za-z]{1,20}-[A-Z]\w{1,60} :)/;

interface Line {
  readonly name: string;
  readonly colon: number;
  readonly value: string;
}

function lineOf(text: string): Line | undefined {
  const colon = text.indexOf(' :');
  if (!property.test(text) || colon < 0 || ofError.test(text)) return undefined;
  return {
    name: text.slice(0, colon).trim(),
    colon: colon + 1,
    value: withoutRemark(text.slice(colon + 2).trimStart()),
  };
}

/** A remark that a person wrote behind the value. */
const withoutRemark = (value: string): string =>
  value.replace(/^(True|False|Granted|Denied) {1,40}(?:<[-=]|#|\/\/|\u2190|\()(?: ?.*)$/i, '$1');

/** Reads one object that starts on this line; undefined if there is none. */
export function readList(lines: readonly string[], at: number): Taken | undefined {
  const first = lineOf(lines[at] ?? '');
  if (first === undefined) return undefined;
  const fields = new Map<string, string>([[first.name, first.value]]);
  let last = first;
  let next = at + 1;
  for (; next < lines.length; next++) {
    const text = lines[next] ?? '';
    if (text === '') break;
    if (isContinuation(text, first.colon)) {
      const more = text.trimStart();
      fields.set(last.name, `${fields.get(last.name) ?? ''}${separator(last.value)}${more}`);
      last = { ...last, value: more };
      continue;
    }
    const line = lineOf(text);
    if (line === undefined && goesOnBelow(lines, next, first.colon)) {
      fields.set(last.name, `${fields.get(last.name) ?? ''} ${text.trim()}`);
      continue;
    }
    // A name that was there already belongs to the next object.
    if (line === undefined || fields.has(line.name)) break;
    fields.set(line.name, line.value);
    last = line;
  }
  return { records: [fields], next };
}

/** The value's own column is two behind the colon. */
const isContinuation = (text: string, colon: number): boolean =>
  text.length > colon && text.slice(0, colon + 1).trim() === '';

/**
 * A mail program wraps at the margin: the rest of a value stands there, and the line below has its colon in the same
 * column again.
 */
function goesOnBelow(lines: readonly string[], at: number, colon: number): boolean {
  if (commandOf(lines[at] ?? '') !== undefined) return false;
  const below = lineOf(lines[at + 1] ?? '');
  return below !== undefined && below.colon === colon;
}

/** PowerShell breaks a line between words, and inside a word only if the word alone fills the line. */
const separator = (line: string): string => (line === '' || !/\s/.test(line) ? '' : ' ');
