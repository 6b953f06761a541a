// From the wizard's command to its painted panel, against a bare webview's, by the browser's own paint times.
import type { VscodeWindow } from '../support/vscodeWindow.ts';
import { type Bench, median } from './bench.ts';
import { inFreshWindow } from './benchWindow.ts';

export const about = 'From the command to the painted panel, by the browser’s own paint times.';
export const needsWindow = true;

const windows = 3;
const roundsPerWindow = 4;

export const bench: Bench = async function* (rig) {
  const [bare, first, again]: [number[], number[], number[]] = [[], [], []];
  for (let i = 0; i < windows; i += 1) {
    await inFreshWindow(rig, async (window) => {
      // The first webview of a window pays for what all webviews share.
      await painted(window, 'bench.bareWebview.open');
      for (let round = 0; round < roundsPerWindow; round += 1) {
        bare.push(await painted(window, 'bench.bareWebview.open'));
        (round === 0 ? first : again).push(await painted(window, 'exchangeOAuth.wizard.open'));
      }
    });
  }
  const beside = { name: 'a bare webview', value: median(bare) };
  yield { what: 'wizard to painted', ours: median(again), unit: 'ms', beside, atMost: 1.15 };
  yield {
    what: 'wizard to painted, the first time in a window',
    ours: median(first),
    unit: 'ms',
    beside,
    atMost: 1.5,
  };
};

/** Milliseconds from asking for the command to the paint of the largest content in its webview. */
async function painted(window: VscodeWindow, command: string): Promise<number> {
  const asked = performance.timeOrigin + performance.now();
  await window.bridge.command(command);
  const heading = window.webview().getByRole('heading', { level: 1 }).first();
  await heading.waitFor();
  const at = await heading.evaluate(largestPaint);
  await window.bridge.command('workbench.action.closeAllEditors');
  await window.page.locator('iframe.webview.ready').first().waitFor({ state: 'detached' });
  return at - asked;
}

/** Runs in the webview. */
function largestPaint(): Promise<number> {
  return new Promise((resolve) => {
    new PerformanceObserver((list) => {
      const last = list.getEntries().at(-1);
      if (last !== undefined) resolve(performance.timeOrigin + last.startTime);
    }).observe({ type: 'largest-contentful-paint', buffered: true });
  });
}
