// Client credentials proven by another issuer's token (RFC 7523 section 2.2; workload identity federation).

import { ConfidentialClientApplication } from '@azure/msal-node';
import { federatedAudienceOf } from '../core/credential/federatedAudience.ts';
import * as l10n from '../core/l10n.ts';
import { grants } from '../core/permissions/grants.ts';
import { Failure } from '../core/report/failure.ts';
import type { AcquireContext, RawToken } from './acquire.ts';
import { readFederatedToken } from './federatedToken.ts';
import { prepareMsal, runMsal } from './msalClient.ts';
import { appScope } from './scopes.ts';
import { credentialMissing } from './tokenFailures.ts';

/** Asks for an application token with the other issuer's token as the assertion. */
export async function acquireByFederatedCredential(context: AcquireContext): Promise<RawToken> {
  const { request, options } = context;
  const { credential, registration } = request;
  if (credential.kind !== 'federated') throw credentialMissing('federated credential');
  if (grants[registration.grant].access !== 'app') {
    throw new Failure({
      kind: 'local',
      problem: 'secretMissing',
      text: l10n.record('A federated credential proves an application. This registration signs a person in.'),
    });
  }
  const assertion = await readFederatedToken(credential.from, {
    audience: federatedAudienceOf(registration.cloud),
    env: options.environment ?? {},
    signal: request.signal,
    deadlineMs: request.deadlineMs,
  });
  options.redactor.learn(assertion.reveal());
  const setup = await prepareMsal(context);
  return runMsal(setup, () => {
    const client = new ConfidentialClientApplication(
      setup.configure({ clientAssertion: assertion.reveal() }),
    );
    return client.acquireTokenByClientCredential({
      scopes: [appScope(request)],
      skipCache: true,
      // Else the environment variables REGION_NAME and MSAL_FORCE_REGION pick another host.
      azureRegion: 'DisableMsalForceRegion',
    });
  });
}
