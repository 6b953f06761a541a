// The demo tenant in this window: start, stop, scenario, and a registration that is ready to test.
import { type Disposable, EventEmitter } from 'vscode';
import type { DemoEndpoints } from '../core/endpoints.ts';
import type { Registration } from '../core/registration.ts';
import { Secret } from '../core/secret.ts';
import type { CredentialStore, DemoTenantControl, RegistrationStore } from './services.ts';

/** What the host needs of a running demo tenant; extension.ts loads the real one. */
interface RunningDemo<Scenario extends string> {
  readonly endpoints: DemoEndpoints;
  readonly tenantId: string;
  readonly clientId: string;
  readonly secret: string;
  readonly mailboxes: readonly string[];
  readonly controlMailbox: string;
  readonly scenario: Scenario;
  setScenario(id: Scenario): void;
  stop(): Promise<void>;
}

export interface DemoModule<Scenario extends string> {
  startDemoTenant(): Promise<RunningDemo<Scenario>>;
  readonly scenarios: readonly { readonly id: Scenario; readonly label: string; readonly detail: string }[];
}

export interface DemoControl extends DemoTenantControl, Disposable {
  endpoints(): DemoEndpoints | undefined;
}

const registrationId = 'demo';

export function createDemoControl<Scenario extends string>(
  load: () => Promise<DemoModule<Scenario>>,
  registrations: RegistrationStore,
  credentials: CredentialStore,
): DemoControl {
  const changed = new EventEmitter<void>();
  let running: { readonly tenant: RunningDemo<Scenario>; readonly module: DemoModule<Scenario> } | undefined;
  let starting: Promise<void> | undefined;
  const begin = async () => {
    const module = await load();
    const tenant = await module.startDemoTenant();
    try {
      await saveReady(tenant, registrations, credentials);
    } catch (error) {
      await tenant.stop();
      throw error;
    }
    running = { tenant, module };
    changed.fire();
  };
  const stop = async () => {
    await starting?.catch(() => undefined);
    const stopping = running;
    running = undefined;
    await stopping?.tenant.stop();
    if (stopping !== undefined) changed.fire();
  };
  const scenarioRow = () => running?.module.scenarios.find(({ id }) => id === running?.tenant.scenario);
  return {
    onDidChange: changed.event,
    endpoints: () => running?.tenant.endpoints,
    get running() {
      return running !== undefined;
    },
    get scenario() {
      return running?.tenant.scenario ?? '';
    },
    get scenarioLabel() {
      return scenarioRow()?.label ?? '';
    },
    scenarios: () => running?.module.scenarios ?? [],
    setScenario: (id) => {
      const row = running?.module.scenarios.find((scenario) => scenario.id === id);
      if (row === undefined) return;
      running?.tenant.setScenario(row.id);
      changed.fire();
    },
    sample: () => running && { ...running.tenant },
    start: async () => {
      if (running === undefined) {
        starting ??= begin().finally(() => {
          starting = undefined;
        });
        await starting;
      }
      return readyRegistration(registrations);
    },
    stop,
    dispose: () => {
      void stop();
      changed.dispose();
    },
  };
}

function readyRegistration(registrations: RegistrationStore) {
  const mailbox = registrations.find(registrationId)?.registration.mailboxes[0];
  return {
    registration: registrationId,
    ...(mailbox === undefined ? {} : { address: mailbox.address }),
    ...(mailbox?.controlMailbox === undefined ? {} : { controlMailbox: mailbox.controlMailbox }),
  };
}

/** Secret first, then the setting; a demo registration that a person changed stays as it is. */
async function saveReady(
  tenant: RunningDemo<string>,
  registrations: RegistrationStore,
  credentials: CredentialStore,
): Promise<void> {
  const existing = registrations.find(registrationId)?.registration;
  const same =
    existing?.cloud === 'demo' &&
    existing.tenantId === tenant.tenantId &&
    existing.clientId === tenant.clientId;
  const registration = same ? existing : readyDemo(tenant);
  await credentials.store(registration, { kind: 'secret', secret: new Secret(tenant.secret) });
  if (!same) await registrations.save(registration, { kind: 'user' });
}

function readyDemo(tenant: RunningDemo<string>): Registration {
  const [first, second] = tenant.mailboxes;
  return {
    id: registrationId,
    name: 'Demo: Contoso Capture',
    product: 'globalcapture',
    cloud: 'demo',
    tenantId: tenant.tenantId,
    clientId: tenant.clientId,
    grant: 'clientSecret',
    mailboxes: [
      ...(first === undefined
        ? []
        : [{ address: first, protocols: ['ews' as const], controlMailbox: tenant.controlMailbox }]),
      ...(second === undefined
        ? []
        : [
            {
              address: second,
              protocols: ['imap' as const, 'graph' as const],
              controlMailbox: tenant.controlMailbox,
            },
          ]),
    ],
  };
}
