// Sends the requests of a run through Microsoft's Graph client, behind this product's network and its check of the host.
import type { GraphRequest } from '@microsoft/microsoft-graph-client';
import type { Secret } from '../core/credential/secret.ts';
import { graphAnswer } from '../net/graphAnswer.ts';
import type { HttpRequest, HttpResponse, Network } from '../net/network.ts';
import type { SendGraph } from './effects.ts';
import type { PlannedRequest } from './planStep.ts';

export interface GraphSenderOptions {
  /** Root of Microsoft Graph, without version and trailing slash. */
  readonly root: string;
  readonly network: Network;
  /** The signed-in person's token; with a refusal another one than before, and with what the refusal demands. */
  readonly token: (refused?: TokenRefusal) => Promise<Secret>;
  readonly signal: AbortSignal;
}

/** Why Graph took the last token no longer (continuous access evaluation). */
export interface TokenRefusal {
  /** The `WWW-Authenticate` header; empty if there was none. */
  readonly challenge: string;
  /** JSON that the next sign-in has to carry; absent if nothing is demanded. */
  readonly claims?: string;
}

/** A request must be over in this time (milliseconds). */
const deadlineMs = 60_000;

/** A token that is refused is renewed once (continuous access evaluation). */
export function graphSender(options: GraphSenderOptions): SendGraph {
  const answer = async (request: PlannedRequest, refused?: TokenRefusal): Promise<HttpResponse> => {
    const token = await options.token(refused);
    const target = {
      root: options.root,
      version: request.version ?? 'v1.0',
      send: (http: HttpRequest) =>
        options.network.http(
          { ...http, headers: { ...http.headers, authorization: `Bearer ${token.reveal()}` } },
          { signal: signalFor(request, options), deadlineMs },
        ),
    } as const;
    return graphAnswer(target, (client) => {
      const call = client.api(request.path).headers({ ...request.headers });
      return verbs[request.method](call, request.body);
    });
  };
  return async (request) => {
    const first = await answer(request);
    return first.status === 401 ? answer(request, refusalIn(first)) : first;
  };
}

/** Claims challenges, claims requests and client capabilities (Microsoft identity platform): base64 of JSON. */
function refusalIn({ headers }: HttpResponse): TokenRefusal {
  const challenge = headers['www-authenticate'] ?? '';
  const [, encoded = ''] = /\bclaims="([A-Za-z0-9+/_=-]{1,4000})"/.exec(challenge) ?? [];
  const claims = Buffer.from(encoded, 'base64').toString('utf8');
  return isJsonObject(claims) ? { challenge, claims } : { challenge };
}

function isJsonObject(text: string): boolean {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value);
  } catch {
    return false;
  }
}

/** A change that was sent is waited for: who stops then would not know whether it was made. */
const signalFor = ({ method }: PlannedRequest, { signal }: GraphSenderOptions): AbortSignal =>
  method === 'GET' ? signal : new AbortController().signal;

const verbs: Readonly<
  Record<PlannedRequest['method'], (call: GraphRequest, body: unknown) => Promise<unknown>>
> = {
  GET: (call) => call.get(),
  POST: (call, body) => call.post(body ?? {}),
  PATCH: (call, body) => call.patch(body),
  DELETE: (call) => call.delete(),
};
