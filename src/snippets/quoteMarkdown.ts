// Markdown (CommonMark): text from people that must show as it is, and never as a link, HTML or a VS Code icon.

/**
 * Text for a paragraph, heading or table cell: one line in which every mark that would act is escaped, and no other, so
 * that it reads well as plain text too (CommonMark sections 2.4 and 6; GFM tables and strikethrough; `$(icon)` of VS Code).
 */
export function escapeMarkdown(text: string): string {
  return oneLine(text)
    .replace(/[\\`*[\]<|]|~(?=~)|&(?=#?\w+;)|\$(?=\()/g, '\\$&')
    .replace(/(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu, '\\_')
    .replace(/^(\s*)([#+=>-]|~)/, '$1\\$2')
    .replace(/^(\s*\d{1,9})([.)])/, '$1\\$2');
}

/** A code span that holds the text, however many backticks are in it (CommonMark section 6.1). */
export function codeSpan(text: string): string {
  const line = oneLine(text);
  if (line.trim() === '') return escapeMarkdown(line);
  const longest = Math.max(0, ...[...line.matchAll(/`+/g)].map((run) => run[0].length));
  const fence = '`'.repeat(longest + 1);
  // A space on both sides is stripped by the reader: it keeps a backtick or space at the edge.
  const pad = /^[`\s]|[`\s]$/.test(line) ? ' ' : '';
  return `${fence}${pad}${line}${pad}${fence}`;
}

/** A code span for a table cell, which a bar would end even inside code (GFM section 4.10). */
export function cellCode(text: string): string {
  return codeSpan(text).replaceAll('|', '\\|');
}

/** A fenced block; the fence is longer than any run of backticks inside (CommonMark section 4.5). */
export function codeBlock(text: string, language = ''): string {
  const longest = Math.max(2, ...[...text.matchAll(/`+/g)].map((run) => run[0].length));
  const fence = '`'.repeat(longest + 1);
  return `${fence}${language}\n${text.replace(/\n?$/, '\n')}${fence}`;
}

const oneLine = (text: string): string =>
  text
    .toWellFormed()
    .replace(/[\u0000-\u001f\u007f-\u009f\u2028\u2029]+/g, ' ')
    .replace(/[\u202a-\u202e\u2066-\u2069]/g, '');
