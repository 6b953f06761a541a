// Holds a page inside VS Code to the accessibility rules of axe-core.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AxeResults } from 'axe-core';
import type { Frame, FrameLocator } from 'playwright-core';

const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** VS Code itself puts role="document" on a webview's body (microsoft/vscode issue 321616); every other rule holds. */
const exemptRules = { 'aria-allowed-role': { enabled: false } };

/** @returns one line for each violation, empty when there is none */
export async function axeViolations(webview: FrameLocator): Promise<string[]> {
  const frame = await frameOf(webview);
  await frame.evaluate(source);
  const results = await frame.evaluate(
    (rules) => (globalThis as unknown as { axe: typeof import('axe-core') }).axe.run(document, { rules }),
    exemptRules,
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
