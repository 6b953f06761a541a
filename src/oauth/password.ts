// Resource owner password (RFC 6749 section 4.3), for products that know nothing else. Fails with MFA.

import { ConfidentialClientApplication, PublicClientApplication } from '@azure/msal-node';
import type { AcquireContext, RawToken } from './acquire.ts';
import { prepareMsal, runMsal } from './msalClient.ts';
import { delegatedScopes } from './scopes.ts';
import { credentialMissing } from './tokenFailures.ts';

/** Asks for a token with an account's name and password; what comes back is held in memory only. */
export async function acquireByPassword(context: AcquireContext): Promise<RawToken> {
  const { request } = context;
  const { credential } = request;
  if (credential.kind !== 'password') throw credentialMissing('user name and password');
  const setup = await prepareMsal(context);
  return runMsal(setup, () => {
    const client =
      credential.secret === undefined
        ? new PublicClientApplication(setup.configure({}))
        : new ConfidentialClientApplication(setup.configure({ clientSecret: credential.secret.reveal() }));
    return client.acquireTokenByUsernamePassword({
      scopes: delegatedScopes(request),
      username: credential.userName,
      password: credential.password.reveal(),
    });
  });
}
