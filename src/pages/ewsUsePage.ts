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
  const using = files.filter(({ uses }) => uses.length > 0);
  const rows = using.flatMap(({ file, uses }) =>
    uses.map(({ line, operation }) => {
      const { name, graph, permission, note } = operation;
      const call = graph === undefined ? 'none' : escapeOwnText(graph);
      const role = permission === undefined ? undefined : rbacRole(permission);
      return `| ${escapeMarkdown(file)}:${line} | ${name} | ${call}${note === undefined ? '' : `. ${escapeOwnText(note)}`} | ${permission ?? dash} | ${role ?? dash} |`;
    }),
  );
  const permissions = [
    ...new Set(using.flatMap(({ uses }) => uses.flatMap(({ operation }) => operation.permission ?? []))),
  ];
  const own = [...new Set(files.flatMap(({ graphPermissions }) => graphPermissions))];
  return [
    '# EWS in this workspace',
    'Exchange Web Services in Exchange Online ends on 1 April 2027. Exchange on servers of your own keeps it.',
    rows.length === 0
      ? 'No use of EWS was found in the files that were read.'
      : [
          '| place | EWS | Microsoft Graph | least permission | RBAC role |',
          '| --- | --- | --- | --- | --- |',
          ...rows,
        ].join('\n'),
    ...(permissions.length === 0
      ? []
      : [
          '## Least permissions after the move',
          permissions
            .toSorted()
            .map((each) => `- ${each}`)
            .join('\n'),
        ]),
    ...(own.length === 0
      ? []
      : [
          '## Least permissions of the Graph calls that are there',
          own
            .toSorted()
            .map((each) => `- ${each}`)
            .join('\n'),
        ]),
    ...(cut ? ['Not every file was read: the search stopped at its limit.'] : []),
    '',
  ].join('\n\n');
}
