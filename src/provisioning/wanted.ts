// What a registration wants in its tenant, as plain values: the input of the planner.
import type { Permission } from '../core/permissions/permissions.ts';
import type { CloudId, FederatedTrust } from '../core/registration/registration.ts';

/** Access through RBAC for Applications in place of tenant-wide consent; Microsoft Graph beta. */
export interface WantedExchangeRole {
  /** `Application Mail.Read`. */
  readonly roleName: string;
  /** `/`, `/Users/{id}`, `/Groups/{id}`, `/AdministrativeUnits/{id}`. */
  readonly directoryScope: string;
}

/** What this computer holds as the application's credential, as far as it can be found again in the tenant. */
export interface HeldKey {
  readonly keyId?: string;
  /** SHA-1 in upper-case hexadecimal. */
  readonly thumbprint?: string;
}

export interface Wanted {
  readonly name: string;
  readonly cloud: CloudId;
  /** Client ID of the registration; undefined if no application exists for it yet. */
  readonly clientId: string | undefined;
  /** Alternate key of the application that a run makes; in the journal before the first request. */
  readonly uniqueName: string;
  /** Tag on the application, and beginning of the display names of what is added to it. */
  readonly marker: string;
  readonly audience: 'AzureADMyOrg' | 'AzureADMultipleOrgs';
  readonly publicClientFlows: boolean;
  readonly redirects: readonly { readonly platform: 'publicClient' | 'web'; readonly uri: string }[];
  readonly permissions: readonly Permission[];
  readonly credential: 'certificate' | 'secret' | 'federated' | 'none';
  /** The life of a credential that is made. */
  readonly credentialDays: number;
  readonly held: HeldKey | undefined;
  /** What was made and is not in use yet: of an interrupted run, or of a renewal under way. */
  readonly waiting: HeldKey | undefined;
  /** Key IDs of all secrets that this computer holds or held: none of them is an orphan. */
  readonly ownKeyIds: readonly string[];
  readonly federation?: FederatedTrust;
  readonly exchangeRoles?: readonly WantedExchangeRole[];
  /** `link`: consent is left to the consent page, which needs no further permission. */
  readonly consent: 'api' | 'link';
  /** Demanded in some tenants (ServiceTreeValueMissing). */
  readonly serviceManagementReference?: string;
  /** Object ID of the person who signs in; becomes an owner of an application that is made. */
  readonly person: string | undefined;
  /** Milliseconds since the epoch. */
  readonly now: number;
}
