// What the session's effects work on: the draft and what is known, with one way to change either.
import { randomUUID } from 'node:crypto';
import type { TextEditor, Uri } from 'vscode';
import type { Registration } from '../../core/registration/registration.ts';
import type { CatalogueEntry } from '../../wizard/catalogue.ts';
import type { OperationId, WizardFacts } from '../../wizard/facts.ts';
import type { HostEvent } from '../../wizard/hostEvents.ts';
import type { Intent } from '../../wizard/intents.ts';
import { reduce } from '../../wizard/reducer.ts';
import type { SnapshotContents } from '../../wizard/snapshot.ts';
import { registrationOf, type WizardState } from '../../wizard/state.ts';
import type { Services } from '../shell/services.ts';

export interface WizardModel {
  readonly services: Services;
  /** The editor that was in front when the wizard opened. */
  readonly editor: TextEditor | undefined;
  /** The extension's own folder for files. */
  readonly storage: Uri;
  readonly state: WizardState;
  readonly facts: WizardFacts;
  readonly parts: SnapshotContents;
  /** The registration that a credential was last stored for in this session. */
  storedFor: Registration | undefined;
  /** The target and mailbox whose settings step 8 shows. */
  sheetChoice: { readonly target: string; readonly address: string } | undefined;
  dispatch(event: Intent | HostEvent): void;
  replaceState(state: WizardState): void;
  setFacts(facts: Partial<WizardFacts>): void;
  clearFact(fact: 'tenant' | 'credential'): void;
  setParts(parts: Partial<SnapshotContents>): void;
  replaceParts(parts: SnapshotContents): void;
  /** The registration that the draft describes. */
  registration(): Registration;
  /** Runs work that can be cancelled; only one of its kind at a time. */
  run<T>(operation: OperationId, work: (signal: AbortSignal) => Promise<T>): Promise<T>;
  cancel(operation: OperationId): void;
  cancelAll(): void;
}

export interface ModelDeps {
  readonly services: Services;
  readonly editor: TextEditor | undefined;
  readonly storage: Uri;
  readonly state: WizardState;
  readonly facts: WizardFacts;
  /** Called after every change. */
  readonly changed: () => void;
}

/** Today's date in this time zone's calendar, as YYYY-MM-DD. */
export function todayOf(now: Date): string {
  const local = new Date(now.getTime() - now.getTimezoneOffset() * 60_000);
  return local.toISOString().slice(0, 10);
}

export const newDraftName = (): string => randomUUID();

export function createModel(deps: ModelDeps): WizardModel {
  const { services, editor, storage, changed } = deps;
  let state = deps.state;
  let facts = deps.facts;
  let shown: SnapshotContents = {};
  const controllers = new Map<OperationId, AbortController>();
  const setFacts = (news: Partial<WizardFacts>) => {
    facts = { ...facts, ...news };
    changed();
  };
  const runningNow = () => setFacts({ running: [...controllers.keys()] });
  return {
    services,
    editor,
    storage,
    get state() {
      return state;
    },
    get facts() {
      return facts;
    },
    get parts() {
      return shown;
    },
    storedFor: undefined,
    sheetChoice: undefined,
    dispatch: (event) => {
      state = reduce(state, event, { catalogue: catalogueOf(shown), today: todayOf(new Date()) });
      changed();
    },
    replaceState: (next) => {
      state = next;
      changed();
    },
    setFacts,
    clearFact: (fact) => {
      const { [fact]: _gone, ...rest } = facts;
      facts = rest;
      changed();
    },
    setParts: (news) => {
      shown = { ...shown, ...news };
      changed();
    },
    replaceParts: (next) => {
      shown = next;
      changed();
    },
    registration: () => registrationOf(state, `draft-${state.draft}`),
    run: async (operation, work) => {
      if (controllers.has(operation)) throw new Error('This is already running. Wait for it or cancel it.');
      const controller = new AbortController();
      controllers.set(operation, controller);
      runningNow();
      try {
        return await work(controller.signal);
      } finally {
        controllers.delete(operation);
        runningNow();
      }
    },
    cancel: (operation) => controllers.get(operation)?.abort(),
    cancelAll: () => {
      for (const controller of controllers.values()) controller.abort();
    },
  };
}

const catalogueOf = (parts: SnapshotContents): readonly CatalogueEntry[] | undefined => parts.catalogue;
