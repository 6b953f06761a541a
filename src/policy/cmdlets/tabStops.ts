// Tables in which a terminal or an editor wrote tabs instead of blanks: the columns are put back.

/** Dashes under headings with several tabs in a row: one tab alone parts cells, as a browser copies them. */
const ruler = /^[-\t ]*--\t[\t ]*\t[\t -]*--[-\t ]*$/;
const width = 8;

/** The lines of such tables with blanks up to each tab stop; all other lines as they were. */
export function withColumns(lines: readonly string[]): readonly string[] {
  const out = [...lines];
  for (let at = 1; at < lines.length; at++) {
    const line = lines[at] ?? '';
    if (line.length > 2000 || !ruler.test(line)) continue;
    out[at - 1] = expanded(lines[at - 1] ?? '');
    for (; at < lines.length && lines[at] !== ''; at++) out[at] = expanded(lines[at] ?? '');
  }
  return out;
}

function expanded(line: string): string {
  let text = '';
  for (const [index, part] of line.slice(0, 4000).split('\t').entries()) {
    if (index > 0) text += ' '.repeat(width - (text.length % width));
    text += part;
  }
  return text;
}
