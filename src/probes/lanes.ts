// Lanes: what may be in flight at once. Mail connections share one, each application has one for Graph and one for EWS.
import type { ProbeRequest } from './probeRequest.ts';

export interface LaneLimits {
  /** IMAP, POP and SMTP connections (Exchange Online publishes no limit; on-premises allows 2000 per address). */
  readonly mailConnections: number;
  /** Per application: Graph allows Outlook four (Microsoft Graph service-specific throttling limits). */
  readonly graphRequests: number;
  /** Per application: EWS allows 27 per budget; four are polite. */
  readonly ewsRequests: number;
}

const defaults: LaneLimits = { mailConnections: 20, graphRequests: 4, ewsRequests: 4 };

/** Which lane a request runs in. */
export function laneKeyOf({ protocol, registration }: ProbeRequest): string {
  const isHttp = protocol === 'ews' || protocol === 'graph';
  return isHttp ? `${protocol} ${registration.clientId}` : 'mail';
}

/** How many of this request's kind may be in flight. */
export function laneLimits({ protocol }: ProbeRequest, limits: Partial<LaneLimits>): number {
  const { graphRequests, ewsRequests, mailConnections } = { ...defaults, ...limits };
  if (protocol === 'graph') return Math.max(1, graphRequests);
  return Math.max(1, protocol === 'ews' ? ewsRequests : mailConnections);
}

export interface LaneClock {
  readonly signal: AbortSignal;
  readonly wait: (ms: number, signal: AbortSignal) => Promise<void>;
}

interface Waiting {
  readonly mailbox: string;
  readonly go: (leave: (() => void) | undefined) => void;
}

/** Lets requests in, in order; never two at once for one mailbox, none while the lane waits. */
export class Lane {
  readonly #clock: LaneClock;
  readonly #busy = new Set<string>();
  #limit: number;
  #waiting: Waiting[] = [];
  #pauses = 0;

  constructor(limit: number, clock: LaneClock) {
    this.#limit = limit;
    this.#clock = clock;
    const empty = (): void => {
      for (const { go } of this.#waiting.splice(0)) go(undefined);
    };
    clock.signal.addEventListener('abort', empty, { once: true });
  }

  /** Resolves with what gives the place back; undefined where the run was cancelled. */
  enter(mailbox: string): Promise<(() => void) | undefined> {
    if (this.#clock.signal.aborted) return Promise.resolve(undefined);
    return new Promise((go) => {
      this.#waiting.push({ mailbox: mailbox.toLowerCase(), go });
      this.#admit();
    });
  }

  /** Lets nobody in for this long, and half as many at once from then on. */
  slowDown(ms: number): void {
    this.#limit = Math.max(1, Math.floor(this.#limit / 2));
    this.#pauses++;
    const goOn = (): void => {
      this.#pauses--;
      this.#admit();
    };
    this.#clock.wait(ms, this.#clock.signal).then(goOn, goOn);
  }

  #admit(): void {
    while (this.#pauses === 0 && this.#busy.size < this.#limit) {
      const next = this.#waiting.findIndex(({ mailbox }) => !this.#busy.has(mailbox));
      const [admitted] = next < 0 ? [] : this.#waiting.splice(next, 1);
      if (admitted === undefined) return;
      this.#busy.add(admitted.mailbox);
      admitted.go(() => {
        this.#busy.delete(admitted.mailbox);
        this.#admit();
      });
    }
  }
}
