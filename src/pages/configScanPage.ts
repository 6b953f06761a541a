// What a scan of a workspace found: files with their problems.
import { escapeMarkdown } from './markdown.ts';

export function configScanMarkdown(
  files: readonly {
    readonly file: string;
    readonly problems: readonly { readonly line: number; readonly code: string; readonly severity: string }[];
  }[],
  read: number,
  cut: boolean,
): string {
  const parts = files.map(({ file, problems }) =>
    [
      `## ${escapeMarkdown(file)}`,
      problems.map(({ line, code, severity }) => `- Line ${line}: ${code} (${severity})`).join('\n'),
    ].join('\n\n'),
  );
  return [
    '# Mail configuration in this workspace',
    `${read} files were read${cut ? '; the search stopped at its limit or was cancelled' : ''}. ${files.length} of them have problems, which also stand in the Problems view.`,
    ...parts,
    '',
  ].join('\n\n');
}
