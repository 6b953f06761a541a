// Holds a page inside VS Code to the accessibility rules of axe-core.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AxeResults } from 'axe-core';
import type { Frame, FrameLocator } from 'playwright-core';

const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** VS Code itself puts role="document" on a webview's body (microsoft/vscode issue 321616); every other rule holds. */
const exemptRules = { 'aria-allowed-role': { enabled: false } };

/**
 * @param rules all of them, or those alone whose verdict a theme can change
 * @returns one line for each violation, empty when there is none
 */
export async function axeViolations(
  webview: FrameLocator,
  rules: 'all' | 'colour' = 'all',
): Promise<string[]> {
  const frame = await frameOf(webview);
  if (!(await frame.evaluate(() => 'axe' in globalThis))) await frame.evaluate(source);
  const options = rules === 'all' ? { rules: exemptRules } : { runOnly: ['color-contrast'] };
  // A toolkit control hands a new name to the control inside it with the next frame: what is drawn is judged.
  await frame.evaluate(
    () => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))),
  );
  const results = await frame.evaluate(
    (chosen) => (globalThis as unknown as { axe: typeof import('axe-core') }).axe.run(document, chosen),
    options,
  );
  return (results as AxeResults).violations.flatMap(({ id, help, nodes }) =>
    nodes.map((node) => `${id}: ${help}: ${node.html} (${node.failureSummary ?? ''})`),
  );
}

async function frameOf(webview: FrameLocator): Promise<Frame> {
  const element = await webview.owner().elementHandle();
  const frame = await element?.contentFrame();
  if (!frame) throw new Error('There is no webview to look at.');
  return frame;
}
