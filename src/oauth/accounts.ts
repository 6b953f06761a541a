// Who is signed in for a registration, and signing out. Local only: nothing is sent.
import { type AccountInfo, PublicClientApplication, type TokenCache } from '@azure/msal-node';
import type { Registration } from '../core/registration/registration.ts';
import type { SignInCache } from './signInCache.ts';

export interface SignedInAccount {
  /** User name (UPN) as the authority gave it. */
  readonly userName: string;
  readonly tenantId: string;
}

/** Everyone who is signed in. */
export async function listAccounts(
  registration: Registration,
  cache: SignInCache,
): Promise<readonly SignedInAccount[]> {
  const accounts = await clientOf(registration, cache).getTokenCache().getAllAccounts();
  return accounts.map(({ username, tenantId }) => ({ userName: username, tenantId }));
}

/** Forgets one sign-in, or all of them. */
export async function forgetAccounts(
  registration: Registration,
  cache: SignInCache,
  address: string | undefined,
): Promise<void> {
  const tokens = clientOf(registration, cache).getTokenCache();
  const one = address === undefined ? undefined : await findAccount(tokens, cache, address);
  const going = address === undefined ? await tokens.getAllAccounts() : one === undefined ? [] : [one];
  for (const account of going) {
    await tokens.removeAccount(account);
    await cache.forgetAccount(account.homeAccountId);
  }
}

/** A client for the cache alone. */
function clientOf({ clientId }: Registration, cache: SignInCache): PublicClientApplication {
  const refuse = () => Promise.reject(new Error('nothing is sent to list or forget accounts'));
  return new PublicClientApplication({
    auth: { clientId },
    cache: { cachePlugin: cache.plugin() },
    system: { networkClient: { sendGetRequestAsync: refuse, sendPostRequestAsync: refuse } },
  });
}

/** The account that was signed in for the address, or has it as user name; without an address, the only one. */
export async function findAccount(
  tokens: TokenCache,
  cache: SignInCache,
  address: string | undefined,
): Promise<AccountInfo | undefined> {
  const accounts = await tokens.getAllAccounts();
  if (address === undefined) return accounts.length === 1 ? accounts[0] : undefined;
  const remembered = await cache.accountFor(address);
  return (
    accounts.find(({ homeAccountId }) => homeAccountId === remembered) ??
    accounts.find(({ username }) => username.toLowerCase() === address.toLowerCase())
  );
}
