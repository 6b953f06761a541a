// Client credentials with a certificate (RFC 6749 section 4.4, RFC 7523 section 2.2).

import { ConfidentialClientApplication } from '@azure/msal-node';
import type { AcquireContext, RawToken } from './acquire.ts';
import { signAssertion } from './clientAssertion.ts';
import { prepareMsal, runMsal } from './msalClient.ts';
import { appScope } from './scopes.ts';
import { credentialMissing } from './tokenFailures.ts';

/** Asks for an application token with an assertion that the certificate's key signs. */
export async function acquireByClientCertificate(context: AcquireContext): Promise<RawToken> {
  const { request, options } = context;
  const { credential, registration } = request;
  if (credential.kind !== 'certificate') throw credentialMissing('certificate');
  const setup = await prepareMsal(context);
  const { certificatePem, privateKeyPem } = credential;
  const clientAssertion = await signAssertion({
    clientId: registration.clientId,
    audience: setup.authority.tokenEndpoint,
    certificatePem,
    privateKeyPem,
    now: options.now(),
  });
  return runMsal(setup, () => {
    const client = new ConfidentialClientApplication(setup.configure({ clientAssertion }));
    return client.acquireTokenByClientCredential({
      scopes: [appScope(request)],
      skipCache: true,
      // Else the environment variables REGION_NAME and MSAL_FORCE_REGION pick another host.
      azureRegion: 'DisableMsalForceRegion',
    });
  });
}
