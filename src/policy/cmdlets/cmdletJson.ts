// ConvertTo-Json output: one object or an array of them, anywhere in a paste.
import * as v from 'valibot';
import type { Taken } from './cmdletRecords.ts';

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

/** Reads JSON that starts on this line; undefined where it is none. */
export function readJson(lines: readonly string[], at: number): Taken | undefined {
  const first = lines[at]?.trimStart() ?? '';
  if (!first.startsWith('{') && !first.startsWith('[')) return undefined;
  const next = endOf(lines, at);
  if (next === undefined) return undefined;
  const parsed = v.safeParse(objects, parse(lines.slice(at, next).join('\n')));
  if (!parsed.success) return undefined;
  return { records: parsed.output.map(fieldsOf).filter(({ size }) => size > 0), next };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** The line after the bracket that closes the first one, strings left aside. */
function endOf(lines: readonly string[], at: number): number | undefined {
  let depth = 0;
  let quoted = false;
  for (let index = at; index < lines.length && index < at + mostLines; index++) {
    const line = lines[index] ?? '';
    for (let column = 0; column < line.length; column++) {
      const char = line[column];
      if (quoted && char === '\\') column += 1;
      else if (char === '"') quoted = !quoted;
      else if (!quoted && (char === '{' || char === '[')) depth += 1;
      else if (!quoted && (char === '}' || char === ']')) depth -= 1;
      if (depth === 0 && (char === '}' || char === ']')) return index + 1;
    }
  }
  return undefined;
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
