// One request through Microsoft's Graph client library, over this product's own network. Entry of the bundle `graph`.
// The library builds the request; retries, redirects and the token's host are ours: its retry repeats POST, and its
// check of the host looks for "://" and the next "/", which userinfo in a URL gets past.

import { Client, type Context, type Middleware } from '@microsoft/microsoft-graph-client';
import * as l10n from '../core/l10n.ts';
import { Failure } from '../core/report/failure.ts';
import type { HttpRequest, HttpResponse } from './network.ts';

export interface GraphTarget {
  /** Root of Microsoft Graph without version and trailing slash. */
  readonly root: string;
  readonly version: 'v1.0' | 'beta';
  /** Adds the token and sends; called for URLs below `root` only. */
  readonly send: (request: HttpRequest) => Promise<HttpResponse>;
}

/**
 * The answer to the one request that `build` makes, whatever its status. Throws the `Failure` of `send`, and one of
 * its own if the library asked for another host.
 */
export async function graphAnswer(
  target: GraphTarget,
  build: (client: Client) => Promise<unknown>,
): Promise<HttpResponse> {
  const middleware = new NetworkMiddleware(target);
  const client = Client.initWithMiddleware({
    baseUrl: `${target.root}/`,
    defaultVersion: target.version,
    middleware,
  });
  try {
    await build(client);
  } catch (error) {
    // The library throws for every refusal; the answer itself says more.
    if (middleware.failure !== undefined) throw middleware.failure;
    if (middleware.answer === undefined) throw error;
  }
  if (middleware.answer === undefined) {
    throw new Failure({ kind: 'local', problem: 'internal', text: 'The Graph client sent no request.' });
  }
  return middleware.answer;
}

class NetworkMiddleware implements Middleware {
  readonly #target: GraphTarget;
  answer: HttpResponse | undefined;
  failure: unknown;

  constructor(target: GraphTarget) {
    this.#target = target;
  }

  async execute(context: Context): Promise<void> {
    try {
      const answer = await this.#target.send(this.#requestOf(context));
      this.answer = answer;
      context.response = asResponse(answer);
    } catch (error) {
      this.failure = error;
      throw error;
    }
  }

  #requestOf({ request, options }: Context): HttpRequest {
    const url = String(request);
    if (!URL.canParse(url) || new URL(url).origin !== new URL(this.#target.root).origin) {
      const text = l10n.record('The Graph client asked for another host than the registration names.');
      throw new Failure({ kind: 'local', problem: 'hostNotAllowed', text });
    }
    const headers = Object.fromEntries(new Headers(options?.headers as Record<string, string> | undefined));
    const body = options?.body;
    return {
      method: methodOf(options?.method),
      url,
      headers: { accept: 'application/json', ...headers },
      ...(typeof body === 'string' ? { body } : {}),
    };
  }
}

const methods = ['GET', 'POST', 'PATCH', 'PUT', 'DELETE'] as const;

function methodOf(method: string | undefined): HttpRequest['method'] {
  const known = methods.find((name) => name === (method ?? 'GET').toUpperCase());
  if (known !== undefined) return known;
  throw new Failure({ kind: 'local', problem: 'internal', text: 'A method that no request here uses.' });
}

/** Fetch, "null body status": such a Response may not have a body. */
const bodiless = new Set([204, 205, 304]);

function asResponse({ status, headers, body }: HttpResponse): Response {
  // Response refuses other numbers; what was seen stays in `answer`.
  const known = status >= 200 && status <= 599 ? status : 500;
  const contentType = headers['content-type'] ?? 'text/plain';
  return new Response(bodiless.has(known) ? null : body, {
    status: known,
    headers: { 'content-type': /^[\x20-\x7e]*$/.test(contentType) ? contentType : 'text/plain' },
  });
}
