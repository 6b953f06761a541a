// Drafts on disk, a file for each draft and window, so that no window writes over what another one has written: VS Code's
// state is one object for all windows, and of two that write it at once the last one counts.
import { existsSync } from 'node:fs';
import { mkdir, readFile, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { namesIn, readOwnFile, writeWhole } from '../shell/ownFiles.ts';

export interface DraftFile {
  readonly draft: string;
  /** The window that wrote it. */
  readonly window: string;
  readonly text: string;
}

export interface DraftFiles {
  /** The newest first. */
  all(): readonly DraftFile[];
  has(draft: string, window: string): boolean;
  write(file: DraftFile): Promise<void>;
  /** Takes a file away if it still is what was read; what its window has written since then stays, as another draft. */
  takeAway(file: DraftFile, otherName: string): Promise<void>;
  drop(draft: string, window: string): Promise<void>;
}

const fileName = /^(?<draft>[\w-]{1,64})\.(?<window>[\w-]{1,64})\.json$/;
/** More than any draft has (bytes). */
const maxBytes = 2_000_000;

export function createDraftFiles(folder: string): DraftFiles {
  const pathOf = (draft: string, window: string) => path.join(folder, `${draft}.${window}.json`);
  const drop = (draft: string, window: string) => rm(pathOf(draft, window), { force: true });
  return {
    all: () =>
      namesIn(folder)
        .flatMap((name) => read(path.join(folder, name)) ?? [])
        .toSorted((one, other) => other.writtenAt - one.writtenAt),
    has: (draft, window) => existsSync(pathOf(draft, window)),
    write: async ({ draft, window, text }) => {
      await mkdir(folder, { recursive: true });
      await writeWhole(pathOf(draft, window), text);
    },
    takeAway: async ({ draft, window, text }, otherName) => {
      const taken = `${pathOf(draft, window)}.taken-${otherName}`;
      try {
        await rename(pathOf(draft, window), taken);
      } catch {
        // Another window has taken it, or it was dropped.
        return;
      }
      if ((await readFile(taken, 'utf8')) === text) await rm(taken, { force: true });
      else await rename(taken, pathOf(otherName, window));
    },
    drop,
  };
}

/** Undefined for what is no file of ours, or is gone meanwhile. */
function read(file: string): (DraftFile & { readonly writtenAt: number }) | undefined {
  const { draft, window } = fileName.exec(path.basename(file))?.groups ?? {};
  const kept = draft === undefined ? undefined : readOwnFile(file, maxBytes);
  return draft === undefined || window === undefined || kept === undefined
    ? undefined
    : { ...kept, draft, window };
}
