// A model of Graph's batch endpoint: who is reachable, how busy it is, and what was asked of it.
import type { BatchPost } from '../../../src/policy/audit/graphBatchChecker.ts';
import type { VirtualClock } from './virtualClock.ts';

export type Truth = 'opened' | 'refused' | 'missing';

export interface Faults {
  /** Whole requests turned away, by number from 0: seconds to wait. */
  readonly busyRequests?: ReadonlyMap<number, number>;
  /** Whole requests that end without an answer. */
  readonly lostRequests?: ReadonlySet<number>;
  /** Mailboxes turned away the first time they are asked: seconds to wait. */
  readonly busyMailboxes?: ReadonlyMap<string, number>;
  /** Requests answered with 401. */
  readonly unauthorized?: ReadonlySet<number>;
  /** Mailboxes left out of the first answer that should hold them. */
  readonly forgotten?: ReadonlySet<string>;
}

export class BatchService {
  readonly asked: string[] = [];
  readonly sizes: number[] = [];
  readonly renewals: boolean[] = [];
  mostInFlight = 0;
  /** Requests that came while the service had asked to be left alone. */
  impatient = 0;
  #inFlight = 0;
  #count = 0;
  #quietUntil = 0;
  readonly #seen = new Set<string>();

  readonly truth: ReadonlyMap<string, Truth>;
  readonly clock: VirtualClock;
  readonly faults: Faults;

  constructor(truth: ReadonlyMap<string, Truth>, clock: VirtualClock, faults: Faults = {}) {
    this.truth = truth;
    this.clock = clock;
    this.faults = faults;
  }

  get requests(): number {
    return this.#count;
  }

  readonly post = async (json: string, renew: boolean): Promise<BatchPost> => {
    const number = this.#count++;
    const addresses = addressesOf(json);
    this.renewals.push(renew);
    this.sizes.push(addresses.length);
    this.asked.push(...addresses);
    if (this.clock.now() < this.#quietUntil) this.impatient += 1;
    this.#inFlight += 1;
    this.mostInFlight = Math.max(this.mostInFlight, this.#inFlight);
    try {
      await this.clock.wait(latencyMs);
      return this.#answer(number, addresses);
    } finally {
      this.#inFlight -= 1;
    }
  };

  #answer(number: number, addresses: readonly string[]): BatchPost {
    const wait = this.faults.busyRequests?.get(number);
    if (this.faults.lostRequests?.has(number))
      throw Object.assign(new Error('reset'), { name: 'Failure', evidence: lost });
    if (this.faults.unauthorized?.has(number))
      return reply(401, { error: { code: 'InvalidAuthenticationToken' } });
    if (wait !== undefined) {
      this.#quietUntil = Math.max(this.#quietUntil, this.clock.now() + wait * 1000);
      return reply(429, { error: { code: 'TooManyRequests' } }, { 'retry-after': String(wait) });
    }
    const responses = addresses.flatMap((address, index) => this.#item(String(index), address));
    return reply(200, { responses: responses.toReversed() });
  }

  #item(id: string, address: string): readonly unknown[] {
    const first = !this.#seen.has(address);
    this.#seen.add(address);
    const wait = this.faults.busyMailboxes?.get(address);
    if (first && this.faults.forgotten?.has(address)) return [];
    if (first && wait !== undefined) {
      return [
        {
          id,
          status: 429,
          headers: { 'Retry-After': String(wait) },
          body: { error: { code: 'ApplicationThrottled' } },
        },
      ];
    }
    switch (this.truth.get(address)) {
      case 'opened':
        return [{ id, status: 200, body: { displayName: 'Inbox', totalItemCount: 3 } }];
      case 'refused':
        return [{ id, status: 403, body: { error: { code: 'ErrorAccessDenied', message: 'no' } } }];
      default:
        return [{ id, status: 404, body: { error: { code: 'ErrorInvalidUser' } } }];
    }
  }
}

const latencyMs = 100;

const lost = { kind: 'network', hop: 'tcp', host: 'h', port: 443, code: 'ECONNRESET', text: '' };

const reply = (status: number, body: unknown, headers: Record<string, string> = {}): BatchPost => ({
  status,
  headers,
  body: JSON.stringify(body),
});

function addressesOf(json: string): readonly string[] {
  const { requests } = JSON.parse(json) as { requests: readonly { url: string }[] };
  return requests.map(({ url }) =>
    decodeURIComponent(/^\/users\/([^/]+)\/mailFolders\/inbox\?/.exec(url)?.[1] ?? ''),
  );
}
