// How many inputs the tests that make them up try.

/** What `--fuzz` or `FUZZ_RUNS` asks for (`.ci/run`: 50,000), `usual` if neither does. */
export const fuzzRuns = (usual = 5_000): number => Number(process.env['FUZZ_RUNS'] ?? usual);
