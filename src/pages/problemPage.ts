// A problem of a configuration file as a page: why, what to do, and how to switch the check off.

import { problemRows } from '../configs/codes.ts';
import * as l10n from '../core/l10n.ts';

export function problemMarkdown(code: string): string {
  const row = Object.entries(problemRows).find(([each]) => each === code)?.[1];
  if (row === undefined) return `# ${l10n.t('This code is not known')}\n`;
  return [
    `# ${l10n.t(row.title)}`,
    l10n.t(row.why),
    `## ${l10n.t('What to do')}`,
    l10n.t(row.fix),
    `## ${l10n.t('If this does not apply')}`,
    l10n.t(
      'Put `exchange-oauth-ignore: {0}` in a comment on the line or the line before, or set `exchangeOAuth.configCheck.rules` to `{ "{1}": "off" }`.',
      code,
      code,
    ),
    '',
  ].join('\n\n');
}
