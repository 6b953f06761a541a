// The demo tenant: Microsoft Entra, Graph, EWS, IMAP, POP and SMTP on loopback, to try everything without a tenant.
// Entry of the lazy bundle `demo`.
import { randomUUID, X509Certificate } from 'node:crypto';
import type { DemoEndpoints } from '../core/endpoints/endpoints.ts';
import { createDirectory } from './directory.ts';
import { startEntra } from './entra/entraSurface.ts';
import { createTokenIssuer } from './entra/tokenIssuer.ts';
import { ewsPath, startEws } from './ews/ewsSurface.ts';
import { type CmdletOptions, cmdlets as cmdletTable, type DemoCmdlet } from './exchange/cmdletOutput.ts';
import { startGraph } from './graph/graphSurface.ts';
import { startImap } from './imap/imapSurface.ts';
import type { DemoRequest } from './journal.ts';
import { startPop } from './pop/popSurface.ts';
import { type ScenarioId, scenarios as scenarioRows } from './scenarios.ts';
import { startSmtp } from './smtp/smtpSurface.ts';
import { type DemoOptions, TenantState } from './tenantState.ts';

export type { CmdletOptions, DemoCmdlet } from './exchange/cmdletOutput.ts';
export type { DemoRequest } from './journal.ts';
export type { ScenarioId } from './scenarios.ts';
export type { DemoOptions } from './tenantState.ts';

export interface DemoTenant {
  readonly endpoints: DemoEndpoints;
  readonly tenantId: string;
  readonly domain: string;
  /** The ready application: EWS, IMAP, POP, SMTP and Graph with consent. */
  readonly clientId: string;
  /** Client ID of the application that signs administrators in to set applications up. */
  readonly provisionerId: string;
  /** Its client secret; made anew at each start. */
  readonly secret: string;
  readonly mailboxes: readonly string[];
  /** The mailbox that a proper access policy refuses. */
  readonly controlMailbox: string;
  /** A shared mailbox and the person who has FullAccess and SendAs on it. */
  readonly sharedMailbox: string;
  readonly delegate: string;
  /** Sign-in names of people; one of them is an administrator. */
  readonly users: readonly string[];
  readonly administrator: string;
  /** Everybody's password; made anew at each start. */
  readonly password: string;
  /** Uploads a certificate (PEM) to the ready application; throws if it is none. */
  registerCertificate(certificatePem: string): void;
  readonly scenario: ScenarioId;
  /** Takes effect with the next request; throws for a name that is no scenario. */
  setScenario(id: ScenarioId): void;
  /**
   * What PowerShell prints for the present state, with the command line above it. The cmdlets show a change at once,
   * while the servers may still go by the old state. Throws for a name that is no cmdlet of the table `cmdlets`.
   */
  cmdletOutput(cmdlet: DemoCmdlet, options?: CmdletOptions): string;
  /** What was asked, oldest first; bounded, without secrets. */
  readonly journal: readonly DemoRequest[];
  /** Closes every socket; requests under way end with them. */
  stop(): Promise<void>;
}

/** The scenarios in the order of a picker. */
export const scenarios: readonly {
  readonly id: ScenarioId;
  readonly label: string;
  readonly detail: string;
}[] = scenarioRows;

/** The cmdlets that `cmdletOutput` prints, in the order of a picker. */
export const cmdlets: readonly {
  readonly cmdlet: DemoCmdlet;
  readonly detail: string;
  readonly perMailbox: boolean;
}[] = cmdletTable;

/** Makes certificates and keys and starts every surface on 127.0.0.1, port 0. */
export async function startDemoTenant(options: DemoOptions = {}): Promise<DemoTenant> {
  const { issueAuthority, issueSelfSigned, issueServerCertificate, readCertificate } = await import(
    '../x509/certificates.ts'
  );
  const now = options.now ?? Date.now;
  // TLS is judged by the real clock of the client, whatever clock the tenant runs on.
  const authority = await issueAuthority({ commonName: 'Exchange OAuth2 demo tenant' });
  const server = await issueServerCertificate(authority, { names: ['localhost', '127.0.0.1'] });
  const signing = await issueSelfSigned({ commonName: 'Demo tenant token signing', days: 30 });
  const state = new TenantState(options, now, createDirectory(options.extraMailboxes ?? 0, now()), {
    cert: server.certificatePem,
    key: server.privateKeyPem,
  });
  const x5t = readCertificate(signing.certificatePem).x5t;
  const issuer = createTokenIssuer(signing, x5t, state.context.directory.tenantId, now);
  const [entra, graph, ews, imap, pop, smtp] = await state.startAll([
    () => startEntra(state.context, issuer),
    () => startGraph(state.context, issuer),
    () => startEws(state.context, issuer),
    () => startImap(state.context, issuer),
    () => startPop(state.context, issuer),
    () => startSmtp(state.context, issuer),
  ]);
  state.endpoints = {
    authority: `https://localhost:${entra?.port}`,
    graph: `https://localhost:${graph?.port}`,
    ews: `https://localhost:${ews?.port}${ewsPath}`,
    imap: `localhost:${imap?.port}`,
    pop: `localhost:${pop?.port}`,
    smtp: `localhost:${smtp?.port}`,
    trustedCa: authority.certificatePem,
  };
  return tenantOf(state);
}

function tenantOf(state: TenantState): DemoTenant {
  const { directory } = state.context;
  const { ready } = directory.applications;
  const address = (name: string): string => `${name}@${directory.domain}`;
  return {
    endpoints: state.endpoints,
    tenantId: directory.tenantId,
    domain: directory.domain,
    clientId: ready.appId,
    provisionerId: directory.applications.provisioner.appId,
    secret: ready.secrets[0]?.value ?? '',
    mailboxes: [address('ap'), address('invoices')],
    controlMailbox: address('ceo'),
    sharedMailbox: address('support'),
    delegate: address('adele'),
    users: directory.users.filter((user) => user.mailbox !== 'shared').map((user) => user.userPrincipalName),
    administrator: address('admin'),
    password: directory.password,
    registerCertificate: (pem) => {
      const certificate = {
        keyId: randomUUID(),
        pem: new X509Certificate(pem).toString(),
        displayName: null,
        addedAt: 0,
      };
      ready.certificates = [...ready.certificates, certificate];
    },
    get scenario() {
      return state.scenario;
    },
    setScenario: (id) => state.setScenario(id),
    cmdletOutput: (cmdlet, options) => state.cmdletOutput(cmdlet, options),
    get journal() {
      return state.journal.entries;
    },
    stop: () => state.stop(),
  };
}
