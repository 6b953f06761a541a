// What a scan of a workspace found: files with their problems.
import * as l10n from '../core/l10n.ts';
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
      problems
        .map(({ line, code, severity }) => `- ${l10n.t('Line {0}: {1} ({2})', line, code, severity)}`)
        .join('\n'),
    ].join('\n\n'),
  );
  return [
    `# ${l10n.t('Mail configuration in this workspace')}`,
    cut
      ? l10n.t(
          '{0} files were read; the search stopped at its limit or was cancelled. {1} of them have problems, which also stand in the Problems view.',
          read,
          files.length,
        )
      : l10n.t(
          '{0} files were read. {1} of them have problems, which also stand in the Problems view.',
          read,
          files.length,
        ),
    ...parts,
    '',
  ].join('\n\n');
}
