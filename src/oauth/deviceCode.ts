// Device code (RFC 8628): the person types a code on another device while the token endpoint is asked again and again.

import type { AuthenticationResult } from '@azure/msal-node';
import type { AcquireContext, RawToken } from './acquire.ts';
import { acquireDelegated, claimsOf, type SignInContext } from './delegated.ts';

/** Gets a token for a person, who enters a code if no stored sign-in does. */
export function acquireByDeviceCode(context: AcquireContext): Promise<RawToken> {
  return acquireDelegated(context, signInByDeviceCode);
}

async function signInByDeviceCode(work: SignInContext): Promise<AuthenticationResult | null> {
  const { client, scopes, interaction, context } = work;
  const { options } = context;
  const over = new AbortController();
  try {
    return await client.acquireTokenByDeviceCode({
      scopes,
      ...claimsOf(context.request),
      deviceCodeCallback: ({ userCode, verificationUri, expiresIn }) =>
        interaction.showDeviceCode({
          userCode,
          verificationUri,
          expiresOn: options.now() + expiresIn * 1000,
          signal: over.signal,
        }),
    });
  } finally {
    over.abort();
  }
}
