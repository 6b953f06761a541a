// What a person waits for at first use: the view opened to its rows, a command to its list, and what the main job reads.
import type { VscodeWindow } from '../support/vscodeWindow.ts';
import { type Bench, type BenchRig, median } from './bench.ts';
import { inFreshWindow, oursId } from './benchWindow.ts';

export const about = 'The first tree, the first command and the first test of a window.';
export const needsWindow = true;

/** Even, so that each goes first equally often. */
const windows = 2;

const registrations = Array.from({ length: 10 }, (_, index) => ({
  id: `bench-${index}`,
  name: `Registration ${index}`,
  product: 'ownApplication',
  cloud: 'global',
  tenantId: '11111111-2222-3333-4444-555555555555',
  clientId: '66666666-7777-8888-9999-000000000000',
  grant: 'clientSecret',
  mailboxes: [1, 2, 3].map((box) => ({ address: `m${box}@r${index}.example.com`, protocols: ['imap'] })),
}));

export const bench: Bench = async function* (rig) {
  const tree = { ours: [] as number[], plain: [] as number[] };
  const pick = { ours: [] as number[], plain: [] as number[] };
  for (let index = 0; index < windows; index += 1) {
    const oursFirst = index % 2 === 0;
    await inFreshWindow(rig, async (window) => {
      await window.bridge.setSetting('exchangeOAuth.registrations', registrations);
      const ours = async () => tree.ours.push(await rowsOf(window, 'exchangeOAuth.mailboxes'));
      const plain = async () => tree.plain.push(await rowsOf(window, 'bench.plainTree'));
      for (const measure of oursFirst ? [ours, plain] : [plain, ours]) await measure();
    });
    await inFreshWindow(rig, async (window) => {
      await window.bridge.setSetting('exchangeOAuth.registrations', registrations);
      const ours = async () => pick.ours.push(await listOf(window, 'exchangeOAuth.mailbox.test'));
      const plain = async () => pick.plain.push(await listOf(window, 'bench.plainTree.pick'));
      for (const measure of oursFirst ? [ours, plain] : [plain, ours]) await measure();
    });
  }
  const beside = (values: readonly number[]) => ({ name: 'one plain file', value: median(values) });
  yield {
    what: 'view opened to its rows',
    ours: median(tree.ours),
    unit: 'ms',
    beside: beside(tree.plain),
    atMost: 1.5,
  };
  yield {
    what: 'first command to its list',
    ours: median(pick.ours),
    unit: 'ms',
    beside: beside(pick.plain),
    atMost: 1.5,
  };
  yield { what: 'JavaScript that the main job reads', ours: await mainJobKb(rig), unit: 'KB', atMost: 600 };
};

/** Milliseconds from opening the view to the last of its first rows. */
async function rowsOf(window: VscodeWindow, view: string): Promise<number> {
  const startedAt = performance.now();
  const opened = window.bridge.command(`${view}.focus`);
  const label = view === 'bench.plainTree' ? 'Plain Tree' : 'Exchange Mailboxes';
  await window.tree(label).locator('.monaco-list-row').nth(9).waitFor();
  const ms = performance.now() - startedAt;
  await opened;
  return ms;
}

/** Milliseconds from a command to the first row of its list. */
async function listOf(window: VscodeWindow, command: string): Promise<number> {
  const startedAt = performance.now();
  const run = window.bridge.command(command);
  await window.page.locator('.quick-input-list .monaco-list-row').first().waitFor();
  const ms = performance.now() - startedAt;
  // To the input itself: a key that comes before the list has the focus is lost, and the command would wait for ever.
  await window.page.locator('.quick-input-widget input').first().press('Escape');
  await window.page.locator('.quick-input-widget').first().waitFor({ state: 'hidden' });
  await run;
  return ms;
}

/** The demo tenant stands for Exchange; its own file and the one it makes its certificate with are left out. */
const demoFiles = /(?:demo|x509)\.js$/;

/** Activation, the tree and one test of an EWS mailbox. */
async function mainJobKb(rig: BenchRig): Promise<number> {
  let bytes = Number.NaN;
  await inFreshWindow(rig, async (window) => {
    await window.bridge.command('exchangeOAuth.mailboxes.focus');
    const demo = (await window.bridge.command('exchangeOAuth.demo.start', {})) as { address: string };
    const argument = { registration: 'demo', address: demo.address };
    const reports = (await window.bridge.command('exchangeOAuth.mailbox.test', argument)) as {
      ok: boolean;
    }[];
    if (reports[0]?.ok !== true) throw new Error(JSON.stringify(reports));
    const files = await window.bridge.loadedFiles(oursId);
    bytes = files.reduce((sum, file) => sum + (demoFiles.test(file.path) ? 0 : file.bytes), 0);
  });
  return bytes / 1024;
}
