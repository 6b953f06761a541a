// npm run capsule -- FILE [NAME]: makes a golden of a capsule, so that its failure is diagnosed the same in every later version.
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { needModernNode } from './setup/node24.mjs';
import { needNodeModules } from './setup/nodeModules.mjs';
import { Failure, say, sayFailure } from './setup/say.mjs';

const help = `npm run capsule -- FILE [NAME]

Copies a capsule (a file of "Export This Failure…") to test/golden/capsules and writes beside it what this version says
of each protocol: step, code and who must act. Read both before you commit them: test/unit/capsule holds them from then on.
If the answer is wrong, fix the advice and run npm test -- unit --update.`;

async function main() {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { help: { type: 'boolean', short: 'h', default: false } },
  });
  const [file, name] = positionals;
  if (values.help || file === undefined) return say(help);
  await needModernNode();
  await needNodeModules();
  const { addCapsuleGolden } = await import('../test/support/capsuleGolden.ts');
  const text = textOf(file);
  const made = added(() => addCapsuleGolden(text, name));
  say(`test/golden/capsules/${made.name}.capsule.json and ${made.name}.txt:\n\n${made.replay}`);
  for (const line of made.changed) say(`${line}.`);
}

/** Says what is wrong with the file, without the place in the code. */
function added(work) {
  try {
    return work();
  } catch (error) {
    throw new Failure(error.message);
  }
}

function textOf(file) {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    throw new Failure(`${file} cannot be read.`, { why: error.code, todo: 'Name a capsule.' });
  }
}

try {
  await main();
} catch (error) {
  sayFailure(error);
  process.exitCode = 1;
}
