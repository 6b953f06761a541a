// The Graph probe: one GET on the mailbox's inbox through Microsoft's client library, over this product's own network.

import * as l10n from '../core/l10n.ts';
import { grants } from '../core/permissions/grants.ts';
import type { Evidence } from '../core/report/evidence.ts';
import { Failure } from '../core/report/failure.ts';
import { readGraphEvidence } from '../core/report/graphEvidence.ts';
import { pathSegment } from '../core/text/text.ts';
import type { HttpRequest, HttpResponse } from '../net/network.ts';
import { readFolder } from './graphReply.ts';
import { connectAhead, httpEvidence, maxAnswerBytes, notThisService, requestHeaders } from './httpProbe.ts';
import { mailboxToOpen, type ProbeRequest } from './probeRequest.ts';
import type { Access, Connected, ProbeRun } from './probeRun.ts';

type GraphLibrary = typeof import('../net/graphAnswer.ts');

/** Connects to Microsoft Graph. */
export function graphProbe(run: ProbeRun): Promise<Connected> {
  // A bundle of its own: the mail probes and EWS never load the library. Read while the connection is made.
  const library = import('../net/graphAnswer.ts');
  return connectAhead(run, run.request.endpoints.graph, async (access) =>
    openInbox(run, access, await library),
  );
}

async function openInbox(run: ProbeRun, access: Access, library: GraphLibrary): Promise<void> {
  const url = run.request.endpoints.graph;
  let refusal: Evidence | undefined;
  let count: number | undefined;
  await run.step('authenticate', async () => {
    const response = await getInbox(run, access, library);
    if (response.status === 200) {
      const folder = readFolder(response.body);
      if (folder === undefined) throw notThisService(run, url, response);
      count = folder.totalItemCount;
      return l10n.msg('Microsoft Graph took the token.');
    }
    refusal = readGraphEvidence(response, run.now, run.mask) ?? httpEvidence(run, url, response);
    if (!tookToken(refusal)) throw new Failure(refusal);
    return l10n.msg('Microsoft Graph took the token.');
  });
  await run.step('openMailbox', async () => {
    if (refusal !== undefined) throw new Failure(refusal);
    return count === undefined
      ? l10n.msg('The inbox opened.')
      : l10n.record('The inbox opened; it holds {0} items.', count);
  });
}

/** A client error that names its code comes after Graph read the token; 401, 429 and 5xx show nothing of the kind. */
function tookToken(refusal: Evidence): boolean {
  return (
    refusal.kind === 'graph' &&
    refusal.status >= 400 &&
    refusal.status < 500 &&
    refusal.status !== 401 &&
    refusal.status !== 429
  );
}

async function getInbox(run: ProbeRun, access: Access, { graphAnswer }: GraphLibrary): Promise<HttpResponse> {
  const headers = requestHeaders(run, access);
  const target = {
    root: run.request.endpoints.graph,
    version: 'v1.0',
    send: (request: HttpRequest) =>
      run.http({ ...request, headers: { ...request.headers, ...headers }, maxBytes: maxAnswerBytes }),
  } as const;
  return graphAnswer(target, (client) =>
    client.api(inboxPath(run.request, access)).select(['displayName', 'totalItemCount']).get(),
  );
}

/** `/me` only if the token says that it is the mailbox's own: otherwise it would open somebody else's. */
function inboxPath(request: ProbeRequest, { claims }: Access): string {
  const mailbox = mailboxToOpen(request);
  const own =
    grants[request.registration.grant].access === 'delegated' &&
    claims?.user?.toLowerCase() === mailbox.toLowerCase();
  return own ? '/me/mailFolders/inbox' : `/users/${pathSegment(mailbox)}/mailFolders/inbox`;
}
