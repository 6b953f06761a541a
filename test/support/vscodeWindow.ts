// A real VS Code window in a headless Chromium: what a person sees and presses, for tests, benches and pictures.
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import type { Browser, FrameLocator, Locator, Page } from 'playwright-core';
import { launchChromium, newPage, type PageOptions } from './chromium.ts';
import { type WindowOptions, windowPath } from './vscodeAddress.ts';
import type { VscodeBridge } from './vscodeBridge.ts';

const openDeadlineMs = 180_000;

const mostAttempts = 4;
const retryDeadlineMs = 10_000;
const yes = () => true;
const no = () => false;

/** VS Code's four kinds of theme, by the names of the themes that it ships. */
export const themes = {
  dark: 'Default Dark Modern',
  light: 'Default Light Modern',
  highContrastDark: 'Default High Contrast',
  highContrastLight: 'Default High Contrast Light',
} as const;
export type Theme = keyof typeof themes;

/** The class that VS Code puts on a webview's body, by kind of theme. */
const themeClasses: Record<Theme, string> = {
  dark: 'vs-dark',
  light: 'vs',
  highContrastDark: 'hc-black',
  highContrastLight: 'hc-light',
};

/** One row of a tree view as it is drawn. */
export type TreeRow = {
  readonly label: string;
  readonly description: string;
  readonly level: number;
  readonly expanded: boolean | undefined;
  /** What a screen reader says. */
  readonly spoken: string;
};

/** One open window and the extension host behind it. */
export type VscodeWindow = {
  readonly page: Page;
  readonly bridge: VscodeBridge;
  /** Runs a command as a person does: F1, its title, Enter. The title is the whole one, category included. */
  runCommand(title: string): Promise<void>;
  /** The titles that the Command Palette offers for a text. */
  paletteTitles(text: string): Promise<string[]>;
  /** The page inside the visible webview; its locators wait for it. */
  webview(): FrameLocator;
  /** The tree view of this name (its title in the side bar). */
  tree(view: string): Locator;
  treeRows(view: string): Promise<TreeRow[]>;
  /** Presses the inline action of this name in the first row that holds this label. */
  pressRowAction(view: string, label: string, action: string): Promise<void>;
  /** The texts of the notifications on show. */
  notifications(): Promise<string[]>;
  /** Waits for a notification that holds this text, and gives the whole of it. */
  notification(text: string | RegExp): Locator;
  /** Presses a button of a notification, also of one that VS Code has put away into its list meanwhile. */
  pressInNotification(button: string): Promise<void>;
  setTheme(theme: Theme): Promise<void>;
  screenshot(file: string): Promise<void>;
  reload(): Promise<void>;
  close(): Promise<void>;
};

export type OpenWindowOptions = WindowOptions &
  PageOptions & {
    readonly chromium: string;
    /** The bridge whose address the server was started with and whose extension it has installed. */
    readonly bridge: VscodeBridge;
    /** The address of the server. */
    readonly origin: string;
  };

/** Opens a window with a fresh user and waits until its extension host answers. */
export async function openWindow(options: OpenWindowOptions): Promise<VscodeWindow> {
  const { bridge } = options;
  const browser = await launchChromium(options.chromium);
  try {
    const page = await newPage(browser, options);
    await page.goto(new URL(windowPath(options), options.origin).href);
    await whenReady(page, bridge);
    return windowOn(page, bridge, browser);
  } catch (error) {
    await browser.close();
    throw error;
  }
}

async function whenReady(page: Page, bridge: VscodeBridge): Promise<void> {
  await page.locator('.monaco-workbench .part.statusbar').waitFor({ timeout: openDeadlineMs });
  const deadline = Promise.withResolvers<never>();
  const timer = setTimeout(
    () => deadline.reject(new Error("The window's extension host did not answer in time.")),
    openDeadlineMs,
  );
  try {
    await Promise.race([bridge.connected(), deadline.promise]);
  } finally {
    clearTimeout(timer);
  }
}

