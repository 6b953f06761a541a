// What the grants with a signed-in person share: the stored sign-in first, the person only if that is not enough.

import { type AuthenticationResult, PublicClientApplication } from '@azure/msal-node';
import { evidenceOf, Failure } from '../core/report/failure.ts';
import { findAccount } from './accounts.ts';
import type { AcquireContext, RawToken, TokenRequest } from './acquire.ts';
import { checkIdToken } from './idToken.ts';
import { type MsalSetup, prepareMsal, runMsal } from './msalClient.ts';
import { delegatedScopes } from './scopes.ts';
import type { SignInInteraction } from './signIn.ts';
import type { SignInCache } from './signInCache.ts';

export interface SignInContext {
  readonly context: AcquireContext;
  readonly client: PublicClientApplication;
  readonly setup: MsalSetup;
  readonly scopes: string[];
  readonly interaction: SignInInteraction;
}

/** Signs a person in; rejects with a Failure or with MSAL's error. */
export type SignIn = (work: SignInContext) => Promise<AuthenticationResult | null>;

/** Uses the stored sign-in, and asks the person if there is none or it has ended. */
export async function acquireDelegated(context: AcquireContext, signIn: SignIn): Promise<RawToken> {
  const { request, options } = context;
  const cache = context.signInsOf(request.registration);
  const setup = await prepareMsal(context);
  const client = new PublicClientApplication({
    ...setup.configure({}),
    cache: { cachePlugin: cache.plugin() },
  });
  const scopes = delegatedScopes(request);
  const silently = () => acquireSilently(context, { client, setup, scopes, cache });
  const silent = await silently();
  if (silent !== undefined) return silent;
  const { interaction } = options;
  if (interaction === undefined || request.interactive === false) throw signInNeeded(request.account);
  return context.signInMutex(async (waited) => {
    // The sign-in before this one may have been the same account for another resource.
    const meanwhile = waited ? await silently() : undefined;
    if (meanwhile !== undefined) return meanwhile;
    return runMsal(setup, async () => {
      const result = await signIn({ context, client, setup, scopes, interaction });
      await keepAccount(result, { context, client, setup, cache });
      return result;
    });
  }, request.signal);
}

interface SilentContext {
  readonly client: PublicClientApplication;
  readonly setup: MsalSetup;
  readonly scopes: string[];
  readonly cache: SignInCache;
}

/** Undefined if a person has to sign in; other refusals and network failures are thrown. */
async function acquireSilently(
  { request }: AcquireContext,
  { client, setup, scopes, cache }: SilentContext,
): Promise<RawToken | undefined> {
  const account = await findAccount(client.getTokenCache(), cache, request.account);
  if (account === undefined) return undefined;
  try {
    return await runMsal(setup, () =>
      client.acquireTokenSilent({
        account,
        scopes,
        forceRefresh: request.forceRefresh === true,
        ...claimsOf(request),
      }),
    );
  } catch (error) {
    if (needsPerson(error) && request.interactive !== false) return undefined;
    throw error;
  }
}

/** Checks who was signed in and remembers it; what fails the check is not kept. */
async function keepAccount(
  result: AuthenticationResult | null,
  work: Pick<SignInContext, 'context' | 'client' | 'setup'> & { readonly cache: SignInCache },
): Promise<void> {
  const { context, client, setup, cache } = work;
  const { request, options } = context;
  const account = result?.account;
  try {
    checkIdToken(result?.idTokenClaims, request, setup.authority, options.redactor);
  } catch (error) {
    if (account) await client.getTokenCache().removeAccount(account);
    throw error;
  }
  if (account && request.account !== undefined) await cache.remember(request.account, account.homeAccountId);
}

/** What a resource demanded, as MSAL takes it. */
export const claimsOf = ({ claims }: TokenRequest): { readonly claims?: string } =>
  claims === undefined ? {} : { claims };

/** OAuth errors that only a person can fix (OpenID Connect Core section 3.1.2.6; RFC 6749 section 5.2). */
const personErrors: ReadonlySet<string> = new Set([
  'invalid_grant',
  'interaction_required',
  'login_required',
  'consent_required',
]);

function needsPerson(error: unknown): boolean {
  const evidence = evidenceOf(error);
  if (evidence.kind === 'oauth') return personErrors.has(evidence.error);
  return evidence.kind === 'local' && evidence.problem === 'signInNeeded';
}

function signInNeeded(account: string | undefined): Failure {
  const who = account === undefined ? 'No person' : account;
  const text = `${who} is not signed in on this computer. Sign in first.`;
  return new Failure({ kind: 'local', problem: 'signInNeeded', text });
}
