// How the cost of some work grows with its input. A number of milliseconds depends on the computer and on what else it
// does; a ratio of two readings does not.

/**
 * Milliseconds of processor time that the work took. Those of the process: Linux counts a thread's own only at its
 * ticks, four milliseconds apart.
 */
export function processorMs(work: () => unknown): number {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1_000;
}

/** Below this, what is measured is the compiler, the caches and the collection of garbage, which grow by their own laws. */
const measurableMs = 20;

/**
 * How many times as much as the small input the large one costs: both are tried in turn, the least of each counts, and
 * trying ends as soon as the ratio is at most `enough`. 0 if even the large one
 * costs too little for its growth to be told, and for anybody to notice.
 */
export function growth(small: () => unknown, large: () => unknown, enough: number, tries = 8): number {
  let [leastSmall, leastLarge, ratio] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY, 0];
  for (let left = tries; left > 0; left -= 1) {
    leastLarge = Math.min(leastLarge, processorMs(large));
    if (leastLarge < measurableMs) return 0;
    leastSmall = Math.min(leastSmall, processorMs(small));
    ratio = leastLarge / leastSmall;
    if (ratio <= enough) break;
  }
  return ratio;
}
