// Where a registration can be saved in this window, in words.

import { workspace } from 'vscode';
import * as l10n from '../../core/l10n.ts';
import type { ScopeChoice } from '../../wizard/facts.ts';

const userScope = (): ScopeChoice => ({
  scope: { kind: 'user' },
  label: l10n.t('User settings'),
  detail: l10n.t('For you, in every workspace.'),
});

/** User settings always; the workspace and its folders if they are open and trusted. */
export function scopeChoices(): readonly ScopeChoice[] {
  const folders = workspace.workspaceFolders ?? [];
  const hasWorkspace = folders.length > 0 || workspace.workspaceFile !== undefined;
  if (!hasWorkspace || !workspace.isTrusted) return [userScope()];
  const shared: ScopeChoice = {
    scope: { kind: 'workspace' },
    label: l10n.t('Workspace settings'),
    detail: l10n.t('In this project’s settings, for everyone who works with it.'),
  };
  const each = workspace.workspaceFile === undefined ? [] : folders;
  return [
    userScope(),
    shared,
    ...each.map(
      (folder): ScopeChoice => ({
        scope: { kind: 'folder', uri: folder.uri.toString() },
        label: l10n.t('Folder settings of {0}', folder.name),
        detail: l10n.t('In this folder’s settings, for everyone who works with it.'),
      }),
    ),
  ];
}
