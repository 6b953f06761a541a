// The demo tenant in this window: start, stop, scenario, and a registration that is ready to test.
import { type Disposable, EventEmitter } from 'vscode';
import { Secret } from '../../core/credential/secret.ts';
import { isSameClient } from '../../core/credential/secretKey.ts';
import type { DemoEndpoints } from '../../core/endpoints/endpoints.ts';
import type { Registration } from '../../core/registration/registration.ts';
import { isIdTaken } from '../registrations/isIdTaken.ts';
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

interface Running<Scenario extends string, Cmdlet extends string> {
  readonly tenant: RunningDemo<Scenario, Cmdlet>;
  readonly module: DemoModule<Scenario, Cmdlet>;
  /** Id of the registration that is ready to test. */
  readonly readyId: string;
}

export const createDemoControl = <Scenario extends string, Cmdlet extends string>(
  load: () => Promise<DemoModule<Scenario, Cmdlet>>,
  registrations: RegistrationStore,
  credentials: CredentialStore,
): DemoControl => new OneDemo(load, registrations, credentials);

/** At most one demo tenant in a window. */
class OneDemo<Scenario extends string, Cmdlet extends string> implements DemoControl {
  readonly #load: () => Promise<DemoModule<Scenario, Cmdlet>>;
  readonly #registrations: RegistrationStore;
  readonly #credentials: CredentialStore;
  readonly #changed = new EventEmitter<void>();
  readonly onDidChange = this.#changed.event;
  #running: Running<Scenario, Cmdlet> | undefined;
  #starting: Promise<Running<Scenario, Cmdlet>> | undefined;

  constructor(
    load: () => Promise<DemoModule<Scenario, Cmdlet>>,
    registrations: RegistrationStore,
    credentials: CredentialStore,
  ) {
    this.#load = load;
    this.#registrations = registrations;
    this.#credentials = credentials;
  }

  readonly endpoints = () => this.#running?.tenant.endpoints;

  get running(): boolean {
    return this.#running !== undefined;
  }

  get starting(): boolean {
    return this.#starting !== undefined;
  }

  get scenario(): string {
    return this.#running?.tenant.scenario ?? '';
  }

  get scenarioLabel(): string {
    return this.scenarios().find(({ id }) => id === this.scenario)?.label ?? '';
  }

  scenarios() {
    return this.#running?.module.scenarios ?? [];
  }

  setScenario(id: string): void {
    const row = this.scenarios().find((scenario) => scenario.id === id);
    if (row === undefined) return;
    this.#running?.tenant.setScenario(row.id);
    this.#changed.fire();
  }

  cmdlets() {
    return this.#running?.module.cmdlets ?? [];
  }

  cmdletOutput(name: string, mailboxes: readonly string[]): string | undefined {
    const row = this.cmdlets().find(({ cmdlet }) => cmdlet === name);
    const tenant = this.#running?.tenant;
    if (row === undefined || tenant === undefined) return undefined;
    return row.perMailbox
      ? mailboxes.map((mailbox) => tenant.cmdletOutput(row.cmdlet, { mailbox })).join('')
      : tenant.cmdletOutput(row.cmdlet, {});
  }

  sample() {
    return this.#running && { ...this.#running.tenant };
  }

  async start() {
    if (this.#running === undefined) {
      this.#starting ??= this.#begin().finally(() => {
        this.#starting = undefined;
        this.#changed.fire();
      });
    }
    const running = (await this.#starting) ?? this.#running;
    return readyRegistration(this.#registrations, running?.readyId ?? registrationId);
  }

  async #begin(): Promise<Running<Scenario, Cmdlet>> {
    const module = await this.#load();
    const tenant = await module.startDemoTenant();
    // Before the settings: a row that is drawn can be pressed, and its test has to find the tenant.
    this.#running = { tenant, module, readyId: registrationId };
    try {
      const readyId = await saveReady(tenant, this.#registrations, this.#credentials);
      this.#running = { tenant, module, readyId };
    } catch (error) {
      this.#running = undefined;
      await tenant.stop();
      throw error;
    }
    return this.#running;
  }

  async stop(): Promise<void> {
    await this.#starting?.catch(() => undefined);
    const stopping = this.#running;
    this.#running = undefined;
    await stopping?.tenant.stop();
    if (stopping !== undefined) this.#changed.fire();
  }

  dispose(): void {
    void this.stop();
    this.#changed.dispose();
  }
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
  for (let number = 1; ; number++) {
    const id = number === 1 ? ready.id : `${ready.id}-${number}`;
    const existing = registrations.find(id)?.registration;
    if (existing === undefined && !isIdTaken(registrations, id)) return { id, exists: false };
    if (existing?.cloud === 'demo' && isSameClient(existing, ready)) return { id, exists: true };
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
