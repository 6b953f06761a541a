// Numbers and times that editors and build logs put in front of each line.

/** As GitHub, Azure Pipelines and most log viewers write it (ISO 8601). */
const time =
  /^\s{0,3}\[?\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}:\d{2}(?:[.,]\d{1,9})?(?:Z|[+-]\d{2}:?\d{2})?\]?:?(?: |$)/;
/** As a terminal's log has it: the time alone, in brackets. */
const clock = /^\s{0,3}\[\d{1,2}:\d{2}:\d{2}(?:[.,]\d{1,6})?\](?: |$)/;
const number = /^\s{0,6}(\d{1,5})[.:|)]?(?: {1,4}|$)/;

/** Lines without a time in front, and runs of lines without the numbers that count them. */
export function withoutPrefixes(lines: readonly string[]): readonly string[] {
  const timeless = lines.map((line) => line.replace(time, '').replace(clock, ''));
  const out: string[] = [];
  for (let at = 0; at < timeless.length; ) {
    let next = at;
    while (next < timeless.length && numberOf(timeless[next]) === (numberOf(timeless[at]) ?? 0) + next - at)
      next += 1;
    // One or two lines that begin with a number are text.
    const counted = next - at >= 3;
    for (const line of timeless.slice(at, Math.max(next, at + 1)))
      out.push(counted ? line.replace(number, '') : line);
    at = Math.max(next, at + 1);
  }
  return out;
}

const numberOf = (line = ''): number | undefined => {
  const digits = number.exec(line)?.[1];
  return digits === undefined ? undefined : Number(digits);
};
