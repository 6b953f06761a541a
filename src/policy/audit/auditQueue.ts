// Which mailboxes are asked next: first those never asked, then those that a busy service put off.

export interface QueuedMailbox {
  readonly address: string;
  readonly attempts: number;
}

interface PutOff extends QueuedMailbox {
  /** Milliseconds since the epoch. */
  readonly notBefore: number;
}

/** Hands out mailboxes and takes back those that have to wait. */
export class AuditQueue {
  readonly #fresh: readonly string[];
  #next = 0;
  #putOff: readonly PutOff[] = [];

  constructor(addresses: readonly string[]) {
    this.#fresh = addresses;
  }

  /** Up to `size` mailboxes that may be asked now. */
  take(size: number, now: number): readonly QueuedMailbox[] {
    const fresh = this.#fresh.slice(this.#next, this.#next + size);
    this.#next += fresh.length;
    const taken: QueuedMailbox[] = fresh.map((address) => ({ address, attempts: 0 }));
    const rest: PutOff[] = [];
    for (const item of this.#putOff) {
      if (taken.length < size && item.notBefore <= now) taken.push(item);
      else rest.push(item);
    }
    this.#putOff = rest;
    return taken;
  }

  putOff(items: readonly QueuedMailbox[], notBefore: number): void {
    this.#putOff = [...this.#putOff, ...items.map((item) => ({ ...item, notBefore }))];
  }

  /** When the next mailbox may be asked; undefined if none is left. */
  nextAt(now: number): number | undefined {
    if (this.#next < this.#fresh.length) return now;
    if (this.#putOff.length === 0) return undefined;
    return this.#putOff.reduce((least, item) => Math.min(least, item.notBefore), Number.POSITIVE_INFINITY);
  }
}
