// Which scopes are asked for: application tokens know `/.default` only (AADSTS1002012 otherwise).
import type { TokenRequest } from './acquire.ts';

/** Scope of an application token. */
export function appScope({ endpoints, resource }: TokenRequest): string {
  return `${resource === 'graph' ? endpoints.graphResource : endpoints.exchangeResource}/.default`;
}

/** Scopes of a delegated token: every permission registered for the resource, unless others are named. */
export function delegatedScopes({ endpoints, resource, scopes = [] }: TokenRequest): string[] {
  if (scopes.length > 0) return [...scopes];
  const host = resource === 'graph' ? endpoints.graphResource : endpoints.exchangeDelegatedResource;
  return [`${host}/.default`];
}
