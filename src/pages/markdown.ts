// Text from people and servers as literal Markdown.
import { plainLine } from '../core/text/text.ts';

/** One line, no links, no HTML, no `$(icon)`; at most 2,000 characters. For text from people and servers. */
export function escapeMarkdown(text: string): string {
  // Addresses become links without any mark (GFM section 6.9; linkify in VS Code's preview): they are taken apart.
  return escapeOwnText(text).replace(/:(?=\/\/)|\/(?=\/)|(?<=\/)\/|(?<=\bwww)\./gi, '\\$&');
}

/** The same for this product's own sentences and sources, in which an address stays a link. */
export function escapeOwnText(text: string): string {
  return plainLine(text, 2_000).replace(/[\\`*_{}[\]()#+\-!|<>$~&]/g, '\\$&');
}
