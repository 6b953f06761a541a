// One request to Microsoft Graph with a registration's token.
import type { Registration } from '../../core/registration/registration.ts';
import type { HttpResponse } from '../../net/network.ts';
import type { GraphCall } from '../shell/services.ts';
import { type AccessDeps, acquireFor, endpointsOrFailure } from './access.ts';

/** One Graph request must be answered in this time (milliseconds). */
const graphDeadlineMs = 60_000;

export async function callGraph(
  registration: Registration,
  { method, path, body, renewToken }: GraphCall,
  signal: AbortSignal,
  deps: AccessDeps,
): Promise<HttpResponse> {
  const endpoints = await endpointsOrFailure(registration, deps);
  const fresh = renewToken === true ? { notBefore: Date.now() } : {};
  const ask = { registration, endpoints, resource: 'graph', signal, ...fresh } as const;
  const { token } = await acquireFor(ask, registration.mailboxes[0], deps.tokens);
  const request = {
    method,
    url: `${endpoints.graph}${path}`,
    headers: { authorization: `Bearer ${token.reveal()}`, 'content-type': 'application/json' },
    ...(body === undefined ? {} : { body, repeatable: true }),
  };
  const network = (await deps.tokens.networks()).for(endpoints);
  return network.http(request, { signal, deadlineMs: graphDeadlineMs });
}
