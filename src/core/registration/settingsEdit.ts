// Edits one entry of `exchangeOAuth.registrations` in a settings file: everything else in it, comments too, stays.

import {
  applyEdits,
  type FormattingOptions,
  findNodeAtLocation,
  getNodeValue,
  modify,
  type Node,
  type ParseError,
  parseTree,
} from 'jsonc-parser';
import * as l10n from '../l10n.ts';
import { isObject } from '../text/parseJson.ts';
import type { Registration } from './registration.ts';
import { entryWith, indexOfEntry } from './settingsEntry.ts';

const dotted = 'exchangeOAuth.registrations';

export type SettingsEdit =
  | { readonly ok: true; readonly text: string }
  /** The file cannot be edited safely; it is left as it is. */
  | { readonly ok: false; readonly problem: string };

/** Where the setting stands: at the root of settings.json, or under `settings` in a .code-workspace file. */
export type SettingsRoot = 'settingsFile' | 'workspaceFile';

/** The file's text with the entry saved under its id. */
export function saveEntry(text: string, root: SettingsRoot, registration: Registration): SettingsEdit {
  return editEntries(text, root, (current, path, entries) => {
    const index = indexOfEntry(entries, registration.id);
    if (index === -1)
      return insert(current, [...path, entries.length], entryWith(undefined, registration, 'leave'));
    return merge(current, [...path, index], entries[index], entryWith(entries[index], registration, 'leave'));
  });
}

/** The file's text without the entry of that id. */
export function removeEntry(text: string, root: SettingsRoot, id: string): SettingsEdit {
  return editEntries(text, root, (current, path, entries) => {
    const index = indexOfEntry(entries, id);
    return index === -1 ? current : change(current, [...path, index], undefined);
  });
}

type JsonPath = (string | number)[];

function editEntries(
  text: string,
  root: SettingsRoot,
  edit: (text: string, path: JsonPath, entries: readonly unknown[]) => string,
): SettingsEdit {
  const source = text.trim() === '' ? '{}' : text;
  const errors: ParseError[] = [];
  const tree = parseTree(source, errors, { allowTrailingComma: true });
  const first = errors[0];
  if (tree === undefined || tree.type !== 'object' || first !== undefined) {
    const line = source.slice(0, first?.offset ?? 0).split('\n').length;
    return { ok: false, problem: l10n.record('it is not valid JSON near line {0}', line) };
  }
  const base: JsonPath = root === 'workspaceFile' ? ['settings'] : [];
  const path = pathOf(tree, base);
  const node = findNodeAtLocation(tree, path);
  if (node !== undefined && node.type !== 'array')
    return { ok: false, problem: l10n.record('{0} in it is not a list', dotted) };
  const prepared = node === undefined ? change(source, path, []) : source;
  const entries: unknown[] = node === undefined ? [] : getNodeValue(node);
  return { ok: true, text: edit(prepared, path, entries) };
}

/** The dotted form, unless the file uses the nested one. */
function pathOf(tree: Node, base: JsonPath): JsonPath {
  const nested = [...base, 'exchangeOAuth', 'registrations'];
  const usesDotted = findNodeAtLocation(tree, [...base, dotted]) !== undefined;
  return !usesDotted && findNodeAtLocation(tree, nested) !== undefined ? nested : [...base, dotted];
}

/** Writes only what differs, so that comments between unchanged values survive. */
function merge(text: string, path: JsonPath, before: unknown, after: unknown): string {
  if (JSON.stringify(before) === JSON.stringify(after)) return text;
  if (Array.isArray(before) && Array.isArray(after)) return mergeArrays(text, path, before, after);
  if (isObject(before) && isObject(after)) {
    const keys = [...new Set([...Object.keys(before), ...Object.keys(after)])];
    return keys.reduce((current, key) => {
      if (!Object.hasOwn(after, key)) return change(current, [...path, key], undefined);
      return merge(current, [...path, key], before[key], after[key]);
    }, text);
  }
  return change(text, path, after);
}

function mergeArrays(
  text: string,
  path: JsonPath,
  before: readonly unknown[],
  after: readonly unknown[],
): string {
  const kept = new Set(after.map(identity));
  let current = text;
  let left = [...before];
  for (let index = before.length - 1; index >= 0; index -= 1) {
    if (kept.has(identity(before[index]))) continue;
    current = change(current, [...path, index], undefined);
    left = left.filter((_, position) => position !== index);
  }
  for (const [index, value] of after.entries()) {
    current =
      index < left.length
        ? merge(current, [...path, index], left[index], value)
        : insert(current, [...path, index], value);
  }
  for (let index = left.length - 1; index >= after.length; index -= 1)
    current = change(current, [...path, index], undefined);
  return current;
}

/** Mailboxes are the same by address, everything else by value. */
function identity(value: unknown): string {
  const address = isObject(value) ? value['address'] : undefined;
  return typeof address === 'string' ? `address ${address.toLowerCase()}` : JSON.stringify(value);
}

function change(text: string, path: JsonPath, value: unknown): string {
  return applyEdits(text, modify(text, path, value, { formattingOptions: formatOf(text) }));
}

function insert(text: string, path: JsonPath, value: unknown): string {
  return applyEdits(
    text,
    modify(text, path, value, { formattingOptions: formatOf(text), isArrayInsertion: true }),
  );
}

function formatOf(text: string): FormattingOptions {
  const indent = /\n([ \t]+)\S/.exec(text)?.[1] ?? '  ';
  return {
    insertSpaces: !indent.startsWith('\t'),
    tabSize: indent.startsWith('\t') ? 4 : Math.min(indent.length, 8),
    eol: text.includes('\r\n') ? '\r\n' : '\n',
  };
}

/**
 * A JSON file with the values of another one: keys of both are merged, lists get the items they lack, everything else
 * and its comments stay. `only` names the one key of the addition that counts.
 */
export function mergeJson(text: string, addition: string, only?: string): SettingsEdit {
  const source = text.trim() === '' ? '{}\n' : text;
  const errors: ParseError[] = [];
  const tree = parseTree(source, errors, { allowTrailingComma: true });
  if (tree === undefined || tree.type !== 'object' || errors.length > 0) {
    return { ok: false, problem: l10n.record('The file is not valid JSON.') };
  }
  const all: unknown = JSON.parse(addition);
  const wanted = only !== undefined && isObject(all) ? { [only]: all[only] ?? {} } : all;
  return { ok: true, text: addValue(source, [], getNodeValue(tree), wanted) };
}

function addValue(text: string, path: JsonPath, before: unknown, wanted: unknown): string {
  if (isObject(before) && isObject(wanted)) {
    return Object.entries(wanted).reduce(
      (current, [key, value]) =>
        addValue(current, [...path, key], Object.hasOwn(before, key) ? before[key] : undefined, value),
      text,
    );
  }
  if (Array.isArray(before) && Array.isArray(wanted)) {
    const known = before.map((item) => JSON.stringify(item));
    const fresh = wanted.filter((item) => !known.includes(JSON.stringify(item)));
    return fresh.reduce<string>(
      (current, item, index) => insert(current, [...path, before.length + index], item),
      text,
    );
  }
  return JSON.stringify(before) === JSON.stringify(wanted) ? text : change(text, path, wanted);
}
