// What a file of mail configuration says, and what of it cannot work or will stop, as a page.
import type { ConfigProblem, ConfigValue } from '../configs/model.ts';
import { escapeMarkdown, escapeOwnText } from './markdown.ts';

const severityLabels = { error: 'Error', warning: 'Warning', info: 'Information' };

/** Values whose text is never shown. */
const secretValues: ReadonlySet<string> = new Set(['secret', 'refreshToken']);

/** The text of a value as pages and lists may show it. */
export function shownText({
  what,
  text,
  placeholder,
}: Pick<ConfigValue, 'what' | 'text' | 'placeholder'>): string {
  return secretValues.has(what) && placeholder !== true ? '(a secret; not shown)' : text;
}

export function configMarkdown(
  fileName: string,
  reading: { readonly values: readonly ConfigValue[]; readonly problems: readonly ConfigProblem[] },
): string {
  const { values, problems } = reading;
  const name = escapeMarkdown(fileName);
  if (values.length === 0 && problems.length === 0)
    return `# ${name}\n\nNothing in this file is about mail in Exchange Online.\n`;
  const found = problems.map(
    ({ line, severity, message }) => `- Line ${line}, ${severityLabels[severity]}: ${escapeOwnText(message)}`,
  );
  const rows = values.map(
    (value) =>
      `| ${value.line} | ${value.what} | ${escapeMarkdown(shownText(value))}${value.placeholder ? ' (to fill in)' : ''} |`,
  );
  return [
    `# ${name}`,
    '## Problems',
    found.length === 0 ? 'No problem was found.' : found.join('\n'),
    '## Values',
    ['| line | value | text |', '| --- | --- | --- |', ...rows].join('\n'),
    '',
  ].join('\n\n');
}
