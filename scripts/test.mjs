// npm test: sets up what is missing, runs the suites in order, and closes with the sum of what they found.
import { parseArgs } from 'node:util';
import { needModernNode } from './setup/node24.mjs';
import { needNodeModules } from './setup/nodeModules.mjs';
import { Failure, say, sayFailure } from './setup/say.mjs';

async function main() {
  await needModernNode();
  const { countsLine, failuresList, total } = await import('./suites/report.mjs');
  const { names, pick } = await import('./suites/table.mjs');
  const { values, positionals } = options(names);
  if (values.help) return say(help(names));
  // The tests that hold golden files read it.
  if (values.update) process.env.UPDATE_GOLDENS = '1';
  // The tests that make up their inputs read it.
  if (values.fuzz) process.env.FUZZ_RUNS ??= values.fuzz;
  await needNodeModules();

  const reports = [];
  for (const stage of pick(positionals)) {
    const lanes = stage.map((suites) => runLane(suites, values));
    reports.push(...(await Promise.all(lanes)).flat());
  }
  const sum = total(reports);
  if (sum.passed + sum.failed + sum.skipped === 0)
    throw new Failure('No test ran.', { todo: 'See whether --grep matches a test.' });
  if (sum.failed > 0) process.exitCode = 1;
  say(failuresList(reports));
  say(countsLine(sum));
}

/** Runs suites one after the other. @returns what each found */
async function runLane(suites, values) {
  const { SuiteReport } = await import('./suites/report.mjs');
  const reports = [];
  for (const suite of suites) {
    const report = new SuiteReport(suite.name);
    reports.push(report);
    try {
      await suite.prepare?.();
      await suite.run(report, { grep: values.grep, update: values.update });
    } catch (error) {
      report.fail(`${suite.name} could not run`, asText(error));
    }
    report.print(values);
  }
  return reports;
}

function options(names) {
  const parsed = parseArgs({
    allowPositionals: true,
    options: {
      grep: { type: 'string' },
      fuzz: { type: 'string' },
      update: { type: 'boolean', default: false },
      times: { type: 'boolean', default: false },
      help: { type: 'boolean', short: 'h', default: false },
    },
  });
  const unknown = parsed.positionals.find((name) => !names.includes(name));
  if (unknown)
    throw new Failure(`There is no suite "${unknown}".`, { todo: `Pick from: ${names.join(', ')}.` });
  const { fuzz } = parsed.values;
  if (fuzz !== undefined && !/^[1-9]\d*$/.test(fuzz))
    throw new Failure(`--fuzz takes a number, not "${fuzz}".`, { todo: 'Try --fuzz 5000.' });
  return parsed;
}

function help(names) {
  return `npm test -- [suite ...] [--grep text] [--fuzz number] [--times] [--update]

Runs the tests. What is missing (packages, VS Code, a browser, a mail server) is fetched first.

suite         one or more of: ${names.join(', ')}; all when none is named
--grep text   runs only tests whose name matches (a regular expression, case does not matter)
--fuzz number how many inputs are made up for each fuzzed parser; FUZZ_RUNS in the environment goes before it
--times       says which test files of each suite took longest
--update      writes the golden files anew instead of comparing with them`;
}

function asText(error) {
  if (!(error instanceof Failure)) return String(error?.stack ?? error);
  return [error.message, error.why && `Why: ${error.why}`, error.todo && `What to do: ${error.todo}`]
    .filter(Boolean)
    .join('\n');
}

try {
  await main();
} catch (error) {
  sayFailure(error);
  process.exitCode = 1;
}
