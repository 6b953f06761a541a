// Writes the setting where a person keeps it: User settings through VS Code, workspace and folder files as JSONC edits.

import { ConfigurationTarget, FileType, Uri, workspace } from 'vscode';
import * as l10n from '../../core/l10n.ts';
import { type NamedEntry, namedEntry } from '../../core/registration/namedEntry.ts';
import { parseRegistration } from '../../core/registration/parseRegistration.ts';
import type { Registration } from '../../core/registration/registration.ts';
import type { SettingsEdit, SettingsRoot } from '../../core/registration/settingsEdit.ts';
import { entryWith, indexOfEntry } from '../../core/registration/settingsEntry.ts';
import type { RegistrationScope } from '../../core/registration/storedRegistration.ts';
import { readSaved, replaceText } from '../shell/editFile.ts';

/** A change to the setting: save one entry, or remove one. */
export type EntryChange =
  | { readonly kind: 'save'; readonly registration: Registration }
  | { readonly kind: 'remove'; readonly id: string };

/** The setting cannot be written as it stands; the message says why and what to do. */
export class SettingsProblem extends Error {
  override readonly name = 'SettingsProblem';
}

/** Applies the change in the scope; false if it changes nothing. Throws a SettingsProblem if it cannot. */
export async function applyChange(scope: RegistrationScope, change: EntryChange): Promise<boolean> {
  if (scope.kind === 'user') return changeUserSettings(change);
  const file = settingsFileOf(scope);
  if (file === undefined) {
    throw new SettingsProblem(
      l10n.record(
        'No workspace file is open to save in. Save in User settings instead, or open a folder first.',
      ),
    );
  }
  return changeFile(file.uri, file.root, change);
}

async function changeUserSettings(change: EntryChange): Promise<boolean> {
  const configuration = workspace.getConfiguration('exchangeOAuth');
  const current = configuration.inspect<unknown>('registrations')?.globalValue;
  if (current !== undefined && !Array.isArray(current)) {
    throw new SettingsProblem(
      l10n.record(
        'exchangeOAuth.registrations in your User settings is not a list. Open the settings file and put its value in square brackets; nothing was changed.',
      ),
    );
  }
  const before = JSON.stringify(current ?? []);
  const entries: unknown[] = JSON.parse(before);
  const index = indexOfEntry(entries, change.kind === 'save' ? change.registration.id : change.id);
  if (change.kind === 'save') {
    const entry = entryWith(entries[index], change.registration, 'write');
    entries.splice(index === -1 ? entries.length : index, index === -1 ? 0 : 1, entry);
  } else if (index !== -1) entries.splice(index, 1);
  if (JSON.stringify(entries) === before) return false;
  await configuration.update('registrations', entries, ConfigurationTarget.Global);
  return true;
}

interface SettingsFile {
  readonly uri: Uri;
  readonly root: SettingsRoot;
}

function settingsFileOf(scope: Exclude<RegistrationScope, { kind: 'user' }>): SettingsFile | undefined {
  if (scope.kind === 'folder') {
    return { uri: Uri.joinPath(Uri.parse(scope.uri), '.vscode', 'settings.json'), root: 'settingsFile' };
  }
  const workspaceFile = workspace.workspaceFile;
  if (workspaceFile !== undefined) {
    return workspaceFile.scheme === 'untitled' ? undefined : { uri: workspaceFile, root: 'workspaceFile' };
  }
  const folder = workspace.workspaceFolders?.[0];
  return folder && { uri: Uri.joinPath(folder.uri, '.vscode', 'settings.json'), root: 'settingsFile' };
}

async function changeFile(uri: Uri, root: SettingsRoot, change: EntryChange): Promise<boolean> {
  await refuseLinks(uri);
  const before = (await readSaved(uri)) ?? (await createEmpty(uri));
  const edited = await editText(before, root, change);
  if (!edited.ok)
    throw new SettingsProblem(
      l10n.record(
        '{0} cannot be edited: {1}. Correct the file, then try again. Nothing was changed.',
        workspace.asRelativePath(uri),
        edited.problem,
      ),
    );
  if (edited.text === before) return false;
  await replaceText(uri, before, edited.text);
  return true;
}

async function editText(text: string, root: SettingsRoot, change: EntryChange): Promise<SettingsEdit> {
  const { saveEntry, removeEntry } = await import('../../core/registration/settingsEdit.ts');
  return change.kind === 'save'
    ? saveEntry(text, root, change.registration)
    : removeEntry(text, root, change.id);
}

async function createEmpty(uri: Uri): Promise<string> {
  const text = '{}\n';
  await workspace.fs.writeFile(uri, new TextEncoder().encode(text));
  return text;
}

/** A repository can bring a folder or file that leads elsewhere: what is written there would change another project's. */
async function refuseLinks(uri: Uri): Promise<void> {
  for (const each of [Uri.joinPath(uri, '..'), uri]) {
    const found = await Promise.resolve(workspace.fs.stat(each)).catch(() => undefined);
    if (found === undefined) continue;
    if ((found.type & FileType.SymbolicLink) !== 0) throw linkProblem(each);
    if (each === uri && (found.type & FileType.File) === 0)
      throw new SettingsProblem(l10n.record('{0} is not a file.', workspace.asRelativePath(uri)));
  }
}

const linkProblem = (uri: Uri): SettingsProblem =>
  new SettingsProblem(
    l10n.record(
      '{0} is a link to another place, so nothing was written. Save in User settings, or replace the link with a folder or file of this workspace.',
      workspace.asRelativePath(uri),
    ),
  );

/** The entry as it stands in the scope, hosts included; undefined if it is gone or cannot be used. */
export function rawEntry(scope: RegistrationScope, id: string): Registration | undefined {
  const entries = entriesOf(scope);
  const parsed = parseRegistration(entries[indexOfEntry(entries, id)]);
  return parsed.ok ? parsed.registration : undefined;
}

/** What the entry of that id names, be it one that cannot be used. */
export function entryNow(scope: RegistrationScope, id: string): NamedEntry | undefined {
  const entries = entriesOf(scope);
  return namedEntry(entries[indexOfEntry(entries, id)]);
}

function entriesOf(scope: RegistrationScope): readonly unknown[] {
  const resource = scope.kind === 'folder' ? Uri.parse(scope.uri) : null;
  const inspected = workspace.getConfiguration('exchangeOAuth', resource).inspect<unknown>('registrations');
  const value = {
    user: inspected?.globalValue,
    workspace: inspected?.workspaceValue,
    folder: inspected?.workspaceFolderValue,
  }[scope.kind];
  return Array.isArray(value) ? value : [];
}
