// Which documents may configure mail: told by name and a word, before anything is loaded. Loads the rest at the first.
import {
  type CancellationToken,
  type CodeAction,
  type CodeActionContext,
  type CodeLens,
  type Disposable,
  type Event,
  EventEmitter,
  type Hover,
  type InlayHint,
  type Position,
  type Range,
  type Selection,
  type TextDocument,
  workspace,
} from 'vscode';
import { longestFile, mailWords } from '../../configs/mailWords.ts';
import { isConfigCheckOn } from './checkSettings.ts';

/** What is loaded at the first document that may be about mail. */
export interface ConfigEditor extends Disposable {
  check(document: TextDocument): void;
  forget(document: TextDocument): void;
  actions(document: TextDocument, range: Range | Selection, context: CodeActionContext): CodeAction[];
  hover(document: TextDocument, position: Position): Promise<Hover | undefined>;
  lenses(document: TextDocument): CodeLens[];
  /** The registrations changed, and the lenses with them. */
  readonly onDidChangeLenses: Event<void>;
  hints(document: TextDocument, range: Range, token: CancellationToken): InlayHint[];
  /** Has VS Code ask for actions, hovers, lenses and hints. */
  offer(editorFor: EditorFor, changed: Event<void>): Disposable[];
}

/** Undefined for a document that configures no mail, or if checking is switched off. */
export type EditorFor = (document: TextDocument) => Promise<ConfigEditor | undefined>;

/** Files of a person: no output, no source control box, no notebook cell. */
const schemes: readonly string[] = ['file', 'vscode-remote', 'vscode-vfs', 'untitled'];
export const selector = schemes.map((scheme) => ({ scheme }));

const passedOver =
  /[\\/](?:node_modules|\.git|dist|build|vendor)[\\/]|(?:package-lock|pnpm-lock|composer\.lock|yarn\.lock)|\.min\./;
/** After a change, so that nothing is marked while a word is typed. */
const afterChangeMs = 300;

function mayConfigureMail(document: TextDocument): boolean {
  if (!schemes.includes(document.uri.scheme) || passedOver.test(document.uri.path)) return false;
  const text = document.getText();
  return text.length <= longestFile && mailWords.test(text);
}

/**
 * Checks open documents. What VS Code asks for in them is offered from the first one on that may configure mail: in other
 * windows no hover and no light bulb asks for it.
 */
export function watchConfigs(load: () => Promise<ConfigEditor>): Disposable[] {
  const waiting = new Map<string, ReturnType<typeof setTimeout>>();
  const changed = new EventEmitter<void>();
  let loading: Promise<ConfigEditor> | undefined;
  let loaded: ConfigEditor | undefined;
  const offered: Disposable[] = [];
  const editorFor: EditorFor = async (document) => {
    if (!isConfigCheckOn(document, 'enabled') || !mayConfigureMail(document)) {
      loaded?.forget(document);
      return undefined;
    }
    loading ??= load();
    const editor = await loading;
    if (loaded === undefined) {
      loaded = editor;
      loaded.onDidChangeLenses(() => changed.fire());
      offered.push(loaded, ...loaded.offer(editorFor, changed.event));
    }
    return loaded;
  };
  const stop = (document: TextDocument): void => {
    clearTimeout(waiting.get(document.uri.toString()));
    waiting.delete(document.uri.toString());
  };
  const later = (document: TextDocument): void => {
    if (!schemes.includes(document.uri.scheme)) return;
    stop(document);
    const run = () => void editorFor(document).then((editor) => editor?.check(document));
    waiting.set(document.uri.toString(), setTimeout(run, afterChangeMs));
  };
  workspace.textDocuments.forEach(later);
  return [
    changed,
    workspace.onDidOpenTextDocument(later),
    workspace.onDidChangeTextDocument(({ document }) => later(document)),
    workspace.onDidCloseTextDocument((document) => {
      stop(document);
      loaded?.forget(document);
    }),
    workspace.onDidChangeConfiguration((event) => {
      if (!event.affectsConfiguration('exchangeOAuth.configCheck')) return;
      workspace.textDocuments.forEach(later);
      changed.fire();
    }),
    {
      dispose: () => {
        for (const timer of waiting.values()) clearTimeout(timer);
        for (const each of offered) each.dispose();
      },
    },
  ];
}
