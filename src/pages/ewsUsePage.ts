// Where a workspace uses EWS, what takes its place in Graph, and the least permissions of its own Graph calls.
import { type EwsUse, rbacRole } from '../configs/ewsUse.ts';
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
    '# EWS in this workspace',
    'Exchange Web Services in Exchange Online ends on 1 April 2027. Exchange on servers of your own keeps it.',
    found.length === 0 ? 'No use of EWS was found in the files that were read.' : useTable(found),
    ...permissionList(
      'Least permissions after the move',
      found.flatMap(({ operation }) => operation.permission ?? []),
    ),
    ...permissionList(
      'Least permissions of the Graph calls that are there',
      files.flatMap(({ graphPermissions }) => graphPermissions),
    ),
    ...(cut ? ['Not every file was read: the search stopped at its limit.'] : []),
    '',
  ].join('\n\n');
}

function useTable(found: readonly (EwsUse & { readonly file: string })[]): string {
  const rows = found.map(({ file, line, operation }) => {
    const { name, graph, permission, note } = operation;
    const call = graph === undefined ? 'none' : escapeOwnText(graph);
    const role = permission === undefined ? undefined : rbacRole(permission);
    return `| ${escapeMarkdown(file)}:${line} | ${name} | ${call}${note === undefined ? '' : `. ${escapeOwnText(note)}`} | ${permission ?? dash} | ${role ?? dash} |`;
  });
  return [
    '| place | EWS | Microsoft Graph | least permission | RBAC role |',
    '| --- | --- | --- | --- | --- |',
    ...rows,
  ].join('\n');
}

/** Each once, in order; left out if there are none. */
function permissionList(title: string, permissions: readonly string[]): readonly string[] {
  const lines = [...new Set(permissions)].toSorted().map((each) => `- ${each}`);
  return lines.length === 0 ? [] : [`## ${title}`, lines.join('\n')];
}
