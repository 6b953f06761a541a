// Read-only Markdown pages (reports, explanations, tokens) shown in VS Code's own preview.
import {
  commands,
  type Disposable,
  EventEmitter,
  type TextDocumentContentProvider,
  Uri,
  workspace,
} from 'vscode';

const scheme = 'exchange-oauth';

export interface Pages extends Disposable {
  /** Shows the Markdown under a title; a page of the same title is replaced. */
  show(title: string, markdown: string): Promise<void>;
}

export function createPages(redact: (text: string) => string): Pages {
  const texts = new Map<string, string>();
  const changed = new EventEmitter<Uri>();
  const provider: TextDocumentContentProvider = {
    onDidChange: changed.event,
    provideTextDocumentContent: (uri) =>
      texts.get(uri.path) ?? 'This page is no longer there. Run the command again.',
  };
  const registration = workspace.registerTextDocumentContentProvider(scheme, provider);
  return {
    show: async (title, markdown) => {
      const uri = Uri.from({ scheme, path: `/${title.replace(/[\\/:*?"<>|#%]/g, ' ')}.md` });
      texts.set(uri.path, redact(markdown));
      changed.fire(uri);
      await commands.executeCommand('markdown.showPreview', uri);
    },
    dispose: () => {
      registration.dispose();
      changed.dispose();
      texts.clear();
    },
  };
}
