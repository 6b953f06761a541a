// npm start: opens VS Code with the extension and the demo tenant in it, fetching and building what is missing.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { build } from './setup/build.mjs';
import { endAsked } from './setup/ending.mjs';
import { needModernNode } from './setup/node24.mjs';
import { needNodeModules } from './setup/nodeModules.mjs';
import { cacheFolder } from './setup/paths.mjs';
import { Failure, say, sayFailure, step } from './setup/say.mjs';
import { openDesktop, whyNoDesktop } from './start/desktop.mjs';
import { help, readOptions } from './start/options.mjs';
import { sampleWorkspace } from './start/sampleWorkspace.mjs';
import { serveVscode } from './start/served.mjs';

const demoStarter = path.join(import.meta.dirname, 'start', 'demoStarter');

async function main() {
  const options = readOptions(process.argv.slice(2));
  if (options.help) return say(help);
  await needModernNode();
  await needNodeModules();
  if (options.build) await step('Building the extension', () => build());
  const open = (await desktopFits(options.where)) ? openDesktop : serveVscode;
  const end = endAsked();
  const home = options.fresh ? mkdtempSync(path.join(tmpdir(), 'exchange-oauth-start-')) : cacheFolder();
  const window = await open({ ...options, home, folder: sampleWorkspace(home), demoStarter });
  say('Next: press F1, type "Exchange OAuth: Open Setup Wizard" and press Enter.');
  if (options.demo) say('A demo tenant starts beside it, on this machine only.');
  say('Ctrl-C here ends everything.');
  await Promise.race([end, window.ended]);
  await window.close();
  if (options.fresh) rmSync(home, { recursive: true, force: true, maxRetries: 5 });
  say('\nEverything that was started has ended.');
  process.exit(0);
}

/** Takes the desktop VS Code if it is there, unless the person chose otherwise. */
async function desktopFits(where) {
  if (where === 'browser') return false;
  const why = await whyNoDesktop();
  if (why === undefined) return true;
  if (where === 'desktop') {
    throw new Failure(`The desktop VS Code cannot be opened: ${why}.`, {
      todo: 'Install VS Code 1.106 or newer with its "code" command, or leave --desktop out to use the browser.',
    });
  }
  say(`The desktop VS Code is not used (${why}); VS Code from npm is served instead.`);
  return false;
}

try {
  await main();
} catch (error) {
  sayFailure(error);
  process.exit(1);
}
