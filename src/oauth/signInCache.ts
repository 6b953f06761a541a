// The sign-ins of one registration: MSAL's cache plugin over a store that other windows write as well.

import type { ICachePlugin, TokenCacheContext } from '@azure/msal-node';
import { createMutex } from '../core/async.ts';
import * as l10n from '../core/l10n.ts';
import { Failure, isFailure } from '../core/report/failure.ts';
import { type CacheSections, mergeCaches, parseSignIns, type StoredSignIns } from './mergeCaches.ts';

export interface SignInCache {
  /** A plugin for one MSAL client: each compares with what it read itself. */
  plugin(): ICachePlugin;
  /** MSAL's homeAccountId of the account that was signed in for this address. */
  accountFor(address: string): Promise<string | undefined>;
  /** Remembers which account a person signed in with for this address. */
  remember(address: string, homeAccountId: string): Promise<void>;
  /** Forgets every address of the account. */
  forgetAccount(homeAccountId: string): Promise<void>;
}

type Change = (current: StoredSignIns) => StoredSignIns;

/** Makes the cache. A change is made to what is stored in that moment, while no window changes it too. */
export function createSignInCache(store: TokenCacheStore): SignInCache {
  const runExclusive = createMutex();
  const update = (change: Change) => runExclusive(() => store.inTurn(() => rewrite(store, change)));
  const changeAccounts = (change: (accounts: Map<string, string>) => void) =>
    update((current) => {
      const accounts = new Map(Object.entries(current.accounts));
      change(accounts);
      return { ...current, accounts: Object.fromEntries(accounts) };
    });
  return {
    plugin: () => pluginOver(store, update),
    accountFor: async (address) => (await read(store)).accounts[address.toLowerCase()],
    remember: (address, homeAccountId) =>
      changeAccounts((accounts) => accounts.set(address.toLowerCase(), homeAccountId)),
    forgetAccount: (homeAccountId) =>
      changeAccounts((accounts) => {
        for (const [address, id] of accounts) if (id === homeAccountId) accounts.delete(address);
      }),
  };
}

/** MSAL reads the whole cache before, and writes it after; only what it changed in between is taken over. */
function pluginOver(store: TokenCacheStore, update: (change: Change) => Promise<void>): ICachePlugin {
  let before: CacheSections = {};
  return {
    async beforeCacheAccess(context: TokenCacheContext) {
      before = (await read(store)).msal;
      context.tokenCache.deserialize(JSON.stringify(before));
    },
    async afterCacheAccess(context: TokenCacheContext) {
      if (!context.cacheHasChanged) return;
      const mine = parseSignIns(`{"msal":${context.tokenCache.serialize()}}`).msal;
      const base = before;
      before = mine;
      await update((current) => ({ ...current, msal: mergeCaches(base, mine, current.msal) }));
    },
  };
}

async function read(store: TokenCacheStore): Promise<StoredSignIns> {
  try {
    return parseSignIns(await store.read());
  } catch (error) {
    throw storeFailed(error);
  }
}

/** Reads, changes, writes and reads back. */
async function rewrite(store: TokenCacheStore, change: Change): Promise<void> {
  const current = await read(store);
  const changed = JSON.stringify(change(current));
  // If everything was forgotten meanwhile, not even an empty cache comes back.
  if (changed === JSON.stringify(current)) return;
  let kept: string | undefined;
  try {
    await store.write(changed);
    kept = await store.read();
  } catch (error) {
    throw storeFailed(error);
  }
  if (kept !== changed) throw storeFailed(undefined);
}

function storeFailed(cause: unknown): Failure {
  // The store itself has said what is wrong with it.
  if (isFailure(cause)) return cause;
  const text = l10n.record(
    'The sign-in could not be kept: the secret store does not give back what was stored.',
  );
  return new Failure({ kind: 'local', problem: 'secretStoreFailed', text }, { cause });
}

/** Where a registration's sign-ins are kept: SecretStorage, behind the host. */
export interface TokenCacheStore {
  read(): Promise<string | undefined>;
  write(text: string): Promise<void>;
  /** Does the work while no other window changes what is stored for the application. */
  inTurn<T>(work: () => Promise<T>): Promise<T>;
}
