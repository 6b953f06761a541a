// Builds the services once. Nothing is read from SecretStorage, and no socket or timer is opened here.
import path from 'node:path';
import { type ExtensionContext, env, type SecretStorage } from 'vscode';
import { createRedactor, type Redactor } from '../core/text/redaction.ts';
import { createRecordings } from './capsules/recordings.ts';
import { applicationsInUse } from './credentials/applicationsInUse.ts';
import { createCredentialStore } from './credentials/credentialStore.ts';
import { answering } from './credentials/secretFaults.ts';
import { removeLeftFiles } from './credentials/terminalFolder.ts';
import { tokenCaches } from './credentials/tokenCaches.ts';
import { createDemoControl, type DemoModule } from './demo/demoControl.ts';
import { createReportKeys } from './handOff/reportKey.ts';
import { createHostAgreements } from './registrations/hostAgreements.ts';
import { createRegistrationStore } from './registrations/registrationStore.ts';
import { createPersonArguments } from './shell/call.ts';
import { createLog } from './shell/log.ts';
import type { Services } from './shell/services.ts';
import { createStateFiles, type SharedState } from './shell/stateFiles.ts';
import { signIn } from './signIn/signIn.ts';
import { createTokens } from './signIn/tokens.ts';
import { createConnections } from './testing/connections.ts';
import { createReportStore } from './testing/reportStore.ts';

/** `loadDemo` brings the demo tenant, which src/host may not import. Everything is disposed with the context. */
export function buildServices<Scenario extends string, Cmdlet extends string>(
  context: ExtensionContext,
  loadDemo: () => Promise<DemoModule<Scenario, Cmdlet>>,
) {
  const { globalState, subscriptions } = context;
  const secrets = answering(context.secrets);
  const redactor = createRedactor();
  const { redact } = redactor;
  const log = createLog(redact);
  const state = createStateFiles(path.join(context.globalStorageUri.fsPath, 'state'), globalState);
  const stores = createStores(context, { secrets, state, redactor });
  const { registrations, credentials } = stores;
  const demo = createDemoControl(loadDemo, registrations, credentials);
  const tokens = createTokens({
    credentials,
    redactor,
    interaction: signIn,
    cacheFor: tokenCaches(secrets, credentials),
    credentialsChanged: credentials.onDidChange,
  });
  const connections = createConnections({
    ...stores,
    tokens,
    demoEndpoints: demo.endpoints,
    redact,
    productVersion: String(context.extension.packageJSON.version),
  });
  const services: Services = {
    ...stores,
    reportKeys: createReportKeys({ secrets, globalState: state, redactor, log }),
    connections,
    demo,
    log,
    redact,
    redactor,
    personArguments: createPersonArguments(),
  };
  subscriptions.push(
    log,
    demo,
    connections,
    demo.onDidChange(() => void tokens.forgetAll()),
  );
  tidy(services, context.globalStorageUri.fsPath);
  return { services, secrets, tokens, demo, log, redactor };
}

interface Kept {
  readonly secrets: SecretStorage;
  readonly state: SharedState;
  readonly redactor: Redactor;
}

/** What is kept: in settings, SecretStorage, and the state of the window and the workspace. */
function createStores(
  { globalState, workspaceState, subscriptions }: ExtensionContext,
  { secrets, state, redactor }: Kept,
) {
  const registrations = createRegistrationStore(subscriptions, { holdsSecret: redactor.knows });
  return {
    registrations,
    credentials: createCredentialStore({ secrets, globalState: state, redactor, subscriptions }),
    reports: createReportStore({
      memento: workspaceState,
      redact: redactor.redact,
      find: (id) => registrations.find(id)?.registration,
      remoteName: env.remoteName,
      subscriptions,
    }),
    hosts: createHostAgreements(globalState),
    recordings: createRecordings(state),
  };
}

/** Touches the secret store only if a window was ended in the middle of a change. */
function tidy({ credentials, registrations, log }: Services, storage: string): void {
  void removeLeftFiles(storage).catch((error: unknown) => log.error('tidy', error));
  void credentials.tidy(applicationsInUse(registrations)).catch((error: unknown) => log.error('tidy', error));
}
