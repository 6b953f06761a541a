// Requests to Microsoft Graph gathered into batches of twenty (Combine multiple HTTP requests using JSON batching,
// Microsoft Learn): Graph runs four of a batch at a time by itself, and no round trip lies between them.
import { hostPortOf, sameHost } from '../core/endpoints/hosts.ts';
import type { HttpRequest, HttpResponse, Network } from '../net/network.ts';
import { batchItemsIn, mostInBatch } from './graphBatchAnswer.ts';

/** So few are sent as they are: Outlook runs four requests of an application at a time. */
const fewEnough = 4;

/** Statuses that are about the batch and not its requests: such a host, a relay for example, takes no batch. */
const takesNone: ReadonlySet<number> = new Set([400, 404, 405, 413, 415, 501]);

interface Waiting {
  readonly request: HttpRequest;
  readonly options: Parameters<Network['http']>[1];
  readonly answer: PromiseWithResolvers<HttpResponse>;
}

/** The network, whose GET requests to `${root}/v1.0` go in batches if many wait. Everything else passes through. */
export function graphInBatches(network: Network, root: string, signal: AbortSignal): Network {
  const waiting: Waiting[] = [];
  const connections: Promise<void>[] = [];
  const version = `${root}/v1.0`;
  const server = hostPortOf(new URL(root));
  let state: 'idle' | 'gathering' | 'sending' = 'idle';
  let batches = true;
  let turn = 0;

  const gather = (): void => {
    if (state !== 'idle' || waiting.length === 0) return;
    state = 'gathering';
    setImmediate(() => void send());
  };
  const send = async (): Promise<void> => {
    state = 'sending';
    const some = waiting.splice(0, mostInBatch);
    if (!batches || some.length <= fewEnough) for (const each of some) sendAlone(network, each);
    else batches = await sendTogether(network, { version, signal }, some);
    state = 'idle';
    gather();
  };

  return {
    ...network,
    http(request, options) {
      if (request.method !== 'GET' || !request.url.startsWith(`${version}/`))
        return network.http(request, options);
      const answer = Promise.withResolvers<HttpResponse>();
      waiting.push({ request, options, answer });
      gather();
      return answer.promise;
    },
    warm(target, options) {
      if (!sameHost(target, server)) return network.warm(target, options);
      const shared = connections.length < fewEnough ? undefined : connections[turn++ % fewEnough];
      if (shared !== undefined) return shared.catch(() => network.warm(target, options));
      const connection = network.warm(target, options);
      connections.push(connection);
      connection.catch(() => void connections.splice(connections.indexOf(connection), 1));
      return connection;
    },
  };
}

function sendAlone(network: Network, { request, options, answer }: Waiting): void {
  network.http(request, options).then(answer.resolve, answer.reject);
}

/** Sends one batch. @returns false if the host takes none, and each was sent alone */
async function sendTogether(
  network: Network,
  { version, signal }: { readonly version: string; readonly signal: AbortSignal },
  some: readonly Waiting[],
): Promise<boolean> {
  try {
    const response = await network.http(batchOf(version, some), {
      ...some[0]?.options,
      signal,
      deadlineMs: Math.min(...some.map(({ options }) => options.deadlineMs)),
    });
    const answers = response.status === 200 ? answersIn(response) : undefined;
    const none = answers === undefined && (response.status === 200 || takesNone.has(response.status));
    for (const [index, each] of some.entries()) {
      const answer = answers?.get(String(index));
      if (answer !== undefined) each.answer.resolve(answer);
      else if (none || answers !== undefined) sendAlone(network, each);
      // Of all of them alike: no token, too many requests, a service that is down.
      else each.answer.resolve(response);
    }
    return !none;
  } catch (error) {
    for (const { answer } of some) answer.reject(error);
    return true;
  }
}

/** What every request of a registration says alike is in the shared part, the rest in each request. */
const outside: ReadonlySet<string> = new Set(['authorization', 'user-agent']);

function batchOf(version: string, some: readonly Waiting[]): HttpRequest {
  const requests = some.map(({ request }, index) => ({
    id: String(index),
    method: request.method,
    url: request.url.slice(version.length),
    headers: Object.fromEntries(Object.entries(request.headers).filter(([name]) => !outside.has(name))),
  }));
  const shared = Object.entries(some[0]?.request.headers ?? {}).filter(([name]) => outside.has(name));
  return {
    method: 'POST',
    url: `${version}/$batch`,
    headers: {
      ...Object.fromEntries(shared),
      accept: 'application/json',
      'content-type': 'application/json',
    },
    body: JSON.stringify({ requests }),
    repeatable: true,
  };
}

/** The answers by the id of their request; undefined if it is no answer to a batch. */
function answersIn({ body: text }: HttpResponse): ReadonlyMap<string, HttpResponse> | undefined {
  const items = batchItemsIn(text)?.map(({ id, status, headers, body }): [string, HttpResponse] => [
    id,
    { status, headers: lowerCase(headers), body: textOf(body), reused: true },
  ]);
  return items && new Map(items);
}

const lowerCase = (headers: Readonly<Record<string, unknown>>): Readonly<Record<string, string>> =>
  Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), String(value)]));

const textOf = (body: unknown): string =>
  typeof body === 'string' ? body : body === undefined ? '' : JSON.stringify(body);
