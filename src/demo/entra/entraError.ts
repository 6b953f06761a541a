// Entra's error answer (RFC 6749 section 5.2 with Entra's members) and how a refusal travels to it.
import { randomUUID } from 'node:crypto';
import { type HttpCall, type HttpReply, json } from '../httpSurface.ts';
import { refusalRows } from './refusals.ts';

/** Thrown by a step of a grant; becomes Entra's error answer. `values` fill the braces of the row's text. */
export class EntraRefusal extends Error {
  readonly number: number;
  readonly values: Readonly<Record<string, string>>;
  /** OAuth error in place of the row's. */
  readonly oauthError: string | undefined;

  constructor(number: number, values: Readonly<Record<string, string>> = {}, oauthError?: string) {
    super(`AADSTS${number}`);
    this.number = number;
    this.values = values;
    this.oauthError = oauthError;
  }

  oauthErrorOrRow(): string {
    return this.oauthError ?? refusalRows[this.number]?.error ?? 'server_error';
  }
}

/** `AADSTS…: text` of a refusal, its values filled in. */
export function describeRefusal(refusal: EntraRefusal): string {
  const text = refusalRows[refusal.number]?.text ?? 'Unknown refusal.';
  return `AADSTS${refusal.number}: ${text.replace(/\{(\w+)\}/g, (_, name: string) => printable(refusal.values[name] ?? ''))}`;
}

/** The JSON answer for a refusal, with Entra's ids; the client's `client-request-id` becomes the correlation id. */
export function entraError(refusal: EntraRefusal, call: HttpCall, now: number): HttpReply {
  const row = refusalRows[refusal.number] ?? { error: 'server_error', status: 500, text: 'Unknown refusal.' };
  const trace = randomUUID();
  const correlation = correlationOf(call);
  const timestamp = `${new Date(now).toISOString().slice(0, 19).replace('T', ' ')}Z`;
  const body = {
    error: refusal.oauthErrorOrRow(),
    error_description: `${describeRefusal(refusal)} Trace ID: ${trace} Correlation ID: ${correlation} Timestamp: ${timestamp}`,
    error_codes: [refusal.number],
    timestamp,
    trace_id: trace,
    correlation_id: correlation,
    error_uri: `${call.origin}/error?code=${refusal.number}`,
    ...(row.suberror === undefined ? {} : { suberror: row.suberror }),
  };
  const retry = row.status === 429 || row.status === 503 ? { 'retry-after': '10' } : {};
  return json(row.status, body, { ...requestIds(call, trace), ...retry });
}

/** Entra names every answer, and echoes the client's own id if the client asked for that. */
export function requestIds(call: HttpCall, trace: string = randomUUID()): Readonly<Record<string, string>> {
  const sent = call.headers['client-request-id'];
  const echo = isGuid(sent) ? { 'client-request-id': sent } : {};
  return { 'x-ms-request-id': trace, ...echo };
}

function correlationOf(call: HttpCall): string {
  const sent = call.headers['client-request-id'];
  return isGuid(sent) ? sent : randomUUID();
}

export const isGuid = (text: string | undefined): text is string =>
  text !== undefined && /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text);

/** What a client sent is quoted back short and without control characters. */
const printable = (text: string): string => text.replace(/[^\x20-\x7e]/g, '?').slice(0, 200);
