// Kept HTTP connections. Node's own Agent keeps them; it is used directly, because VS Code replaces the agent of
// `https.request` by one without keep-alive (@vscode/proxy-agent, createHttpPatch) and would take our hops from us.
import { Agent, type ClientRequest, type ClientRequestArgs } from 'node:http';
import type { Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import type { HostPort } from '../core/endpoints/hosts.ts';

/** Milliseconds after which an idle connection is closed; Exchange Online and Entra close theirs after two minutes. */
const idleMs = 60_000;

/** Request options that say how a new connection is made. */
export interface KeptRequestArgs extends ClientRequestArgs {
  readonly [connect]: () => Promise<Socket>;
}

const connect = Symbol('connect');

/** Adds the way to a new connection to a request's options. */
export function withConnect(args: ClientRequestArgs, open: () => Promise<Socket>): KeptRequestArgs {
  return { ...args, [connect]: open };
}

/** An agent that gets its connections from the request's options and drops those on which a server sends unasked. */
export class KeptConnections extends Agent {
  /** Idle connections, each with what stops watching it. */
  readonly #idle = new Map<Duplex, () => void>();

  constructor() {
    super({ keepAlive: true, timeout: idleMs, scheduling: 'lifo' });
  }

  override createConnection(
    options: ClientRequestArgs,
    callback?: (error: Error | null, stream: Duplex) => void,
  ): undefined {
    const open = (options as Partial<KeptRequestArgs>)[connect];
    const answer = callback as (error: unknown, stream?: Duplex) => void;
    if (open === undefined) answer(new Error('no way to connect'));
    else open().then((socket) => answer(null, socket), answer);
  }

  override keepSocketAlive(socket: Duplex): boolean {
    super.keepSocketAlive(socket);
    // An answer without a question (408 before closing, or worse) must not be taken for the next request's answer.
    const unasked = () => void socket.destroy();
    const gone = () => void this.#idle.delete(socket);
    socket.on('data', unasked);
    socket.on('close', gone);
    this.#idle.set(socket, () => {
      socket.removeListener('data', unasked);
      socket.removeListener('close', gone);
    });
    return true;
  }

  override reuseSocket(socket: Duplex, request: ClientRequest): void {
    this.#idle.get(socket)?.();
    this.#idle.delete(socket);
    super.reuseSocket(socket, request);
  }

  /** True if a connection to this host waits for a request. */
  hasIdle({ host, port }: HostPort): boolean {
    return (this.freeSockets[this.getName({ host, port })] ?? []).some((socket) => !socket.destroyed);
  }

  /** Closes the connections that wait for a request. */
  dropIdle(): void {
    for (const socket of this.#idle.keys()) socket.destroy();
  }
}
