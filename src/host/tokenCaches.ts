// MSAL's cache of signed-in people in SecretStorage: one key per authority, tenant and client.
import { createHash } from 'node:crypto';
import type { SecretStorage } from 'vscode';
import type { Registration } from '../core/registration.ts';
import { secretBinding } from '../core/secretKey.ts';
import type { TokenCacheStore } from '../oauth/tokenSource.ts';

/** Refresh tokens live here and nowhere else; application tokens are never written. */
export function tokenCaches(secrets: SecretStorage): (registration: Registration) => TokenCacheStore {
  return (registration) => {
    const key = `tokens.v1.${createHash('sha256').update(secretBinding(registration)).digest('hex')}`;
    return {
      read: async () => secrets.get(key),
      write: async (text) => secrets.store(key, text),
    };
  };
}
