// The services that commands, tree and wizard work with; built once in buildServices.ts.
import type { Event } from 'vscode';
import type { Credential, CredentialState } from '../../core/credential/credential.ts';
import type { Secret } from '../../core/credential/secret.ts';
import type { ResolvedEndpoints } from '../../core/endpoints/endpoints.ts';
import type { TokenResource } from '../../core/permissions/protocols.ts';
import type { NamedEntry } from '../../core/registration/namedEntry.ts';
import type { Mailbox, ProtocolId, Registration } from '../../core/registration/registration.ts';
import type {
  RegistrationProblem,
  RegistrationScope,
  StoredRegistration,
} from '../../core/registration/storedRegistration.ts';
import type { DeclaredAccess, PolicyReport } from '../../core/report/policyReport.ts';
import type { ProbeOutcome, ProbeReport, StepOutcome } from '../../core/report/probeReport.ts';
import type { Redactor } from '../../core/text/redaction.ts';
import type { TokenClaims } from '../../core/token/tokenClaims.ts';
import type { HttpResponse } from '../../net/network.ts';
import type { AcquiredToken, ProbeRequest } from '../../probes/probeRequest.ts';
import type { Recordings } from '../capsules/recordings.ts';
import type { KnownApplication } from '../credentials/applicationRecords.ts';
import type { PersonArguments } from './call.ts';

export interface RegistrationStore {
  all(): readonly StoredRegistration[];
  find(id: string): StoredRegistration | undefined;
  problems(): readonly RegistrationProblem[];
  /** Every entry of every scope, also those that another one hides or that cannot be used. */
  entries(): readonly NamedEntry[];
  /** Writes one entry, keeping unknown keys, other entries and (workspace, folder) comments. Throws with words for people. */
  /**
   * `base` is what the person saw: what another window changed since then is kept, or the save fails in words; `new`
   * means that no entry may have the id.
   */
  save(registration: Registration, scope: RegistrationScope, base?: Registration | 'new'): Promise<void>;
  /**
   * Removes the entry from the scope it stands in; its credential is forgotten after it. Throws with words for people if
   * it names another application now than `seen`.
   */
  remove(seen: Registration): Promise<void>;
  readonly onDidChange: Event<void>;
}

export interface CredentialStore {
  state(registration: Registration): Promise<CredentialState>;
  /** Whether one was ever stored, told without touching the secret store. */
  expected(registration: Registration): boolean;
  /** Undefined if nothing is stored; throws a Failure `secretLost` if the store lost it. */
  read(registration: Registration): Promise<Credential | undefined>;
  /** What tells whether another credential was stored since: given to `store` or `forget`, they change no other one. */
  seen(registration: Registration): string;
  /**
   * Stores and reads back; throws a Failure `secretStoreFailed` if the store did not keep it, and one in words if another
   * window has stored another credential since `seen`.
   */
  store(registration: Registration, credential: Credential, seen?: string): Promise<void>;
  /** Removes the credential, the sign-ins and every mark of them. */
  forget(registration: Registration, seen?: string): Promise<void>;
  /**
   * Takes a registration out of the settings, and what is stored for its application if nothing there uses it any more.
   * A sudden end in between is made good at the next start.
   */
  remove(registration: Registration, change: () => Promise<void>, inUse: InUse): Promise<void>;
  /** Stores something else of the application while no other window changes what is stored for it. */
  inTurn<T>(registration: Registration, work: () => Promise<T>): Promise<T>;
  /** Everything that is stored, also what no registration names. */
  stored(): Promise<readonly StoredSecrets[]>;
  forgetStored(hash: string): Promise<void>;
  /** Ends what a window that was ended suddenly had begun. */
  tidy(inUse: InUse): Promise<void>;
  readonly onDidChange: Event<void>;
}

/** Hosts of one's own that a person agreed to; hosts of this computer need no agreement. */
export interface HostAgreements {
  /** True if all were agreed to, now or before; asks a person once for each application and set of hosts. */
  need(registration: Registration): Promise<boolean>;
  /** A person has named or seen these hosts in a page or question of ours. */
  agree(registration: Registration): Promise<void>;
}

/** True if an entry of the settings, in whatever scope, names the application of this hash. */
export type InUse = (hash: string) => boolean;

/** What is stored for one application; never the secret. */
export interface StoredSecrets {
  /** Names the application in the secret store. */
  readonly hash: string;
  /** Undefined if it was stored by a version that kept no note of it. */
  readonly application: KnownApplication | undefined;
  readonly kind: CredentialState['kind'];
  /** True if people's sign-ins are stored. */
  readonly signIns: boolean;
  /** True if the next or the former credential of a renewal is stored. */
  readonly renewal: boolean;
}

export interface PolicyCheckOptions extends TestOptions {
  /** SMTP only: each of the two mailboxes sends a test message to itself; without one SMTP proves nothing. */
  readonly testMessage?: boolean;
}

export interface TestOptions {
  readonly signal: AbortSignal;
  /** False: nobody is asked to sign in (default true). */
  readonly interactive?: boolean;
  /** SMTP only: sends a real test message to this address. */
  readonly sendTestTo?: string;
  /** If a service is too busy, waits as long as it asks for and tries again, as a test of many mailboxes has to. */
  readonly patient?: boolean;
  readonly onStep?: (protocol: ProtocolId, step: StepOutcome) => void;
}

export interface GraphCall {
  readonly method: 'GET' | 'POST';
  /** Begins with `/v1.0/`. */
  readonly path: string;
  readonly body?: string;
  /** True: a held token is not good enough. */
  readonly renewToken?: boolean;
}

