// What a file of mail configuration says, and what of it cannot work or will stop, as a page.

import { shownMessage } from '../configs/codes.ts';
import type { ConfigProblem, ConfigValue } from '../configs/model.ts';
import * as l10n from '../core/l10n.ts';
import { tableHead } from './layout.ts';
import { escapeMarkdown, escapeOwnText } from './markdown.ts';
import { shownReference } from './shownReference.ts';

const severityLabels = {
  error: l10n.msg('Error'),
  warning: l10n.msg('Warning'),
  info: l10n.msg('Information'),
};

/** Values whose text is never shown. */
const secretValues: ReadonlySet<string> = new Set(['secret', 'refreshToken']);

/** The text of a value as pages and lists may show it. */
export function shownText({
  what,
  text,
  placeholder,
}: Pick<ConfigValue, 'what' | 'text' | 'placeholder'>): string {
  // A hint to fill in is shown, but for one that is short enough to be somebody's password after all.
  if (secretValues.has(what) && (placeholder !== true || text.length < 5))
    return l10n.t('(a secret; not shown)');
  return what === 'secretRef' ? shownReference(text) : text;
}

export function configMarkdown(
  fileName: string,
  reading: { readonly values: readonly ConfigValue[]; readonly problems: readonly ConfigProblem[] },
): string {
  const { values, problems } = reading;
  const name = escapeMarkdown(fileName);
  if (values.length === 0 && problems.length === 0)
    return `# ${name}\n\n${l10n.t('Nothing in this file is about mail in Exchange Online.')}\n`;
  const found = problems.map(
    ({ line, severity, code, message }) =>
      `- ${l10n.t('Line {0}, {1}', line, l10n.t(severityLabels[severity]))}: ${escapeOwnText(shownMessage({ code, message }))}`,
  );
  const rows = values.map(
    (value) =>
      `| ${value.line} | ${value.what} | ${escapeMarkdown(shownText(value))}${value.placeholder ? ` ${l10n.t('(to fill in)')}` : ''} |`,
  );
  return [
    `# ${name}`,
    `## ${l10n.t('Problems')}`,
    found.length === 0 ? l10n.t('No problem was found.') : found.join('\n'),
    `## ${l10n.t('Values')}`,
    [tableHead(l10n.t('line'), l10n.t('value'), l10n.t('text')), ...rows].join('\n'),
    '',
  ].join('\n\n');
}
