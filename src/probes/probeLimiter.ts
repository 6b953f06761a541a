// Every probe of a window goes through one limiter: so many at a time per server, and waiting when a service asks for it.
// Entry of the bundle `probes`.
import { wait } from '../core/async.ts';
import { serverOf } from '../core/endpoints/endpoints.ts';
import { backOffOf } from '../core/report/backOff.ts';
import type { ClaimedOutcome } from '../core/report/probeReport.ts';
import { AdaptiveLimiter } from './adaptiveLimiter.ts';
import { mailboxToOpen, type ProbeRequest } from './probeRequest.ts';
import { runProbe } from './runProbe.ts';

/** Runs one probe; `runProbe`, unless a test says otherwise. */
export type RunOne = (request: ProbeRequest) => Promise<ClaimedOutcome>;

export interface ProbeLimits {
  /** IMAP, POP or SMTP connections to one server (Exchange Online publishes no limit; on-premises allows 2000). */
  readonly mailConnections: number;
  /** Per application: Graph allows Outlook four (Microsoft Graph service-specific throttling limits). */
  readonly graphRequests: number;
  /** Per application: EWS allows 27 per budget; four are polite. */
  readonly ewsRequests: number;
}

export interface LimiterOptions extends Partial<ProbeLimits> {
  /** Waits; rejects if the signal aborts. */
  readonly wait?: (ms: number, signal: AbortSignal) => Promise<void>;
  /** Milliseconds since the epoch. */
  readonly now?: () => number;
}

const defaultLimits: ProbeLimits = { mailConnections: 20, graphRequests: 4, ewsRequests: 4 };

/** How often a probe is repeated that a service turned away for its load. */
const mostRepeats = 3;

export class ProbeLimiter {
  readonly #runOne: RunOne;
  readonly #options: LimiterOptions;
  readonly #limiters = new Map<string, AdaptiveLimiter>();

  constructor(runOne: RunOne = runProbe, options: LimiterOptions = {}) {
    this.#runOne = runOne;
    this.#options = options;
  }

  /**
   * Runs one probe as soon as its server's limit allows; never two at a time for one server, mailbox and protocol. One
   * that is cancelled before connects to nothing and says so. If the service is too busy, a patient one waits as long
   * as it asks for and tries again; otherwise that is the outcome.
   */
  async run(request: ProbeRequest, { patient = false }: { patient?: boolean } = {}): Promise<ClaimedOutcome> {
    const limiter = this.#limiterOf(request);
    const { signal, protocol } = request;
    const key = `${protocol} ${mailboxToOpen(request).toLowerCase()}`;
    let last: ClaimedOutcome | undefined;
    for (let attempt = 0; attempt <= (patient ? mostRepeats : 0); attempt++) {
      const release = await limiter.acquire(key, signal);
      if (release === undefined) break;
      try {
        last = await this.#runOne(request);
        const backOffMs = backOffOf(last, attempt, this.#options.now?.() ?? Date.now());
        if (backOffMs === undefined || signal.aborted || !patient) return last;
        // Before the place is given back: otherwise the next one would start at once.
        limiter.slowDown((this.#options.wait ?? wait)(backOffMs, signal));
      } finally {
        release();
      }
    }
    return last ?? this.#runOne(request);
  }

  #limiterOf(request: ProbeRequest): AdaptiveLimiter {
    const { protocol, registration, endpoints } = request;
    const { host, port } = serverOf(endpoints, protocol);
    // Graph and EWS count the requests of an application, mail servers the connections that they have.
    const application = protocol === 'ews' || protocol === 'graph' ? registration.clientId : '';
    const key = `${host}:${port} ${application}`;
    const limiter = this.#limiters.get(key) ?? new AdaptiveLimiter(this.#limitOf(request));
    this.#limiters.set(key, limiter);
    return limiter;
  }

  #limitOf({ protocol }: ProbeRequest): number {
    const { graphRequests, ewsRequests, mailConnections } = { ...defaultLimits, ...this.#options };
    if (protocol === 'graph') return graphRequests;
    return protocol === 'ews' ? ewsRequests : mailConnections;
  }
}
