// All app registrations of the demo tenant: the two that are there from the start, those that Graph makes, and what was deleted.
import { blankApplication, type DemoApplication, newSecret } from './applications.ts';
import { provisionerIds, readyIds } from './readyIds.ts';

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
