// What the session's effects work on: the draft and what is known, with one way to change either.

import { randomUUID } from 'node:crypto';
import type { TextEditor, Uri } from 'vscode';
import * as l10n from '../../core/l10n.ts';
import type { Registration } from '../../core/registration/registration.ts';
import { today } from '../../core/text/dates.ts';
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
  /** The registration that a credential was last stored for in this session, and what was stored then. */
  storedFor: { readonly registration: Registration; readonly seen: string } | undefined;
  /** The credential that the page shows: another window may store another one. */
  seenCredential: string | undefined;
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
  readonly parts: SnapshotContents;
  /** Called after every change. */
  readonly changed: () => void;
}

export const newDraftName = (): string => randomUUID();

export function createModel(deps: ModelDeps): WizardModel {
  const { services, editor, storage, changed } = deps;
  let state = deps.state;
  let facts = deps.facts;
  let { parts } = deps;
  const after = (change: () => void) => {
    change();
    changed();
  };
  const setState = (next: WizardState) => after(() => (state = next));
  const replaceFacts = (next: WizardFacts) => after(() => (facts = next));
  const replaceParts = (next: SnapshotContents) => after(() => (parts = next));
  const setFacts = (news: Partial<WizardFacts>) => replaceFacts({ ...facts, ...news });
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
      return parts;
    },
    storedFor: undefined,
    seenCredential: undefined,
    sheetChoice: undefined,
    dispatch: (event) =>
      setState(reduce(state, event, { catalogue: parts.catalogue, today: today(new Date()) })),
    replaceState: setState,
    setFacts,
    clearFact: (fact) => {
      const { [fact]: _gone, ...rest } = facts;
      replaceFacts(rest);
    },
    setParts: (news) => replaceParts({ ...parts, ...news }),
    replaceParts,
    registration: () => registrationOf(state, `draft-${state.draft}`),
    ...createOperations((running) => setFacts({ running })),
  };
}

/** Work that can be cancelled; only one of its kind at a time. */
function createOperations(
  onChange: (running: readonly OperationId[]) => void,
): Pick<WizardModel, 'run' | 'cancel' | 'cancelAll'> {
  const controllers = new Map<OperationId, AbortController>();
  const changed = () => onChange([...controllers.keys()]);
  return {
    run: async (operation, work) => {
      if (controllers.has(operation))
        throw new Error(l10n.record('This is already running. Wait for it or cancel it.'));
      const controller = new AbortController();
      controllers.set(operation, controller);
      changed();
      try {
        return await work(controller.signal);
      } finally {
        controllers.delete(operation);
        changed();
      }
    },
    cancel: (operation) => controllers.get(operation)?.abort(),
    cancelAll: () => {
      for (const controller of controllers.values()) controller.abort();
    },
  };
}
