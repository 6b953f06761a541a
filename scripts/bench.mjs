// npm run bench: runs the programs test/bench/*.bench.ts and prints what they measured as one table of ratios.
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { needChromium } from './setup/chromium.mjs';
import { needModernNode } from './setup/node24.mjs';
import { needNodeModules } from './setup/nodeModules.mjs';
import { root } from './setup/paths.mjs';
import { Failure, say, sayFailure, step } from './setup/say.mjs';
import { needVscodeServer } from './setup/vscodeServer.mjs';

const ending = '.bench.ts';

async function main() {
  await needModernNode();
  const folder = path.join(root, 'test', 'bench');
  const names = readdirSync(folder)
    .filter((file) => file.endsWith(ending))
    .map((file) => path.basename(file, ending))
    .sort();
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { help: { type: 'boolean', short: 'h', default: false } },
  });
  if (values.help)
    return say(
      `npm run bench -- [bench ...]\n\nRuns the benches: ${names.join(', ')}. All when none is named.`,
    );
  const unknown = positionals.find((name) => !names.includes(name));
  if (unknown)
    throw new Failure(`There is no bench "${unknown}".`, { todo: `Pick from: ${names.join(', ')}.` });
  await needNodeModules();
  const { needVsix } = await import('./package/makeVsix.mjs');
  const { folder: server } = await needVscodeServer();
  const rig = { server, chromium: await needChromium(), vsix: (await needVsix()).file };

  const rows = [];
  for (const name of names) {
    if (positionals.length > 0 && !positionals.includes(name)) continue;
    const { bench } = await import(pathToFileURL(path.join(folder, name + ending)).href);
    rows.push(...(await step(`Measuring: ${name}`, () => bench(rig))));
  }
  say();
  print(rows.map(cells));
  if (rows.some((row) => verdict(row) === 'over')) process.exitCode = 1;
}

function cells(row) {
  const { what, ours, unit, beside, atMost } = row;
  return [
    what,
    `${number(ours)} ${unit}`,
    beside ? `${number(beside.value)} ${unit} (${beside.name})` : '',
    beside ? `${(ours / beside.value).toFixed(2)} x` : '',
    atMost === undefined ? '' : beside ? `at most ${atMost} x` : `at most ${atMost} ${unit}`,
    verdict(row),
  ];
}

function verdict({ ours, beside, atMost }) {
  if (atMost === undefined) return '';
  return (beside ? ours / beside.value : ours) <= atMost ? 'within' : 'over';
}

function number(value) {
  return Number.isInteger(value) ? String(value) : value.toFixed(1);
}

function print(rows) {
  const table = [['what', 'ours', 'beside it', 'ratio', 'goal', ''], ...rows];
  const widths = table[0].map((_, column) => Math.max(...table.map((row) => row[column].length)));
  for (const row of table)
    say(
      row
        .map((cell, column) => cell.padEnd(widths[column]))
        .join('  ')
        .trimEnd(),
    );
}

try {
  await main();
} catch (error) {
  sayFailure(error);
  process.exitCode = 1;
}
