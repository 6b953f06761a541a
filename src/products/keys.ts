// What the file or form of a program takes: its keys as upstream spells them, with types, and where they were read.

/** What a value must look like; `text` is anything. `reference` is a place where a secret is kept, never a secret. */
export type ValueType =
  | 'text'
  | 'integer'
  | 'port'
  | 'boolean'
  | 'host'
  | 'hostAndPort'
  | 'url'
  | 'address'
  | 'guid'
  | 'scopes'
  | 'path'
  | 'command'
  | 'reference';

export interface Key {
  /**
   * As upstream spells it. Nested formats join names with dots (`global.smtp_from`, `msgraph.tenant_id`), lists add
   * nothing, and `*` stands for a name that a person chooses.
   */
  readonly name: string;
  readonly type: ValueType;
  /** Every valid value, where there is a list. */
  readonly values?: readonly string[];
  /** The program does not work without it. */
  readonly required?: boolean;
  /** First release that has it, where that is later than `KeyList.since`. */
  readonly since?: string;
}

/** The keys of one file, or of a product's form. */
export interface KeyList {
  /** Name of the rendered file; `form` for the fields of a settings sheet. */
  readonly file: string;
  /** Path in upstream's repository (`owner/name path`) or title of the vendor's page. */
  readonly source: string;
  /** Release of upstream whose source was read, or the page's date. */
  readonly release: string;
  /** ISO date on which it was read. */
  readonly readOn: string;
  /** First release that has all of it. */
  readonly since?: string;
  readonly keys: readonly Key[];
}

/** Names of upstream's API that a sample uses; a compiler or a run judges how they are used. */
export const apiNames = (...names: readonly string[]): readonly Key[] =>
  names.map((name) => ({ name, type: 'text' }));

/** The key with this name; `*` in a list's name stands for any name. */
export function findKey(keys: readonly Key[], name: string): Key | undefined {
  return keys.find((key) => key.name === name) ?? keys.find((key) => isPatternFor(key.name, name));
}

function isPatternFor(pattern: string, name: string): boolean {
  if (!pattern.includes('*')) return false;
  const [start = '', ...rest] = pattern.split('*');
  if (!name.startsWith(start)) return false;
  let at = start.length;
  for (const part of rest) {
    const found = part === rest.at(-1) ? name.lastIndexOf(part) : name.indexOf(part, at);
    if (found < at) return false;
    at = found + part.length;
  }
  return at === name.length;
}

const hostName = /^\[?[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?\]?$/i;
const portNumber = /^(?:[1-9]\d{0,4})$/;

const shapes: Readonly<Record<ValueType, (value: string) => boolean>> = {
  text: () => true,
  reference: () => true,
  command: (value) => value.trim() !== '',
  path: (value) => value.trim() !== '' && !value.includes('\0'),
  integer: (value) => /^-?\d+$/.test(value),
  port: (value) => portNumber.test(value) && Number(value) <= 65_535,
  boolean: (value) => /^(?:true|false|yes|no|on|off|0|1)$/i.test(value),
  host: (value) => hostName.test(value),
  hostAndPort: (value) => {
    const at = value.lastIndexOf(':');
    return at > 0 && hostName.test(value.slice(0, at)) && portNumber.test(value.slice(at + 1));
  },
  url: (value) => URL.canParse(value),
  address: (value) => /^[^\s@]+@[^\s@]+$/.test(value),
  guid: (value) => /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(value),
  scopes: (value) => value.split(/[\s,]+/).every((scope) => scope !== '' && !scope.includes('"')),
};

/** True where the value is one that the key takes. */
export function isValidValue(key: Key, value: string): boolean {
  if (key.values !== undefined) return key.values.includes(value);
  return shapes[key.type](value);
}
