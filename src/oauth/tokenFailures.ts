// Evidence of what the authority answered: Entra's error body, or an answer that is not OAuth.

import type { HostPort } from '../core/endpoints/hosts.ts';
import * as l10n from '../core/l10n.ts';
import { bodyKindOf } from '../core/report/bodyKind.ts';
import type { OauthEvidence } from '../core/report/evidence.ts';
import { Failure } from '../core/report/failure.ts';
import type { Redactor } from '../core/text/redaction.ts';
import type { HttpResponse } from '../net/network.ts';

export type OauthEndpoint = OauthEvidence['endpoint'];

/** The credential of a grant is not there or is of another kind. */
export function credentialMissing(what: string): Failure {
  return new Failure({
    kind: 'local',
    problem: 'secretMissing',
    text: l10n.record('This grant needs a {0}.', what),
  });
}

/** A redacted line of at most `max` characters: descriptions can echo what was sent. */
export function safeLine(redactor: Redactor, text: string, max: number): string {
  return redactor.excerpt(text, max);
}

/** An answer that breaks OAuth's form. */
export function malformed(host: HostPort, during: string, text: string, redactor: Redactor): Failure {
  const { host: name, port } = host;
  const excerpt = safeLine(redactor, text, 300);
  return new Failure({ kind: 'protocol', problem: 'malformed', host: name, port, during, text: excerpt });
}

/** The headers that tell who answered and when to come back. */
const tellingHeaders = [
  'retry-after',
  'x-ms-request-id',
  'server',
  'via',
  'content-type',
  'www-authenticate',
];

/** An HTTP answer without an OAuth body: a captive portal, a gateway, a proxy's page. */
export function httpFailure(host: HostPort, response: HttpResponse, redactor: Redactor): Failure {
  const headers: Record<string, string> = {};
  for (const name of tellingHeaders) {
    const value = response.headers[name];
    if (value !== undefined) headers[name] = safeLine(redactor, value, 200);
  }
  return new Failure({
    kind: 'http',
    status: response.status,
    host: host.host,
    port: host.port,
    headers,
    bodyKind: bodyKindOf(response.body),
    text: safeLine(redactor, response.body, 300),
  });
}
