// Drafts that outlive the panel and the window: kept in globalState under their names, the newest few only, no secret.
import { randomUUID } from 'node:crypto';
import type { Memento } from 'vscode';
import { redactJson } from '../../core/text/redactJson.ts';
import { mask } from '../../core/text/secretShapes.ts';
import { isDomain, isGuid, isMailAddress } from '../../core/text/text.ts';
import { parseDraft } from '../../wizard/draft.ts';
import { mailboxFields, type WizardState } from '../../wizard/state.ts';

const prefix = 'wizard.draft.';
const listKey = 'wizard.drafts';
/** Which window writes a draft. */
const ownerPrefix = 'wizard.draftOwner.';
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

export function createDrafts(memento: Memento, redact: (text: string) => string): Drafts {
  const stored = storedDrafts(memento);
  const ownership = createOwnership(memento);
  let writing: Promise<void> | undefined;
  let pending: WizardState | undefined;
  const write = async (): Promise<void> => {
    for (let state = pending; state !== undefined; state = pending) {
      pending = undefined;
      const draft = await ownership.take(state.draft);
      await stored.write(withoutSecrets({ ...state, draft }, redact));
    }
  };
  return {
    find: stored.read,
    unfinished: () =>
      stored
        .all()
        .find((state) => state !== undefined && (state.saved === undefined || state.furthest !== 'finish')),
    findFor: (registration) => stored.all().find((state) => state?.saved?.id === registration),
    keep: (state) => {
      pending = state;
      writing ??= write().finally(() => {
        writing = undefined;
      });
    },
    drop: async (draft) => {
      if (pending?.draft === draft) pending = undefined;
      await writing;
      await stored.drop(ownership.giveUp(draft));
    },
  };
}

/** The drafts in globalState, the newest first. */
function storedDrafts(memento: Memento) {
  const names = (): readonly string[] => {
    const list: unknown = memento.get(listKey);
    return Array.isArray(list) ? list.filter((name): name is string => typeof name === 'string') : [];
  };
  const read = (name: string) => parseDraft(memento.get(prefix + name));
  const erase = async (name: string): Promise<void> => {
    await memento.update(prefix + name, undefined);
    await memento.update(ownerPrefix + name, undefined);
  };
  return {
    read,
    all: () => names().map(read),
    /** Puts the draft first, and drops the oldest. */
    write: async (state: WizardState): Promise<void> => {
      const { draft } = state;
      await memento.update(prefix + draft, state);
      const [first, ...rest] = names();
      if (first === draft) return;
      const list = [draft, ...[first, ...rest].filter((name) => name !== undefined && name !== draft)];
      for (const old of list.slice(keptDrafts)) if (old !== undefined) await erase(old);
      await memento.update(listKey, list.slice(0, keptDrafts));
    },
    drop: async (name: string): Promise<void> => {
      await erase(name);
      await memento.update(
        listKey,
        names().filter((other) => other !== name),
      );
    },
  };
}

/** Two windows on one draft: the one that had it goes on under a name of its own, so that neither loses its entries. */
function createOwnership(memento: Memento) {
  const window = randomUUID();
  /** Drafts of this window, and the names under which it goes on with those that another window took over. */
  const mine = new Map<string, string>();
  return {
    /** The name to write the draft under. */
    take: async (draft: string): Promise<string> => {
      const name = mine.get(draft) ?? draft;
      const isTaken = mine.has(draft) && memento.get(ownerPrefix + name) !== window;
      const own = isTaken ? randomUUID() : name;
      if (!mine.has(draft) || isTaken) await memento.update(ownerPrefix + own, window);
      mine.set(draft, own);
      return own;
    },
    /** The name that the draft was written under. */
    giveUp: (draft: string): string => {
      const name = mine.get(draft) ?? draft;
      mine.delete(draft);
      return name;
    },
  };
}

/** A secret pasted into any field is called out there, and must not be written down meanwhile. */
function withoutSecrets(state: WizardState, redact: (text: string) => string): WizardState {
  const field = (text: string) => (secretShaped(text) ? mask : redact(text));
  const { name, ...others } = state.texts;
  const { resolvedTenant, ...rest } = state;
  return {
    ...redactJson(rest, redact),
    ...(resolvedTenant === undefined ? {} : { resolvedTenant: redactJson(resolvedTenant, field) }),
    // A name may be one long word with a year in it; a value made at random changes between letters and digits.
    texts: { ...redactJson(others, field), name: looksRandom(name) ? mask : redact(name) },
    mailboxes: state.mailboxes.map((mailbox) => ({
      ...mailbox,
      ...Object.fromEntries(mailboxFields.map((name) => [name, field(mailbox[name])])),
    })),
  };
}

const looksRandom = (text: string): boolean =>
  secretShaped(text) && (text.match(/\d(?=[A-Za-z])|[A-Za-z](?=\d)/g) ?? []).length >= 4;

/** Long, without spaces, of letters of both cases and digits, and nothing that these fields ask for. */
function secretShaped(text: string): boolean {
  const word = text.trim();
  if (word.length < shortestSecret || /\s/.test(word)) return false;
  const asked = [isGuid, isMailAddress, isUrl, isHost].some((fits) => fits(word));
  return !asked && [/[a-z]/, /[A-Z]/, /\d/].every((kind) => kind.test(word));
}

const isUrl = (word: string): boolean => /^https?:\/\//i.test(word);
const isHost = (word: string): boolean => isDomain(word.replace(/:\d+$/, ''));

/** Entra's secrets have 40 characters; other authorities' are seldom under 20. */
const shortestSecret = 20;
