// A concurrency limiter that is exclusive by key and slows down when a service says that it is asked too much.
import { onAbort, type Release } from '../core/async.ts';

/** After so many requests without a throttling answer, one more is allowed at a time. */
const successesToSpeedUp = 50;

interface Waiting {
  readonly key: string;
  readonly signal: AbortSignal;
  readonly settle: (release: Release | undefined) => void;
}

interface Watched {
  waiting: number;
  readonly unsubscribe: () => void;
}

/** Admits requests in the order of asking: never two of one key, and none while it is paused. */
export class AdaptiveLimiter {
  readonly #running = new Set<string>();
  readonly #waiting = new Set<Waiting>();
  /** One listener for each signal: adding a listener takes a signal longer the more it has. */
  readonly #watched = new Map<AbortSignal, Watched>();
  readonly #most: number;
  #limit: number;
  #pauses = 0;
  #successesSinceThrottle = 0;

  constructor(limit: number) {
    this.#most = limit;
    this.#limit = limit;
  }

  /** Resolves with what gives the place back; undefined if the signal aborts first. */
  acquire(key: string, signal: AbortSignal): Promise<Release | undefined> {
    if (signal.aborted) return Promise.resolve(undefined);
    return new Promise((settle) => {
      this.#waiting.add({ key, signal, settle });
      this.#watch(signal);
      this.#admitWaiting();
    });
  }

  #watch(signal: AbortSignal): void {
    const watched = this.#watched.get(signal);
    if (watched !== undefined) watched.waiting++;
    else this.#watched.set(signal, { waiting: 1, unsubscribe: onAbort(signal, () => this.#leave(signal)) });
  }

  /** Removes every waiter that has this signal. */
  #leave(signal: AbortSignal): void {
    for (const waiting of [...this.#waiting].filter((each) => each.signal === signal)) {
      this.#waiting.delete(waiting);
      waiting.settle(undefined);
    }
    this.#watched.delete(signal);
  }

  #unwatch(signal: AbortSignal): void {
    const watched = this.#watched.get(signal);
    if (watched === undefined || --watched.waiting > 0) return;
    watched.unsubscribe();
    this.#watched.delete(signal);
  }

  /** Admits nothing until the pause is over, and half as many at a time until enough requests went well. */
  slowDown(pause: Promise<void>): void {
    this.#successesSinceThrottle = 0;
    this.#limit = Math.max(1, Math.floor(this.#limit / 2));
    this.#pauses++;
    const resume = (): void => {
      this.#pauses--;
      this.#admitWaiting();
    };
    pause.then(resume, resume);
  }

  #admitWaiting(): void {
    for (const waiting of this.#waiting) {
      if (this.#pauses > 0 || this.#running.size >= this.#limit) return;
      const { key, signal, settle } = waiting;
      if (this.#running.has(key)) continue;
      this.#waiting.delete(waiting);
      this.#running.add(key);
      this.#unwatch(signal);
      settle(() => this.#release(key));
    }
  }

  #release(key: string): void {
    this.#running.delete(key);
    this.#successesSinceThrottle++;
    if (this.#successesSinceThrottle >= successesToSpeedUp && this.#limit < this.#most) {
      this.#limit++;
      this.#successesSinceThrottle = 0;
    }
    this.#admitWaiting();
  }
}
