// What every surface of the demo tenant shares: clock, policy, directory, journal and the sockets to close at the end.
import type { Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import type { DemoEndpoints } from '../core/endpoints/endpoints.ts';
import type { Directory } from './directory.ts';
import type { ExchangeState } from './exchange/exchangeState.ts';
import type { DemoSurface, Journal } from './journal.ts';
import type { DemoPolicy } from './policy.ts';

/** Certificate and key of the servers, as PEM. */
export interface ServerIdentity {
  readonly cert: string;
  readonly key: string;
}

export interface DemoContext {
  readonly identity: ServerIdentity;
  readonly directory: Directory;
  /** Hosts of all surfaces; ports are known once all of them listen. */
  readonly endpoints: () => DemoEndpoints;
  readonly journal: Journal;
  readonly sockets: SocketSet;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
  readonly policy: () => DemoPolicy;
  /** What Exchange's servers go by now: a change counts when their caches have caught up. */
  readonly exchange: () => ExchangeState;
  /** Whether what was made at this time has reached the server that is asked now; it can be there and gone again. */
  readonly copied: (id: string, madeAt: number) => boolean;
  /** Counts a write and says whether its answer is lost. */
  readonly loses: () => boolean;
  /** Counts a write and says whether another one is under way. */
  readonly collides: () => boolean;
  /** When the tenant started, by its clock. */
  readonly startedAt: number;
  readonly tokenLifetimeSeconds: number;
  /** Waits as long as the link and the scenario want; rejects when the tenant stops. */
  readonly delay: () => Promise<void>;
  /** Counts a request and says whether it is the one to throttle. */
  readonly throttled: () => boolean;
  /** An administrator consented on the consent page: the roles are there until the scenario changes. */
  readonly consent: () => void;
  /** Exchange's roles given and taken through Graph. */
  readonly changeExchange: (change: (state: ExchangeState) => ExchangeState) => void;
  /** Seconds between polls that the device code answer asks for. */
  readonly pollSeconds: number;
  readonly record: (surface: DemoSurface, method: string, target: string, connection: number) => void;
}

/** Open sockets of all surfaces, so that `stop` and the scenario `down` leave none behind. */
export class SocketSet {
  readonly #sockets = new Set<Socket>();

  add(socket: Socket): void {
    this.#sockets.add(socket);
    socket.once('close', () => this.#sockets.delete(socket));
  }

  destroyAll(): void {
    for (const socket of this.#sockets) socket.destroy();
  }
}

/** A delay of `ms` that keeps no process alive and ends with the tenant. */
export async function wait(ms: number, signal: AbortSignal): Promise<void> {
  signal.throwIfAborted();
  if (ms > 0) await sleep(ms, undefined, { signal, ref: false });
}
