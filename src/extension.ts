// Composition root: builds the services, registers what package.json contributes. Nothing is read or opened here.
import { commands, type ExtensionContext } from 'vscode';
import { buildServices } from './host/buildServices.ts';
import { createExpiryReminders } from './host/credentials/expiryReminders.ts';
import { createProductNames } from './host/registrations/productNames.ts';
import { commandIds } from './host/shell/commandIds.ts';
import { lazyCommands, loadedCommand, registerCommands } from './host/shell/dispatcher.ts';
import { createPages } from './host/shell/pages.ts';
import { completeKnownFiles } from './host/snippets/knownFiles.ts';
import { createMailboxTree } from './host/tree/mailboxTree.ts';
import { createWizard } from './host/wizard/panel.ts';

export function activate(context: ExtensionContext): void {
  const { services, tokens, demo, log } = buildServices(context, () => import('./demo/demoTenant.ts'));
  const pages = createPages(services.redact);
  const productNames = createProductNames();
  const reminders = createExpiryReminders(services.registrations, context.globalState);
  const tree = createMailboxTree(services, productNames.nameOf, reminders.check);
  const wizard = createWizard(context, services);
  const later = lazyCommands(commandIds, async () => {
    const { allCommands } = await import('./host/allCommands.ts');
    return allCommands({
      services,
      tree,
      pages,
      tokens,
      storage: context.globalStorageUri,
      extensionUri: context.extensionUri,
      subscriptions: context.subscriptions,
      demoEndpoints: demo.endpoints,
    });
  });
  context.subscriptions.push(
    pages,
    reminders,
    tree,
    wizard,
    completeKnownFiles(services.registrations, demo.endpoints),
    productNames.onDidLoad(() => tree.refresh()),
    ...registerCommands(
      [
        ...later,
        loadedCommand('exchangeOAuth.wizard.open', (call) => wizard.open(call)),
        loadedCommand('exchangeOAuth.log.show', () => log.show()),
      ],
      services,
    ),
  );
  if (process.env['EXCHANGE_OAUTH_START'] === 'demo') {
    void commands.executeCommand('exchangeOAuth.demo.start', {});
  }
}
