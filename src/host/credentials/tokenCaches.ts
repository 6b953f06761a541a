// MSAL's cache of signed-in people in SecretStorage: one key per authority, tenant and client.

import type { SecretStorage } from 'vscode';
import type { Registration } from '../../core/registration/registration.ts';
import type { TokenCacheStore } from '../../oauth/signInCache.ts';
import { secretName } from './secretName.ts';

/** Refresh tokens live here and nowhere else; application tokens are never written. */
export function tokenCaches(secrets: SecretStorage): (registration: Registration) => TokenCacheStore {
  return (registration) => {
    const key = secretName('tokens', registration);
    return {
      read: async () => secrets.get(key),
      write: async (text) => secrets.store(key, text),
    };
  };
}
