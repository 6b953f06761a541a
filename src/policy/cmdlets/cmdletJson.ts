// ConvertTo-Json output: one object or an array of them, anywhere in a paste.

import * as v from 'valibot';
import { parseJson } from '../../core/text/parseJson.ts';
import { isPropertyName } from './cmdletFields.ts';
import type { Taken } from './cmdletRecord.ts';

// The array first: a record would take an array for an object with numbers as names.
const objects = v.union([
  v.array(v.record(v.string(), v.unknown())),
  v.pipe(
    v.record(v.string(), v.unknown()),
    v.transform((one) => [one]),
  ),
]);

/** Longer JSON is not what these cmdlets print. */
const mostLines = 200_000;

/** Reads JSON that starts on this line; undefined if there is none. */
export function readJson(lines: readonly string[], at: number): Taken | undefined {
  const first = lines[at]?.trimStart() ?? '';
  if (first.startsWith('"{') || first.startsWith('"[')) return readString(first, at);
  if (!first.startsWith('{') && !first.startsWith('[')) return undefined;
  const { next, whole } = endOf(lines, at);
  const text = next === undefined ? whole : lines.slice(at, next).join('\n');
  const parsed = v.safeParse(objects, parseJson(text ?? ''));
  if (!parsed.success) return next === undefined && namesProperty(lines, at) ? cutObject(at) : undefined;
  const records = parsed.output.flatMap(rowsOf).map(fieldsOf);
  return {
    records: records.filter(({ size }) => size > 0),
    next: next ?? lines.length,
    ...(next === undefined ? { cut: true } : {}),
  };
}

/** JSON that was turned into JSON once more: a string that holds it, on one line. */
function readString(line: string, at: number): Taken | undefined {
  const held = v.safeParse(v.string(), parseJson(line));
  const parsed = held.success ? v.safeParse(objects, parseJson(held.output)) : undefined;
  if (parsed?.success !== true) return undefined;
  return { records: parsed.output.flatMap(rowsOf).map(fieldsOf), next: at + 1 };
}

/** An object that is cut off by the end of the paste only shows that something is missing. */
const cutObject = (at: number): Taken => ({ records: [], next: at + 1, cut: true });

const namesProperty = (lines: readonly string[], at: number): boolean =>
  [
    ...lines
      .slice(at, at + 20)
      .join('\n')
      .slice(0, 4000)
      .matchAll(/"(\w{1,60})"\s{0,5}:/g),
  ].some(([, name = '']) => isPropertyName(name));

/** Answers of a web service, and arrays of Windows PowerShell, wrap their rows in `value`. */
function rowsOf(object: Readonly<Record<string, unknown>>): readonly Readonly<Record<string, unknown>>[] {
  const rows = v.safeParse(v.array(v.record(v.string(), v.unknown())), object['value']);
  return rows.success ? rows.output : [object];
}

interface End {
  /** The line after the bracket that closes the first one; undefined if none does. */
  readonly next?: number;
  /** The text up to the last whole object of an array, closed; also if the array stands in `value`. */
  readonly whole?: string;
}

/** Where the JSON ends, strings left aside. */
function endOf(lines: readonly string[], at: number): End {
  const array = (lines[at] ?? '').trimStart().startsWith('[');
  let depth = 0;
  let quoted = false;
  let last: { readonly line: number; readonly column: number } | undefined;
  for (let index = at; index < lines.length && index < at + mostLines; index++) {
    const line = lines[index] ?? '';
    for (let column = 0; column < line.length; column++) {
      const char = line[column];
      if (quoted && char === '\\') column += 1;
      else if (char === '"') quoted = !quoted;
      else if (!quoted && (char === '{' || char === '[')) depth += 1;
      else if (!quoted && (char === '}' || char === ']')) depth -= 1;
      if (quoted || (char !== '}' && char !== ']')) continue;
      if (depth === 0) return { next: index + 1 };
      if (depth === (array ? 1 : 2)) last = { line: index, column };
    }
  }
  if (last === undefined) return {};
  const held = [...lines.slice(at, last.line), (lines[last.line] ?? '').slice(0, last.column + 1)].join('\n');
  return { whole: `${held}${array ? ']' : ']}'}` };
}

function fieldsOf(object: Readonly<Record<string, unknown>>): ReadonlyMap<string, string> {
  const fields = new Map<string, string>();
  for (const [name, value] of Object.entries(object)) {
    const text = textOf(value);
    if (text !== undefined) fields.set(name, text);
  }
  return fields;
}

/** Enumerations and identities are printed as objects with a `Value`, `Name` or `Guid` of their own. */
function textOf(value: unknown, depth = 0): string | undefined {
  if (value === null) return '';
  if (typeof value === 'string') return value;
  if (typeof value === 'number' || typeof value === 'boolean') return booleanWord(value);
  if (depth > 2) return undefined;
  if (Array.isArray(value)) {
    return value
      .slice(0, 1000)
      .map((item) => textOf(item, depth + 1) ?? '')
      .join(', ');
  }
  const named = v.safeParse(v.record(v.string(), v.unknown()), value);
  if (!named.success) return undefined;
  const inner = ['Value', 'value', 'Name', 'Guid'].find((name) => Object.hasOwn(named.output, name));
  return inner === undefined ? undefined : textOf(named.output[inner], depth + 1);
}

const booleanWord = (value: number | boolean): string =>
  typeof value === 'boolean' ? (value ? 'True' : 'False') : String(value);
