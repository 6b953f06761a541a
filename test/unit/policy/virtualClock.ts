// A clock whose time passes only while nothing else can happen, so that waits cost no time and keep their order.

import type { AuditClock } from '../../../src/policy/audit/auditRequest.ts';

interface Timer {
  readonly at: number;
  readonly wake: () => void;
}

export class VirtualClock implements AuditClock {
  #now: number;
  #timers: Timer[] = [];
  #pumping = false;

  constructor(start = Date.parse('2026-11-22T10:00:00.000Z')) {
    this.#now = start;
  }

  now(): number {
    return this.#now;
  }

  wait(ms: number, signal?: AbortSignal): Promise<void> {
    if (signal?.aborted) return Promise.resolve();
    return new Promise((resolve) => {
      const timer: Timer = { at: this.#now + Math.max(0, ms), wake: resolve };
      this.#timers.push(timer);
      signal?.addEventListener('abort', () => {
        this.#timers = this.#timers.filter((one) => one !== timer);
        resolve();
      });
      this.#pump();
    });
  }

  /** Lets everything else run first, then moves to the earliest timer. */
  #pump(): void {
    if (this.#pumping) return;
    this.#pumping = true;
    setImmediate(() => {
      this.#pumping = false;
      const next = this.#timers.toSorted((a, b) => a.at - b.at)[0];
      if (next === undefined) return;
      this.#now = Math.max(this.#now, next.at);
      this.#timers = this.#timers.filter((one) => one !== next);
      next.wake();
      if (this.#timers.length > 0) this.#pump();
    });
  }
}
