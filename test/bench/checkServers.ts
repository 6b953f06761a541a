// Servers of a whole registration for the bench of the check, in a process of their own: an authority, Graph and IMAP behind a link.
import type { TestContext } from 'node:test';
import { startDelayProxy } from '../support/delayProxy.ts';
import { json, serveHttps } from '../support/httpServer.ts';
import { goodToken, serveImap } from '../support/mailServer.ts';
import { makeTrust } from '../support/scriptedServer.ts';

/** What the bench is told once all servers run. */
export interface CheckServers {
  /** PEM of the authority that signed the servers' certificates. */
  readonly ca: string;
  /** Port of the authority and of Microsoft Graph, and of IMAP, behind the link and without it. */
  readonly far: { readonly http: number; readonly imap: number };
  readonly near: { readonly http: number; readonly imap: number };
}

const roundTripMs = Number(process.argv[2] ?? '50');
const forever = { after() {} } as unknown as TestContext;

const trust = await makeTrust();
const imap = await serveImap(forever, trust);
let firstRequestAt = 0;
let tokens = 0;
const folder = JSON.stringify({ displayName: 'Inbox', totalItemCount: 5 });
const http = await serveHttps(forever, trust, ({ method, url, body }, response) => {
  if (firstRequestAt === 0) firstRequestAt = Date.now();
  const origin = `https://localhost:${new URL(`https://${response.req.headers.host}`).port}`;
  if (url.includes('openid-configuration')) return response.writeHead(200, json).end(metadata(origin, url));
  if (url.endsWith('/$batch')) return response.writeHead(200, json).end(batchAnswer(body));
  if (method === 'POST') {
    tokens += 1;
    const token = { token_type: 'Bearer', expires_in: 3599, access_token: goodToken };
    return response.writeHead(200, json).end(JSON.stringify(token));
  }
  return response.writeHead(200, json).end(folder);
});

/** Every request of a batch finds its folder. */
function batchAnswer(body: string): string {
  const { requests } = JSON.parse(body) as { readonly requests: readonly { readonly id: string }[] };
  const responses = requests.map(({ id }) => ({ id, status: 200, headers: json, body: JSON.parse(folder) }));
  return JSON.stringify({ responses });
}

function metadata(origin: string, url: string): string {
  const tenant = url.split('/')[1];
  const base = `${origin}/${tenant}`;
  return JSON.stringify({
    issuer: `${base}/v2.0`,
    authorization_endpoint: `${base}/oauth2/v2.0/authorize`,
    token_endpoint: `${base}/oauth2/v2.0/token`,
    jwks_uri: `${base}/discovery/v2.0/keys`,
  });
}

const links = {
  http: (await startDelayProxy(http.port, roundTripMs)).port,
  imap: (await startDelayProxy(imap.port, roundTripMs)).port,
};
process.on('message', (asked) => {
  if (asked === 'reset') firstRequestAt = 0;
  process.send?.({ firstRequestAt, tokens });
});
process.send?.({
  ca: trust.authority.certificatePem,
  far: links,
  near: { http: http.port, imap: imap.port },
} satisfies CheckServers);
