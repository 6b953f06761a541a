// Connections opened ahead of the request that will use them: a token and a connection can then be had at once.
import type { Socket } from 'node:net';
import { type HostPort, sameHost } from '../core/endpoints/hosts.ts';

/** Milliseconds after which a connection that no request came for is closed. */
const idleMs = 60_000;

interface Warm {
  readonly target: HostPort;
  readonly socket: Socket;
  /** Stops watching the socket: a request has it now. */
  readonly release: () => void;
}

export class WarmConnections {
  #waiting: Warm[] = [];

  /** Keeps a connected socket for the next request. */
  put(target: HostPort, socket: Socket): void {
    // A connection is not kept if the server sends first or closes it.
    const drop = () => void socket.destroy();
    const gone = () => {
      this.#waiting = this.#waiting.filter((warm) => warm.socket !== socket);
    };
    const release = () => {
      socket.off('data', drop).off('timeout', drop).off('close', gone);
      socket.setTimeout(0);
    };
    socket.setTimeout(idleMs);
    socket.on('data', drop).on('timeout', drop).on('close', gone);
    this.#waiting.push({ target, socket, release });
  }

  /** Hands out a socket to this host, if one waits. */
  take(target: HostPort): Socket | undefined {
    const warm = this.#waiting.find((entry) => sameHost(entry.target, target) && !entry.socket.destroyed);
    if (warm === undefined) return undefined;
    this.#waiting = this.#waiting.filter((entry) => entry !== warm);
    warm.release();
    return warm.socket;
  }

  destroy(): void {
    for (const { socket } of this.#waiting) socket.destroy();
  }
}
