// One read-only text beside the files: a preview, or the other side of a comparison. Gone, with its tabs, when disposed.
import {
  type Disposable,
  EventEmitter,
  languages,
  TabInputText,
  TabInputTextDiff,
  Uri,
  ViewColumn,
  window,
  workspace,
} from 'vscode';

const scheme = 'exchange-oauth-text';

export interface VirtualText extends Disposable {
  readonly uri: Uri;
  /** Shows this text, in the editor it has already if there is one; the focus stays where it is. */
  show(text: string, language: string): Promise<void>;
}

/** @param name what the tab is called */
export function createVirtualText(name: string, initial = ''): VirtualText {
  let text = initial;
  let over = false;
  const uri = Uri.from({ scheme, path: `/${crypto.randomUUID()}/${name}` });
  const changed = new EventEmitter<Uri>();
  const registration = workspace.registerTextDocumentContentProvider(scheme, {
    onDidChange: changed.event,
    provideTextDocumentContent: (asked) => (asked.toString() === uri.toString() ? text : undefined),
  });
  const closeTabs = async () => {
    const tabs = window.tabGroups.all.flatMap((group) => group.tabs).filter((tab) => shows(tab.input, uri));
    if (tabs.length > 0) await window.tabGroups.close(tabs, true);
  };
  return {
    uri,
    show: async (next, language) => {
      if (over) return;
      text = next;
      changed.fire(uri);
      const document = await workspace.openTextDocument(uri);
      // A change told while the document was being opened is not heard: it was opened with the text before.
      if (document.getText() !== text) changed.fire(uri);
      if (document.languageId !== language) await languages.setTextDocumentLanguage(document, language);
      const visible = window.visibleTextEditors.some((editor) => editor.document === document);
      if (!visible && !over) {
        await window.showTextDocument(document, {
          viewColumn: ViewColumn.Beside,
          preserveFocus: true,
          preview: true,
        });
      }
      // Disposed of while it was opening.
      if (over) await closeTabs();
    },
    dispose: () => {
      over = true;
      void closeTabs().then(() => {
        registration.dispose();
        changed.dispose();
      });
    },
  };
}

function shows(input: unknown, uri: Uri): boolean {
  const seen =
    input instanceof TabInputText
      ? [input.uri]
      : input instanceof TabInputTextDiff
        ? [input.original, input.modified]
        : [];
  return seen.some((each) => each.toString() === uri.toString());
}
