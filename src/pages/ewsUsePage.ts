// Where a workspace uses EWS, what takes its place in Graph, and the least permissions of its own Graph calls.

import { type EwsUse, rbacRole } from '../configs/ewsUse.ts';
import { withoutHeld } from '../configs/graphUse.ts';
import * as l10n from '../core/l10n.ts';
import { tableHead } from './layout.ts';
import { escapeMarkdown, escapeOwnText } from './markdown.ts';

export interface FileUse {
  readonly file: string;
  readonly uses: readonly EwsUse[];
  readonly graphPermissions: readonly string[];
}

const dash = '–';

export function ewsUseMarkdown(files: readonly FileUse[], cut: boolean): string {
  const found = files.flatMap(({ file, uses }) => uses.map((use) => ({ file, ...use })));
  return [
    `# ${l10n.t('EWS in this workspace')}`,
    l10n.t(
      'Exchange Web Services in Exchange Online ends on 1 April 2027. Exchange on servers of your own keeps it.',
    ),
    found.length === 0 ? l10n.t('No use of EWS was found in the files that were read.') : useTable(found),
    ...permissionList(
      l10n.t('Least permissions after the move'),
      found.flatMap(({ operation }) => operation.permission ?? []),
    ),
    ...permissionList(
      l10n.t('Least permissions of the Graph calls that are there'),
      files.flatMap(({ graphPermissions }) => graphPermissions),
    ),
    ...(cut ? [l10n.t('Not every file was read: the search stopped at its limit.')] : []),
    '',
  ].join('\n\n');
}

function useTable(found: readonly (EwsUse & { readonly file: string })[]): string {
  const rows = found.map(({ file, line, operation }) => {
    const { name, graph, permission, note } = operation;
    const call = graph === undefined ? l10n.t('none') : escapeOwnText(graph);
    const role = permission === undefined ? undefined : rbacRole(permission);
    return `| ${escapeMarkdown(file)}:${line} | ${name} | ${call}${note === undefined ? '' : `. ${escapeOwnText(l10n.t(note))}`} | ${permission ?? dash} | ${role ?? dash} |`;
  });
  return [
    tableHead(l10n.t('place'), 'EWS', 'Microsoft Graph', l10n.t('least permission'), l10n.t('RBAC role')),
    ...rows,
  ].join('\n');
}

/** Each once, in order, and none that another one holds; left out if there are none. */
function permissionList(title: string, permissions: readonly string[]): readonly string[] {
  const lines = withoutHeld(permissions)
    .toSorted()
    .map((each) => `- ${each}`);
  return lines.length === 0 ? [] : [`## ${title}`, lines.join('\n')];
}
