// Counts what the suites found and prints it: a line per suite, every failure in full, every skip with its reason.
import { say } from '../setup/say.mjs';

/** What one suite found. */
export class SuiteReport {
  passed = 0;
  /** @type {{name: string, details: string}[]} */
  failures = [];
  /** @type {{name: string, reason: string}[]} */
  skips = [];
  /** How long the tests of each file took. @type {Map<string, number>} */
  times = new Map();
  #startedAt = performance.now();

  constructor(name) {
    this.name = name;
  }

  pass(count = 1) {
    this.passed += count;
  }

  fail(name, details) {
    this.failures.push({ name, details });
  }

  skip(name, reason) {
    this.skips.push({ name, reason });
  }

  took(file, durationMs) {
    this.times.set(file, (this.times.get(file) ?? 0) + durationMs);
  }

  get counts() {
    return { passed: this.passed, failed: this.failures.length, skipped: this.skips.length };
  }

  /** Prints the suite's line and, under it, what needs reading. */
  print({ times }) {
    const seconds = ((performance.now() - this.#startedAt) / 1000).toFixed(1);
    say(`${this.name.padEnd(12)} ${countsLine(this.counts)} (${seconds} s)`);
    const slowest = times ? [...this.times].toSorted((a, b) => b[1] - a[1]).slice(0, 15) : [];
    for (const [file, durationMs] of slowest)
      say(`  ${(durationMs / 1000).toFixed(1).padStart(6)} s  ${file}`);
    for (const { name, reason } of this.skips) say(`  skipped: ${name}: ${reason}`);
    for (const { name, details } of this.failures) say(`\n  FAILED: ${name}\n${indented(details)}\n`);
  }
}

/** The line that closes a run; machines read it, so its form is fixed. */
export function countsLine({ passed, failed, skipped }) {
  return `${passed} passed, ${failed} failed, ${skipped} skipped`;
}

/** Every failed test by suite, file and name, for the end of a run, where a person looks first. */
export function failuresList(reports) {
  const lines = reports.flatMap(({ name, failures }) =>
    failures.map((failure) => `  ${name}: ${failure.name}`),
  );
  return lines.length === 0 ? '' : `\nFailed (what each says stands above):\n${lines.join('\n')}`;
}

/** The sum of several suites. */
export function total(reports) {
  const sum = { passed: 0, failed: 0, skipped: 0 };
  for (const { counts } of reports) {
    for (const key of Object.keys(sum)) sum[key] += counts[key];
  }
  return sum;
}

function indented(text) {
  return text
    .trimEnd()
    .split('\n')
    .map((line) => `    ${line}`)
    .join('\n');
}
