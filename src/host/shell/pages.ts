// Read-only Markdown pages (reports, explanations, tokens) shown in VS Code's own preview, with their actions in its title bar.

import {
  commands,
  type Disposable,
  TabInputWebview,
  type TextDocumentContentProvider,
  Uri,
  window,
  workspace,
} from 'vscode';
import * as l10n from '../../core/l10n.ts';

const scheme = 'exchange-oauth';

/** What can be done from a page; each has a button in the editor's title bar. */
export interface PageActions {
  /** What somebody else has to be sent. */
  readonly message?: string | undefined;
  /** A redacted report for an issue, if what the page says is wrong. */
  readonly wrong?: string;
  /** Does again what the page shows the result of, and shows it anew. */
  readonly again?: () => Promise<unknown>;
  /** Whose administrator's scripts belong to the page, and which one if it is about one. */
  readonly script?: { readonly registration: string; readonly script?: string };
}

export interface Pages extends Disposable {
  /** Shows the Markdown under a title; a page of the same title is replaced. */
  show(title: string, markdown: string, actions?: PageActions): Promise<void>;
  /** The actions of the page in front; none if another editor is there. */
  actions(): PageActions;
}

interface Page {
  readonly name: string;
  readonly text: string;
  readonly actions: PageActions;
}

/** So many pages stay readable in previews that somebody locked or split off. */
const mostKept = 20;

/** Context keys of package.json, one for each button. */
const contextKeys = {
  message: 'exchangeOAuth.pageMessage',
  wrong: 'exchangeOAuth.pageWrong',
  again: 'exchangeOAuth.pageAgain',
  script: 'exchangeOAuth.pageScript',
} as const satisfies Readonly<Record<keyof PageActions, string>>;

export function createPages(redact: (text: string) => string): Pages {
  const pages = new Map<string, Page>();
  let shown = 0;
  const provider: TextDocumentContentProvider = {
    provideTextDocumentContent: (uri) =>
      pages.get(uri.query)?.text ?? l10n.t('This page is no longer there. Run the command again.'),
  };
  const registration = workspace.registerTextDocumentContentProvider(scheme, provider);
  const actions = () => pageInFront([...pages.values()].reverse())?.actions ?? {};
  const showButtons = () => {
    const now = actions();
    for (const action of ['message', 'again', 'script', 'wrong'] as const)
      void commands.executeCommand('setContext', contextKeys[action], now[action] !== undefined);
  };
  let following: Disposable | undefined;
  return {
    actions,
    show: async (title, markdown, own = {}) => {
      const name = `${title.replace(/[\\/:*?"<>|#%]/g, ' ')}.md`;
      // Its own address each time: VS Code closes the document behind a preview after three minutes and then misses
      // changes, and a preview that is still loading loses one.
      shown += 1;
      const uri = Uri.from({ scheme, path: `/${name}`, query: String(shown) });
      const message = own.message === undefined ? {} : { message: redact(own.message) };
      const wrong = own.wrong === undefined ? {} : { wrong: redact(own.wrong) };
      pages.set(uri.query, { name, text: redact(markdown), actions: { ...own, ...message, ...wrong } });
      following ??= window.tabGroups.onDidChangeTabs(showButtons);
      for (const old of [...pages.keys()].slice(0, -mostKept)) pages.delete(old);
      await commands.executeCommand('markdown.showPreview', uri);
      showButtons();
    },
    dispose: () => {
      following?.dispose();
      registration.dispose();
      pages.clear();
    },
  };
}

/**
 * VS Code's preview tells no extension what it shows; its tab is named after the document ("Preview <name>"). The first
 * of the pages with the longest name that fits.
 */
function pageInFront(pages: readonly Page[]): Page | undefined {
  const tab = window.tabGroups.activeTabGroup.activeTab;
  if (!(tab?.input instanceof TabInputWebview) || !tab.input.viewType.endsWith('markdown.preview'))
    return undefined;
  return pages
    .filter(({ name }) => tab.label.endsWith(name))
    .toSorted((a, b) => b.name.length - a.name.length)[0];
}
