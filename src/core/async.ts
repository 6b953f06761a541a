// Work that is shared, takes turns, is limited in number or in time: one place for all folders. Each wait can be cancelled,
// and none leaves a timer or a listener behind.
import { cancelled, isFailure } from './report/failure.ts';

/** What a cancelled wait is rejected with: the signal's own Failure, else "cancelled". */
export function abortReason(signal: AbortSignal): Error {
  return isFailure(signal.reason) ? signal.reason : cancelled();
}

/** Calls back when the signal aborts, at once if it has; the result takes the call-back away. */
export function onAbort(signal: AbortSignal, callback: () => void): () => void {
  if (signal.aborted) callback();
  else signal.addEventListener('abort', callback, { once: true });
  return () => signal.removeEventListener('abort', callback);
}

/** The result of the work, unless the signal aborts first. The work itself goes on. */
export async function abortable<T>(work: Promise<T>, signal: AbortSignal | undefined): Promise<T> {
  if (signal === undefined) return work;
  const aborted = Promise.withResolvers<never>();
  const unsubscribe = onAbort(signal, () => aborted.reject(abortReason(signal)));
  try {
    return await Promise.race([aborted.promise, work]);
  } finally {
    unsubscribe();
  }
}

/** Resolves after `ms` milliseconds; rejects if the signal aborts first. */
export async function wait(ms: number, signal: AbortSignal): Promise<void> {
  const over = Promise.withResolvers<void>();
  const timer = setTimeout(over.resolve, Math.min(ms, longestTimerMs));
  try {
    await abortable(over.promise, signal);
  } finally {
    clearTimeout(timer);
  }
}

/** Longest time that setTimeout takes; more would fire at once. */
export const longestTimerMs = 2 ** 31 - 1;

export interface SingleFlight<T> {
  /**
   * Joins the work that runs under this key, or starts it. The signal rejects this caller alone; the work is aborted
   * when its last caller has gone.
   */
  run(key: string, signal: AbortSignal, start: (signal: AbortSignal) => Promise<T>): Promise<T>;
}

interface SharedWork<T> {
  readonly result: Promise<T>;
  readonly controller: AbortController;
  waiters: number;
}

/** Runs one piece of work for everyone who asks for the same key at the same time. */
export function createSingleFlight<T>(): SingleFlight<T> {
  const running = new Map<string, SharedWork<T>>();
  const remove = (key: string, work: SharedWork<T>) => {
    if (running.get(key) === work) running.delete(key);
  };
  const begin = (key: string, start: (signal: AbortSignal) => Promise<T>): SharedWork<T> => {
    const controller = new AbortController();
    const work = { result: start(controller.signal), controller, waiters: 0 };
    running.set(key, work);
    const settled = () => remove(key, work);
    work.result.then(settled, settled);
    return work;
  };
  return {
    async run(key, signal, start) {
      if (signal.aborted) throw abortReason(signal);
      const work = running.get(key) ?? begin(key, start);
      work.waiters += 1;
      try {
        return await abortable(work.result, signal);
      } finally {
        work.waiters -= 1;
        if (work.waiters === 0) {
          // First, so that no caller joins work that is being aborted.
          remove(key, work);
          work.controller.abort();
        }
      }
    },
  };
}

/** Runs work when all work that came before has ended; `waited` is true if there was any. Rejects on abort before that. */
export type RunExclusive = <T>(work: (waited: boolean) => Promise<T>, signal?: AbortSignal) => Promise<T>;

/** A mutex: one piece of work at a time, in the order of asking. */
export function createMutex(): RunExclusive {
  let last: Promise<unknown> = Promise.resolve();
  let holders = 0;
  return async (work, signal) => {
    const before = last;
    const waited = holders > 0;
    const released = Promise.withResolvers<void>();
    holders += 1;
    last = Promise.all([before, released.promise]);
    try {
      if (waited) await abortable(before, signal);
      if (signal?.aborted) throw abortReason(signal);
      return await work(waited);
    } finally {
      holders -= 1;
      released.resolve();
    }
  };
}

/** A mutex for each key. */
export function createKeyedMutex(): <T>(key: string, work: () => Promise<T>) => Promise<T> {
  const mutexes = new Map<string, { readonly run: RunExclusive; users: number }>();
  return async (key, work) => {
    const mutex = mutexes.get(key) ?? { run: createMutex(), users: 0 };
    mutexes.set(key, mutex);
    mutex.users += 1;
    try {
      return await mutex.run(work);
    } finally {
      mutex.users -= 1;
      if (mutex.users === 0) mutexes.delete(key);
    }
  };
}

/** Gives back what was acquired. */
export type Release = () => void;

/** Acquires one of the semaphore's places, in the order of asking; rejects if the signal aborts before. */
export type Acquire = (signal: AbortSignal) => Promise<Release>;

/** A semaphore: at most so many holders at a time. */
export function createSemaphore(places: number): Acquire {
  let free = places;
  const waiting = new Set<() => void>();
  const releaseOnce = (): Release => {
    let held = true;
    return () => {
      if (!held) return;
      held = false;
      const [next] = waiting;
      if (next === undefined) free += 1;
      else next();
    };
  };
  return async (signal) => {
    if (signal.aborted) throw abortReason(signal);
    if (free > 0) {
      free -= 1;
      return releaseOnce();
    }
    const turn = Promise.withResolvers<Release>();
    const enter = () => {
      waiting.delete(enter);
      unsubscribe();
      turn.resolve(releaseOnce());
    };
    waiting.add(enter);
    const unsubscribe = onAbort(signal, () => {
      waiting.delete(enter);
      turn.reject(abortReason(signal));
    });
    return turn.promise;
  };
}
