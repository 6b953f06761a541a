// The wizard's built page in a browser without VS Code: its real HTML and policy, VS Code's theme colours, and a host
// that keeps the draft with the real reducer and gives canned answers. For pictures and for tests of the page alone.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Browser, Page } from 'playwright-core';
import type { Numbered, ReplyMessage } from '../../src/core/channel.ts';
import { grants } from '../../src/core/permissions/grants.ts';
import { wizardHtml } from '../../src/host/wizard/wizardPage.ts';
import { catalogue, permissionsOf, shapeOf } from '../../src/products/registry.ts';
import { adminScripts } from '../../src/snippets/adminScripts/adminScripts.ts';
import type { Action } from '../../src/wizard/actions.ts';
import { noFacts, type WizardFacts } from '../../src/wizard/facts.ts';
import { parseWizardRequest, type WizardEvent, type WizardRequest } from '../../src/wizard/messages.ts';
import { reduce } from '../../src/wizard/reducer.ts';
import { productRows } from '../../src/wizard/shownProducts.ts';
import { type SettingsSheet, snapshotOf, type WizardDocument } from '../../src/wizard/snapshot.ts';
import { emptyState, registrationOf, type WizardState } from '../../src/wizard/state.ts';

const webview = path.join(import.meta.dirname, '..', '..', 'dist', 'webview');
const origin = 'https://wizard.localhost';

interface ThemeVariables {
  readonly bodyClass: string;
  readonly variables: Readonly<Record<string, string>>;
}

/** VS Code's four kinds of theme with the variables that the page uses. */
export const previewThemes = JSON.parse(
  readFileSync(path.join(import.meta.dirname, 'themeVariables.json'), 'utf8'),
) as Readonly<Record<'dark' | 'light' | 'highContrastDark' | 'highContrastLight', ThemeVariables>>;
export type PreviewTheme = keyof typeof previewThemes;

export interface PreviewHost {
  state: WizardState;
  facts: WizardFacts;
  documents: readonly WizardDocument[];
  sheet: SettingsSheet | undefined;
  /** Everything the page has sent, in order. */
  readonly received: Numbered<WizardRequest>[];
  /** Answers an act; default: nothing said. */
  onAct: (act: Action) => string | Promise<string>;
  /** Sends a snapshot of what stands here now. */
  send(): Promise<void>;
}

export interface Preview {
  readonly page: Page;
  readonly host: PreviewHost;
  /** What the browser's console said, violations of the policy among it. */
  readonly console: string[];
  setTheme(theme: PreviewTheme): Promise<void>;
  close(): Promise<void>;
}

export interface PreviewOptions {
  readonly state?: WizardState;
  readonly facts?: Partial<WizardFacts>;
  readonly documents?: readonly WizardDocument[];
  readonly sheet?: SettingsSheet;
  readonly theme?: PreviewTheme;
  readonly width?: number;
  readonly height?: number;
}

const today = '2026-11-22';

/** Opens the page; it has drawn its first snapshot when this resolves. */
export async function openPreview(browser: Browser, options: PreviewOptions = {}): Promise<Preview> {
  const context = await browser.newContext({
    viewport: { width: options.width ?? 1000, height: options.height ?? 900 },
  });
  const page = await context.newPage();
  const said: string[] = [];
  page.on('console', (message) => said.push(message.text()));
  page.on('pageerror', (error) => said.push(`error: ${error.message}`));
  const host = previewHost(options, (message) =>
    page.evaluate((value) => window.postMessage(value, '*'), message as unknown as Record<string, unknown>),
  );
  await page.exposeFunction('previewPost', (message: unknown) => receive(host, message, page));
  await page.addInitScript(() => {
    const post = (globalThis as unknown as { previewPost: (message: unknown) => void }).previewPost;
    Object.assign(globalThis, {
      acquireVsCodeApi: () => ({
        postMessage: (message: unknown) => post(message),
        getState: () => undefined,
        setState: () => undefined,
      }),
    });
  });
  await context.route(`${origin}/**`, (route) =>
    route.fulfill(fileFor(new URL(route.request().url()).pathname, wholeOf(host))),
  );
  await page.goto(`${origin}/`);
  await page.waitForFunction(() => document.querySelector('#primary:defined') !== null);
  const setTheme = (theme: PreviewTheme) => applyTheme(page, previewThemes[theme]);
  await setTheme(options.theme ?? 'dark');
  return { page, host, console: said, setTheme, close: () => context.close() };
}

