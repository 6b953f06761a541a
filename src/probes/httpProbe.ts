// What the EWS and Graph probes share: the connection made while the token is on its way, headers, plain HTTP evidence.

import { randomUUID } from 'node:crypto';
import { hostPortOf } from '../core/endpoints/hosts.ts';
import { bodyKindOf } from '../core/report/bodyKind.ts';
import type { Evidence } from '../core/report/evidence.ts';
import { Failure } from '../core/report/failure.ts';
import type { HttpResponse } from '../net/network.ts';
import type { Access, Connected, ProbeRun } from './probeRun.ts';

/** Answers are one folder with two properties, or an error. */
export const maxAnswerBytes = 262_144;

/** Opens the connection that the first call will use. */
export async function connectAhead(
  run: ProbeRun,
  url: string,
  use: (access: Access) => Promise<void>,
): Promise<Connected> {
  const target = hostPortOf(new URL(url));
  await run.warm(target);
  return { use, stale: false, close() {} };
}

/** Headers of every request. Exchange's user-agent lists see the product's name. */
export function requestHeaders(run: ProbeRun, access: Access): Record<string, string> {
  return {
    authorization: `Bearer ${access.token.reveal()}`,
    'user-agent': `Exchange-OAuth2-Setup/${run.request.productVersion ?? '0'}`,
    // Microsoft's support finds a request by this id.
    'client-request-id': randomUUID(),
    'return-client-request-id': 'true',
  };
}

/** Headers that tell why a request was refused, as Exchange, Graph and proxies send them. */
const tellingHeaders = [
  'x-ews-policy-reason',
  'x-ms-diagnostics',
  'x-ms-diagnostics-public',
  'www-authenticate',
  'retry-after',
  'location',
  'content-type',
  'server',
  'request-id',
  'x-calculatedbetarget',
  'x-feserver',
] as const;

/** Evidence for an answer without a known error body; a redirect is evidence of its own. */
export function httpEvidence(run: ProbeRun, url: string, response: HttpResponse): Evidence {
  const { host, port } = hostPortOf(new URL(url));
  const { status, headers, body } = response;
  if (status >= 300 && status < 400) {
    const text = run.mask(`HTTP ${status} to ${headers['location'] ?? 'nowhere'}`, 300);
    return { kind: 'protocol', problem: 'redirect', host, port, during: 'response', text };
  }
  const telling = tellingHeaders.flatMap((name) => {
    const value = headers[name];
    return value === undefined ? [] : [[name, run.mask(value, 500)] as const];
  });
  return {
    kind: 'http',
    status,
    host,
    port,
    headers: Object.fromEntries(telling),
    bodyKind: bodyKindOf(body, headers['content-type']),
    text: run.mask(body, 300),
  };
}

/** A failure for an answer that is not what this service sends. */
export function notThisService(run: ProbeRun, url: string, response: HttpResponse): Failure {
  const { host, port } = hostPortOf(new URL(url));
  const text = run.mask(`HTTP ${response.status} ${response.body}`, 300);
  return new Failure({ kind: 'protocol', problem: 'notThisProtocol', host, port, during: 'response', text });
}
