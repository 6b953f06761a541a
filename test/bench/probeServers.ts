// Runs in a process of its own, so that a bench measures the client alone: scripted servers behind links with a delay.
import type { TestContext } from 'node:test';
import { startDelayProxy } from '../support/delayProxy.ts';
import { inboxXml, json, serveHttps, xml } from '../support/httpServer.ts';
import { serveImap, servePlainImap, servePop, serveSmtp } from '../support/mailServer.ts';
import { makeTrust } from '../support/scriptedServer.ts';

/** What the bench is told once all servers run. */
export interface ProbeServers {
  /** PEM of the authority. */
  readonly ca: string;
  /** Ports without a delay. */
  readonly near: Readonly<Record<'imap' | 'imapPlain' | 'pop' | 'smtp' | 'http', number>>;
  /** Ports behind a link with the round-trip time that was asked for. */
  readonly far: Readonly<Record<'imap' | 'imapTwoLines' | 'pop' | 'smtp' | 'http' | 'graph', number>>;
}

const roundTripMs = Number(process.argv[2] ?? '50');
/** Servers here end with the process. */
const forever = { after() {} } as unknown as TestContext;

const trust = await makeTrust();
const imap = await serveImap(forever, trust);
const imapTwoLines = await serveImap(forever, trust, {
  greeting: (talk) => talk.send('* OK [CAPABILITY IMAP4rev1 AUTH=XOAUTH2] ready'),
});
const imapPlain = await servePlainImap(forever, trust);
const pop = await servePop(forever, trust);
const smtp = await serveSmtp(forever, trust);
const folder = JSON.stringify({ displayName: 'Inbox', totalItemCount: 5 });
const http = await serveHttps(forever, trust, ({ method }, response) =>
  method === 'POST' ? response.writeHead(200, xml).end(inboxXml) : response.writeHead(200, json).end(folder),
);
const links = {
  imap: await startDelayProxy(imap.port, roundTripMs),
  imapTwoLines: await startDelayProxy(imapTwoLines.port, roundTripMs),
  pop: await startDelayProxy(pop.port, roundTripMs),
  smtp: await startDelayProxy(smtp.port, roundTripMs),
  http: await startDelayProxy(http.port, roundTripMs),
  // A way of its own to the same server: limits count by host and port.
  graph: await startDelayProxy(http.port, roundTripMs),
};
const servers: ProbeServers = {
  ca: trust.authority.certificatePem,
  near: { imap: imap.port, imapPlain: imapPlain.port, pop: pop.port, smtp: smtp.port, http: http.port },
  far: {
    imap: links.imap.port,
    imapTwoLines: links.imapTwoLines.port,
    pop: links.pop.port,
    smtp: links.smtp.port,
    http: links.http.port,
    graph: links.graph.port,
  },
};
process.on('message', () => process.send?.({ imapPeak: imap.peak(), httpPeak: http.peak() }));
process.send?.(servers);
