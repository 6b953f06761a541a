// What a setup or its undo tells the wizard, whose draft stands in no settings: the results, and what it has to take over.
import type { FederatedTrust, Registration } from '../../core/registration/registration.ts';
import type { AdvisedStep } from './advisedSteps.ts';

/** Results, and for the wizard's draft what it has to take over. */
export interface DraftResult {
  readonly steps: readonly AdvisedStep[];
  readonly clientId?: string;
  readonly credentialExpiresOn?: string;
  readonly federatedCredential?: FederatedTrust;
}

export const madeFor = ({ clientId, credentialExpiresOn, federatedCredential }: Registration) => ({
  clientId,
  ...(credentialExpiresOn === undefined ? {} : { credentialExpiresOn }),
  ...(federatedCredential === undefined ? {} : { federatedCredential }),
});
