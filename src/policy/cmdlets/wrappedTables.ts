// Tables whose lines a mail program broke at its margin: headings, dashes and rows are put together again.

const dashes = /^-{2,}(?: +-{2,})*$/;

/** The lines of such tables, each row on one line; all other lines as they were. */
export function withoutMargins(lines: readonly string[]): readonly string[] {
  const out: string[] = [];
  for (let at = 0; at < lines.length; ) {
    let next = at;
    while (dashes.test(lines[next] ?? '')) next += 1;
    const parts = next - at;
    const headings = lines.slice(at - parts, at);
    if (parts < 2 || at < parts || headings.includes('')) {
      for (const line of lines.slice(at, Math.max(next, at + 1))) out.push(line);
      at = Math.max(next, at + 1);
      continue;
    }
    let end = next;
    while (end < lines.length && lines[end] !== '') end += 1;
    // A row that lost a part would give its values to the wrong headings.
    const rows = (end - next) % parts === 0 ? end : next;
    out.splice(out.length - parts, parts);
    for (const line of joined(lines.slice(at - parts, rows), lines.slice(at, next))) out.push(line);
    at = rows;
  }
  return out;
}

/** Each part begins where its dashes stood before the line was broken. */
function joined(lines: readonly string[], rulers: readonly string[]): readonly string[] {
  return Array.from({ length: lines.length / rulers.length }, (_, row) =>
    rulers
      .map((ruler, part) => (lines[row * rulers.length + part] ?? '').padEnd(ruler.length))
      .join(' ')
      .trimEnd(),
  );
}
