// Tables drawn with lines (PwshSpectreConsole, psql, reStructuredText) as Markdown tables: bars between cells, one ruler.

const drawn = /^[\s\u2500-\u257f]+$/;
/** Only the line below the headings has crosses between columns. */
const crossing = /[\u251c\u253c\u2560\u256c\u2523\u254b\u255e\u256a\u2561]/;
const upright = /[\u2502\u2503\u2551]/g;
const plus = /^\s*\+(?:[-=]{2,}\+)+\s*$/;

/** The lines with the drawn ones taken out or made plain. */
export function withPlainBars(lines: readonly string[]): readonly string[] {
  const out: string[] = [];
  let ruled = false;
  for (const line of lines) {
    const isDrawn = drawn.test(line) && /[\u2500-\u257f]{3}/.test(line);
    if (!isDrawn && !plus.test(line)) {
      const plain = line.replace(upright, '|');
      ruled &&= /^\s*\|/.test(plain);
      out.push(plain);
      continue;
    }
    const above = out.at(-1) ?? '';
    const columns = above.split('|').length - 2;
    const isRuler = !ruled && columns > 0 && (!isDrawn || crossing.test(line));
    if (isRuler) out.push(`|${'---|'.repeat(columns)}`);
    // The line between two rows of a grid is left out; above and below a table it parts it from the text.
    else if (!/^\s*\|/.test(above)) out.push('');
    ruled ||= isRuler;
  }
  return out;
}
