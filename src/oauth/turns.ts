// One sign-in at a time: a person has one pair of eyes, and the second question is often answered by the first sign-in.

/** Runs work when it is its turn; `waited` tells it that another went before. Rejects where the signal aborts first. */
export type InTurn = <T>(signal: AbortSignal, work: (waited: boolean) => Promise<T>) => Promise<T>;

/** Makes a line that everyone stands in. */
export function createTurns(): InTurn {
  let standing = 0;
  let last: Promise<unknown> = Promise.resolve();
  return async (signal, work) => {
    const before = last;
    const waited = standing > 0;
    const mine = Promise.withResolvers<void>();
    standing += 1;
    last = Promise.all([before, mine.promise]);
    try {
      if (waited) await turnOrAbort(before, signal);
      signal.throwIfAborted();
      return await work(waited);
    } finally {
      standing -= 1;
      mine.resolve();
    }
  };
}

async function turnOrAbort(before: Promise<unknown>, signal: AbortSignal): Promise<void> {
  const left = Promise.withResolvers<never>();
  const leave = () => left.reject(signal.reason);
  signal.addEventListener('abort', leave, { once: true });
  try {
    await Promise.race([before, left.promise]);
  } finally {
    signal.removeEventListener('abort', leave);
  }
}
