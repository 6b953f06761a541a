// Starts a headless Chromium that reaches loopback alone, and opens pages that VS Code's web window works in.
import { randomBytes } from 'node:crypto';
import { type Browser, chromium, type Page } from 'playwright-core';

/** Chromium's own traffic is off, and no name but localhost resolves. */
const flags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost',
];

/** The server's half of the key for SecretStorage. VS Code's own server has none to give, and secrets would be lost. */
const secretStorageKey = randomBytes(32);

// A busy machine is slow: these limits only end a test that would wait without end.
const loadDeadlineMs = 180_000;
const actionDeadlineMs = 90_000;

export type PageOptions = {
  readonly viewport?: { readonly width: number; readonly height: number };
  /** Pixels of the picture for each pixel of the page. */
  readonly scale?: number;
};

/** @param executablePath the Chromium, Chrome or Edge to use */
export function launchChromium(executablePath: string): Promise<Browser> {
  return chromium.launch({ executablePath, headless: true, args: flags });
}

/** Opens a page with a fresh profile: no settings, no state, no secrets. */
export async function newPage(browser: Browser, options: PageOptions = {}): Promise<Page> {
  const context = await browser.newContext({
    viewport: options.viewport ?? { width: 1280, height: 800 },
    deviceScaleFactor: options.scale ?? 1,
    permissions: ['clipboard-read', 'clipboard-write'],
    // The demo tenant on this computer has a certificate of its own.
    ignoreHTTPSErrors: true,
  });
  context.setDefaultNavigationTimeout(loadDeadlineMs);
  context.setDefaultTimeout(actionDeadlineMs);
  await context.route('**/mint-key', (route) => route.fulfill({ body: secretStorageKey }));
  return await context.newPage();
}
