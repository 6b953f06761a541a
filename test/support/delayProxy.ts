// A link with a round-trip time: passes bytes between a client and a server on loopback, each way half of it later.
import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net';

export interface DelayProxy {
  readonly port: number;
  close(): Promise<void>;
}

/**
 * Starts a link to a port on this computer. TCP's own round trip counts too: the server is connected to one and a half
 * round trips after the client, when the client's ACK would arrive.
 */
export async function startDelayProxy(targetPort: number, roundTripMs: number): Promise<DelayProxy> {
  const sockets = new Set<Socket>();
  const server = createServer({ noDelay: true, pauseOnConnect: false }, (client) => {
    const keep = (socket: Socket): void => {
      sockets.add(socket);
      socket.on('close', () => sockets.delete(socket));
    };
    keep(client);
    link(client, targetPort, roundTripMs, keep);
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  return {
    port: (server.address() as AddressInfo).port,
    close: () => closeAll(server, sockets),
  };
}

function link(
  client: Socket,
  targetPort: number,
  roundTripMs: number,
  onUpstream: (upstream: Socket) => void,
): void {
  const acceptedAt = performance.now();
  const toServer = delayed(() =>
    Math.max(performance.now() + roundTripMs / 2, acceptedAt + 1.5 * roundTripMs),
  );
  const toClient = delayed(() => performance.now() + roundTripMs / 2);
  let upstream: Socket | undefined;
  // First in the queue, so that nothing goes out before it.
  toServer(() => {
    upstream = connect({ port: targetPort, host: '127.0.0.1', noDelay: true });
    onUpstream(upstream);
    follow(upstream, client, toClient);
  });
  client.on('error', () => {});
  client.on('data', (chunk: Buffer) => toServer(() => upstream?.write(chunk)));
  client.on('end', () => toServer(() => upstream?.end()));
  client.on('close', () => toServer(() => upstream?.destroySoon()));
}

function follow(upstream: Socket, client: Socket, toClient: (work: () => void) => void): void {
  upstream.on('error', () => {});
  upstream.on('data', (chunk: Buffer) => toClient(() => void (client.destroyed || client.write(chunk))));
  upstream.on('end', () => toClient(() => client.end()));
  upstream.on('close', () => toClient(() => client.destroySoon()));
}

/** Runs what it is given later, in order. */
function delayed(dueAt: () => number): (work: () => void) => void {
  const queue: { at: number; work: () => void }[] = [];
  let armed = false;
  const arm = (): void => {
    const next = queue[0];
    if (next === undefined || armed) return;
    armed = true;
    setTimeout(run, Math.max(0, next.at - performance.now()));
  };
  const run = (): void => {
    armed = false;
    for (let next = queue[0]; next !== undefined && next.at <= performance.now() + 0.5; next = queue[0]) {
      queue.shift();
      next.work();
    }
    arm();
  };
  return (work) => {
    queue.push({ at: dueAt(), work });
    arm();
  };
}

function closeAll(server: Server, sockets: ReadonlySet<Socket>): Promise<void> {
  for (const socket of sockets) socket.destroy();
  return new Promise((resolve) => {
    server.close(() => resolve());
  });
}
