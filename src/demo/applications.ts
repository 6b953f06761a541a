// The app registrations of the demo tenant with what hangs on them; Graph changes them while the tenant runs.
import { randomBytes, randomUUID } from 'node:crypto';
import type { ResourceId } from './entra/resources.ts';
import type { DemoPolicy } from './policy.ts';
import { readyIds } from './readyIds.ts';

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
  signInAudience: string;
  /** Object ID of the service principal (enterprise application); undefined until it is created. */
  servicePrincipalId: string | undefined;
  /** "Allow public client flows". */
  fallbackPublicClient: boolean;
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

/** A registration as the portal makes it: no credential, no redirect URI, no consent. */
export function blankApplication(displayName: string): DemoApplication {
  return {
    appId: randomUUID(),
    objectId: randomUUID(),
    ready: false,
    displayName,
    signInAudience: 'AzureADMyOrg',
    servicePrincipalId: undefined,
    fallbackPublicClient: false,
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

/** All registrations of the tenant. */
export class Applications {
  readonly ready: DemoApplication;
  #all: DemoApplication[];

  constructor(startedAt: number) {
    this.ready = readyApplication(startedAt);
    this.#all = [this.ready];
  }

  get all(): readonly DemoApplication[] {
    return this.#all;
  }

  byAppId(appId: string): DemoApplication | undefined {
    return this.#all.find((application) => application.appId === appId.toLowerCase());
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

  remove(application: DemoApplication): void {
    this.#all = this.#all.filter((other) => other !== application);
  }
}
