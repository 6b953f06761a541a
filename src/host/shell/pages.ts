// Read-only Markdown pages (reports, explanations, tokens) shown in VS Code's own preview, with their actions in its title bar.

import {
  commands,
  type Disposable,
  EventEmitter,
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

/** Context keys of package.json, one for each button. */
const contextKeys = {
  message: 'exchangeOAuth.pageMessage',
  wrong: 'exchangeOAuth.pageWrong',
  again: 'exchangeOAuth.pageAgain',
  script: 'exchangeOAuth.pageScript',
} as const satisfies Readonly<Record<keyof PageActions, string>>;

export function createPages(redact: (text: string) => string): Pages {
  const pages = new Map<string, Page>();
  const changed = new EventEmitter<Uri>();
  const provider: TextDocumentContentProvider = {
    onDidChange: changed.event,
    provideTextDocumentContent: (uri) =>
      pages.get(uri.path)?.text ?? l10n.t('This page is no longer there. Run the command again.'),
  };
  const registration = workspace.registerTextDocumentContentProvider(scheme, provider);
  const actions = () => pageInFront([...pages.values()])?.actions ?? {};
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
      const uri = Uri.from({ scheme, path: `/${name}` });
      const message = own.message === undefined ? {} : { message: redact(own.message) };
      const wrong = own.wrong === undefined ? {} : { wrong: redact(own.wrong) };
      const isReplaced = pages.has(uri.path);
      pages.set(uri.path, { name, text: redact(markdown), actions: { ...own, ...message, ...wrong } });
      following ??= window.tabGroups.onDidChangeTabs(showButtons);
      changed.fire(uri);
      await commands.executeCommand('markdown.showPreview', uri);
      // VS Code closes the document behind a preview after three minutes, and a change of it is then not seen.
      if (isReplaced) await commands.executeCommand('markdown.preview.refresh');
      showButtons();
    },
    dispose: () => {
      following?.dispose();
      registration.dispose();
      changed.dispose();
      pages.clear();
    },
  };
}

/** VS Code's preview tells no extension what it shows; its tab is named after the document ("Preview <name>"). */
function pageInFront(pages: readonly Page[]): Page | undefined {
  const tab = window.tabGroups.activeTabGroup.activeTab;
  if (!(tab?.input instanceof TabInputWebview) || !tab.input.viewType.endsWith('markdown.preview'))
    return undefined;
  return pages
    .filter(({ name }) => tab.label.endsWith(name))
    .toSorted((a, b) => b.name.length - a.name.length)[0];
}
