// What changes while the demo tenant runs: scenario, policy, surfaces, counters.
import type { DemoEndpoints } from '../core/endpoints/endpoints.ts';
import { type DemoContext, SocketSet, wait } from './context.ts';
import type { Directory } from './directory.ts';
import { type CmdletOptions, type DemoCmdlet, isDemoCmdlet, printCmdlet } from './exchange/cmdletOutput.ts';
import type { CmdletView } from './exchange/cmdletRow.ts';
import type { ExchangeState } from './exchange/exchangeState.ts';
import { inForce } from './exchange/propagation.ts';
import type { RunningSurface } from './httpSurface.ts';
import { Journal } from './journal.ts';
import { type DemoPolicy, healthyPolicy } from './policy.ts';
import { Replication } from './replication.ts';
import { isScenario, type ScenarioId, scenarioEffect } from './scenarios.ts';

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

/** What changes while the tenant runs. */
export class TenantState {
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
  writes = 0;
  collisions = 0;
  readonly replication = new Replication();

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
      copied: (id, madeAt) => {
        const lagMs = this.policy.copyMinutes * (options.cacheMinuteMs ?? 500);
        return lagMs === 0 || this.replication.copied(id, now() - madeAt, lagMs);
      },
      loses: () => this.losesAnswer(),
      collides: () => {
        const { collideEvery } = this.policy;
        this.collisions += 1;
        return collideEvery > 0 && this.collisions % collideEvery === 0;
      },
      changeExchange: (change) => this.changeExchange(change),
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

  losesAnswer(): boolean {
    this.writes += 1;
    const every = this.policy.loseAnswerEvery;
    return every > 0 && this.writes % every === 0;
  }

  /** Shown at once, in force when the caches have caught up. */
  changeExchange(change: (state: ExchangeState) => ExchangeState): void {
    const before = this.policy.exchange;
    this.policy = { ...this.policy, exchange: change(before), exchangeBefore: before };
    this.changedAt = this.context.now();
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

  cmdletOutput(cmdlet: DemoCmdlet, { mailbox, form }: CmdletOptions = {}): string {
    if (!isDemoCmdlet(cmdlet)) throw new Error(`There is no cmdlet ${JSON.stringify(cmdlet)}.`);
    const { directory } = this.context;
    const { appId, servicePrincipalId = '' } = directory.applications.ready;
    const view: CmdletView = {
      state: this.policy.exchange,
      directory,
      application: { appId, objectId: servicePrincipalId },
      mailbox,
      find: (address) => {
        const user = directory.find(address);
        return user?.mailbox === 'none' || this.policy.mailbox === 'missing' ? undefined : user;
      },
    };
    return printCmdlet(cmdlet, view, form);
  }

  async stop(): Promise<void> {
    this.stopping.abort();
    const stopped = this.surfaces.map((surface) => surface.stop());
    this.sockets.destroyAll();
    await Promise.all(stopped);
  }
}
