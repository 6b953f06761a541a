// Graph's directory routes: people, the application, its service principal and the consented permissions.
import type { DemoContext } from '../context.ts';
import type { DemoUser } from '../directory.ts';
import { type HttpReply, json } from '../httpSurface.ts';
import { graphRefusals } from './graphError.ts';
import type { GraphCall, GraphRoute } from './graphSurface.ts';
import { page, select } from './odata.ts';
import { resourcePrincipals } from './resourcePrincipals.ts';

const byAppId = /^\/(applications|servicePrincipals)\(appId='([^']+)'\)$/i;

export const directoryRoutes: readonly GraphRoute[] = [
  { method: 'GET', path: /^\/users$/i, handle: listUsers },
  { method: 'GET', path: /^\/(me|users\/[^/]+)$/i, handle: readUser },
  { method: 'GET', path: byAppId, handle: readByAppId },
  { method: 'GET', path: /^\/(applications|servicePrincipals)$/i, handle: filterByAppId },
  { method: 'GET', path: /^\/(applications|servicePrincipals)\/([^/(]+)$/i, handle: readById },
  { method: 'GET', path: /^\/servicePrincipals\/([^/]+)\/appRoleAssignments$/i, handle: listAssignments },
  { method: 'GET', path: /^\/organization$/i, handle: readOrganization },
];

const userReaders: readonly string[] = ['User.Read.All', 'User.ReadBasic.All', 'Directory.Read.All'];
const applicationReaders: readonly string[] = [
  'Application.Read.All',
  'Application.ReadWrite.All',
  'Directory.Read.All',
];

function requireAny(request: GraphCall, permissions: readonly string[]): void {
  const held = [...request.caller.roles, ...request.caller.scopes];
  if (!held.some((permission) => permissions.includes(permission))) throw graphRefusals.directoryDenied();
}

function listUsers(request: GraphCall): HttpReply {
  requireAny(request, userReaders);
  return page(request, request.context.directory.users.map(userBody), '#users');
}

function readUser(request: GraphCall, owner = ''): HttpReply {
  const { caller, context } = request;
  const me = owner.toLowerCase() === 'me';
  if (me && caller.user === undefined) throw graphRefusals.meWithoutUser();
  if (!me || !caller.scopes.includes('User.Read')) requireAny(request, userReaders);
  const name = me ? (caller.user?.id ?? '') : owner.slice('users/'.length);
  const user = context.directory.find(name);
  if (user === undefined) throw graphRefusals.resourceNotFound(name.slice(0, 200));
  return json(200, select(request, userBody(user)));
}

const userBody = (user: DemoUser): object => ({
  id: user.id,
  displayName: user.displayName,
  mail: user.mailbox === 'none' ? null : user.userPrincipalName,
  userPrincipalName: user.userPrincipalName,
  accountEnabled: user.mailbox !== 'shared',
  userType: 'Member',
  assignedLicenses: user.licensed
    ? [{ disabledPlans: [], skuId: '6fd2c87f-b296-42f0-b197-1e91e994b900' }]
    : [],
});

function readByAppId(request: GraphCall, kind = '', appId = ''): HttpReply {
  requireAny(request, applicationReaders);
  const found = objectsOf(request.context, kind).find((item) => item.appId === appId.toLowerCase());
  if (found === undefined) throw graphRefusals.resourceNotFound(appId.slice(0, 200));
  return json(200, select(request, found));
}

function readById(request: GraphCall, kind = '', id = ''): HttpReply {
  requireAny(request, applicationReaders);
  const found = objectsOf(request.context, kind).find((item) => item.id === id.toLowerCase());
  if (found === undefined) throw graphRefusals.resourceNotFound(id.slice(0, 200));
  return json(200, select(request, found));
}

function filterByAppId(request: GraphCall, kind = ''): HttpReply {
  requireAny(request, applicationReaders);
  const filter = request.call.query.get('$filter');
  const appId = /^appId eq '([0-9a-f-]{36})'$/i.exec(filter ?? '')?.[1]?.toLowerCase();
  if (filter !== null && appId === undefined) throw graphRefusals.badRequest('Invalid filter clause');
  const items = objectsOf(request.context, kind).filter(
    (item) => appId === undefined || item.appId === appId,
  );
  return page(request, items, `#${kind}`);
}

interface DirectoryObject {
  readonly id: string;
  readonly appId: string;
}

function objectsOf(context: DemoContext, kind: string): readonly DirectoryObject[] {
  const { application, tenantId } = context.directory;
  if (kind.toLowerCase() === 'applications') {
    return [
      {
        id: application.objectId,
        appId: application.appId,
        displayName: application.displayName,
        signInAudience: 'AzureADMyOrg',
        isFallbackPublicClient: true,
        passwordCredentials: [
          {
            keyId: application.secretKeyId,
            displayName: 'demo',
            hint: context.directory.secret.slice(0, 3),
            endDateTime: new Date(context.startedAt + 180 * 86_400_000).toISOString(),
          },
        ],
        keyCredentials: [],
      } as DirectoryObject,
    ];
  }
  const own = {
    id: application.servicePrincipalId,
    appId: application.appId,
    displayName: application.displayName,
    appOwnerOrganizationId: tenantId,
    servicePrincipalType: 'Application',
    accountEnabled: context.policy().application !== 'disabled',
  };
  return [own, ...resourcePrincipals];
}

function listAssignments(request: GraphCall, id = ''): HttpReply {
  requireAny(request, applicationReaders);
  const { application } = request.context.directory;
  if (id !== application.servicePrincipalId) throw graphRefusals.resourceNotFound(id.slice(0, 200));
  const { exchangeRoles, graphRoles } = request.context.policy();
  const consented = [...exchangeRoles, ...graphRoles];
  const items = resourcePrincipals.flatMap((resource) =>
    resource.appRoles
      .filter((role) => consented.includes(role.value))
      .map((role, index) => ({
        id: Buffer.from(`${resource.id}/${role.id}/${index}`).toString('base64url'),
        appRoleId: role.id,
        principalId: application.servicePrincipalId,
        principalDisplayName: application.displayName,
        principalType: 'ServicePrincipal',
        resourceId: resource.id,
        resourceDisplayName: resource.displayName,
      })),
  );
  return page(request, items, '#appRoleAssignments');
}

function readOrganization(request: GraphCall): HttpReply {
  const { tenantId, organization, domain } = request.context.directory;
  return page(
    request,
    [
      {
        id: tenantId,
        displayName: organization,
        verifiedDomains: [{ name: domain, isDefault: true, isInitial: false }],
      },
    ],
    '#organization',
  );
}
