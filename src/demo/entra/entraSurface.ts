// Microsoft Entra on loopback: the routes of the v2.0 endpoints.
import type { DemoContext } from '../context.ts';
import {
  type HttpCall,
  type HttpReply,
  json,
  type RunningSurface,
  startHttpSurface,
} from '../httpSurface.ts';
import { adminConsent } from './adminConsent.ts';
import { authorizeEndpoint } from './authorize.ts';
import { deviceCodeEndpoint, devicePage, devicePath } from './device.ts';
import { instanceDiscovery, openIdConfiguration, resolveTenant, userRealm } from './discovery.ts';
import { EntraRefusal, entraError } from './entraError.ts';
import { createGrantState } from './grantState.ts';
import { page } from './pages.ts';
import { tokenEndpoint } from './token.ts';
import type { TokenIssuer } from './tokenIssuer.ts';

type Route = (call: HttpCall, first: string) => Promise<HttpReply> | HttpReply;

/** Starts the authority. */
export function startEntra(context: DemoContext, issuer: TokenIssuer): Promise<RunningSurface> {
  const routes = entraRoutes(context, issuer);
  return startHttpSurface(context, {
    surface: 'entra',
    describe: (call) => call.path,
    overloaded: () => undefined,
    handle: async (call) => {
      try {
        return await route(routes, call);
      } catch (error) {
        if (error instanceof EntraRefusal) return entraError(error, call, context.now());
        throw error;
      }
    },
  });
}

function entraRoutes(context: DemoContext, issuer: TokenIssuer): readonly (readonly [RegExp, Route])[] {
  const state = createGrantState(context.now);
  const keys: Route = (_call, tenant) => {
    resolveTenant(context, tenant);
    return json(200, issuer.keys);
  };
  return [
    [
      /^\/([^/]+)\/(?:v2\.0\/)?\.well-known\/openid-configuration$/,
      (call, tenant) => openIdConfiguration(context, call, tenant),
    ],
    [/^\/([^/]+)\/discovery\/(?:v2\.0\/)?keys$/, keys],
    [/^\/common\/discovery\/instance$/, (call) => instanceDiscovery(context, call)],
    [/^\/common\/userrealm\/([^/]+)$/i, (call, user) => userRealm(context, call, user)],
    [/^\/getuserrealm\.srf$/i, (call) => userRealm(context, call, call.query.get('login') ?? '')],
    [
      /^\/([^/]+)\/oauth2\/v2\.0\/token$/,
      (call, tenant) => tokenEndpoint(context, issuer, state, call, tenant),
    ],
    [
      /^\/([^/]+)\/oauth2\/v2\.0\/devicecode$/,
      (call, tenant) => deviceCodeEndpoint(context, state, call, tenant),
    ],
    [
      /^\/([^/]+)\/oauth2\/v2\.0\/authorize$/,
      (call, tenant) => authorizeEndpoint(context, state, call, tenant),
    ],
    [new RegExp(`^${devicePath}$`), (call) => devicePage(context, state, call)],
    [/^\/([^/]+)\/(?:v2\.0\/)?adminconsent$/, (call, tenant) => adminConsent(context, call, tenant)],
    [/^\/([^/]+)\/oauth2\/v2\.0\/logout$/, () => page(200, 'Signed out', '<h1>You are signed out</h1>')],
  ];
}

async function route(routes: readonly (readonly [RegExp, Route])[], call: HttpCall): Promise<HttpReply> {
  for (const [pattern, handle] of routes) {
    const match = pattern.exec(call.path);
    if (match !== null) return handle(call, match[1] ?? '');
  }
  return { status: 404 };
}
