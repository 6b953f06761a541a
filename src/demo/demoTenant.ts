// The demo tenant: Microsoft Entra, Graph, EWS, IMAP, POP and SMTP on loopback, to try everything without a tenant.
// Entry of the lazy bundle `demo`.
import { randomUUID, X509Certificate } from 'node:crypto';
import type { DemoEndpoints } from '../core/endpoints.ts';
import { type DemoContext, SocketSet, wait } from './context.ts';
import { createDirectory, type Directory } from './directory.ts';
import { startEntra } from './entra/entraSurface.ts';
import { createTokenIssuer } from './entra/tokenIssuer.ts';
import { ewsPath, startEws } from './ews/ewsSurface.ts';
import type { ExchangeState } from './exchange/exchangeState.ts';
import { inForce } from './exchange/propagation.ts';
import { startGraph } from './graph/graphSurface.ts';
import type { RunningSurface } from './httpSurface.ts';
import { startImap } from './imap/imapSurface.ts';
import { type DemoRequest, Journal } from './journal.ts';
import { type DemoPolicy, healthyPolicy } from './policy.ts';
import { startPop } from './pop/popSurface.ts';
import { isScenario, type ScenarioId, scenarioEffect, scenarios as scenarioRows } from './scenarios.ts';
import { startSmtp } from './smtp/smtpSurface.ts';

export type { DemoRequest } from './journal.ts';
export type { ScenarioId } from './scenarios.ts';

export interface DemoTenant {
  readonly endpoints: DemoEndpoints;
  readonly tenantId: string;
  readonly domain: string;
  /** The ready application: EWS, IMAP, POP, SMTP and Graph with consent. */
  readonly clientId: string;
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
  /** Uploads a certificate (PEM) to the ready application; throws where it is none. */
  registerCertificate(certificatePem: string): void;
  readonly scenario: ScenarioId;
  /** Takes effect with the next request; throws for a name that is no scenario. */
  setScenario(id: ScenarioId): void;
  /** What was asked, oldest first; bounded, without secrets. */
  readonly journal: readonly DemoRequest[];
  /** Closes every socket; requests under way end with them. */
  stop(): Promise<void>;
}

export interface DemoOptions {
  /** Milliseconds since the epoch; the tenant dates tokens and judges them by it. */
  readonly now?: () => number;
  /** Milliseconds before each answer. */
  readonly latencyMs?: number;
  readonly tokenLifetimeSeconds?: number;
  /** Milliseconds that the scenario `slow` adds to each answer (default 2500). */
  readonly slowMs?: number;
  /** Seconds between polls in the device code grant (default 5). */
  readonly pollSeconds?: number;
  /** Milliseconds of the demo that stand for a minute of Exchange's caches (default 500: two hours are a minute). */
  readonly cacheMinuteMs?: number;
  /** Numbered mailboxes beside the named ones, all outside the access policy. */
  readonly extraMailboxes?: number;
}

/** The scenarios in the order of a picker. */
export const scenarios: readonly {
  readonly id: ScenarioId;
  readonly label: string;
  readonly detail: string;
}[] = scenarioRows;

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

/** What changes while the tenant runs. */
class TenantState {
  readonly journal = new Journal();
  readonly sockets = new SocketSet();
  readonly stopping = new AbortController();
  readonly context: DemoContext;
  endpoints: DemoEndpoints = {
    authority: '',
    graph: '',
    ews: '',
    imap: '',
    pop: '',
    smtp: '',
    trustedCa: '',
  };
  scenario: ScenarioId = 'healthy';
  /** When the scenario was set, by the tenant's clock. */
  changedAt = 0;
  policy: DemoPolicy = healthyPolicy;
  surfaces: readonly RunningSurface[] = [];
  requests = 0;

  constructor(
    options: DemoOptions,
    now: () => number,
    directory: Directory,
    identity: DemoContext['identity'],
  ) {
    this.context = {
      identity,
      directory,
      endpoints: () => this.endpoints,
      journal: this.journal,
      sockets: this.sockets,
      now,
      startedAt: now(),
      policy: () => this.policy,
      exchange: () => this.exchangeInForce(options.cacheMinuteMs ?? 500),
      tokenLifetimeSeconds: options.tokenLifetimeSeconds ?? 3599,
      delay: () =>
        wait(
          (options.latencyMs ?? 0) + (this.policy.slow ? (options.slowMs ?? 2500) : 0),
          this.stopping.signal,
        ),
      throttled: () => this.isThrottled(),
      consent: () => {
        const { exchangeRoles, graphRoles, delegatedScopes } = healthyPolicy;
        this.policy = { ...this.policy, exchangeRoles, graphRoles, delegatedScopes };
      },
      pollSeconds: options.pollSeconds ?? 5,
      record: (surface, method, target, connection) =>
        this.journal.add({ surface, method, target, at: now(), connection }),
    };
  }

  exchangeInForce(minuteMs: number): ExchangeState {
    const { exchange, exchangeBefore } = this.policy;
    if (exchangeBefore === undefined) return exchange;
    return inForce(exchangeBefore, exchange, this.context.now() - this.changedAt, minuteMs);
  }

  isThrottled(): boolean {
    const every = this.policy.throttleEvery;
    if (every === 0) return false;
    this.requests += 1;
    return this.requests % every === 0;
  }

  async startAll(starts: readonly (() => Promise<RunningSurface>)[]): Promise<readonly RunningSurface[]> {
    this.surfaces = await Promise.all(starts.map((start) => start()));
    return this.surfaces;
  }

  setScenario(id: ScenarioId): void {
    if (!isScenario(id)) throw new Error(`There is no scenario ${JSON.stringify(id)}.`);
    this.scenario = id;
    this.policy = { ...healthyPolicy, ...scenarioEffect(id) };
    this.changedAt = this.context.now();
    this.context.directory.applications.ready.removedRoles = new Set();
    if (this.policy.service === 'down') this.sockets.destroyAll();
  }

  async stop(): Promise<void> {
    this.stopping.abort();
    const stopped = this.surfaces.map((surface) => surface.stop());
    this.sockets.destroyAll();
    await Promise.all(stopped);
  }
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
      };
      ready.certificates = [...ready.certificates, certificate];
    },
    get scenario() {
      return state.scenario;
    },
    setScenario: (id) => state.setScenario(id),
    get journal() {
      return state.journal.entries;
    },
    stop: () => state.stop(),
  };
}
