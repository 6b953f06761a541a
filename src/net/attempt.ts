// One network call: its deadline, its cancellation, and the sockets that must not outlive it.
import type { Socket } from 'node:net';
import { abortable, abortReason } from '../core/async.ts';
import { withTimedSignal } from '../core/deadline.ts';
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

/** Runs a call that ends at its deadline or abort at once, without a timer or socket left when it fails. */
export async function runAttempt<T>(
  target: HostPort,
  options: CallOptions,
  run: (attempt: Attempt) => Promise<T>,
): Promise<T> {
  if (options.signal.aborted) throw abortReason(options.signal);
  const owned = new Set<Socket>();
  const allowed = options.deadlineMs;
  let during = 'connection';
  const late = () => new Failure({ kind: 'limit', limit: 'time', ...target, during, allowed });
  const attempt = (signal: AbortSignal): Attempt => ({
    signal,
    onHop(trace) {
      // A hop that ends because the call has ended says nothing about the server.
      if (!signal.aborted) options.onHop?.(trace);
    },
    waitFor: (what) => {
      during = what;
    },
    own(socket) {
      if (signal.aborted) socket.destroy();
      else owned.add(socket);
    },
    release: (socket) => void owned.delete(socket),
  });
  try {
    return await withTimedSignal(options.signal, allowed, late, (signal) =>
      abortable(run(attempt(signal)), signal),
    );
  } catch (error) {
    for (const socket of owned) socket.destroy();
    throw error;
  }
}
