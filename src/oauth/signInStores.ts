// The sign-in cache of each registration: one per source, so that its writes happen one after the other.

import type { Registration } from '../core/registration/registration.ts';
import { createSignInCache, type SignInCache, type TokenCacheStore } from './signInCache.ts';

/** Gives each registration its cache; without a store it lasts as long as the source. */
export function createSignInStores(
  cacheFor: ((registration: Registration) => TokenCacheStore) | undefined,
): (registration: Registration) => SignInCache {
  const caches = new Map<string, SignInCache>();
  return (registration) => {
    const { id, cloud, authority, tenantId, clientId } = registration;
    const key = JSON.stringify([id, cloud, authority, tenantId, clientId]);
    const found = caches.get(key);
    if (found !== undefined) return found;
    const cache = createSignInCache(cacheFor?.(registration) ?? inMemory());
    caches.set(key, cache);
    return cache;
  };
}

function inMemory(): TokenCacheStore {
  let held: string | undefined;
  return {
    inTurn: (work) => work(),
    read: () => Promise.resolve(held),
    write: (text) => {
      held = text;
      return Promise.resolve();
    },
  };
}
