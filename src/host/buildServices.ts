// Builds the services once. Nothing is read from SecretStorage, and no socket or timer is opened here.
import type { ExtensionContext } from 'vscode';
import { createRedactor } from '../core/redaction.ts';
import { createConnections } from './connections.ts';
import { createCredentialStore } from './credentialStore.ts';
import { createDemoControl, type DemoModule } from './demoControl.ts';
import { createLog } from './log.ts';
import { createRegistrationStore } from './registrationStore.ts';
import { createReportStore } from './reportStore.ts';
import type { Services } from './services.ts';
import { signIn } from './signIn.ts';
import { tokenCaches } from './tokenCaches.ts';
import { createTokens } from './tokens.ts';

/** `loadDemo` brings the demo tenant, which this room may not import. Everything is disposed with the context. */
export function buildServices<Scenario extends string, Cmdlet extends string>(
  context: ExtensionContext,
  loadDemo: () => Promise<DemoModule<Scenario, Cmdlet>>,
) {
  const { secrets, globalState, workspaceState, subscriptions } = context;
  const redactor = createRedactor();
  const { redact } = redactor;
  const log = createLog(redact);
  const registrations = createRegistrationStore(subscriptions);
  const credentials = createCredentialStore({ secrets, globalState, redactor, subscriptions });
  const reports = createReportStore(workspaceState, redact, subscriptions);
  const demo = createDemoControl(loadDemo, registrations, credentials);
  const tokens = createTokens({
    credentials,
    redactor,
    interaction: signIn,
    cacheFor: tokenCaches(secrets),
    credentialsChanged: credentials.onDidChange,
  });
  const connections = createConnections({
    registrations,
    reports,
    tokens,
    demoEndpoints: demo.endpoints,
    redact,
    productVersion: String(context.extension.packageJSON.version),
  });
  const services: Services = { registrations, credentials, connections, reports, demo, log, redact };
  subscriptions.push(
    log,
    demo,
    connections,
    demo.onDidChange(() => void tokens.forgetAll()),
  );
  return { services, tokens, demo, log };
}
