// Client credentials with a client secret (RFC 6749 section 4.4).

import { ConfidentialClientApplication } from '@azure/msal-node';
import type { AcquireContext, RawToken } from './acquire.ts';
import { prepareMsal, runMsal } from './msalClient.ts';
import { appScope } from './scopes.ts';
import { credentialMissing } from './tokenFailures.ts';

/** Asks for an application token with the client secret. */
export async function acquireByClientSecret(context: AcquireContext): Promise<RawToken> {
  const { request } = context;
  const { credential } = request;
  if (credential.kind !== 'secret') throw credentialMissing('client secret');
  const setup = await prepareMsal(context);
  return runMsal(setup, () => {
    const client = new ConfidentialClientApplication(
      setup.configure({ clientSecret: credential.secret.reveal() }),
    );
    return client.acquireTokenByClientCredential({
      scopes: [appScope(request)],
      skipCache: true,
      // Else the environment variables REGION_NAME and MSAL_FORCE_REGION pick another host.
      azureRegion: 'DisableMsalForceRegion',
    });
  });
}
