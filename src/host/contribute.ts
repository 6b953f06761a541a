// Registers what package.json contributes and works in every window; what it does is loaded at the first use of any of it.
import {
  type CancellationToken,
  type CompletionItem,
  commands,
  EventEmitter,
  type ExtensionContext,
  languages,
  type Position,
  type TextDocument,
  type TreeItem,
  type TreeView,
  window,
} from 'vscode';
import type { TreeNode } from '../pages/treeNode.ts';
import { completionPattern } from '../products/completionPattern.ts';
import { registerTools, type Tools } from './agents/registerTools.ts';
import { type ConfigEditor, watchConfigs } from './configs/watch.ts';
import { mailboxView } from './contributed.ts';

/** What is loaded at the first use. */
export interface Started extends Tools {
  readonly tree: {
    getChildren(node: TreeNode | undefined): TreeNode[];
    getTreeItem(node: TreeNode): TreeItem;
    getParent(node: TreeNode): TreeNode | undefined;
  };
  runCommand(id: string, argument: unknown): Promise<unknown>;
  configEditor(): Promise<ConfigEditor>;
  complete(
    document: TextDocument,
    position: Position,
    token: CancellationToken,
  ): Promise<CompletionItem[] | undefined>;
}

/** `redraw` makes VS Code ask for these rows of the tree anew, or for all of them. */
export type Start<S> = (view: TreeView<TreeNode>, redraw: (rows?: TreeNode[]) => void) => Promise<S>;

/** @returns what is loaded, which the first call loads */
export function contribute<S extends Started>(context: ExtensionContext, start: Start<S>): () => Promise<S> {
  const { subscriptions } = context;
  const changed = new EventEmitter<TreeNode[] | undefined>();
  let starting: Promise<S> | undefined;
  const started = (): Promise<S> => {
    starting ??= start(view, (rows) => changed.fire(rows));
    return starting;
  };
  const view = window.createTreeView<TreeNode>(mailboxView, {
    showCollapseAll: true,
    treeDataProvider: {
      onDidChangeTreeData: changed.event,
      getChildren: async (node) => (await started()).tree.getChildren(node),
      getTreeItem: async (node) => (await started()).tree.getTreeItem(node),
      getParent: async (node) => (await started()).tree.getParent(node),
    },
  });
  const { contributes } = context.extension.packageJSON;
  for (const { command } of contributes.commands) {
    const run = async (argument: unknown) => (await started()).runCommand(command, argument);
    subscriptions.push(commands.registerCommand(command, run));
  }
  subscriptions.push(
    view,
    changed,
    ...registerTools(
      contributes.languageModelTools.map(({ name }: { name: string }) => name),
      started,
    ),
    ...watchConfigs(async () => (await started()).configEditor()),
    languages.registerCompletionItemProvider(
      { pattern: completionPattern },
      {
        provideCompletionItems: async (document, position, token) =>
          (await started()).complete(document, position, token),
      },
    ),
  );
  return started;
}
