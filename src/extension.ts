// Composition root: builds the services, registers what package.json contributes. Nothing is read or opened here.
import { commands, type ExtensionContext } from 'vscode';
import { createRedactor } from './core/redaction.ts';
import { commandIds } from './host/commands/commandIds.ts';
import { lazyTable, registerCommands } from './host/commands/registerCommands.ts';
import { createConnections } from './host/connections.ts';
import { createCredentialStore } from './host/credentialStore.ts';
import { createDemoControl } from './host/demoControl.ts';
import { createExpiryReminders } from './host/expiryReminders.ts';
import { createLog } from './host/log.ts';
import { createPages } from './host/pages.ts';
import { createProductNames } from './host/productNames.ts';
import { createRegistrationStore } from './host/registrationStore.ts';
import { createReportStore } from './host/reportStore.ts';
import type { Services } from './host/services.ts';
import { signIn } from './host/signIn.ts';
import { tokenCaches } from './host/tokenCaches.ts';
import { createTokens } from './host/tokens.ts';
import { createMailboxTree } from './host/tree/mailboxTree.ts';
import { createWizard } from './host/wizard/panel.ts';

export function activate(context: ExtensionContext): void {
  const { subscriptions } = context;
  const redactor = createRedactor();
  const { redact } = redactor;
  const log = createLog(redact);
  const registrations = createRegistrationStore(subscriptions);
  const credentials = createCredentialStore({
    secrets: context.secrets,
    globalState: context.globalState,
    redactor,
    subscriptions,
  });
  const reports = createReportStore(context.workspaceState, redact, subscriptions);
  const demo = createDemoControl(() => import('./demo/demoTenant.ts'), registrations, credentials);
  const tokens = createTokens({
    credentials,
    redactor,
    interaction: signIn,
    cacheFor: tokenCaches(context.secrets),
    credentialsChanged: credentials.onDidChange,
  });
  const productVersion = String(context.extension.packageJSON.version);
  const connections = createConnections({
    registrations,
    reports,
    tokens,
    demoEndpoints: demo.endpoints,
    redact,
    productVersion,
  });
  const services: Services = { registrations, credentials, connections, reports, demo, log, redact };
  const pages = createPages(redact);
  const productNames = createProductNames();
  const reminders = createExpiryReminders(registrations, context.globalState);
  const tree = createMailboxTree(services, productNames.nameOf, reminders.check);
  const wizard = createWizard(context, services);
  subscriptions.push(
    log,
    demo,
    connections,
    pages,
    reminders,
    tree,
    wizard,
    demo.onDidChange(() => void tokens.forgetAll()),
    productNames.onDidLoad(() => tree.refresh()),
    ...registerCommands(
      {
        ...lazyTable(commandIds, async () => {
          const { allCommands } = await import('./host/commands/allCommands.ts');
          return allCommands({ services, tree, pages, tokens, demoEndpoints: demo.endpoints });
        }),
        'exchangeOAuth.wizard.open': (call) => wizard.open(call),
        'exchangeOAuth.log.show': async () => log.show(),
      },
      services,
    ),
  );
  if (process.env['EXCHANGE_OAUTH_START'] === 'demo')
    void commands.executeCommand('exchangeOAuth.demo.start', {});
}