function windowOn(page: Page, bridge: VscodeBridge, browser: Browser): VscodeWindow {
  const quickInput = page.locator('.quick-input-widget');
  const rows = quickInput.locator('.quick-input-list .monaco-list-row');
  const input = quickInput.locator('input[type=text]');
  const openPalette = async (text: string) => {
    // A notification that comes or goes may take the focus away, and the palette closes with that: press again.
    for (let attempt = 1; ; attempt += 1) {
      await page.keyboard.press('F1');
      const opened = input.fill(`>${text}`, { timeout: retryDeadlineMs });
      if (attempt === mostAttempts) return await opened.then(() => rows.first().waitFor());
      if (await opened.then(() => rows.first().waitFor({ timeout: retryDeadlineMs })).then(yes, no)) return;
    }
  };
  const tree = (view: string) => page.locator(`.monaco-list[aria-label="${view}"]`);
  return {
    page,
    bridge,
    async runCommand(title) {
      await openPalette(title);
      const row = rows.filter({ has: page.getByText(title, { exact: true }) }).first();
      await row.click();
    },
    async paletteTitles(text) {
      await openPalette(text);
      const titles = await rows.locator('.monaco-icon-label-container .label-name').allInnerTexts();
      await page.keyboard.press('Escape');
      return titles;
    },
    webview: () => page.frameLocator('iframe.webview.ready:visible').frameLocator('iframe#active-frame'),
    tree,
    treeRows: (view) => tree(view).locator('.monaco-list-row').evaluateAll(readRows),
    async pressRowAction(view, label, action) {
      const row = tree(view).locator('.monaco-list-row').filter({ hasText: label }).first();
      const button = row.getByRole('button', { name: action }).first();
      // Actions show while the mouse is over the row, and a refresh of the tree may move the row away from it.
      for (let attempt = 1; ; attempt += 1) {
        await row.hover();
        const pressed = button.click({ timeout: retryDeadlineMs });
        if (attempt === mostAttempts) return await pressed;
        if (await pressed.then(yes, no)) return;
      }
    },
    notifications: () => page.locator('.notification-toast .notification-list-item-message').allInnerTexts(),
    notification: (text) =>
      page.locator('.notification-toast .notification-list-item-message').filter({ hasText: text }).first(),
    async pressInNotification(name) {
      const button = page
        .locator('.notification-toast, .notifications-center')
        .getByRole('button', { name })
        .first();
      for (let attempt = 1; ; attempt += 1) {
        const pressed = button.click({ timeout: retryDeadlineMs });
        if (attempt === mostAttempts) return await pressed;
        if (await pressed.then(yes, no)) return;
        await bridge.command('notifications.showList');
      }
    },
    async setTheme(theme) {
      await bridge.setSetting('workbench.colorTheme', themes[theme]);
      await page.locator(`.monaco-workbench.${themeClasses[theme]}`).waitFor();
    },
    async screenshot(file) {
      mkdirSync(path.dirname(file), { recursive: true });
      await page.screenshot({ path: file });
    },
    async reload() {
      bridge.letGo();
      await page.reload();
      await whenReady(page, bridge);
    },
    close: () => browser.close(),
  };
}

/** Runs in the page. */
function readRows(elements: Element[]): TreeRow[] {
  // A row that came later stands last in the document, wherever it is seen.
  const place = (row: Element) => Number(row.getAttribute('data-index'));
  return elements
    .toSorted((a, b) => place(a) - place(b))
    .map((row) => {
      const expanded = row.getAttribute('aria-expanded');
      return {
        label: row.querySelector('.label-name')?.textContent ?? '',
        description: row.querySelector('.label-description')?.textContent ?? '',
        level: Number(row.getAttribute('aria-level')),
        expanded: expanded === null ? undefined : expanded === 'true',
        spoken: row.getAttribute('aria-label') ?? '',
      };
    });
}
