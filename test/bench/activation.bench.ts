// Activation by VS Code's own figure: ours, an empty extension's and the built-in GitHub Authentication's.
import type { VscodeWindow } from '../support/vscodeWindow.ts';
import { type Bench, type BenchRig, type BenchRow, median } from './bench.ts';
import { inFreshWindow, oursId } from './benchWindow.ts';

export const about = 'Loading code and the activate call, as VS Code itself shows it.';
export const needsWindow = true;

/** Each order of `orders` equally often. */
const starts = 3;
const ours = { id: oursId, title: 'Exchange OAuth2 Setup' };
const empty = { id: 'exchange-oauth.bench-empty', title: 'bench-empty' };
const gitHub = { id: 'vscode.github-authentication', title: 'GitHub Authentication' };
const all = [ours, empty, gitHub];

/** The first one fills caches that the others find filled, so each goes first equally often. */
const orders = [
  [ours, empty, gitHub],
  [empty, gitHub, ours],
  [gitHub, ours, empty],
];

export const bench: Bench = async function* (rig) {
  const idle = await measure(rig, false);
  const bytes = idle.files.reduce((sum, file) => sum + file.bytes, 0);
  yield { what: 'files read at activation', ours: idle.files.length, unit: 'files', atMost: 1 };
  yield { what: 'bytes read at activation', ours: bytes / 1024, unit: 'KB', atMost: 5 };
  yield* rows('activation at first use', idle);
  yield* rows('activation while VS Code starts', await measure(rig, true));
};

type Measured = { readonly ms: ReadonlyMap<string, number>; readonly files: readonly { bytes: number }[] };

async function measure(rig: BenchRig, atStartup: boolean): Promise<Measured> {
  const figures = new Map<string, number[]>(all.map(({ id }) => [id, []]));
  let files: readonly { bytes: number }[] = [];
  for (let start = 0; start < starts; start += 1) {
    const use = async (window: VscodeWindow) => {
      for (const { id } of orders[start % orders.length] ?? []) await window.bridge.activate(id);
      files = await window.bridge.loadedFiles(oursId);
      const shown = await runningExtensions(window);
      for (const { id, title } of all) figures.get(id)?.push(figureOf(shown, title));
    };
    await inFreshWindow(rig, use, { atStartup });
  }
  return { ms: new Map([...figures].map(([id, values]) => [id, median(values)])), files };
}

/** An empty extension takes VS Code no measurable time when nothing else is going on: no ratio is held to that. */
function rows(what: string, { ms }: Measured): BenchRow[] {
  const [oursMs, emptyMs, gitHubMs] = all.map(({ id }) => ms.get(id) ?? Number.NaN);
  const row = (name: string, value = Number.NaN) => ({
    what: `${what}, median of ${starts}`,
    ours: oursMs ?? Number.NaN,
    unit: 'ms' as const,
    beside: { name, value },
  });
  return [
    { ...row('an empty extension', emptyMs), ...((emptyMs ?? 0) >= 5 && { atMost: 1.5 }) },
    { ...row('GitHub Authentication', gitHubMs), atMost: 0.75 },
  ];
}

/** What the Running Extensions editor shows: code loading and the activate call together, in whole milliseconds. */
async function runningExtensions(window: VscodeWindow): Promise<string[]> {
  await window.bridge.command('workbench.action.showRuntimeExtensions');
  const shown = window.page.locator('.runtime-extensions-editor .extension');
  for (const { title } of all) await shown.filter({ hasText: title }).first().waitFor();
  return await shown.allInnerTexts();
}

function figureOf(shown: readonly string[], title: string): number {
  const text = shown.find((each) => each.startsWith(title)) ?? '';
  const ms = /Activation:\s*(\d+)\s*ms/.exec(text)?.[1];
  if (ms === undefined) throw new Error(`VS Code shows no activation of ${title}:\n${shown.join('\n')}`);
  return Number(ms);
}
