// As much of the vscode module as commands need, for unit tests: it records what is shown and done, and answers from a table.
// Import useFakeVscode.ts, then import what is tested dynamically.

// biome-ignore lint/performance/noBarrelFile: the module that it stands for is one file.
export { TestMessage, TestRunProfileKind, tests } from './fakeTesting.ts';

type Listener<T> = (value: T) => unknown;

export class EventEmitter<T> {
  readonly #listeners = new Set<Listener<T>>();
  readonly event = (listener: Listener<T>) => {
    this.#listeners.add(listener);
    return { dispose: () => this.#listeners.delete(listener) };
  };
  fire(value: T): void {
    for (const listener of [...this.#listeners]) listener(value);
  }
  dispose(): void {
    this.#listeners.clear();
  }
}

export class CancellationError extends Error {
  constructor() {
    super('Canceled');
    this.name = 'Canceled';
  }
}

export class Uri {
  readonly scheme: string;
  readonly authority: string;
  readonly path: string;
  constructor(scheme: string, authority: string, path: string) {
    this.scheme = scheme;
    this.authority = authority;
    this.path = path;
  }
  get fsPath(): string {
    return this.path;
  }
  toString(): string {
    return `${this.scheme}://${this.authority}${this.path}`;
  }
  static file(path: string): Uri {
    return new Uri('file', '', path);
  }
  static from({ scheme, path }: { scheme: string; path: string }): Uri {
    return new Uri(scheme, '', path);
  }
  static parse(text: string): Uri {
    const url = new URL(text);
    return new Uri(url.protocol.slice(0, -1), url.host, url.pathname);
  }
  static joinPath(base: Uri, ...parts: string[]): Uri {
    return new Uri(base.scheme, base.authority, [base.path, ...parts].join('/'));
  }
}

/** What was shown to the person, in order. */
export interface Shown {
  readonly kind: 'information' | 'warning' | 'error' | 'pick' | 'input';
  readonly text: string;
  readonly modal: boolean;
  readonly detail: string;
  readonly buttons: readonly string[];
}

export const fake = {
  shown: [] as Shown[],
  /** What was done to the computer: terminals, files, the clipboard, other commands. */
  done: [] as string[],
  /** Picks a button, a label of a list or a text; undefined leaves it. */
  answer: (_shown: Shown): string | undefined => undefined,
  trusted: true,
  /** Context keys as they were set last. */
  contexts: new Map<string, unknown>(),
  /** The settings of the section `exchangeOAuth`. */
  inspect: (_key: string): { readonly globalValue?: unknown } | undefined => undefined,
  /** A setting of any section, by its last name. */
  get: (_key: string): unknown => undefined,
  update: async (_key: string, _value: unknown): Promise<void> => undefined,
  registered: new Map<string, (argument?: unknown) => unknown>(),
  /** What VS Code's own sign-in gives; its arguments as they came. */
  session: (_asked: readonly unknown[]): unknown => undefined,
  reset(): void {
    fake.shown = [];
    fake.done = [];
    fake.answer = () => undefined;
    fake.trusted = true;
  },
};

/** Fires as VS Code does after a write. */
export const settingsChanged = new EventEmitter<{ affectsConfiguration(): boolean }>();

function show(kind: Shown['kind'], text: string, rest: readonly unknown[]): string | undefined {
  const [options] = rest;
  const isOptions = typeof options === 'object' && options !== null;
  const { modal = false, detail = '' } = isOptions ? (options as { modal?: boolean; detail?: string }) : {};
  const shown = { kind, text, modal, detail, buttons: rest.filter((item) => typeof item === 'string') };
  fake.shown.push(shown);
  return fake.answer(shown);
}

const emptyEvent = () => ({ dispose: () => undefined });
const disposable = () => ({ dispose: () => undefined });

export const window = {
  activeTextEditor: undefined,
  visibleTextEditors: [],
  terminals: [],
  tabGroups: {
    all: [],
    activeTabGroup: { activeTab: undefined as object | undefined },
    onDidChangeTabs: emptyEvent,
  },
  showInformationMessage: async (text: string, ...rest: unknown[]) => show('information', text, rest),
  showWarningMessage: async (text: string, ...rest: unknown[]) => show('warning', text, rest),
  showErrorMessage: async (text: string, ...rest: unknown[]) => show('error', text, rest),
  showInputBox: async (options: { title?: string; prompt?: string }) =>
    show('input', options.title ?? options.prompt ?? '', []),
  showQuickPick: async (items: readonly { label: string }[], options: { placeHolder?: string }) => {
    const label = show(
      'pick',
      options.placeHolder ?? '',
      items.map((item) => item.label),
    );
    return items.find((item) => item.label === label);
  },
  showSaveDialog: async () => undefined,
  showOpenDialog: async () => undefined,
  showTextDocument: async () => fake.done.push('showTextDocument'),
  setStatusBarMessage: (text: string) => {
    fake.done.push(`status: ${text}`);
    return disposable();
  },
  withProgress: async (
    _options: unknown,
    work: (progress: { report(): void }, token: object) => Promise<unknown>,
  ) =>
    work(
      { report: () => undefined },
      { isCancellationRequested: false, onCancellationRequested: emptyEvent },
    ),
  createTerminal: () => {
    fake.done.push('createTerminal');
    return { show: () => undefined, sendText: () => undefined };
  },
  createStatusBarItem: () => ({ show: () => undefined, dispose: () => undefined }),
  createTreeView: () => ({ visible: false, onDidChangeVisibility: emptyEvent, dispose: () => undefined }),
  createOutputChannel: () => ({
    info: () => undefined,
    error: () => undefined,
    show: () => undefined,
    dispose: () => undefined,
  }),
  registerWebviewPanelSerializer: disposable,
  onDidCloseTerminal: emptyEvent,
};

export const commands = {
  registerCommand: (id: string, run: (argument?: unknown) => unknown) => {
    fake.registered.set(id, run);
    return { dispose: () => fake.registered.delete(id) };
  },
  executeCommand: async (id: string, argument?: unknown, value?: unknown) => {
    const own = fake.registered.get(id);
    if (own !== undefined) return own(argument);
    if (id === 'setContext') fake.contexts.set(String(argument), value);
    else fake.done.push(`command: ${id}`);
    return undefined;
  },
};

export const workspace = {
  get isTrusted() {
    return fake.trusted;
  },
  workspaceFolders: undefined,
  workspaceFile: undefined,
  fs: {
    writeFile: async () => fake.done.push('writeFile'),
    readFile: async () => new Uint8Array(),
    createDirectory: async () => undefined,
    stat: async (): Promise<{ size: number; type: number }> => ({ size: 0, type: 1 }),
  },
  openTextDocument: async () => {
    fake.done.push('openTextDocument');
    return {};
  },
  asRelativePath: String,
  findFiles: async (): Promise<readonly Uri[]> => [],
  getConfiguration: () => ({
    inspect: (key: string) => fake.inspect(key),
    get: (key: string, fallback?: unknown) => fake.get(key) ?? fallback,
    update: (key: string, value: unknown) => fake.update(key, value),
  }),
  onDidChangeConfiguration: (listener: Listener<{ affectsConfiguration(): boolean }>) =>
    settingsChanged.event(listener),
  onDidChangeWorkspaceFolders: emptyEvent,
  onDidGrantWorkspaceTrust: emptyEvent,
  registerTextDocumentContentProvider: disposable,
  textDocuments: [],
  onDidOpenTextDocument: emptyEvent,
  onDidChangeTextDocument: emptyEvent,
  onDidCloseTextDocument: emptyEvent,
  onDidSaveTextDocument: emptyEvent,
};

export const env = {
  language: 'en',
  clipboard: {
    readText: async () => '',
    writeText: async (text: string) => fake.done.push(`clipboard: ${text}`),
  },
  openExternal: async () => fake.done.push('openExternal'),
  appName: 'VS Code',
  remoteName: undefined,
  shell: '/bin/bash',
  uiKind: 1,
};

export const authentication = {
  getSession: async (...asked: readonly unknown[]): Promise<unknown> => fake.session(asked),
};
export const extensions = { getExtension: () => undefined };
export const languages = {
  registerCompletionItemProvider: disposable,
  registerCodeActionsProvider: disposable,
  registerCodeLensProvider: disposable,
  registerHoverProvider: disposable,
  registerInlayHintsProvider: disposable,
  createDiagnosticCollection: () => ({
    set: () => undefined,
    delete: () => undefined,
    dispose: () => undefined,
  }),
  match: () => 0,
};
export const lm = {
  registerTool: disposable,
  registerMcpServerDefinitionProvider: disposable,
};
export const version = '1.90.0';

export class TabInputWebview {
  readonly viewType: string;
  constructor(viewType: string) {
    this.viewType = viewType;
  }
}

class Value {
  readonly parts: readonly unknown[];
  constructor(...parts: unknown[]) {
    this.parts = parts;
  }
  /** Of a WorkspaceEdit. */
  replace(..._: unknown[]): void {}
}

/** Says what was added, and what of it VS Code would read as Markdown. */
export class MarkdownString {
  constructor(markdown?: string) {
    if (markdown !== undefined) this.appendMarkdown(markdown);
  }
  readonly added: (readonly ['text' | 'markdown', string])[] = [];
  appendText(text: string): this {
    this.added.push(['text', text]);
    return this;
  }
  appendMarkdown(text: string): this {
    this.added.push(['markdown', text]);
    return this;
  }
}

export {
  Value as CodeAction,
  Value as CodeLens,
  Value as CompletionItem,
  Value as Diagnostic,
  Value as DiagnosticRelatedInformation,
  Value as Hover,
  Value as InlayHint,
  Value as LanguageModelTextPart,
  Value as LanguageModelToolResult,
  Value as Location,
  Value as McpStdioServerDefinition,
  Value as Range,
  Value as Selection,
  Value as SnippetString,
  Value as TabInputText,
  Value as TabInputTextDiff,
  Value as ThemeColor,
  Value as ThemeIcon,
  Value as TreeItem,
  Value as WorkspaceEdit,
};

const actionKind = { append: (name: string) => name };
export const CodeActionKind = { QuickFix: actionKind, Refactor: actionKind, SourceFixAll: actionKind };
export const DiagnosticSeverity = { Error: 0, Warning: 1, Information: 2, Hint: 3 };
export const DiagnosticTag = { Unnecessary: 1, Deprecated: 2 };
export const InlayHintKind = { Type: 1, Parameter: 2 };
export const CompletionItemKind = { Value: 11, Snippet: 14, File: 16 };
export const ConfigurationTarget = { Global: 1, Workspace: 2, WorkspaceFolder: 3 };
export const FileType = { Unknown: 0, File: 1, Directory: 2, SymbolicLink: 64 };
export const InputBoxValidationSeverity = { Info: 1, Warning: 2, Error: 3 };
export const ProgressLocation = { Notification: 15 };
export const StatusBarAlignment = { Left: 1, Right: 2 };
export const TreeItemCollapsibleState = { None: 0, Collapsed: 1, Expanded: 2 };
export const UIKind = { Desktop: 1, Web: 2 };
export const ViewColumn = { Active: -1, Beside: -2 };
