// Registers what package.json contributes, and nothing else: start.ts is loaded at the first use of any of it.
import { commands, EventEmitter, type ExtensionContext, languages, window } from 'vscode';
import { offerMcpServer } from './host/agents/mcpServer.ts';
import { registerTools } from './host/agents/registerTools.ts';
import { watchConfigs } from './host/configs/watch.ts';
import { mailboxView, wizardPanel } from './host/contributed.ts';
import type { TreeNode } from './pages/treeNode.ts';
import { completionPattern } from './products/completionPattern.ts';

const load = () => import('./start.ts');

type Started = ReturnType<Awaited<ReturnType<typeof load>>['start']>;

export function activate(context: ExtensionContext): void {
  const { subscriptions } = context;
  const changed = new EventEmitter<TreeNode[] | undefined>();
  let starting: Promise<Started> | undefined;
  const started = (): Promise<Started> => {
    starting ??= load().then(({ start }) => start(context, view, (rows) => changed.fire(rows)));
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
    offerMcpServer(context),
    ...registerTools(
      contributes.languageModelTools.map(({ name }: { name: string }) => name),
      async (name, input) => (await started()).runTool(name, input),
    ),
    ...watchConfigs(async () => (await started()).configEditor()),
    window.registerWebviewPanelSerializer(wizardPanel, {
      deserializeWebviewPanel: async (panel, state: unknown) => (await started()).restoreWizard(panel, state),
    }),
    languages.registerCompletionItemProvider(
      { pattern: completionPattern },
      {
        provideCompletionItems: async (document, position, token) =>
          (await started()).complete(document, position, token),
      },
    ),
  );
  if (process.env['EXCHANGE_OAUTH_START'] === 'demo') {
    void commands.executeCommand('exchangeOAuth.demo.start', {});
  }
}
