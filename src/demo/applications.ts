// An app registration of the demo tenant with what hangs on it; Graph changes it while the tenant runs.
import { randomBytes, randomUUID } from 'node:crypto';
import type { ResourceId } from './entra/resources.ts';
import type { DemoPolicy } from './policy.ts';

export interface DemoSecret {
  readonly keyId: string;
  readonly value: string;
  readonly displayName: string | null;
  /** Milliseconds since the epoch. */
  readonly startsAt: number;
  readonly endsAt: number;
}

export interface DemoCertificate {
  readonly keyId: string;
  readonly pem: string;
  readonly displayName: string | null;
  /** Milliseconds since the epoch. */
  readonly addedAt: number;
}

/** A trust in tokens of another issuer (`federatedIdentityCredential`). */
export interface DemoFederation {
  readonly id: string;
  readonly name: string;
  readonly issuer: string;
  readonly subject: string;
  readonly audiences: readonly string[];
  readonly addedAt: number;
}

/** Properties that the demo keeps and shows without a meaning of its own. */
export interface KeptProperties {
  readonly notes: unknown;
  readonly tags: unknown;
  readonly serviceManagementReference: unknown;
  readonly servicePrincipalLockConfiguration: unknown;
  readonly api: unknown;
  readonly spa: unknown;
}

/** An application permission with consent (`appRoleAssignment`). */
export interface RoleGrant {
  readonly id: string;
  readonly resource: ResourceId;
  readonly roleId: string;
  readonly value: string;
}

/** Delegated permissions with consent (`oAuth2PermissionGrant`). */
export interface ScopeGrant {
  readonly id: string;
  readonly resource: ResourceId;
  /** Permission values with spaces between them. */
  readonly scope: string;
  readonly principalId: string | null;
}

export interface DemoApplication {
  readonly appId: string;
  /** Object ID of the app registration. */
  readonly objectId: string;
  /** The one that is there from the start: its consent comes from the scenario. */
  readonly ready: boolean;
  displayName: string;
  /** Alternate key; null on what the portal or POST made. */
  uniqueName: string | null;
  /** Milliseconds since the epoch; zero for what was there before the tenant started. */
  readonly createdAt: number;
  kept: KeptProperties;
  /** Object IDs of people. */
  owners: readonly string[];
  federations: readonly DemoFederation[];
  signInAudience: string;
  /** Object ID of the service principal (enterprise application); undefined until it is created. */
  servicePrincipalId: string | undefined;
  /** Milliseconds since the epoch. */
  servicePrincipalSince: number;
  principalEnabled: boolean;
  /** "Allow public client flows". */
  fallbackPublicClient: boolean | null;
  /** Redirect URIs by platform (Redirect URI restrictions and limitations, Microsoft Learn). */
  redirects: { readonly publicClient: readonly string[]; readonly web: readonly string[] };
  requiredResourceAccess: readonly unknown[];
  secrets: readonly DemoSecret[];
  certificates: readonly DemoCertificate[];
  roleGrants: readonly RoleGrant[];
  scopeGrants: readonly ScopeGrant[];
  /** Values of the scenario's roles that were taken away through Graph. */
  removedRoles: ReadonlySet<string>;
}

/** A registration as the portal makes it: no credential, no redirect URI, no consent. */
export function blankApplication(displayName: string, createdAt = 0): DemoApplication {
  return {
    appId: randomUUID(),
    objectId: randomUUID(),
    ready: false,
    displayName,
    uniqueName: null,
    createdAt,
    kept: {
      notes: null,
      tags: [],
      serviceManagementReference: null,
      servicePrincipalLockConfiguration: null,
      api: { requestedAccessTokenVersion: null },
      spa: { redirectUris: [] },
    },
    owners: [],
    federations: [],
    signInAudience: 'AzureADMyOrg',
    servicePrincipalId: undefined,
    servicePrincipalSince: 0,
    principalEnabled: true,
    fallbackPublicClient: null,
    redirects: { publicClient: [], web: [] },
    requiredResourceAccess: [],
    secrets: [],
    certificates: [],
    roleGrants: [],
    scopeGrants: [],
    removedRoles: new Set(),
  };
}

/** Shaped like Entra's secret values: 40 characters with a tilde, so that a GUID stands out beside it. */
export function newSecret(displayName: string | null, startsAt: number, endsAt: number): DemoSecret {
  const text = randomBytes(30).toString('base64url');
  const value = `${text.slice(0, 3)}8Q~${text.slice(3, 37)}`;
  return { keyId: randomUUID(), value, displayName, startsAt, endsAt };
}

/** Application permissions that a token for the resource carries. */
export function rolesOf(
  application: DemoApplication,
  policy: DemoPolicy,
  resource: ResourceId,
): readonly string[] {
  const granted = application.roleGrants
    .filter((grant) => grant.resource === resource)
    .map((grant) => grant.value);
  if (!application.ready) return granted;
  const scenario = resource === 'exchange' ? policy.exchangeRoles : policy.graphRoles;
  const kept = scenario.filter((role) => !application.removedRoles.has(role));
  return [...kept, ...granted.filter((role) => !kept.includes(role))];
}

/** Delegated permissions with consent, whichever resource. */
export function scopesOf(application: DemoApplication, policy: DemoPolicy): readonly string[] {
  const granted = application.scopeGrants.flatMap((grant) => grant.scope.split(' '));
  return application.ready ? [...policy.delegatedScopes, ...granted] : granted;
}
