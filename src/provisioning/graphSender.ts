// Sends the requests of a run through Microsoft's Graph client, behind this product's network and its check of the host.
import type { GraphRequest } from '@microsoft/microsoft-graph-client';
import type { Secret } from '../core/credential/secret.ts';
import { graphAnswer } from '../net/graphAnswer.ts';
import type { HttpRequest, HttpResponse, Network } from '../net/network.ts';
import type { SendGraph } from './effects.ts';
import type { PlannedRequest } from './planStep.ts';

export interface GraphSenderParts {
  /** Root of Microsoft Graph, without version and trailing slash. */
  readonly root: string;
  readonly network: Network;
  /** The signed-in person's token; `renewed`: the one before was refused. */
  readonly token: (renewed: boolean) => Promise<Secret>;
  readonly signal: AbortSignal;
}

/** A request must be over in this time (milliseconds). */
const deadlineMs = 60_000;

/** A token that is refused is renewed once (continuous access evaluation). */
export function graphSender(parts: GraphSenderParts): SendGraph {
  const answer = async (request: PlannedRequest, renewed: boolean): Promise<HttpResponse> => {
    const token = await parts.token(renewed);
    const target = {
      root: parts.root,
      version: request.version ?? 'v1.0',
      send: (http: HttpRequest) =>
        parts.network.http(
          { ...http, headers: { ...http.headers, authorization: `Bearer ${token.reveal()}` } },
          { signal: parts.signal, deadlineMs },
        ),
    } as const;
    return graphAnswer(target, (client) => {
      const call = client.api(request.path).headers({ ...request.headers });
      return verbs[request.method](call, request.body);
    });
  };
  return async (request) => {
    const first = await answer(request, false);
    return first.status === 401 ? answer(request, true) : first;
  };
}

const verbs: Readonly<
  Record<PlannedRequest['method'], (call: GraphRequest, body: unknown) => Promise<unknown>>
> = {
  GET: (call) => call.get(),
  POST: (call, body) => call.post(body ?? {}),
  PATCH: (call, body) => call.patch(body),
  DELETE: (call) => call.delete(),
};
