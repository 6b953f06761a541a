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
import { consentRoutes } from './consentRoutes.ts';
import { credentialRoutes } from './credentialRoutes.ts';
import { deletedRoutes } from './deletedRoutes.ts';
import { directoryRoutes } from './directoryRoutes.ts';
import { exchangeRoleRoutes } from './exchangeRoleRoutes.ts';
import { exchangeScopeRoutes } from './exchangeScopeRoutes.ts';
import { GraphRefusal, graphError, graphRefusals } from './graphError.ts';
import type { GraphCall, GraphRoute } from './graphRoute.ts';
import { groupRoutes } from './groupRoutes.ts';
import { keyRoutes } from './keyRoutes.ts';
import { mailRoutes } from './mailRoutes.ts';
import { policyRoutes } from './policyRoutes.ts';
import { principalRoutes } from './principalRoutes.ts';

const routes: readonly GraphRoute[] = [
  ...mailRoutes,
  ...directoryRoutes,
  ...applicationRoutes,
  ...credentialRoutes,
  ...keyRoutes,
  ...groupRoutes,
  ...principalRoutes,
  ...consentRoutes,
  ...deletedRoutes,
  ...policyRoutes,
];

/** What `/beta` has beside these. */
const betaRoutes: readonly GraphRoute[] = [...routes, ...exchangeRoleRoutes, ...exchangeScopeRoutes];

/** Starts Graph. */
export function startGraph(context: DemoContext, issuer: TokenIssuer): Promise<RunningSurface> {
  /** The first token that each change of policy meets. */
  const outdated = new Set<string>();
  return startHttpSurface(context, {
    surface: 'graph',
    describe: (call) =>
      call.query.size === 0 ? call.path : `${call.path}?${decodeURIComponent(call.query.toString())}`,
    overloaded: (call) => overloaded(context, call),
    handle: async (call) => {
      try {
        return await serve(context, issuer, call, outdated);
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

async function serve(
  context: DemoContext,
  issuer: TokenIssuer,
  call: HttpCall,
  outdated: Set<string>,
): Promise<HttpReply> {
  const token = bearerToken(call.headers['authorization']);
  if (token === undefined) throw graphRefusals.emptyToken();
  const verdict = await readCaller(context, issuer, token, 'graph');
  if (!verdict.ok) throw tokenRefusals[verdict.problem]();
  const [, version, path] = /^\/(v1\.0|beta)(\/.*)$/.exec(call.path) ?? [];
  if (path === undefined) throw graphRefusals.unknownSegment(call.path.split('/')[1] ?? '');
  const request = { context, caller: verdict.caller, call };
  if (verdict.caller.user !== undefined) refuseOutdated(context, token, outdated);
  const table = version === 'beta' ? betaRoutes : routes;
  if (path === '/$batch' && call.method === 'POST') {
    return json(200, await batch(call, (inner) => answerInner(request, inner, table)));
  }
  if (call.method === 'GET') return dispatch(request, path, table);
  if (context.collides()) throw graphRefusals.concurrency();
  const reply = await dispatch(request, path, table);
  if (!context.loses()) return reply;
  if (context.policy().lostAnswer === 'error') throw graphRefusals.serverError();
  return { ...reply, lost: true };
}

/** One token is from before the change; every other one was asked for since. */
function refuseOutdated(context: DemoContext, token: string, outdated: Set<string>): void {
  if (!context.policy().tokensOutdated) outdated.clear();
  else if (outdated.size === 0 || outdated.has(token)) {
    outdated.add(token);
    throw graphRefusals.outdatedToken(Math.floor(context.now() / 1000));
  }
}

const tokenRefusals = {
  malformed: graphRefusals.malformedToken,
  signature: graphRefusals.badSignature,
  expired: graphRefusals.expiredToken,
  notYetValid: graphRefusals.expiredToken,
  audience: graphRefusals.invalidAudience,
} as const;

async function answerInner(
  request: GraphCall,
  call: HttpCall,
  table: readonly GraphRoute[],
): Promise<HttpReply> {
  try {
    return throttle(request.context, call) ?? (await dispatch({ ...request, call }, call.path, table));
  } catch (error) {
    if (error instanceof GraphRefusal) return graphError(error, call, request.context.now());
    throw error;
  }
}

async function dispatch(request: GraphCall, path: string, table: readonly GraphRoute[]): Promise<HttpReply> {
  for (const route of table) {
    const match = route.method === request.call.method ? route.path.exec(path) : null;
    if (match !== null) return route.handle(request, ...match.slice(1));
  }
  throw graphRefusals.unknownSegment(path.split('/')[1] ?? '');
}
