// Composition root of a window without Node: the tree, explanations, snippets, tokens and configuration files.
import type { CancellationToken, ExtensionContext, Position, TextDocument, TreeView } from 'vscode';
import { toolQuestion } from './host/agents/toolQuestion.ts';
import type { Started } from './host/contribute.ts';
import { loadConfigEditor, loadedTool } from './host/lazyParts.ts';
import { createDispatcher } from './host/shell/dispatcher.ts';
import { createPages } from './host/shell/pages.ts';
import { useWindowLanguage } from './host/shell/windowLanguage.ts';
import { completeIn } from './host/snippets/knownFiles.ts';
import { createMailboxTree } from './host/tree/mailboxTree.ts';
import { elsewhere } from './host/web/elsewhere.ts';
import { webCommands } from './host/web/webCommands.ts';
import { createWebServices, noDemo } from './host/web/webServices.ts';
import type { TreeNode } from './pages/treeNode.ts';

export interface WebStart {
  readonly view: TreeView<TreeNode>;
  /** Makes VS Code ask for these rows of the tree anew, or for all of them. */
  readonly redraw: (rows?: TreeNode[]) => void;
  /** Fetches the bundles that are imported as they are needed; the tree needs none of them. */
  readonly fetchRest: () => Promise<void>;
}

export async function startWeb(
  context: ExtensionContext,
  { view, redraw, fetchRest }: WebStart,
): Promise<Started> {
  await useWindowLanguage(context.extensionUri);
  const services = createWebServices(context);
  const pages = createPages(services.redact);
  const tree = createMailboxTree({ services, view, redraw, onDraw: () => undefined });
  const rows = webCommands(services, pages);
  const { commands } = context.extension.packageJSON.contributes;
  const others = elsewhere(commands, services.redact).filter(({ id }) => rows.every((row) => row.id !== id));
  context.subscriptions.push(pages, tree);
  return {
    tree,
    runCommand: createDispatcher(others, [() => fetchRest().then(() => rows)], services),
    toolQuestion,
    runTool: async (name, input) => {
      await fetchRest();
      return loadedTool(name, input, services);
    },
    configEditor: async () => {
      await fetchRest();
      return loadConfigEditor({ ...services, withoutNode: true });
    },
    complete: async (document: TextDocument, position: Position, token: CancellationToken) => {
      await fetchRest();
      return completeIn({ document, position, token }, services.registrations, noDemo);
    },
  };
}
