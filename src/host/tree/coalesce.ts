// Many requests to draw, few drawings.
import { letProcessEnd } from './letProcessEnd.ts';

export interface Coalesced {
  run(): void;
  /** Runs what is held back now. */
  flush(): void;
  cancel(): void;
}

/** Runs at once, then at most once in the time; the last request is never lost. */
export function coalesce(work: () => void, waitMs: number): Coalesced {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let again = false;
  const run = (): void => {
    if (timer !== undefined) {
      again = true;
      return;
    }
    work();
    timer = setTimeout(() => {
      timer = undefined;
      if (!again) return;
      again = false;
      run();
    }, waitMs);
    letProcessEnd(timer);
  };
  return {
    run,
    flush: () => {
      if (!again) return;
      again = false;
      work();
    },
    cancel: () => clearTimeout(timer),
  };
}
