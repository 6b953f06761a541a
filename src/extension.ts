// Registers what package.json contributes, and nothing else: start.ts is loaded at the first use of any of it.
import { commands, type ExtensionContext, window } from 'vscode';
import { offerMcpServer } from './host/agents/mcpServer.ts';
import { contribute } from './host/contribute.ts';
import { wizardPanel } from './host/contributed.ts';

const load = () => import('./start.ts');

export function activate(context: ExtensionContext): void {
  const started = contribute(context, async (view, redraw) => (await load()).start(context, view, redraw));
  context.subscriptions.push(
    offerMcpServer(context),
    window.registerWebviewPanelSerializer(wizardPanel, {
      deserializeWebviewPanel: async (panel, state: unknown) => (await started()).restoreWizard(panel, state),
    }),
  );
  if (process.env['EXCHANGE_OAUTH_START'] === 'demo') {
    void commands.executeCommand('exchangeOAuth.demo.start', {});
  }
}
