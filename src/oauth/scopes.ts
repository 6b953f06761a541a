// Which scopes are asked for: application tokens know `/.default` only (AADSTS1002012 otherwise).
import type { TokenRequest } from './acquire.ts';

/** Scope of an application token. */
export function appScope({ endpoints, resource }: TokenRequest): string {
  return `${resource === 'graph' ? endpoints.graphResource : endpoints.exchangeResource}/.default`;
}

/** Scopes of a delegated token: every permission registered for the resource. */
export function delegatedScopes({ endpoints, resource }: TokenRequest): string[] {
  const host = resource === 'graph' ? endpoints.graphResource : endpoints.exchangeDelegatedResource;
  return [`${host}/.default`];
}
