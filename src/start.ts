// Composition root: builds the services and what works with them, at the first use of anything the extension contributes.

import type {
  CancellationToken,
  ExtensionContext,
  Position,
  TextDocument,
  TreeView,
  WebviewPanel,
} from 'vscode';
import { toolQuestion } from './host/agents/toolQuestion.ts';
import { buildServices } from './host/buildServices.ts';
import { createExpiryReminders } from './host/credentials/expiryReminders.ts';
import { loadConfigEditor, loadedTool } from './host/lazyParts.ts';
import { createTestingView } from './host/nightly/testingView.ts';
import { type Command, simpleCommand } from './host/shell/command.ts';
import { createDispatcher } from './host/shell/dispatcher.ts';
import { createPages } from './host/shell/pages.ts';
import { useWindowLanguage } from './host/shell/windowLanguage.ts';
import { completeIn } from './host/snippets/knownFiles.ts';
import { createMailboxTree } from './host/tree/mailboxTree.ts';
import { createWizard } from './host/wizard/panel.ts';
import type { TreeNode } from './pages/treeNode.ts';

/** `redraw` makes VS Code ask for these rows of the tree anew, or for all of them. */
export async function start(
  context: ExtensionContext,
  view: TreeView<TreeNode>,
  redraw: (rows?: TreeNode[]) => void,
) {
  const { subscriptions, extensionUri, globalState, globalStorageUri } = context;
  await useWindowLanguage(extensionUri);
  const { services, secrets, tokens, demo, log, redactor } = buildServices(
    context,
    () => import('./demo/demoTenant.ts'),
  );
  const pages = createPages(services.redact);
  const reminders = createExpiryReminders(services.registrations, globalState);
  const tree = createMailboxTree({ services, view, redraw, onDraw: reminders.check });
  const wizard = createWizard(context, services);
  const own: readonly Command[] = [
    simpleCommand({ id: 'exchangeOAuth.wizard.open', run: (call) => wizard.open(call) }),
    simpleCommand({ id: 'exchangeOAuth.log.show', run: () => log.show() }),
  ];
  const everyday = async () => {
    const { everydayCommands } = await import('./host/everydayCommands.ts');
    return everydayCommands({ services, tree, pages });
  };
  const others = async () => {
    const { otherCommands } = await import('./host/otherCommands.ts');
    return otherCommands({
      services,
      tree,
      pages,
      tokens,
      storage: globalStorageUri,
      secrets,
      redactor,
      extensionUri,
      subscriptions,
      demoEndpoints: demo.endpoints,
    });
  };
  subscriptions.push(pages, reminders, tree, wizard, createTestingView(services));
  return {
    tree,
    runCommand: createDispatcher(own, [everyday, others], services),
    restoreWizard: (panel: WebviewPanel, state: unknown) => wizard.restore(panel, state),
    toolQuestion,
    runTool: (name: string, input: Readonly<Record<string, unknown>>) => loadedTool(name, input, services),
    configEditor: () => loadConfigEditor(services),
    complete: (document: TextDocument, position: Position, token: CancellationToken) =>
      completeIn({ document, position, token }, services.registrations, demo.endpoints),
  };
}
