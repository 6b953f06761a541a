// One network call: its deadline, its cancellation, and the sockets that must not outlive it.
import type { Socket } from 'node:net';
import { abortable, abortReason } from '../core/async.ts';
import { type Deadline, startDeadline, withTimedSignal } from '../core/deadline.ts';
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
  /** As `waitFor`, for a hop of the connection: it fails by itself if it takes longer than a hop may. */
  waitForHop(during: string): void;
  /** The socket is destroyed when the call fails, however it fails. */
  own(socket: Socket): void;
  /** The socket has another owner now. */
  release(socket: Socket): void;
}

/** A server that takes this long to connect or to secure the connection is not waited for. */
const defaultHopTimeoutMs = 10_000;

export interface AttemptOptions extends CallOptions {
  /** Milliseconds that one hop may take. */
  readonly hopTimeoutMs: number | undefined;
}

/** Runs a call that ends at its deadline or abort at once, without a timer or socket left when it fails. */
export async function runAttempt<T>(
  target: HostPort,
  options: AttemptOptions,
  run: (attempt: Attempt) => Promise<T>,
): Promise<T> {
  if (options.signal.aborted) throw abortReason(options.signal);
  const owned = new Set<Socket>();
  const allowed = options.deadlineMs;
  const hopTimeoutMs = options.hopTimeoutMs ?? defaultHopTimeoutMs;
  let during = 'connection';
  const late = (ms: number) => new Failure({ kind: 'limit', limit: 'time', ...target, during, allowed: ms });
  const hopLate = new AbortController();
  let hop: Deadline | undefined;
  const waitFor = (what: string) => {
    hop?.stop();
    during = what;
  };
  const attempt = (signal: AbortSignal): Attempt => ({
    signal,
    onHop(trace) {
      // A hop that ends because the call has ended says nothing about the server.
      if (!signal.aborted) options.onHop?.(trace);
    },
    waitFor,
    waitForHop(what) {
      waitFor(what);
      hop = startDeadline(hopTimeoutMs);
      hop.onExpire(() => hopLate.abort(late(hopTimeoutMs)));
    },
    own(socket) {
      if (signal.aborted) socket.destroy();
      else owned.add(socket);
    },
    release: (socket) => void owned.delete(socket),
  });
  try {
    const caller = AbortSignal.any([options.signal, hopLate.signal]);
    return await withTimedSignal(
      caller,
      allowed,
      () => late(allowed),
      (signal) => abortable(run(attempt(signal)), signal),
    );
  } catch (error) {
    for (const socket of owned) socket.destroy();
    throw error;
  } finally {
    hop?.stop();
  }
}
