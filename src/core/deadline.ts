// Deadlines: work that must be over by a point in time, in one step or in many.
import { abortReason, longestTimerMs, onAbort } from './async.ts';

export interface Deadline {
  /** The whole time, in milliseconds. */
  readonly allowedMs: number;
  /** Milliseconds left; never below 1, so that it can be handed to a call as its own deadline. */
  remainingMs(): number;
  /** Calls back when the time is over, at once if it is; the result takes the call-back away. */
  onExpire(callback: () => void): () => void;
  /** The result of the work, or a rejection with `late` when the time is over first. The work itself goes on. */
  race<T>(work: Promise<T>, late: () => Error): Promise<T>;
  /** Starts again with the whole time. */
  restart(): void;
  stop(): void;
}

/** Starts a deadline. The caller stops it, so that no timer outlives the work. */
export function startDeadline(allowedMs: number): Deadline {
  const callbacks = new Set<() => void>();
  let expired = false;
  let endsAt = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const expire = (): void => {
    expired = true;
    for (const callback of [...callbacks]) callback();
  };
  const start = (): void => {
    clearTimeout(timer);
    expired = false;
    // The monotonic clock: a changed system time must neither end nor prolong the work.
    endsAt = performance.now() + allowedMs;
    timer = setTimeout(expire, Math.min(Math.max(0, allowedMs), longestTimerMs));
  };
  const onExpire = (callback: () => void): (() => void) => {
    if (expired) queueMicrotask(callback);
    else callbacks.add(callback);
    return () => callbacks.delete(callback);
  };
  start();
  return {
    allowedMs,
    remainingMs: () => Math.max(1, Math.ceil(endsAt - performance.now())),
    onExpire,
    async race(work, late) {
      const over = Promise.withResolvers<never>();
      const unsubscribe = onExpire(() => over.reject(late()));
      try {
        return await Promise.race([work, over.promise]);
      } finally {
        unsubscribe();
      }
    },
    restart: start,
    stop() {
      clearTimeout(timer);
      callbacks.clear();
    },
  };
}

/** The result of the work, or a rejection with `late` after so many milliseconds. */
export async function withTimeout<T>(work: Promise<T>, allowedMs: number, late: () => Error): Promise<T> {
  const deadline = startDeadline(allowedMs);
  try {
    return await deadline.race(work, late);
  } finally {
    deadline.stop();
  }
}

/** Runs work under a signal that aborts with `late` after so many milliseconds, or when the caller's signal does. */
export async function withTimedSignal<T>(
  signal: AbortSignal,
  allowedMs: number,
  late: () => Error,
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const controller = new AbortController();
  const deadline = startDeadline(allowedMs);
  deadline.onExpire(() => controller.abort(late()));
  const unsubscribe = onAbort(signal, () => controller.abort(abortReason(signal)));
  try {
    return await work(controller.signal);
  } finally {
    deadline.stop();
    unsubscribe();
  }
}
