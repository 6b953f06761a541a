// State that all windows share, a file for each key: VS Code's own state is one object, and of two windows that write it at
// once the last one counts, whatever keys they write.
import { mkdir, rm } from 'node:fs/promises';
import path from 'node:path';
import type { Memento } from 'vscode';
import { parseJson } from '../../core/text/parseJson.ts';
import { namesIn, readOwnFile, writeWhole } from './ownFiles.ts';

const ending = '.json';
/** More than any value has (bytes). */
const mostBytes = 4_000_000;

/** What a window or all windows keep; of many keys, only those that are asked for need be looked at. */
export interface SharedState extends Memento {
  keys(beginning?: string): readonly string[];
}

/** What stands in a file: JSON cannot hold "undefined", which hides what an earlier version kept. */
interface Kept {
  readonly value?: unknown;
}

/**
 * Reads and writes the files of a folder, which is made at the first write. `before` is where earlier versions kept
 * their state: it is read if there is no file, and what is removed is removed there too.
 */
export function createStateFiles(folder: string, before: Memento): SharedState {
  const fileOf = (key: string) => path.join(folder, encodeURIComponent(key) + ending);
  let made: Promise<unknown> | undefined;
  const write = async (file: string, kept: Kept): Promise<void> => {
    made ??= mkdir(folder, { recursive: true }).catch((error: unknown) => {
      made = undefined;
      throw error;
    });
    await made;
    await writeWhole(file, JSON.stringify(kept));
  };
  const get = (key: string): unknown => {
    const kept = read(fileOf(key));
    return kept === undefined ? before.get(key) : kept.value;
  };
  return {
    keys: (beginning = '') =>
      [...new Set([...namesIn(folder).flatMap(keyOf), ...before.keys()])].filter(
        (key) => key.startsWith(beginning) && get(key) !== undefined,
      ),
    get: (key: string, otherwise?: unknown) => (get(key) ?? otherwise) as never,
    update: async (key, value) => {
      const wasBefore = before.get(key) !== undefined;
      if (value !== undefined) return write(fileOf(key), { value });
      if (wasBefore) await write(fileOf(key), {});
      else await rm(fileOf(key), { force: true });
      if (wasBefore) await before.update(key, undefined);
    },
  };
}

function keyOf(name: string): readonly string[] {
  if (!name.endsWith(ending)) return [];
  try {
    return [decodeURIComponent(name.slice(0, -ending.length))];
  } catch {
    // No file of ours.
    return [];
  }
}

/** Undefined if there is no file, or one that cannot be read or is not ours. */
function read(file: string): Kept | undefined {
  const kept = parseJson(readOwnFile(file, mostBytes)?.text ?? '');
  return typeof kept === 'object' && kept !== null ? kept : undefined;
}
