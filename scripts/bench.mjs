// npm run bench: runs the programs test/bench/*.bench.ts and prints each row as it comes.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { cells, isOver, performancePage, rowKey } from './benchReport.mjs';
import { needChromium } from './setup/chromium.mjs';
import { needModernNode } from './setup/node24.mjs';
import { needNodeModules } from './setup/nodeModules.mjs';
import { root } from './setup/paths.mjs';
import { Failure, say, sayFailure } from './setup/say.mjs';
import { needVscodeServer } from './setup/vscodeServer.mjs';

const ending = '.bench.ts';
const folder = path.join(root, 'test', 'bench');
const figuresFile = path.join(root, 'docs', 'performance.json');

const options = {
  help: { type: 'boolean', short: 'h', default: false },
  json: { type: 'boolean', default: false },
  keep: { type: 'boolean', default: false },
};

const help = (names) => `npm run bench -- [--json] [--keep] [bench ...]

Runs the benches: ${names.join(', ')}. All if none is named. Beside each row stands what the last release had.

--json  prints the rows as one JSON document, at the end
--keep  writes the rows into docs/performance.json, as a release does, and docs/performance.md from it`;

async function main() {
  await needModernNode();
  const names = readdirSync(folder)
    .filter((file) => file.endsWith(ending))
    .map((file) => path.basename(file, ending))
    .sort();
  const { values, positionals } = parseArgs({ allowPositionals: true, options });
  if (values.help) return say(help(names));
  const unknown = positionals.find((name) => !names.includes(name));
  if (unknown)
    throw new Failure(`There is no bench "${unknown}".`, { todo: `Pick from: ${names.join(', ')}.` });
  const kept = JSON.parse(readFileSync(figuresFile, 'utf8'));
  // Rows go to the error output if JSON is wanted, so that the other one holds nothing else.
  const print = values.json ? (line) => process.stderr.write(`${line}\n`) : say;
  const rows = await measure(positionals.length > 0 ? positionals : names, kept, print);
  if (values.json) say(JSON.stringify({ rows }, null, 2));
  if (values.keep) keep(rows, kept);
  if (rows.some(isOver)) process.exitCode = 1;
}

async function measure(names, kept, print) {
  await needNodeModules();
  const { needVsix } = await import('./package/makeVsix.mjs');
  const vsix = (await needVsix()).file;
  const rows = [];
  for (const name of names) {
    const startedAt = performance.now();
    print(`\n${name}`);
    const { bench, about, needsWindow } = await import(pathToFileURL(path.join(folder, name + ending)).href);
    const rig = needsWindow ? { vsix, ...(await windowRig()) } : { vsix };
    for await (const measured of bench(rig)) {
      const row = { bench: name, about, ...measured };
      rows.push(row);
      print(
        `  ${cells(
          row,
          kept.rows.find((each) => rowKey(each) === rowKey(row)),
        ).join('  ')}`,
      );
    }
    print(`  (${((performance.now() - startedAt) / 1000).toFixed(0)} s)`);
  }
  return rows;
}

const windowRig = async () => ({
  server: (await needVscodeServer()).folder,
  chromium: await needChromium(),
});

/** Rows that were not measured this time stay as they were. */
function keep(rows, kept) {
  const { version } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'));
  const fresh = new Set(rows.map((row) => row.bench));
  const all = [...kept.rows.filter((row) => !fresh.has(row.bench)), ...rows];
  const figures = { version, rows: all.toSorted((a, b) => a.bench.localeCompare(b.bench)) };
  writeFileSync(figuresFile, `${JSON.stringify(figures, null, 2)}\n`);
  writeFileSync(path.join(root, 'docs', 'performance.md'), performancePage(figures));
}

try {
  await main();
} catch (error) {
  sayFailure(error);
  process.exitCode = 1;
}
