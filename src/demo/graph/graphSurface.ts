// Microsoft Graph v1.0 on loopback: token check, routing, throttling; the routes' tables stand in the other files.

import { bearerToken, readCaller } from '../access.ts';
import type { DemoContext } from '../context.ts';
import type { TokenIssuer } from '../entra/tokenIssuer.ts';
import {
  type HttpCall,
  type HttpReply,
  json,
  type RunningSurface,
  startHttpSurface,
} from '../httpSurface.ts';
import { applicationRoutes } from './applicationRoutes.ts';
import { batch } from './batch.ts';
import { directoryRoutes } from './directoryRoutes.ts';
import { GraphRefusal, graphError, graphRefusals } from './graphError.ts';
import type { GraphCall, GraphRoute } from './graphRoute.ts';
import { mailRoutes } from './mailRoutes.ts';
import { principalRoutes } from './principalRoutes.ts';

const routes: readonly GraphRoute[] = [
  ...mailRoutes,
  ...directoryRoutes,
  ...applicationRoutes,
  ...principalRoutes,
];

/** Starts Graph. */
export function startGraph(context: DemoContext, issuer: TokenIssuer): Promise<RunningSurface> {
  return startHttpSurface(context, {
    surface: 'graph',
    describe: (call) =>
      call.query.size === 0 ? call.path : `${call.path}?${decodeURIComponent(call.query.toString())}`,
    overloaded: (call) => overloaded(context, call),
    handle: async (call) => {
      try {
        return await serve(context, issuer, call);
      } catch (error) {
        if (error instanceof GraphRefusal) return graphError(error, call, context.now());
        throw error;
      }
    },
  });
}

/** A batch is counted request by request, inside it. */
function overloaded(context: DemoContext, call: HttpCall): HttpReply | undefined {
  const { service } = context.policy();
  if (service === 'unavailable') return graphError(graphRefusals.unavailable(), call, context.now());
  return call.path.endsWith('/$batch') ? undefined : throttle(context, call);
}

function throttle(context: DemoContext, call: HttpCall): HttpReply | undefined {
  if (!context.throttled()) return undefined;
  return graphError(graphRefusals.tooManyRequests(context.policy().retryAfterSeconds), call, context.now());
}

async function serve(context: DemoContext, issuer: TokenIssuer, call: HttpCall): Promise<HttpReply> {
  const token = bearerToken(call.headers['authorization']);
  if (token === undefined) throw graphRefusals.emptyToken();
  const verdict = await readCaller(context, issuer, token, 'graph');
  if (!verdict.ok) throw tokenRefusals[verdict.problem]();
  const path = /^\/(?:v1\.0|beta)(\/.*)$/.exec(call.path)?.[1];
  if (path === undefined) throw graphRefusals.unknownSegment(call.path.split('/')[1] ?? '');
  const request = { context, caller: verdict.caller, call };
  if (path === '/$batch' && call.method === 'POST') {
    return json(200, await batch(call, (inner) => answerInner(request, inner)));
  }
  return dispatch(request, path);
}

const tokenRefusals = {
  malformed: graphRefusals.malformedToken,
  signature: graphRefusals.badSignature,
  expired: graphRefusals.expiredToken,
  notYetValid: graphRefusals.expiredToken,
  audience: graphRefusals.invalidAudience,
} as const;

async function answerInner(request: GraphCall, call: HttpCall): Promise<HttpReply> {
  try {
    return throttle(request.context, call) ?? (await dispatch({ ...request, call }, call.path));
  } catch (error) {
    if (error instanceof GraphRefusal) return graphError(error, call, request.context.now());
    throw error;
  }
}

async function dispatch(request: GraphCall, path: string): Promise<HttpReply> {
  for (const route of routes) {
    const match = route.method === request.call.method ? route.path.exec(path) : null;
    if (match !== null) return route.handle(request, ...match.slice(1));
  }
  throw graphRefusals.unknownSegment(path.split('/')[1] ?? '');
}
