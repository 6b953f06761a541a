// Receives the results of the extension-host suite over loopback.

import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { HostTestResults } from './entry.ts';

export type ResultsListener = {
  /** Goes into the extension host's environment, so that it finds this listener. */
  readonly env: Readonly<Record<string, string>>;
  readonly results: Promise<HostTestResults>;
  close(): void;
};

/** Listens on a free loopback port; only who knows the path is heard. */
export async function listenForResults(): Promise<ResultsListener> {
  const path = `/${randomUUID()}`;
  const { promise, resolve } = Promise.withResolvers<HostTestResults>();
  const server = createServer(async (request, response) => {
    if (request.method !== 'POST' || request.url !== path) {
      response.writeHead(404).end();
      return;
    }
    let body = '';
    for await (const chunk of request.setEncoding('utf8')) body += chunk;
    response.end();
    resolve(JSON.parse(body));
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The listener has no port.');
  return {
    env: { EXCHANGE_OAUTH_TEST_RESULTS: `http://127.0.0.1:${address.port}${path}` },
    results: promise,
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}
