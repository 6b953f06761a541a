// MSAL's cache of signed-in people in SecretStorage: one key per authority, tenant and client.

import type { SecretStorage } from 'vscode';
import type { Registration } from '../../core/registration/registration.ts';
import type { TokenCacheStore } from '../../oauth/signInCache.ts';
import type { CredentialStore } from '../shell/services.ts';
import { secretName } from './secretName.ts';

/** Refresh tokens live here and nowhere else; application tokens are never written. The demo's go with its window. */
export function tokenCaches(
  secrets: SecretStorage,
  credentials: Pick<CredentialStore, 'inTurn'>,
): (registration: Registration) => TokenCacheStore {
  const demo = new Map<string, string>();
  return (registration) => {
    const key = secretName('tokens', registration);
    if (registration.cloud === 'demo') {
      return {
        read: async () => demo.get(key),
        write: async (text) => void demo.set(key, text),
        inTurn: (work) => work(),
      };
    }
    return {
      read: async () => secrets.get(key),
      write: async (text) => secrets.store(key, text),
      inTurn: (work) => credentials.inTurn(registration, work),
    };
  };
}
