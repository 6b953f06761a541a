// The loopback address that the browser comes back to (RFC 8252 section 7.3): one sign-in, then it is gone.

import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { abortReason, onAbort } from '../core/async.ts';
import * as l10n from '../core/l10n.ts';
import { Failure } from '../core/report/failure.ts';
import type { RedirectReceiver } from './signIn.ts';

/** Entra lets `http://localhost` have any port, not `http://127.0.0.1` (Redirect URI restrictions, Microsoft Learn). */
const hostName = 'localhost';

/** Listens on a free port of this computer. Throws a Failure if that is not possible. */
export async function openLoopback(): Promise<RedirectReceiver> {
  const waiting: { take?: (address: string) => boolean } = {};
  const answer = (request: IncomingMessage, response: ServerResponse) => {
    const port = request.socket.localPort;
    const address = `http://${hostName}:${port}${request.url ?? '/'}`;
    const mine = isForUs(request, port) && waiting.take?.(address) === true;
    respond(response, mine);
  };
  const first = await listen(answer, '127.0.0.1', 0);
  const { port } = first.address() as AddressInfo;
  // Browsers may try ::1 first; another process must not be the one that answers there.
  const second = await listen(answer, '::1', port).catch(() => undefined);
  const servers = second === undefined ? [first] : [first, second];
  return {
    redirectUri: `http://${hostName}:${port}`,
    receive: (mine, signal) =>
      new Promise((resolve, reject) => {
        const unsubscribe = onAbort(signal, () => reject(abortReason(signal)));
        waiting.take = (address) => {
          if (!mine(address)) return false;
          unsubscribe();
          resolve(address);
          return true;
        };
      }),
    close() {
      for (const server of servers) {
        server.close();
        // The last page may still be on its way: idle connections go now, that one when it is sent.
        server.closeIdleConnections();
      }
    },
  };
}

/** Other names for this computer come from a page that rebinds DNS; other methods are no redirect. */
const isForUs = (request: IncomingMessage, port: number | undefined): boolean =>
  request.method === 'GET' && request.headers.host === `${hostName}:${port}`;

function listen(
  answer: (request: IncomingMessage, response: ServerResponse) => void,
  address: string,
  port: number,
): Promise<Server> {
  return new Promise((resolve, reject) => {
    const server = createServer({ maxHeaderSize: 32 * 1024, requestTimeout: 10_000 }, answer);
    server.maxConnections = 16;
    server.once('error', (cause) => {
      const text = l10n.record('The browser cannot come back: no local port could be opened.');
      reject(new Failure({ kind: 'local', problem: 'browserUnavailable', text }, { cause }));
    });
    server.listen(port, address, () => resolve(server));
  });
}

const done = 'You are signed in or the sign-in has ended. Close this tab and go back to Visual Studio Code.';
const stranger = 'No sign-in waits for this page. Start again in Visual Studio Code.';

function respond(response: ServerResponse, mine: boolean): void {
  response.writeHead(mine ? 200 : 400, {
    'Content-Type': 'text/plain; charset=utf-8',
    'Content-Security-Policy': "default-src 'none'",
    'Cache-Control': 'no-store',
    'Referrer-Policy': 'no-referrer',
    'X-Content-Type-Options': 'nosniff',
    Connection: 'close',
  });
  response.end(mine ? done : stranger);
}
