// Storage of a window that can end at any step: what was written before stays, and nothing is written after.
import type { Memento, SecretStorage } from 'vscode';

/** What outlives the window. */
export interface Disk {
  readonly secrets: Map<string, string>;
  readonly state: Map<string, unknown>;
  /** The setting's entries. */
  settings: readonly object[];
}

export const emptyDisk = (): Disk => ({ secrets: new Map(), state: new Map(), settings: [] });

/** No process has this number. */
export const endedProcess = 2_147_483_646;

export class SuddenEnd extends Error {}

/** A window over the disk that ends before its write number `last + 1`. */
export function windowOver(disk: Disk, last = Number.POSITIVE_INFINITY) {
  let writes = 0;
  const write = async <T>(work: () => T): Promise<T> => {
    await Promise.resolve();
    if (writes >= last) throw new SuddenEnd();
    writes++;
    return work();
  };
  return { ...storageOver(disk, { read: async (work) => work(), write }), count: () => writes };
}

/** When a step over the disk is done. */
export interface Steps {
  read<T>(work: () => T): Promise<T>;
  write<T>(work: () => T): Promise<T>;
}

/** Secret store, state and settings over the disk; what is in the state is read at once, as VS Code does. */
export function storageOver(disk: Disk, { read, write }: Steps) {
  const secrets = {
    get: (key: string) => read(() => disk.secrets.get(key)),
    keys: () => read(() => [...disk.secrets.keys()]),
    store: (key: string, value: string) => write(() => void disk.secrets.set(key, value)),
    delete: (key: string) => write(() => void disk.secrets.delete(key)),
    onDidChange: () => ({ dispose: () => undefined }),
  } as unknown as SecretStorage;
  const globalState = {
    keys: () => [...disk.state.keys()],
    get: (key: string) => disk.state.get(key),
    update: (key: string, value: unknown) =>
      write(() => {
        if (value === undefined) disk.state.delete(key);
        else disk.state.set(key, structuredClone(value));
      }),
  } as unknown as Memento;
  const writeSettings = (entries: readonly object[]) =>
    write(() => {
      disk.settings = entries;
    });
  return { secrets, globalState, writeSettings };
}
