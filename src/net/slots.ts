// At most so many requests to one host at a time; the rest wait in order and can be cancelled while they wait.
import { type HostPort, sameHost } from '../core/endpoints/hosts.ts';

/** Gives back the slot. */
export type Release = () => void;

export interface Slots {
  /** Rejects with the signal's reason where it aborts first. */
  take(target: HostPort, signal: AbortSignal): Promise<Release>;
}

interface Line {
  readonly target: HostPort;
  free: number;
  readonly waiting: (() => void)[];
}

/** Makes slots for every host alike. */
export function createSlots(perHost: number): Slots {
  const lines: Line[] = [];
  const lineOf = (target: HostPort): Line => {
    const known = lines.find((line) => sameHost(line.target, target));
    if (known !== undefined) return known;
    const line: Line = { target, free: perHost, waiting: [] };
    lines.push(line);
    return line;
  };
  const releaseOf = (line: Line): Release => {
    let held = true;
    return () => {
      if (!held) return;
      held = false;
      const next = line.waiting.shift();
      if (next === undefined) line.free += 1;
      else next();
    };
  };
  return {
    take(target, signal) {
      const line = lineOf(target);
      if (line.free > 0) {
        line.free -= 1;
        return Promise.resolve(releaseOf(line));
      }
      return new Promise((resolve, reject) => {
        const enter = () => {
          signal.removeEventListener('abort', leave);
          resolve(releaseOf(line));
        };
        const leave = () => {
          line.waiting.splice(line.waiting.indexOf(enter), 1);
          reject(signal.reason);
        };
        line.waiting.push(enter);
        signal.addEventListener('abort', leave, { once: true });
      });
    },
  };
}
