// Drafts that outlive the panel and the window: each in a file of its own, the newest few only, no secret.
import { randomUUID } from 'node:crypto';
import { parseDraft } from '../../wizard/draft.ts';
import type { WizardState } from '../../wizard/state.ts';
import { createDraftFiles, type DraftFile } from './draftFiles.ts';
import { withoutSecrets } from './secretsInDraft.ts';

/** Older drafts are dropped. */
const keptDrafts = 5;

export interface Drafts {
  find(name: string): WizardState | undefined;
  /** The newest draft that was not walked to its end. */
  unfinished(): WizardState | undefined;
  /** The draft that edits this registration. */
  findFor(registration: string): WizardState | undefined;
  /** Writes the draft; while one write runs, the last of those that follow is the next. */
  keep(state: WizardState): void;
  drop(name: string): Promise<void>;
}

export function createDrafts(folder: string, redact: (text: string) => string): Drafts {
  const stored = storedDrafts(folder);
  let writing: Promise<void> | undefined;
  let pending: WizardState | undefined;
  const write = async (): Promise<void> => {
    for (let state = pending; state !== undefined; state = pending) {
      pending = undefined;
      await stored.write(withoutSecrets(state, redact));
    }
  };
  return {
    find: (name) => stored.find((state) => state.draft === name),
    unfinished: () => stored.find((state) => state.saved === undefined || state.furthest !== 'finish'),
    findFor: (registration) => stored.find((state) => state.saved?.id === registration),
    keep: (state) => {
      pending = state;
      writing ??= write().finally(() => {
        writing = undefined;
      });
    },
    drop: async (draft) => {
      if (pending?.draft === draft) pending = undefined;
      await writing;
      await stored.drop(draft);
    },
  };
}

/**
 * The drafts of one window. Two windows on one draft: the one that had it goes on under a name of its own, so that
 * neither loses its entries.
 */
function storedDrafts(folder: string) {
  const files = createDraftFiles(folder);
  const window = randomUUID();
  /** Drafts of this window, and the names under which it writes them. */
  const mine = new Map<string, string>();
  /** Files of other windows that this one goes on from. */
  const opened = new Map<string, DraftFile>();
  const goOnAlone = async (draft: string): Promise<void> => {
    const before = opened.get(draft);
    opened.delete(draft);
    if (before !== undefined) await files.takeAway(before, randomUUID());
  };
  return {
    /** The newest that fits. */
    find: (fits: (state: WizardState) => boolean): WizardState | undefined => {
      for (const file of files.all()) {
        const state = stateIn(file);
        if (state === undefined || !fits(state)) continue;
        if (file.window !== window) opened.set(state.draft, file);
        return state;
      }
      return undefined;
    },
    write: async (state: WizardState): Promise<void> => {
      const name = mine.get(state.draft);
      const goesOn = name !== undefined && files.has(name, window);
      const own = goesOn ? name : name === undefined ? state.draft : randomUUID();
      mine.set(state.draft, own);
      await files.write({ draft: own, window, text: JSON.stringify({ ...state, draft: own }) });
      await goOnAlone(state.draft);
      // No file was added.
      if (goesOn) return;
      for (const old of files.all().slice(keptDrafts)) {
        // What a later version has written is nothing that is known here.
        if (stateIn(old) !== undefined) await files.drop(old.draft, old.window);
      }
    },
    drop: async (draft: string): Promise<void> => {
      await files.drop(mine.get(draft) ?? draft, window);
      mine.delete(draft);
      await goOnAlone(draft);
    },
  };
}

/** The draft has the name of its file. */
function stateIn({ draft, text }: DraftFile): WizardState | undefined {
  try {
    const state = parseDraft(JSON.parse(text));
    return state && { ...state, draft };
  } catch {
    return undefined;
  }
}
