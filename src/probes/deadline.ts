// The one clock of a probe run: when it rings, whoever is waiting for the server stops waiting.

export interface Deadline {
  /** The whole time, in milliseconds. */
  readonly allowedMs: number;
  /** Milliseconds left; never below 1, so that it can be handed to a call as its own deadline. */
  remainingMs(): number;
  /** Calls back when the time is over, at once if it is; the result takes the call-back away. */
  onRing(callback: () => void): () => void;
  /** Starts again with the whole time. */
  restart(): void;
  stop(): void;
}

/** Starts the clock. The caller stops it, so that no timer outlives the run. */
export function startDeadline(allowedMs: number): Deadline {
  const callbacks = new Set<() => void>();
  let rung = false;
  let endsAt = 0;
  let timer: NodeJS.Timeout | undefined;
  const ring = (): void => {
    rung = true;
    for (const callback of [...callbacks]) callback();
  };
  const start = (): void => {
    clearTimeout(timer);
    rung = false;
    // The monotonic clock: a changed system time must neither end nor prolong a run.
    endsAt = performance.now() + allowedMs;
    timer = setTimeout(ring, allowedMs);
  };
  start();
  return {
    allowedMs,
    remainingMs: () => Math.max(1, Math.ceil(endsAt - performance.now())),
    onRing(callback) {
      if (rung) queueMicrotask(callback);
      else callbacks.add(callback);
      return () => callbacks.delete(callback);
    },
    restart: start,
    stop() {
      clearTimeout(timer);
      callbacks.clear();
    },
  };
}
