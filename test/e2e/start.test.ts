// npm start: a person who has just cloned gets a window with the extension and the demo tenant, and Ctrl-C ends it all.
import assert from 'node:assert/strict';
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { test } from 'node:test';
import { launchChromium, newPage } from '../support/chromium.ts';
import { rig } from './harness.ts';

const script = path.join(import.meta.dirname, '..', '..', 'scripts', 'start.mjs');
const onWindows = process.platform === 'win32';

/** Starts it in a process group of its own, as a shell does, and waits for the address. */
async function start(): Promise<{ child: ChildProcess; address: string; printed: () => string }> {
  const child = spawn(process.execPath, [script, '--browser', '--fresh', '--no-open', '--no-build'], {
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: !onWindows,
  });
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

/** The ids of every process that this one has started, and those have started in turn. */
function descendants(of: number): number[] {
  const table = execFileSync('ps', ['-A', '-o', 'pid=,ppid='], { encoding: 'utf8' });
  const rows = table
    .trim()
    .split('\n')
    .map((line) => line.trim().split(/\s+/).map(Number));
  const below = (parent: number): number[] =>
    rows.filter(([, ppid]) => ppid === parent).flatMap(([pid = 0]) => [pid, ...below(pid)]);
  return below(of);
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

test('the window shows the demo tenant’s mailboxes, the wizard is one command away, and Ctrl-C leaves nothing', async (t) => {
  const { child, address, printed } = await start();
  t.after(() => child.kill('SIGKILL'));
  const browser = await launchChromium(rig().chromium);
  t.after(() => browser.close());
  const page = await newPage(browser);
  await page.goto(address);
  const rows = page.locator('.monaco-list[aria-label="Exchange Mailboxes"] .monaco-list-row');
  await rows.first().waitFor({ timeout: 240_000 });
  await page.keyboard.press('F1');
  await page.locator('.quick-input-widget input[type=text]').fill('>Exchange OAuth: Open Setup Wizard');
  await page.locator('.quick-input-list .monaco-list-row').first().click();
  const wizard = page.frameLocator('iframe.webview.ready:visible').frameLocator('iframe#active-frame');
  await wizard.getByRole('heading', { level: 1 }).first().waitFor();

  const family = onWindows ? [] : descendants(child.pid ?? 0);
  if (onWindows) child.kill();
  else process.kill(-(child.pid ?? 0), 'SIGINT');
  const [code] = await once(child, 'exit');
  assert.equal(code, 0, printed());
  assert.match(printed(), /Everything that was started has ended/);
  assert.ok(onWindows || family.length >= 2, 'a server and an extension host were running');
  assert.deepEqual(family.filter(isAlive), [], 'no process is left');
  await assert.rejects(fetch(address), 'nobody listens');
});
