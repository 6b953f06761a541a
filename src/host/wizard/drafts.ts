// Drafts that outlive the panel and the window: kept in globalState under their names, the newest few only, no secret.
import type { Memento } from 'vscode';
import { redactJson } from '../../core/text/redactJson.ts';
import { redactPatterns } from '../../core/text/secretShapes.ts';
import { parseDraft } from '../../wizard/draft.ts';
import type { WizardState } from '../../wizard/state.ts';

const prefix = 'wizard.draft.';
const listKey = 'wizard.drafts';
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

export function createDrafts(memento: Memento): Drafts {
  let writing: Promise<void> | undefined;
  let pending: WizardState | undefined;
  const names = (): readonly string[] => {
    const stored: unknown = memento.get(listKey);
    return Array.isArray(stored) ? stored.filter((name): name is string => typeof name === 'string') : [];
  };
  const read = (name: string) => parseDraft(memento.get(prefix + name));
  const write = async (): Promise<void> => {
    for (let state = pending; state !== undefined; state = pending) {
      pending = undefined;
      const { draft } = state;
      await memento.update(prefix + draft, withoutSecrets(state));
      const [first, ...rest] = names();
      if (first === draft) continue;
      const list = [draft, ...[first, ...rest].filter((name) => name !== undefined && name !== draft)];
      for (const old of list.slice(keptDrafts)) await memento.update(prefix + old, undefined);
      await memento.update(listKey, list.slice(0, keptDrafts));
    }
  };
  return {
    find: read,
    unfinished: () =>
      names()
        .map(read)
        .find((state) => state !== undefined && (state.saved === undefined || state.furthest !== 'finish')),
    findFor: (registration) =>
      names()
        .map(read)
        .find((state) => state?.saved?.id === registration),
    keep: (state) => {
      pending = state;
      writing ??= write().finally(() => {
        writing = undefined;
      });
    },
    drop: async (name) => {
      if (pending?.draft === name) pending = undefined;
      await writing;
      await memento.update(prefix + name, undefined);
      await memento.update(
        listKey,
        names().filter((other) => other !== name),
      );
    },
  };
}

/** A secret pasted into the field of an ID is called out there, and must not be written down meanwhile. */
const withoutSecrets = (state: WizardState): WizardState => ({
  ...state,
  texts: redactJson(state.texts, redactPatterns),
});
