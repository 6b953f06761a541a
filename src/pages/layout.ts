// The parts every page is made of, in their order: the answer in one sentence with its state, a table of what to do, scripts, sources.
import * as l10n from '../core/l10n.ts';
import { escapeMarkdown, escapeOwnText } from './markdown.ts';

export type PageState = 'good' | 'bad' | 'open' | 'soon';

/** A mark and a word on one line (no-break spaces): nothing is told by a mark or a colour alone. */
const stateLabels: Readonly<Record<PageState, string>> = {
  good: l10n.msg('✓\u00a0OK'),
  bad: l10n.msg('✗\u00a0Needs\u00a0work'),
  open: l10n.msg('?\u00a0Not\u00a0known'),
  soon: l10n.msg('!\u00a0Soon'),
};

/** The answer that a page starts with; `sentence` is Markdown. */
export const answerLine = (state: PageState, sentence: string): string =>
  `**${l10n.t(stateLabels[state])}.** ${sentence}`;

/** One thing that counts: plain text, escaped here. */
export interface Task {
  readonly what: string;
  readonly state: PageState;
  /** How a person sees whether it is so. */
  readonly see: string;
  readonly todo: string;
  readonly who: string;
}

/** The two lines that a table begins with. */
export const tableHead = (...headings: readonly string[]): string =>
  `| ${headings.join(' | ')} |\n| ${headings.map(() => '---').join(' | ')} |`;

/** A row for each task; a single one has a row for each of its parts, which leaves its sentences room. */
export function taskTable(tasks: readonly Task[]): string {
  const headings = [
    l10n.t('What'),
    l10n.t('State'),
    l10n.t('How to see it'),
    l10n.t('What to do'),
    l10n.t('Who'),
  ];
  const rows = tasks.map(cellsOf);
  const [only, ...others] = rows;
  if (only !== undefined && others.length === 0) {
    const [first = ['', ''], ...parts] = headings.map((heading, at) => [heading, only[at] ?? '']);
    return [
      tableHead(...first),
      ...parts.map(([heading = '', text = '']) => `| ${heading} | ${text} |`),
    ].join('\n');
  }
  return [tableHead(...headings), ...rows.map((cells) => `| ${cells.join(' | ')} |`)].join('\n');
}

const cellsOf = ({ what, state, see, todo, who }: Task): readonly string[] => [
  escapeMarkdown(what),
  l10n.t(stateLabels[state]),
  cell(see),
  cell(todo),
  escapeMarkdown(who),
];

/** Own sentences of several lines in one cell. */
const cell = (text: string): string =>
  text
    .split(/\r?\n/)
    .map((line) => escapeOwnText(line))
    .join('<br>');

/** Where it is known from, folded at the end of a page; own text, in which an address stays a link. */
export function foldedSources(sources: readonly string[]): string {
  const different = [...new Set(sources)];
  return `<details><summary>${l10n.t('Sources')}</summary>\n\n${different.map((source) => `- ${escapeOwnText(source)}`).join('\n')}\n\n</details>`;
}

/** A code block that the text cannot close. */
export function fenced(text: string, language = 'text'): string {
  const longest = Math.max(2, ...[...text.matchAll(/`+/g)].map((match) => match[0].length));
  const fence = '`'.repeat(longest + 1);
  return `${fence}${language}\n${text}\n${fence}`;
}
