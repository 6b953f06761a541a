// The audit's built page with a hundred thousand rows in a browser: opened, scrolled from top to end, searched.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Page } from 'playwright-core';
import type { AuditEvent } from '../../src/core/report/auditPage.ts';
import type { AuditRow } from '../../src/core/report/auditResult.ts';
import { auditHtml } from '../../src/host/audit/auditHtml.ts';
import { launchChromium } from '../support/chromium.ts';
import type { Bench } from './bench.ts';

export const about =
  'The page of an audit of a hundred thousand mailboxes, in the browser that VS Code is: the delay of a frame beyond the 16.7 ms that it has.';
/** For its Chromium. */
export const needsWindow = true;

const rows = 100_000;
const frames = 300;
const origin = 'https://audit.localhost';
const webview = path.join(import.meta.dirname, '..', '..', 'dist', 'webview');

export const bench: Bench = async function* ({ chromium }) {
  const browser = await launchChromium(chromium);
  try {
    const page = await browser.newPage({ viewport: { width: 1000, height: 900 } });
    await openPage(page);
    const event: AuditEvent = { kind: 'audit', view: { name: 'Bench', through: 'Graph', result: result() } };
    const openedMs = await page.evaluate(show, event);
    yield { what: 'rows sent to rows painted', ours: openedMs, unit: 'ms' };
    const delays = await page.evaluate(scroll, frames);
    const p99 = delays.toSorted((a, b) => a - b)[Math.ceil(delays.length * 0.99) - 1] ?? Number.NaN;
    yield { what: 'scrolled from top to end: delay of a frame, p99', ours: p99, unit: 'ms', atMost: 50 };
    yield { what: 'a letter of a search to its rows', ours: await page.evaluate(search), unit: 'ms' };
  } finally {
    await browser.close();
  }
};

/** The page's own HTML and policy, as VS Code would show it. */
async function openPage(page: Page): Promise<void> {
  const types: Readonly<Record<string, string>> = { '.js': 'text/javascript', '.css': 'text/css' };
  await page.addInitScript(() => {
    const ignored = () => undefined;
    const api = { postMessage: ignored, getState: ignored, setState: ignored };
    Object.assign(globalThis, { acquireVsCodeApi: () => api });
  });
  await page.route(`${origin}/**`, (route) => {
    const { pathname } = new URL(route.request().url());
    if (pathname === '/') return route.fulfill({ body: html(), contentType: 'text/html' });
    const body = readFileSync(path.join(webview, path.basename(pathname)));
    return route.fulfill({ body, contentType: types[path.extname(pathname)] ?? 'text/plain' });
  });
  await page.goto(`${origin}/`, { waitUntil: 'load' });
}

const html = (): string =>
  auditHtml({
    script: readFileSync(path.join(webview, 'audit.js'), 'utf8'),
    style: readFileSync(path.join(webview, 'audit.css'), 'utf8'),
    folder: origin,
    nonce: 'YmVuY2gtbm9uY2UtMTIzNDU2Nw==',
  });

function result(): AuditEvent['view']['result'] {
  const verdicts = ['asMeant', 'tooWide', 'unknown'] as const;
  const list = Array.from(
    { length: rows },
    (_, index): AuditRow => ({
      address: `m${index}@contoso.example`,
      access: 'reachable',
      meant: 'reachable',
      verdict: verdicts[index % 7] ?? 'asMeant',
      reason: 'The mailbox answered.',
      checkedAt: '2026-11-22T09:14:00Z',
    }),
  );
  return {
    registration: 'bench',
    protocol: 'graph',
    startedAt: '2026-11-22T09:14:00Z',
    endedAt: '2026-11-22T10:14:00Z',
    complete: true,
    counts: { reachable: rows, refused: 0, unknown: 0, asMeant: rows, tooWide: 0, tooNarrow: 0 },
    rows: list,
  };
}

/** Runs in the page. */
function show(event: object): Promise<number> {
  const sentAt = performance.now();
  window.postMessage(event, '*');
  return new Promise((resolve) => {
    const look = (): void => {
      if (document.querySelector('tbody tr') === null) requestAnimationFrame(look);
      else resolve(performance.now() - sentAt);
    };
    look();
  });
}

/** Runs in the page: the milliseconds of each frame beyond what a frame has. */
function scroll(count: number): Promise<number[]> {
  const region = document.getElementById('rows');
  if (region === null) throw new Error('There are no rows.');
  const end = region.scrollHeight - region.clientHeight;
  const delays: number[] = [];
  let last = performance.now();
  return new Promise((resolve) => {
    const next = (): void => {
      const now = performance.now();
      delays.push(Math.max(0, now - last - 1000 / 60));
      last = now;
      region.scrollTop = (end * delays.length) / count;
      if (delays.length < count) requestAnimationFrame(next);
      else if (region.scrollTop < end - 1) throw new Error('The end was not reached.');
      else resolve(delays);
    };
    requestAnimationFrame(next);
  });
}

/** Runs in the page. */
function search(): Promise<number> {
  const field = document.getElementById('search');
  if (!(field instanceof HTMLInputElement)) throw new Error('There is no field to search in.');
  const typedAt = performance.now();
  field.value = 'm99999@';
  field.dispatchEvent(new Event('input', { bubbles: true }));
  return new Promise((resolve) => {
    requestAnimationFrame(() => setTimeout(() => resolve(performance.now() - typedAt)));
  });
}
