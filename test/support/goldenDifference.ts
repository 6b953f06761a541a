// Two texts side by side for a golden: the lines that only one of them has, with the line before them.

/** Longest common subsequence of two lists of lines, as pairs of indexes. */
function common(a: readonly string[], b: readonly string[]): readonly (readonly [number, number])[] {
  const width = b.length + 1;
  const lengths = new Uint32Array((a.length + 1) * width);
  for (let i = a.length - 1; i >= 0; i--) {
    for (let j = b.length - 1; j >= 0; j--) {
      lengths[i * width + j] =
        a[i] === b[j]
          ? (lengths[(i + 1) * width + j + 1] ?? 0) + 1
          : Math.max(lengths[(i + 1) * width + j] ?? 0, lengths[i * width + j + 1] ?? 0);
    }
  }
  const pairs: (readonly [number, number])[] = [];
  for (let i = 0, j = 0; i < a.length && j < b.length; ) {
    if (a[i] === b[j]) pairs.push([i++, j++]);
    else if ((lengths[(i + 1) * width + j] ?? 0) >= (lengths[i * width + j + 1] ?? 0)) i++;
    else j++;
  }
  return pairs;
}

/** What changes from one text to another: `-` and `+` lines, each group after the common line that precedes it. */
export function differenceOf(from: string, to: string): string {
  const a = from.split('\n');
  const b = to.split('\n');
  const lines: string[] = [];
  let [lastA, lastB] = [-1, -1];
  for (const [i, j] of [...common(a, b), [a.length, b.length] as const]) {
    const removed = a.slice(lastA + 1, i);
    const added = b.slice(lastB + 1, j);
    if (removed.length + added.length > 0) {
      if (lastA >= 0) lines.push(`  ${a[lastA]}`);
      lines.push(...removed.map((line) => `- ${line}`), ...added.map((line) => `+ ${line}`));
    }
    [lastA, lastB] = [i, j];
  }
  return lines.length === 0 ? '  the same\n' : `${lines.join('\n')}\n`;
}
