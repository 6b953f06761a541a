// Text from people and servers as literal Markdown.
import { plainLine } from '../../core/text.ts';

/** One line, no links, no HTML, no `$(icon)`; at most 2,000 characters. */
export function escapeMarkdown(text: string): string {
  return plainLine(text, 2_000).replace(/[\\`*_{}[\]()#+\-!|<>$~&]/g, (character) => `\\${character}`);
}
