// What a window test starts with: its own VS Code, its own user, its own folder, and a picture when a test fails.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, afterEach, beforeEach, type TestContext } from 'node:test';
import type { PageOptions } from '../support/chromium.ts';
import { bridgeExtension, openBridge } from '../support/vscodeBridge.ts';
import { installVsix } from '../support/vscodeExtensions.ts';
import { startVscodeServer } from '../support/vscodeServer.ts';
import { openWindow, type VscodeWindow } from '../support/vscodeWindow.ts';

const root = path.join(import.meta.dirname, '..', '..');

/** A run that was killed takes its tests, their VS Code and their browser with it. */
const parent = process.ppid;
setInterval(() => {
  if (process.ppid !== parent) process.exit(1);
}, 1_000).unref();

/** The extension under test, as VS Code names it. */
export const extensionId = 'exchange-oauth.exchange-oauth2-setup';

export type TestWindowOptions = PageOptions & {
  /** Files of the folder that the window opens, by their path in it. */
  readonly files?: Readonly<Record<string, string>>;
  /** Settings of the machine, there before the window opens. */
  readonly settings?: Readonly<Record<string, unknown>>;
  /** Added to the environment of the extension host. */
  readonly env?: Readonly<Record<string, string>>;
  /** Installs the extension from its VSIX, as it is shipped, instead of from this folder. */
  readonly fromVsix?: boolean;
  /** Asks whether the folder's authors are trusted, as a desktop VS Code does. */
  readonly workspaceTrust?: boolean;
  /** The display language, such as `de`. */
  readonly language?: string;
};

export type TestWindow = VscodeWindow & {
  /** The folder that the window has open. */
  readonly folder: string;
  /** Where VS Code's server keeps what it stores and its extensions. */
  readonly dataFolder: string;
  /** Everything VS Code's server and its extension host have printed and logged. */
  serverOutput(): string;
};

/** Opens a window; closing it ends everything that was started for it. */
export async function openTestWindow(options: TestWindowOptions = {}): Promise<TestWindow> {
  const { server: serverFolder, chromium, vsix } = rig();
  const home = mkdtempSync(path.join(tmpdir(), 'exchange-oauth-e2e-'));
  const folder = path.join(home, 'workspace');
  const dataFolder = path.join(home, 'data');
  mkdirSync(folder);
  for (const [name, text] of Object.entries(options.files ?? {})) {
    const file = path.join(folder, name);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, text);
  }
  const bridge = await openBridge();
  const undo: (() => Promise<void>)[] = [() => bridge.close()];
  const close = async () => {
    while (undo.length > 0) await undo.pop()?.();
    rmSync(home, { recursive: true, force: true, maxRetries: 5 });
  };
  try {
    if (options.fromVsix) installVsix(serverFolder, dataFolder, vsix);
    const server = await startVscodeServer({
      serverFolder,
      dataFolder,
      env: { ...options.env, ...bridge.env },
      installed: options.fromVsix ? [bridgeExtension] : [root, bridgeExtension],
      ...(options.settings && { machineSettings: options.settings }),
      ...(options.workspaceTrust && { workspaceTrust: true }),
      ...(options.language && { language: options.language }),
    });
    undo.push(() => server.close());
    const window = await openWindow({ ...options, chromium, bridge, origin: server.origin, folder });
    undo.push(() => window.close());
    return { ...window, folder, dataFolder, serverOutput: () => server.output(), close };
  } catch (error) {
    await close();
    throw error;
  }
}

/** Gives the tests of a file (or of a `describe`) one window, and leaves a picture of it for each that fails. */
export function useWindow(options: TestWindowOptions = {}): () => TestWindow {
  let window: TestWindow | undefined;
  // Not in before(): that runs, and would open a window, for a file of which --grep leaves no test.
  beforeEach(async () => {
    window ??= await openTestWindow(options);
  });
  afterEach(async (context) => {
    const test = context as TestContext & { readonly passed: boolean };
    if (window === undefined || test.passed) return;
    await window.screenshot(picture(test));
    // Printed with the failure: a picture stays on the computer that ran the test.
    process.stdout.write(`${await whatIsSeen(window)}\n`);
  });
  after(() => window?.close());
  return () => {
    if (window === undefined) throw new Error('The window is open only while tests run.');
    return window;
  };
}

/** A button of the question that shows the text. */
export const answerTo = ({ page }: TestWindow, question: string | RegExp, answer: string) =>
  page.getByRole('dialog').filter({ hasText: question }).getByRole('button', { name: answer, exact: true });

/** What a person could read in the window, part by part. */
async function whatIsSeen({ page, webview }: TestWindow): Promise<string> {
  const parts = {
    'side bar': page.locator('.part.sidebar'),
    editor: page.locator('.part.editor'),
    page: webview().locator('body'),
    panel: page.locator('.part.panel'),
    'status bar': page.locator('.part.statusbar'),
    notifications: page.locator('.notifications-toasts'),
    dialog: page.locator('.monaco-dialog-box'),
    'quick input': page.locator('.quick-input-widget'),
  };
  const lines = Object.entries(parts).map(async ([name, part]) => {
    const text = await part.innerText({ timeout: 2_000 }).catch(() => '');
    return text.trim() === '' ? [] : [`${name}: ${text.replaceAll(/\s+/g, ' ').slice(0, 1_500)}`];
  });
  return (await Promise.all(lines)).flat().join('\n');
}

/** Where the picture of a failed test goes. */
function picture(test: TestContext): string {
  const name = test.fullName.replace(/[^a-z0-9]+/gi, '-').slice(0, 120);
  return path.join(root, 'test-results', `${name}.png`);
}

/** What the suite has fetched before the tests started. */
export function rig(): { server: string; chromium: string; vsix: string } {
  const text = process.env['EXCHANGE_OAUTH_RIG'];
  if (text === undefined) throw new Error('Run the window tests with: npm run test:e2e (-- --grep name)');
  return JSON.parse(text);
}