function fileFor(name: string, whole: WizardEvent): { body: string | Buffer; contentType: string } {
  if (name === '/') {
    const sources = {
      script: readFileSync(path.join(webview, 'wizard.js'), 'utf8'),
      style: readFileSync(path.join(webview, 'wizard.css'), 'utf8'),
      folder: origin,
      nonce: 'cHJldmlldy1ub25jZS0xMjM0NQ==',
    };
    return { body: wizardHtml(sources, whole), contentType: 'text/html' };
  }
  const types: Record<string, string> = { '.js': 'text/javascript', '.css': 'text/css', '.ttf': 'font/ttf' };
  const body = readFileSync(path.join(webview, path.basename(name)));
  return { body, contentType: types[path.extname(name)] ?? 'text/plain' };
}

/** As VS Code does it: variables on the root element, the kind of theme on the body. */
async function applyTheme(page: Page, theme: ThemeVariables): Promise<void> {
  await page.evaluate(({ bodyClass, variables }) => {
    document.documentElement.removeAttribute('style');
    for (const [name, value] of Object.entries(variables))
      document.documentElement.style.setProperty(name, value);
    document.body.className = bodyClass;
  }, theme);
  await page.evaluate(
    () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))),
  );
}

function previewHost(
  options: PreviewOptions,
  post: (message: WizardEvent | ReplyMessage) => Promise<void>,
): PreviewHost {
  const host: PreviewHost = {
    state: options.state ?? emptyState('preview'),
    facts: {
      ...noFacts,
      canLookUp: true,
      credential: { kind: 'none', lost: false, detail: '' },
      ...options.facts,
    },
    documents: options.documents ?? [],
    sheet: options.sheet,
    received: [],
    onAct: () => '',
    send: async () => {
      await post(wholeOf(host));
    },
  };
  return host;
}

const wholeOf = (host: PreviewHost): WizardEvent => ({
  kind: 'snapshot',
  snapshot: snapshotFor(host),
  catalogue: productRows(catalogue()),
});

function snapshotFor(host: PreviewHost) {
  const { state, facts, sheet } = host;
  const parts = {
    catalogue: catalogue(),
    permissions: permissionsOf(state.product, state.protocols, grants[state.grant].access),
    shape: shapeOf(state.product, state.grant),
    documents: host.documents,
    ...(sheet === undefined ? {} : { sheet }),
  };
  return snapshotOf(state, facts, parts, today);
}

async function receive(host: PreviewHost, value: unknown, page: Page): Promise<void> {
  const parsed = parseWizardRequest(value);
  if (!parsed.ok) throw new Error(parsed.problem);
  const message = parsed.request;
  host.received.push(message);
  let text = '';
  if (message.kind === 'intent') {
    host.state = reduce(host.state, message.intent, { catalogue: catalogue(), today });
  } else if (message.kind === 'act') text = await host.onAct(message.act);
  await host.send();
  const reply: ReplyMessage = { kind: 'reply', id: message.id, ok: true, text };
  await page.evaluate((sent) => window.postMessage(sent, '*'), reply as unknown as Record<string, unknown>);
}

/** The administrator's scripts as step 6 shows them. */
export function scriptDocuments(state: WizardState): readonly WizardDocument[] {
  return adminScripts(registrationOf(state, 'preview')).map((script) => ({
    id: `script:${script.id}`,
    title: script.title,
    explains: script.why,
    language: 'powershell',
    fileName: `${script.id}.ps1`,
    text: script.text,
    runnable: true,
    delay: script.delay,
    undo: script.undo,
  }));
}
