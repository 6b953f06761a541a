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
export function laneLimitOf({ protocol }: ProbeRequest, limits: Partial<LaneLimits>): number {
  const { graphRequests, ewsRequests, mailConnections } = { ...defaults, ...limits };
  if (protocol === 'graph') return Math.max(1, graphRequests);
  return Math.max(1, protocol === 'ews' ? ewsRequests : mailConnections);
}

interface Waiting {
  readonly mailbox: string;
  readonly go: (leave: (() => void) | undefined) => void;
}

/** Lets requests in, in order; never two at once for one mailbox, none while the lane waits. */
export class Lane {
  readonly #busy = new Set<string>();
  readonly #waiting = new Set<Waiting>();
  readonly #most: number;
  #limit: number;
  #pauses = 0;
  /** Requests that ended since the service last said that it was asked too much. */
  #calm = 0;

  constructor(limit: number) {
    this.#most = limit;
    this.#limit = limit;
  }

  /** Resolves with what gives the place back; undefined where the signal aborts first. */
  enter(mailbox: string, signal: AbortSignal): Promise<(() => void) | undefined> {
    if (signal.aborted) return Promise.resolve(undefined);
    return new Promise((resolve) => {
      const leaveLine = (): void => {
        this.#waiting.delete(waiting);
        resolve(undefined);
      };
      const waiting: Waiting = {
        mailbox: mailbox.toLowerCase(),
        go: (leave) => {
          signal.removeEventListener('abort', leaveLine);
          resolve(leave);
        },
      };
      signal.addEventListener('abort', leaveLine, { once: true });
      this.#waiting.add(waiting);
      this.#admit();
    });
  }

  /** Lets nobody in until the pause is over, and half as many at once for a long while. */
  slowDown(pause: Promise<void>): void {
    this.#calm = 0;
    this.#limit = Math.max(1, Math.floor(this.#limit / 2));
    this.#pauses++;
    const goOn = (): void => {
      this.#pauses--;
      this.#admit();
    };
    pause.then(goOn, goOn);
  }

  #admit(): void {
    for (const waiting of this.#waiting) {
      if (this.#pauses > 0 || this.#busy.size >= this.#limit) return;
      const { mailbox, go } = waiting;
      if (this.#busy.has(mailbox)) continue;
      this.#waiting.delete(waiting);
      this.#busy.add(mailbox);
      go(() => this.#leave(mailbox));
    }
  }

  #leave(mailbox: string): void {
    this.#busy.delete(mailbox);
    this.#calm++;
    if (this.#calm >= calmEnough && this.#limit < this.#most) {
      this.#limit++;
      this.#calm = 0;
    }
    this.#admit();
  }
}

/** So many requests without a complaint earn one more at once. */
const calmEnough = 50;
