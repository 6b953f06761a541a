// npm start: a person who has just cloned gets a window with the extension and the demo tenant, and Ctrl-C ends it all.
import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { after, before, test } from 'node:test';
import type { Browser } from 'playwright-core';
import { launchChromium, newPage } from '../support/chromium.ts';
import { rig } from './harness.ts';

const script = path.join(import.meta.dirname, '..', '..', 'scripts', 'start.mjs');
const onWindows = process.platform === 'win32';

let browser: Browser;
let started: ChildProcess | undefined;

before(async () => {
  browser = await launchChromium(rig().chromium);
});
after(async () => {
  started?.kill('SIGKILL');
  await browser.close();
});

/** Starts it in a process group of its own, as a shell does, and waits for the address. */
async function start(): Promise<{ child: ChildProcess; address: string; printed: () => string }> {
  const child = spawn(process.execPath, [script, '--browser', '--fresh', '--no-open', '--no-build'], {
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: !onWindows,
  });
  started = child;
  let printed = '';
  const { promise, resolve, reject } = Promise.withResolvers<string>();
  const keep = (chunk: string) => {
    printed += chunk;
    const address = /http:\/\/localhost:\d+\//.exec(printed)?.[0];
    if (address && printed.includes('Ctrl-C')) resolve(address);
  };
  child.stdout.setEncoding('utf8').on('data', keep);
  child.stderr.setEncoding('utf8').on('data', keep);
  child.once('exit', () => reject(new Error(`npm start ended early:\n${printed}`)));
  return { child, address: await promise, printed: () => printed };
}

/** Whether any process of the group that this one leads is left. */
function groupLives(leader: ChildProcess): boolean {
  try {
    process.kill(-(leader.pid ?? 0), 0);
    return true;
  } catch {
    return false;
  }
}

test('the window shows the demo tenant’s mailboxes, the wizard is one command away, and Ctrl-C leaves nothing', async () => {
  const { child, address, printed } = await start();
  const page = await newPage(browser);
  await page.goto(address);
  const rows = page.locator('.monaco-list[aria-label="Exchange Mailboxes"] .monaco-list-row');
  await rows.first().waitFor({ timeout: 90_000 });
  await page.keyboard.press('F1');
  await page.locator('.quick-input-widget input[type=text]').fill('>Exchange OAuth: Open Setup Wizard');
  await page.locator('.quick-input-list .monaco-list-row').first().click();
  const wizard = page.frameLocator('iframe.webview.ready:visible').frameLocator('iframe#active-frame');
  await wizard.getByRole('heading', { level: 1 }).first().waitFor();

  if (onWindows) child.kill();
  else process.kill(-(child.pid ?? 0), 'SIGINT');
  const [code] = await once(child, 'exit');
  assert.equal(code, 0, printed());
  assert.match(printed(), /Everything that was started has ended/);
  assert.equal(!onWindows && groupLives(child), false);
});
