// One network call: its deadline, its cancellation, and the sockets that must not outlive it.
import type { Socket } from 'node:net';
import { abortable, abortReason, onAbort } from '../core/async.ts';
import { type Deadline, startDeadline } from '../core/deadline.ts';
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
  /** The caller owns the socket from now on. */
  release(socket: Socket): void;
}

/** The same attempt, whose hops are told to another listener, or to nobody. */
export const toldTo = (onHop: Attempt['onHop'], attempt: Attempt): Attempt => ({ ...attempt, onHop });
export const untold = (attempt: Attempt): Attempt => toldTo(() => {}, attempt);

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
  // One controller for all that ends a call: signals made of signals cost more than the rest of a mail connection.
  const { signal, abort } = endable();
  const deadline = startDeadline(allowed);
  deadline.onExpire(() => abort(late(allowed)));
  const unsubscribe = onAbort(options.signal, () => abort(abortReason(options.signal)));
  let hop: Deadline | undefined;
  const waitFor = (what: string) => {
    hop?.stop();
    during = what;
  };
  const attempt: Attempt = {
    signal,
    onHop(trace) {
      // A hop that ends because the call has ended says nothing about the server.
      if (!signal.aborted) options.onHop?.(trace);
    },
    waitFor,
    waitForHop(what) {
      waitFor(what);
      hop = startDeadline(hopTimeoutMs);
      hop.onExpire(() => abort(late(hopTimeoutMs)));
    },
    own(socket) {
      if (signal.aborted) socket.destroy();
      else owned.add(socket);
    },
    release: (socket) => void owned.delete(socket),
  };
  try {
    return await abortable(run(attempt), signal);
  } catch (error) {
    for (const socket of owned) socket.destroy();
    throw error;
  } finally {
    hop?.stop();
    deadline.stop();
    unsubscribe();
  }
}

function endable(): { readonly signal: AbortSignal; readonly abort: (reason: Error) => void } {
  const controller = new AbortController();
  return { signal: controller.signal, abort: (reason) => controller.abort(reason) };
}
