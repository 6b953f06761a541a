// Registrations from the settings of every scope, merged by id; hosts count from User settings only.
import { type Disposable, EventEmitter, workspace } from 'vscode';
import {
  type MergedSettings,
  mergeRegistrations,
  type ScopedValue,
} from '../../core/registration/mergeRegistrations.ts';
import { parseRegistration } from '../../core/registration/parseRegistration.ts';
import type { Registration } from '../../core/registration/registration.ts';
import type { RegistrationScope } from '../../core/registration/storedRegistration.ts';
import type { RegistrationStore } from '../shell/services.ts';
import { applyChange, type EntryChange } from './settingsFile.ts';

const section = 'exchangeOAuth.registrations';

/** Reads on demand and follows every change, from this window, another one or an editor. */
export function createRegistrationStore(subscriptions: Disposable[]): RegistrationStore {
  const changed = new EventEmitter<void>();
  let merged: MergedSettings<RegistrationScope> | undefined;
  const current = () => {
    merged ??= mergeRegistrations(scopedValues());
    return merged;
  };
  const reload = () => {
    merged = undefined;
    changed.fire();
  };
  subscriptions.push(
    changed,
    workspace.onDidChangeConfiguration((event) => event.affectsConfiguration(section) && reload()),
    workspace.onDidChangeWorkspaceFolders(reload),
    workspace.onDidGrantWorkspaceTrust(reload),
  );
  const write = async (scope: RegistrationScope, change: EntryChange) => {
    const seen = waitForChange(changed);
    try {
      if (await applyChange(scope, change)) await seen.promise;
    } finally {
      seen.stop();
    }
    merged = undefined;
  };
  return {
    all: () => current().registrations,
    find: (id) => current().registrations.find(({ registration }) => registration.id === id),
    problems: () => current().problems,
    entries: () => scopedValues().flatMap(({ value }) => entriesIn(value)),
    save: (registration: Registration, scope) => write(scope, { kind: 'save', registration }),
    remove: async (id) => {
      const found = current().registrations.find(({ registration }) => registration.id === id);
      if (found !== undefined) await write(found.scope, { kind: 'remove', id });
    },
    onDidChange: changed.event,
  };
}

function entriesIn(value: unknown): readonly Registration[] {
  if (!Array.isArray(value)) return [];
  return value.map(parseRegistration).flatMap((parsed) => (parsed.ok ? [parsed.registration] : []));
}

/** A written file reaches the configuration a moment later; should its event be lost, the wait ends by itself. */
function waitForChange(changed: EventEmitter<void>): {
  readonly promise: Promise<void>;
  readonly stop: () => void;
} {
  let stop = (): void => undefined;
  const promise = new Promise<void>((resolve) => {
    const listener = changed.event(() => stop());
    const timer = setTimeout(() => stop(), 1_500);
    stop = () => {
      clearTimeout(timer);
      listener.dispose();
      resolve();
    };
  });
  return { promise, stop: () => stop() };
}

function scopedValues(): readonly ScopedValue<RegistrationScope>[] {
  const inspected = workspace.getConfiguration('exchangeOAuth', null).inspect<unknown>('registrations');
  const folders = workspace.workspaceFile === undefined ? [] : (workspace.workspaceFolders ?? []);
  return [
    { scope: { kind: 'user' }, trustsHosts: true, value: inspected?.globalValue },
    { scope: { kind: 'workspace' }, trustsHosts: false, value: inspected?.workspaceValue },
    ...folders.map(({ uri }) => ({
      scope: { kind: 'folder' as const, uri: uri.toString() },
      trustsHosts: false,
      value: workspace.getConfiguration('exchangeOAuth', uri).inspect<unknown>('registrations')
        ?.workspaceFolderValue,
    })),
  ];
}
