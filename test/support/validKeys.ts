// Whether a rendered key is one of its list and its value one that the key takes.
import type { Key, ValueType } from '../../src/products/keys.ts';

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

/** True if the value is one that the key takes. */
export function isValidValue(key: Key, value: string): boolean {
  if (key.values !== undefined) return key.values.includes(value);
  return shapes[key.type](value);
}
