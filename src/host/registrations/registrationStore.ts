// Registrations from the settings of every scope, merged by id; hosts count from User settings only.
import { type Disposable, EventEmitter, workspace } from 'vscode';
import * as l10n from '../../core/l10n.ts';
import {
  type MergedSettings,
  mergeRegistrations,
  type ScopedValue,
} from '../../core/registration/mergeRegistrations.ts';
import { type NamedEntry, namedEntry } from '../../core/registration/namedEntry.ts';
import type { RegistrationScope } from '../../core/registration/storedRegistration.ts';
import { holdsSecretForm } from '../../core/text/secretShapes.ts';
import type { RegistrationStore } from '../shell/services.ts';
import { createSettingsWriter, type WriterDeps } from './settingsWriter.ts';

const section = 'exchangeOAuth.registrations';

export interface RegistrationStoreDeps extends Pick<WriterDeps, 'settle'> {
  /** Whether a secret that is known here is in a text. */
  readonly holdsSecret?: (text: string) => boolean;
}

/** Reads on demand and follows every change, from this window, another one or an editor. */
export function createRegistrationStore(
  subscriptions: Disposable[],
  { holdsSecret, ...deps }: RegistrationStoreDeps = {},
): RegistrationStore {
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
  const writer = createSettingsWriter({ changed, ...deps });
  const fresh = async (work: Promise<void>) => {
    await work;
    merged = undefined;
  };
  return {
    all: () => current().registrations,
    find: (id) => current().registrations.find(({ registration }) => registration.id === id),
    problems: () => current().problems,
    entries: () => scopedValues().flatMap(({ value }) => entriesIn(value)),
    save: async (registration, scope, base) => {
      const text = JSON.stringify(registration);
      if (holdsSecret?.(text) === true || holdsSecretForm(text)) throw new Error(secretInField());
      await fresh(writer.save(registration, scope, base));
    },
    remove: async (seen) => {
      const found = current().registrations.find(({ registration }) => registration.id === seen.id);
      if (found !== undefined) await fresh(writer.remove(seen, found.scope));
    },
    onDidChange: changed.event,
  };
}

const secretInField = (): string =>
  l10n.record(
    'Nothing was saved: one of the fields holds a secret or token that is in use here, and settings are read by everybody. Take it out of the field; secrets are asked for by themselves.',
  );

const entriesIn = (value: unknown): readonly NamedEntry[] =>
  Array.isArray(value) ? value.flatMap((entry) => namedEntry(entry) ?? []) : [];

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
