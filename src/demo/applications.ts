// The app registrations of the demo tenant with what hangs on them; Graph changes them while the tenant runs.
import { randomBytes, randomUUID } from 'node:crypto';
import type { ResourceId } from './entra/resources.ts';
import type { DemoPolicy } from './policy.ts';
import { provisionerIds, readyIds } from './readyIds.ts';

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

const halfYearMs = 180 * 86_400_000;

/** Its secret is new each time. */
function readyApplication(startedAt: number): DemoApplication {
  const extension = 'exchange-oauth.exchange-oauth2-setup';
  return {
    ...blankApplication('Contoso Capture'),
    ...readyIds,
    ready: true,
    fallbackPublicClient: true,
    redirects: {
      publicClient: [
        'http://localhost',
        'https://vscode.dev/redirect',
        `vscode://${extension}`,
        `vscode-insiders://${extension}`,
        `code-oss://${extension}`,
      ],
      web: ['https://localhost/web'],
    },
    secrets: [newSecret('demo', startedAt, startedAt + halfYearMs)],
  };
}

/** The application that a tenant keeps for setting up others; consented to by an administrator. */
function provisionerApplication(): DemoApplication {
  return {
    ...blankApplication('Setup of mail applications'),
    ...provisionerIds,
    servicePrincipalId: 'd5b0c7de-4444-4d5e-9f60-7b8c9d0e1f20',
    fallbackPublicClient: true,
    redirects: { publicClient: ['http://localhost', 'https://vscode.dev/redirect'], web: [] },
    scopeGrants: [
      {
        id: 'demo-provisioner-grant',
        resource: 'graph',
        principalId: null,
        scope: [
          'Application.ReadWrite.All',
          'AppRoleAssignment.ReadWrite.All',
          'DelegatedPermissionGrant.ReadWrite.All',
          'RoleManagement.ReadWrite.Exchange',
          'Policy.Read.All',
          'User.Read',
        ].join(' '),
      },
    ],
  };
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

/** Something deleted that Entra keeps for 30 days. */
export type DeletedObject = { readonly id: string; readonly at: number } & (
  | { readonly kind: 'application'; readonly application: DemoApplication }
  | { readonly kind: 'servicePrincipal'; readonly appId: string; readonly displayName: string }
);

/** Entra deletes for good after so many days. */
const keptDays = 30;

/** All registrations of the tenant, and what was deleted. */
export class Applications {
  readonly ready: DemoApplication;
  /** Signs administrators in to set applications up. */
  readonly provisioner: DemoApplication;
  #all: DemoApplication[];
  #deleted: DeletedObject[] = [];

  constructor(startedAt: number) {
    this.ready = readyApplication(startedAt);
    this.provisioner = provisionerApplication();
    this.#all = [this.ready, this.provisioner];
  }

  get all(): readonly DemoApplication[] {
    return this.#all;
  }

  byAppId(appId: string): DemoApplication | undefined {
    return this.#all.find((application) => application.appId === appId.toLowerCase());
  }

  byUniqueName(name: string): DemoApplication | undefined {
    return this.#all.find((application) => application.uniqueName === name);
  }

  byObjectId(objectId: string): DemoApplication | undefined {
    return this.#all.find((application) => application.objectId === objectId.toLowerCase());
  }

  byServicePrincipal(id: string): DemoApplication | undefined {
    return this.#all.find((application) => application.servicePrincipalId === id.toLowerCase());
  }

  add(application: DemoApplication): void {
    this.#all = [...this.#all, application];
  }

  /** What was deleted in the last 30 days. */
  deleted(now: number): readonly DeletedObject[] {
    this.#deleted = this.#deleted.filter(({ at }) => now - at < keptDays * 86_400_000);
    return this.#deleted;
  }

  /** Deletes it for the time being; its service principal goes with it. */
  remove(application: DemoApplication, now: number): void {
    this.removePrincipal(application, now);
    this.#all = this.#all.filter((other) => other !== application);
    this.#deleted.push({ kind: 'application', id: application.objectId, at: now, application });
  }

  /** Deletes the service principal with its consent. */
  removePrincipal(application: DemoApplication, now: number): void {
    const { servicePrincipalId: id, appId, displayName } = application;
    if (id === undefined) return;
    this.#deleted.push({ kind: 'servicePrincipal', id, at: now, appId, displayName });
    application.servicePrincipalId = undefined;
    application.roleGrants = [];
    application.scopeGrants = [];
  }

  /** Brings a deleted object back; an application comes without its service principal. */
  restore(item: DeletedObject): void {
    if (item.kind === 'application') this.add(item.application);
    else {
      const application = this.byAppId(item.appId);
      if (application !== undefined) application.servicePrincipalId = item.id;
    }
    this.purge(item);
  }

  purge(item: DeletedObject): void {
    this.#deleted = this.#deleted.filter((other) => other !== item);
  }
}
