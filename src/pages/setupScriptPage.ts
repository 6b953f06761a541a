// One script under its title, as Markdown.
import { escapeMarkdown } from './markdown.ts';

export function scriptMarkdown(title: string, language: string, text: string): string {
  // A fence longer than any run of backticks inside it.
  const fence = '`'.repeat(Math.max(3, ...[...text.matchAll(/`+/g)].map(([run]) => run.length + 1)));
  return `### ${escapeMarkdown(title)}\n\n${fence}${language}\n${text}\n${fence}`;
}
