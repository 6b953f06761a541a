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

interface Recent {
  readonly change: Change;
  readonly until: number;
  /** Two windows that renew the same token would otherwise undo each other's write endlessly. */
  left: number;
}

/** How often a write is repeated when another window wrote in between. */
const attempts = 8;
/** A change is looked after for this long (milliseconds), and put back this often. */
const watchedMs = 500;
const mostRepeats = 4;

/** Makes the cache. Reads and writes run one after the other, so that those of one window never cross. */
export function createSignInCache(store: TokenCacheStore): SignInCache {
  const runExclusive = createMutex();
  const readInTurn = () => runExclusive(() => read(store));
  let recent: readonly Recent[] = [];
  const update = async (change: Change) => {
    await runExclusive(() => rewrite(store, change));
    const now = Date.now();
    recent = [
      ...recent.filter(({ until }) => until > now),
      { change, until: now + watchedMs, left: mostRepeats },
    ];
  };
  // Reading back cannot see a write that comes later, from a window that had read before ours: what it took is put back.
  store.onDidChange?.(() => {
    void runExclusive(async () => {
      const due = recent.filter(({ until, left }) => until > Date.now() && left > 0);
      if (due.length === 0) return;
      const text = await store.read();
      // Everything was forgotten: nothing of it comes back.
      if (text === undefined) {
        recent = [];
        return;
      }
      const current = parseSignIns(text);
      const wanted = due.reduce((signIns, { change }) => change(signIns), current);
      if (JSON.stringify(wanted) === JSON.stringify(current)) return;
      for (const each of due) each.left--;
      await rewrite(store, (signIns) => due.reduce((result, { change }) => change(result), signIns));
    }).catch(() => undefined);
  });
  const changeAccounts = (change: (accounts: Map<string, string>) => void) =>
    update((current) => {
      const accounts = new Map(Object.entries(current.accounts));
      change(accounts);
      return { ...current, accounts: Object.fromEntries(accounts) };
    });
  return {
    plugin: () => pluginOver(readInTurn, update),
    accountFor: async (address) => (await readInTurn()).accounts[address.toLowerCase()],
    remember: (address, homeAccountId) =>
      changeAccounts((accounts) => accounts.set(address.toLowerCase(), homeAccountId)),
    forgetAccount: (homeAccountId) =>
      changeAccounts((accounts) => {
        for (const [address, id] of accounts) if (id === homeAccountId) accounts.delete(address);
      }),
  };
}

/** MSAL reads the whole cache before, and writes it after; only what it changed in between is taken over. */
function pluginOver(
  readInTurn: () => Promise<StoredSignIns>,
  update: (change: Change) => Promise<void>,
): ICachePlugin {
  let before: CacheSections = {};
  return {
    async beforeCacheAccess(context: TokenCacheContext) {
      before = (await readInTurn()).msal;
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

/** Reads, changes, writes and reads back; another window's write in between is taken in and the change made again. */
async function rewrite(store: TokenCacheStore, change: Change): Promise<void> {
  return store.inTurn === undefined
    ? rewriteNow(store, change)
    : store.inTurn(() => rewriteNow(store, change));
}

async function rewriteNow(store: TokenCacheStore, change: Change): Promise<void> {
  for (let attempt = 0; attempt < attempts; attempt += 1) {
    const current = await read(store);
    const changed = JSON.stringify(change(current));
    // If everything was forgotten meanwhile, not even an empty cache comes back.
    if (changed === JSON.stringify(current)) return;
    try {
      await store.write(changed);
      if ((await store.read()) === changed) return;
    } catch (error) {
      throw storeFailed(error);
    }
  }
  throw storeFailed(undefined);
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
  inTurn?<T>(work: () => Promise<T>): Promise<T>;
  /** Calls back after a write of any window. */
  onDidChange?(listener: () => void): void;
}
