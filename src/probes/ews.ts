// The EWS probe: one GetFolder on the inbox. Headers are read before the body, as Exchange puts its reasons there.

import { hostPortOf } from '../core/endpoints/hosts.ts';
import * as l10n from '../core/l10n.ts';
import { grants } from '../core/permissions/grants.ts';
import type { Evidence } from '../core/report/evidence.ts';
import { Failure } from '../core/report/failure.ts';
import type { HttpResponse } from '../net/network.ts';
import { type EwsReply, parseEwsReply } from './ewsReply.ts';
import { getInboxRequest } from './ewsRequest.ts';
import { connectAhead, httpEvidence, maxAnswerBytes, notThisService, requestHeaders } from './httpProbe.ts';
import { mailboxToOpen } from './probeRequest.ts';
import type { Access, Connected, ProbeRun } from './probeRun.ts';

/** Connects to the EWS endpoint. */
export function ewsProbe(run: ProbeRun): Promise<Connected> {
  return connectAhead(run, run.request.endpoints.ews, (access) => openInbox(run, access));
}

async function openInbox(run: ProbeRun, access: Access): Promise<void> {
  const url = run.request.endpoints.ews;
  let response: HttpResponse | undefined;
  let reply: EwsReply | undefined;
  await run.step('authenticate', async () => {
    response = await run.http(requestFor(run, access));
    reply = readReply(run, url, response);
    return l10n.msg('Exchange Web Services took the token.');
  });
  await run.step('openMailbox', async () => {
    if (response === undefined || reply === undefined) throw notThisService(run, url, emptyResponse);
    const evidence = refusalIn(run, response, reply);
    if (evidence !== undefined) throw new Failure(evidence);
    const { totalCount } = reply;
    return totalCount === undefined
      ? l10n.msg('The inbox opened.')
      : l10n.record('The inbox opened; it holds {0} items.', totalCount);
  });
}

const emptyResponse: HttpResponse = { status: 0, headers: {}, body: '', reused: false };

function requestFor(run: ProbeRun, access: Access) {
  const { endpoints, registration } = run.request;
  const mailbox = mailboxToOpen(run.request);
  const application = grants[registration.grant].access === 'app';
  return {
    method: 'POST',
    url: endpoints.ews,
    headers: {
      ...requestHeaders(run, access),
      'content-type': 'text/xml; charset=utf-8',
      accept: 'text/xml',
      // Routes the request to the mailbox's server; the impersonated address (Microsoft Learn, "Impersonation and EWS").
      'x-anchormailbox': mailbox,
    },
    body: getInboxRequest(mailbox, application),
    maxBytes: maxAnswerBytes,
    // It reads only: if a kept connection just ended, it is asked again on a new one.
    repeatable: true,
  } as const;
}

/** The SOAP answer. Throws if there is none, and then nothing shows that the token was taken. */
function readReply(run: ProbeRun, url: string, response: HttpResponse): EwsReply {
  const { status, headers, body } = response;
  const policyReason = headers['x-ews-policy-reason'];
  const parsed = parseEwsReply(body);
  if (parsed.kind === 'reply' && status !== 401) return parsed.reply;
  // Exchange knows the tenant, so it took the token, if it names a policy (Microsoft Learn, "Control access to EWS").
  // The header may hold a token alone, with the sentence in the body.
  if (policyReason !== undefined && status === 403) return { responseCode: '', text: body.slice(0, 1_000) };
  if (status === 200) {
    if (parsed.kind === 'reply' || parsed.problem === 'notSoap') throw notThisService(run, url, response);
    throw new Failure(brokenXml(run, url, parsed.problem, body));
  }
  throw new Failure(bareRefusal(run, url, response));
}

function brokenXml(
  run: ProbeRun,
  url: string,
  problem: 'doctype' | 'malformed' | 'depth',
  body: string,
): Evidence {
  const { host, port } = hostPortOf(new URL(url));
  if (problem === 'depth') {
    return { kind: 'limit', limit: 'depth', host, port, during: 'response body', allowed: 64 };
  }
  return { kind: 'protocol', problem, host, port, during: 'response body', text: run.mask(body, 300) };
}

/** A refusal told by status and headers alone. */
function bareRefusal(run: ProbeRun, url: string, response: HttpResponse): Evidence {
  const { status, headers } = response;
  const diagnostics = headers['x-ms-diagnostics'];
  const policyReason = headers['x-ews-policy-reason'];
  if (diagnostics === undefined && policyReason === undefined) return httpEvidence(run, url, response);
  return {
    kind: 'ews',
    status,
    responseCode: '',
    text: run.mask(headers['www-authenticate'] ?? '', 500),
    ...reasons(run, response),
  };
}

function refusalIn(run: ProbeRun, response: HttpResponse, reply: EwsReply): Evidence | undefined {
  const opened =
    response.status === 200 && reply.responseCode === 'NoError' && reply.responseClass === 'Success';
  if (opened) return undefined;
  return {
    kind: 'ews',
    status: response.status,
    responseCode: run.mask(reply.responseCode, 100),
    text: run.mask(reply.text, 1_000),
    ...reasons(run, response),
    ...(reply.backOffMs === undefined ? {} : { backOffMs: reply.backOffMs }),
  };
}

function reasons(run: ProbeRun, { headers }: HttpResponse): { policyReason?: string; diagnostics?: string } {
  const policyReason = headers['x-ews-policy-reason'];
  const diagnostics = headers['x-ms-diagnostics'];
  return {
    ...(policyReason === undefined ? {} : { policyReason: run.mask(policyReason, 500) }),
    ...(diagnostics === undefined ? {} : { diagnostics: run.mask(diagnostics, 500) }),
  };
}
