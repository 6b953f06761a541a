// The demo tenant in this window: start, stop, scenario, and a registration that is ready to test.
import { type Disposable, EventEmitter } from 'vscode';
import { Secret } from '../../core/credential/secret.ts';
import type { DemoEndpoints } from '../../core/endpoints/endpoints.ts';
import type { Registration } from '../../core/registration/registration.ts';
import type { CredentialStore, DemoTenantControl, RegistrationStore } from '../shell/services.ts';

/** What the host needs of a running demo tenant; extension.ts loads the real one. */
interface RunningDemo<Scenario extends string, Cmdlet extends string> {
  readonly endpoints: DemoEndpoints;
  readonly tenantId: string;
  readonly clientId: string;
  readonly provisionerId: string;
  readonly secret: string;
  readonly mailboxes: readonly string[];
  readonly controlMailbox: string;
  readonly scenario: Scenario;
  setScenario(id: Scenario): void;
  cmdletOutput(cmdlet: Cmdlet, options: { readonly mailbox?: string }): string;
  stop(): Promise<void>;
}

export interface DemoModule<Scenario extends string, Cmdlet extends string> {
  startDemoTenant(): Promise<RunningDemo<Scenario, Cmdlet>>;
  readonly cmdlets: readonly {
    readonly cmdlet: Cmdlet;
    readonly detail: string;
    readonly perMailbox: boolean;
  }[];
  readonly scenarios: readonly { readonly id: Scenario; readonly label: string; readonly detail: string }[];
}

export interface DemoControl extends DemoTenantControl, Disposable {
  endpoints(): DemoEndpoints | undefined;
}

/** What the ready registrations are made of. */
type ReadyDemo = Pick<
  RunningDemo<string, string>,
  'tenantId' | 'clientId' | 'secret' | 'mailboxes' | 'controlMailbox'
>;

/** The registration that `demo.start` names; the second one shows an application of one's own. */
const registrationId = 'demo';
const ownRegistrationId = 'demo-importer';

export function createDemoControl<Scenario extends string, Cmdlet extends string>(
  load: () => Promise<DemoModule<Scenario, Cmdlet>>,
  registrations: RegistrationStore,
  credentials: CredentialStore,
): DemoControl {
  const changed = new EventEmitter<void>();
  let running:
    | { readonly tenant: RunningDemo<Scenario, Cmdlet>; readonly module: DemoModule<Scenario, Cmdlet> }
    | undefined;
  let starting: Promise<void> | undefined;
  let readyId = registrationId;
  const begin = async () => {
    const module = await load();
    const tenant = await module.startDemoTenant();
    try {
      readyId = await saveReady(tenant, registrations, credentials);
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
    cmdlets: () => running?.module.cmdlets ?? [],
    cmdletOutput: (name, mailboxes) => {
      const row = running?.module.cmdlets.find(({ cmdlet }) => cmdlet === name);
      const tenant = running?.tenant;
      if (row === undefined || tenant === undefined) return undefined;
      return row.perMailbox
        ? mailboxes.map((mailbox) => tenant.cmdletOutput(row.cmdlet, { mailbox })).join('')
        : tenant.cmdletOutput(row.cmdlet, {});
    },
    sample: () => running && { ...running.tenant },
    start: async () => {
      if (running === undefined) {
        starting ??= begin().finally(() => {
          starting = undefined;
        });
        await starting;
      }
      return readyRegistration(registrations, readyId);
    },
    stop,
    dispose: () => {
      void stop();
      changed.dispose();
    },
  };
}

function readyRegistration(registrations: RegistrationStore, id: string) {
  const mailbox = registrations.find(id)?.registration.mailboxes[0];
  return {
    registration: id,
    ...(mailbox === undefined ? {} : { address: mailbox.address }),
    ...(mailbox?.controlMailbox === undefined ? {} : { controlMailbox: mailbox.controlMailbox }),
  };
}

/** Secret first, then the settings. An entry of a person's that has the id stays; the ready one gets the next free id. */
async function saveReady(
  tenant: ReadyDemo,
  registrations: RegistrationStore,
  credentials: CredentialStore,
): Promise<string> {
  const ids: string[] = [];
  for (const ready of readyRegistrations(tenant)) {
    const { id, exists } = placeFor(ready, registrations);
    const registration = { ...ready, id };
    await credentials.store(registration, { kind: 'secret', secret: new Secret(tenant.secret) });
    if (!exists) await registrations.save(registration, { kind: 'user' }, 'new');
    ids.push(id);
  }
  return ids[0] ?? registrationId;
}

/** The entry of the same demo application, or an id that no entry has. */
function placeFor(
  ready: Registration,
  registrations: RegistrationStore,
): { readonly id: string; readonly exists: boolean } {
  const hidden = registrations.entries();
  for (let number = 1; ; number++) {
    const id = number === 1 ? ready.id : `${ready.id}-${number}`;
    const existing = registrations.find(id)?.registration;
    if (existing === undefined && !hidden.some((entry) => entry.id === id)) return { id, exists: false };
    const same =
      existing?.cloud === 'demo' &&
      existing.tenantId === ready.tenantId &&
      existing.clientId === ready.clientId;
    if (same) return { id, exists: true };
  }
}

/** A product over EWS and an application of one's own over IMAP and Graph, both limited to their mailbox. */
function readyRegistrations(tenant: ReadyDemo): readonly Registration[] {
  const [first = '', second = first] = tenant.mailboxes;
  const { tenantId, clientId, controlMailbox } = tenant;
  const shared = { cloud: 'demo', tenantId, clientId, grant: 'clientSecret' } as const;
  return [
    {
      ...shared,
      id: registrationId,
      name: 'Demo: Contoso Capture',
      product: 'globalcapture',
      mailboxes: [{ address: first, protocols: ['ews'], controlMailbox }],
    },
    {
      ...shared,
      id: ownRegistrationId,
      name: 'Demo: Invoice importer',
      product: 'ownApplication',
      mailboxes: [{ address: second, protocols: ['imap', 'graph'], controlMailbox }],
    },
  ];
}
