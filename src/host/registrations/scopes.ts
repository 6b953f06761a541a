// Where a registration can be saved in this window, in words.
import { workspace } from 'vscode';
import type { ScopeChoice } from '../../wizard/facts.ts';

const user: ScopeChoice = {
  scope: { kind: 'user' },
  label: 'User settings',
  detail: 'For you, in every workspace.',
};

/** User settings always; the workspace and its folders if they are open and trusted. */
export function scopeChoices(): readonly ScopeChoice[] {
  const folders = workspace.workspaceFolders ?? [];
  const hasWorkspace = folders.length > 0 || workspace.workspaceFile !== undefined;
  if (!hasWorkspace || !workspace.isTrusted) return [user];
  const shared: ScopeChoice = {
    scope: { kind: 'workspace' },
    label: 'Workspace settings',
    detail: 'In this project’s settings, for everyone who works with it.',
  };
  const each = workspace.workspaceFile === undefined ? [] : folders;
  return [
    user,
    shared,
    ...each.map(
      (folder): ScopeChoice => ({
        scope: { kind: 'folder', uri: folder.uri.toString() },
        label: `Folder settings of ${folder.name}`,
        detail: 'In this folder’s settings, for everyone who works with it.',
      }),
    ),
  ];
}
