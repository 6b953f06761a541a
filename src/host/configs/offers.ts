// What VS Code asks for in a file that configures mail: actions, hovers, lenses and hints.
import { CodeActionKind, type Disposable, type Event, languages } from 'vscode';
import { type EditorFor, selector } from './watch.ts';

export function offer(editorFor: EditorFor, changed: Event<void>): Disposable[] {
  return [
    languages.registerCodeActionsProvider(
      selector,
      {
        provideCodeActions: async (document, range, context) =>
          (await editorFor(document))?.actions(document, range, context),
      },
      {
        providedCodeActionKinds: [
          CodeActionKind.QuickFix,
          CodeActionKind.Refactor,
          CodeActionKind.SourceFixAll.append('exchangeOAuth'),
        ],
      },
    ),
    languages.registerHoverProvider(selector, {
      provideHover: async (document, position) => (await editorFor(document))?.hover(document, position),
    }),
    languages.registerCodeLensProvider(selector, {
      onDidChangeCodeLenses: changed,
      provideCodeLenses: async (document) => (await editorFor(document))?.lenses(document),
    }),
    languages.registerInlayHintsProvider(selector, {
      onDidChangeInlayHints: changed,
      provideInlayHints: async (document, range, token) =>
        (await editorFor(document))?.hints(document, range, token),
    }),
  ];
}
