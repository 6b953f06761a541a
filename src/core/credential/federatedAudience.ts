// The audience that Entra wants in another issuer's token, by cloud.
import type { CloudId } from '../registration/registration.ts';

/** Microsoft Learn, "Workload identity federation"; the national clouds' audiences: Azure/login issue 452. */
const audiences: Readonly<Partial<Record<CloudId, string>>> = {
  gccHigh: 'api://AzureADTokenExchangeUSGov',
  dod: 'api://AzureADTokenExchangeUSGov',
  china: 'api://AzureADTokenExchangeChina',
};

export const federatedAudienceOf = (cloud: CloudId): string =>
  audiences[cloud] ?? 'api://AzureADTokenExchange';
