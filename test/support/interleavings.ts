// Windows whose steps are taken in a chosen order: all orders there are, or as many as wanted from a seed.

/** Picks one of the windows that can go on, by its place in the list. */
export type Choose = (windows: readonly number[]) => number;

interface Step {
  readonly window: number;
  readonly take: () => void;
  /** Waits for another window: it goes on once something was written since then. */
  readonly after: number | undefined;
}

export interface Windows {
  /** One access to what the windows share; it happens at once when its turn comes. */
  step<T>(window: number, work: () => T, writes?: boolean): Promise<T>;
  /** Waits until another window has written something. */
  pause(window: number): Promise<void>;
  /** Takes step after step until all work has ended. */
  run(work: readonly Promise<unknown>[]): Promise<void>;
}

export function createWindows(choose: Choose): Windows {
  const waiting: Step[] = [];
  let written = 0;
  const add = (window: number, after: number | undefined, take: () => void) =>
    waiting.push({ window, take, after });
  return {
    step: (window, work, writes = false) => {
      const { promise, resolve, reject } = Promise.withResolvers<ReturnType<typeof work>>();
      add(window, undefined, () => {
        if (writes) written++;
        try {
          resolve(work());
        } catch (error) {
          reject(error);
        }
      });
      return promise;
    },
    pause: (window) => {
      const { promise, resolve } = Promise.withResolvers<void>();
      add(window, written, resolve);
      return promise;
    },
    async run(work) {
      let left = work.length;
      const ended = () => left--;
      for (const each of work) each.then(ended, ended);
      for (;;) {
        // Every window reaches its next step.
        await new Promise(setImmediate);
        if (left === 0) return;
        const ready = waiting.filter(({ after }) => after === undefined || after < written);
        if (ready.length === 0) throw new Error('Every window waits for another one.');
        const sorted = ready.toSorted((one, other) => one.window - other.window);
        const next = sorted[choose(sorted.map(({ window }) => window))];
        if (next === undefined) throw new Error('No such window.');
        waiting.splice(waiting.indexOf(next), 1);
        next.take();
      }
    },
  };
}

/** Runs once for each order, at most so often; answers how many there were and whether these were all. */
export async function everyOrder(
  run: (choose: Choose) => Promise<void>,
  most: number,
): Promise<{ readonly orders: number; readonly all: boolean }> {
  let path: number[] = [];
  for (let orders = 1; ; orders++) {
    const taken: { readonly choice: number; readonly of: number }[] = [];
    await run(({ length }) => {
      const choice = path[taken.length] ?? 0;
      taken.push({ choice, of: length });
      return choice;
    });
    while (taken.length > 0 && (taken.at(-1)?.choice ?? 0) + 1 >= (taken.at(-1)?.of ?? 0)) taken.pop();
    const last = taken.pop();
    if (last === undefined) return { orders, all: true };
    if (orders >= most) return { orders, all: false };
    path = [...taken.map(({ choice }) => choice), last.choice + 1];
  }
}

/** Each window to its end, in this order. */
export const oneByOne =
  (order: readonly number[]): Choose =>
  (windows) =>
    windows.indexOf(order.find((window) => windows.includes(window)) ?? 0);

/** The same order for the same seed (mulberry32, public domain, Tommy Ettinger). */
export function chooseBySeed(seed: number): Choose {
  let state = seed;
  return (windows) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % windows.length;
  };
}
