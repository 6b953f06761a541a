// Tables of ConvertTo-Html and of web pages, as the Markdown tables and list lines that the readers know.

const rowStart = /<tr(?:\s[^<>]{0,300})?>/i;

/** Rows of HTML tables as lines of their own; every other part of the text as it is. */
export function withoutHtmlTables(text: string): string {
  const [before = '', ...parts] = text.split(rowStart);
  if (parts.length === 0) return text;
  let first = true;
  const rows = parts.map((part) => {
    const [row = '', after = ''] = part.split(/<\/tr>/i, 2);
    const line = lineOf(cellsOf(row), first);
    first = /<\/?table/i.test(after);
    return `${line}\n${after.replace(/<\/?(?:table|tbody|thead|colgroup|col)[^<>]{0,300}>/gi, '').trimStart()}`;
  });
  return [before.replace(/<\/?(?:table|tbody|thead|colgroup|col)[^<>]{0,300}>/gi, ''), '\n', ...rows].join(
    '',
  );
}

const cellsOf = (row: string): readonly string[] =>
  row
    .split(/<\/t[hd]>/i)
    .slice(0, -1)
    .map((cell) => (cell.split(/<t[hd](?:\s[^<>]{0,300})?>/i).at(-1) ?? '').replace(/<[^<>]{0,300}>/g, ''))
    .map((cell) => cell.replace(/\s+/g, ' ').trim());

/** `ConvertTo-Html -As List` prints a name with its colon, then the value. */
function lineOf(cells: readonly string[], first: boolean): string {
  const [name = '', value = ''] = cells;
  if (cells.length === 2 && name.endsWith(':')) return `${name.slice(0, -1)} : ${value}`;
  const line = `| ${cells.join(' | ')} |`;
  return first ? `${line}\n|${' --- |'.repeat(cells.length)}` : line;
}
