// One network call: its deadline, its cancellation, and the sockets that must not outlive it.
import type { Socket } from 'node:net';
import type { HostPort } from '../core/endpoints/hosts.ts';
import { Failure } from '../core/report/failure.ts';
import type { CallOptions, HopTrace } from './network.ts';

/** The running call as the hops see it. */
export interface Attempt {
  /** Aborts at the deadline or when the caller aborts; its reason is the Failure to throw. */
  readonly signal: AbortSignal;
  readonly onHop: (trace: HopTrace) => void;
  /** Names what is being waited for, for the evidence of a deadline that passes. */
  waitFor(during: string): void;
  /** The socket is destroyed when the call fails, however it fails. */
  own(socket: Socket): void;
  /** The socket has another owner now. */
  release(socket: Socket): void;
}

/** Longest time that setTimeout takes; more would fire at once. */
const longestTimerMs = 2 ** 31 - 1;

/** Runs a call that ends at its deadline or abort at once, without a timer or socket left when it fails. */
export async function withDeadline<T>(
  target: HostPort,
  options: CallOptions,
  run: (attempt: Attempt) => Promise<T>,
): Promise<T> {
  if (options.signal.aborted) throw cancelled();
  const allowed = Math.min(Math.max(0, options.deadlineMs), longestTimerMs);
  const controller = new AbortController();
  const owned = new Set<Socket>();
  let during = 'connection';
  const expire = () =>
    controller.abort(new Failure({ kind: 'limit', limit: 'time', ...target, during, allowed }));
  const cancel = () => controller.abort(cancelled());
  const timer = setTimeout(expire, allowed);
  options.signal.addEventListener('abort', cancel, { once: true });
  const attempt: Attempt = {
    signal: controller.signal,
    onHop(trace) {
      // Hops that end because the call has ended are news to nobody.
      if (!controller.signal.aborted) options.onHop?.(trace);
    },
    waitFor: (what) => {
      during = what;
    },
    own(socket) {
      if (controller.signal.aborted) socket.destroy();
      else owned.add(socket);
    },
    release: (socket) => void owned.delete(socket),
  };
  try {
    return await Promise.race([run(attempt), rejectionOf(controller.signal)]);
  } catch (error) {
    for (const socket of owned) socket.destroy();
    throw error;
  } finally {
    clearTimeout(timer);
    options.signal.removeEventListener('abort', cancel);
  }
}

function rejectionOf(signal: AbortSignal): Promise<never> {
  return new Promise((_resolve, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason), { once: true });
  });
}

/** The caller aborted: no fault of anyone. */
function cancelled(): Failure {
  return new Failure({ kind: 'local', problem: 'cancelled', text: 'Cancelled.' });
}