/** Opens `openAs`: the mailbox itself, or another one that should be refused. */
interface OneProbe
  extends Pick<ProbeRequest, 'registration' | 'mailbox' | 'protocol' | 'signal' | 'sendTestTo'> {
  readonly openAs: string;
  /** Had another way, with a credential that is not in use yet; else the registration's own is asked for. */
  readonly token?: AcquiredToken;
}

/** Runs probes and checks; every result goes into `reports` as well. */
export interface Connections {
  test(
    registration: Registration,
    mailbox: Mailbox,
    protocols: readonly ProtocolId[],
    options: TestOptions,
  ): Promise<readonly ProbeReport[]>;
  checkPolicy(
    registration: Registration,
    mailbox: Mailbox,
    controlMailbox: string,
    options: PolicyCheckOptions,
  ): Promise<PolicyReport>;
  /** Claims of a fresh token, for the consent check; throws a Failure if none could be had. */
  claims(
    registration: Registration,
    mailbox: Mailbox | undefined,
    resource: TokenResource,
    signal: AbortSignal,
  ): Promise<TokenClaims | undefined>;
  /** One probe; nothing is stored, and nobody is asked to sign in. */
  probe(wanted: OneProbe): Promise<ProbeOutcome>;
  /** One request to Microsoft Graph with the registration's token; the path is below the Graph root. */
  graph(registration: Registration, call: GraphCall, signal: AbortSignal): Promise<HttpResponse>;
  endpoints(registration: Registration): ResolvedEndpoints;
}

export interface ReportStore {
  /** What was seen with the application as it is: by id as in the settings, or as given. */
  probes(registration: string | Registration, address: string): readonly ProbeReport[];
  /** For each tested protocol the kind of remote computer that it was tested from, as VS Code names it, if any. */
  testedFrom(
    registration: string | Registration,
    address: string,
  ): Readonly<Partial<Record<ProtocolId, string | undefined>>>;
  policy(registration: string | Registration, address: string): PolicyReport | undefined;
  /** What an administrator's output declared of a mailbox, if it was read. */
  declared(registration: string | Registration, address: string): DeclaredAccess | undefined;
  saveDeclared(tested: Registration, address: string, declared: DeclaredAccess): Promise<void>;
  /** What the last look at Microsoft Entra found to differ; undefined if nobody looked. */
  drift(registration: Registration): readonly string[] | undefined;
  saveDrift(seen: Registration, changes: readonly string[]): Promise<void>;
  saveProbe(report: ProbeReport, tested: Registration): Promise<void>;
  savePolicy(report: PolicyReport, tested: Registration): Promise<void>;
  /**
   * Drops the reports of a registration, or of one of its mailboxes: if settings still have the id, those of this
   * application alone.
   */
  forget(tested: Registration, address?: string): Promise<void>;
  readonly onDidChange: Event<void>;
}

export interface DemoTenantControl {
  /** Starts the demo tenant (or returns the running one) and saves a ready registration in User settings. */
  start(): Promise<{
    readonly registration: string;
    readonly address?: string;
    readonly controlMailbox?: string;
  }>;
  stop(): Promise<void>;
  readonly running: boolean;
  /** Its registrations are being saved, one after the other. */
  readonly starting: boolean;
  readonly scenario: string;
  readonly scenarioLabel: string;
  scenarios(): readonly { readonly id: string; readonly label: string; readonly detail: string }[];
  setScenario(id: string): void;
  /** Cmdlets whose output the demo can show; empty while it does not run. */
  cmdlets(): readonly { readonly cmdlet: string; readonly detail: string; readonly perMailbox: boolean }[];
  /** What an administrator's cmdlet prints now, for each mailbox if it is about one; undefined for other names. */
  cmdletOutput(cmdlet: string, mailboxes: readonly string[]): string | undefined;
  /** Values a person types in the wizard while the demo runs; the secret is part of the demo and protects nothing. */
  sample():
    | {
        readonly tenantId: string;
        readonly clientId: string;
        /** The application that signs an administrator in to set others up. */
        readonly provisionerId: string;
        readonly secret: string;
        readonly mailboxes: readonly string[];
        readonly controlMailbox: string;
      }
    | undefined;
  readonly onDidChange: Event<void>;
}

/** Whose key signed a report. */
export type KeyOwner =
  | { readonly key: 'thisComputer' | 'unknown' }
  | { readonly key: 'known'; readonly name: string };

export interface ReportKeys {
  /** This computer's private key in PEM, made on first use; undefined if the secret store does not keep one. */
  own(): Promise<Secret | undefined>;
  whose(fingerprint: string): KeyOwner;
  /** Keeps the name of whose key it is. */
  remember(fingerprint: string, name: string): Promise<void>;
}

export interface Services {
  readonly registrations: RegistrationStore;
  readonly hosts: HostAgreements;
  readonly credentials: CredentialStore;
  readonly connections: Connections;
  readonly reports: ReportStore;
  readonly reportKeys: ReportKeys;
  readonly demo: DemoTenantControl;
  /** What this window's probes saw, and the capsules that are open. */
  readonly recordings: Recordings;
  /** Redacts before it writes. */
  readonly log: { info(text: string): void; error(text: string, error?: unknown): void };
  readonly redact: (text: string) => string;
  /** Knows every live secret; what comes into being is learned here. */
  readonly redactor: Redactor;
  /** Arguments with which this extension calls its own commands for a person. */
  readonly personArguments: PersonArguments;
}
