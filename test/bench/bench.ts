// What a bench is: a program that measures ours and the reference in one run and gives rows of a table as it has them.

/** What scripts/bench.mjs has fetched before; the first two only for a bench that `needsWindow`. */
export type BenchRig = {
  /** VS Code's server, as `needVscodeServer` gives it. */
  readonly server: string;
  readonly chromium: string;
  /** The packaged extension. */
  readonly vsix: string;
};

export type BenchRow = {
  readonly what: string;
  readonly ours: number;
  readonly unit: 'ms' | 'KB' | 'MB' | 'round trips' | 'requests' | 'connections' | 'files' | 'times';
  /** What ours is compared with, measured in the same run. */
  readonly beside?: { readonly name: string; readonly value: number };
  /** The most that ours, or the ratio if there is something beside it, may be. */
  readonly atMost?: number;
};

export type Bench = (rig: BenchRig) => AsyncIterable<BenchRow>;

/** The middle value; of an even number of values, the mean of the two in the middle. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length / 2;
  const [low = Number.NaN, high = low] = sorted.slice(Math.ceil(middle) - 1, Math.floor(middle) + 1);
  return (low + high) / 2;
}
