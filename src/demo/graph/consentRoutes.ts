// Consent through Graph: appRoleAssignments and oauth2PermissionGrants (Microsoft Graph v1.0).
import { randomUUID } from 'node:crypto';
import { type DemoApplication, type RoleGrant, rolesOf, type ScopeGrant } from '../applications.ts';
import type { DirectoryRoleName } from '../directory.ts';
import type { ResourceId } from '../entra/resources.ts';
import { type HttpReply, json } from '../httpSurface.ts';
import { applicationReaders } from './applicationRoutes.ts';
import { requireRole } from './directoryRights.ts';
import { requireAny } from './directoryRoutes.ts';
import { graphRefusals } from './graphError.ts';
import type { GraphCall, GraphRoute } from './graphRoute.ts';
import { equalsFilter, page, readBody } from './odata.ts';
import { clientOf } from './principalRoutes.ts';
import { idOfResource, resourcePrincipals } from './resourcePrincipals.ts';

const roleWriters: readonly string[] = ['AppRoleAssignment.ReadWrite.All'];
const grantWriters: readonly string[] = ['DelegatedPermissionGrant.ReadWrite.All'];
const principal = String.raw`\/servicePrincipals\/([0-9a-f-]{36})`;
const below = (rest: string): RegExp => new RegExp(`^${principal}${rest}$`, 'i');

/** Graph's own application roles want a higher role than Exchange's (appRoleAssignment reference, permissions). */
const roleFor: Readonly<Record<ResourceId, DirectoryRoleName>> = {
  exchange: 'Cloud Application Administrator',
  graph: 'Privileged Role Administrator',
};

export const consentRoutes: readonly GraphRoute[] = [
  { method: 'GET', path: below(String.raw`\/appRoleAssignments`), handle: listRoles },
  { method: 'GET', path: below(String.raw`\/appRoleAssignedTo`), handle: listAssignedTo },
  { method: 'GET', path: below(String.raw`\/oauth2PermissionGrants`), handle: listGrantsOf },
  { method: 'POST', path: below(String.raw`\/appRoleAssign(?:edTo|ments)`), handle: assignRole },
  { method: 'DELETE', path: below(String.raw`\/appRoleAssign(?:edTo|ments)\/([^/]+)`), handle: removeRole },
  { method: 'GET', path: /^\/oauth2PermissionGrants$/i, handle: listGrants },
  { method: 'POST', path: /^\/oauth2PermissionGrants$/i, handle: addGrant },
  { method: 'GET', path: /^\/oauth2PermissionGrants\/([^/]+)$/i, handle: readGrant },
  { method: 'PATCH', path: /^\/oauth2PermissionGrants\/([^/]+)$/i, handle: changeGrant },
  { method: 'DELETE', path: /^\/oauth2PermissionGrants\/([^/]+)$/i, handle: removeGrant },
];

type Body = Readonly<Record<string, unknown>>;

const principalOf = (resource: ResourceId) =>
  resourcePrincipals.find((one) => idOfResource(one) === resource);

/** Consent of the scenario and consent given through Graph, in one list. */
function roleGrants(request: GraphCall, application: DemoApplication): readonly RoleGrant[] {
  return (['exchange', 'graph'] as const).flatMap((resource) =>
    rolesOf(application, request.context.policy(), resource).flatMap((value) => {
      const own = application.roleGrants.find(
        (grant) => grant.resource === resource && grant.value === value,
      );
      const role = principalOf(resource)?.appRoles.find((one) => one.value === value);
      if (own !== undefined) return [own];
      if (role === undefined) return [];
      const id = Buffer.from(`${application.servicePrincipalId}/${role.id}`).toString('base64url');
      return [{ id, resource, roleId: role.id, value }];
    }),
  );
}

function listRoles(request: GraphCall, id = ''): HttpReply {
  requireAny(request, applicationReaders);
  const application = clientOf(request, id);
  const items = roleGrants(request, application).map((grant) => roleBody(application, grant));
  return page(request, items, '#appRoleAssignments');
}

function listAssignedTo(request: GraphCall, id = ''): HttpReply {
  requireAny(request, applicationReaders);
  const resource = resourcePrincipals.find((one) => one.id === id.toLowerCase());
  const items = request.context.directory.applications.all.flatMap((application) =>
    application.servicePrincipalId === undefined
      ? []
      : roleGrants(request, application).map((grant) => roleBody(application, grant)),
  );
  return page(
    request,
    items.filter((item) => item['resourceId'] === resource?.id),
    '#appRoleAssignments',
  );
}

function assignRole(request: GraphCall): HttpReply {
  requireAny(request, roleWriters);
  const { principalId, resourceId, appRoleId } = readBody(request);
  const application = clientOf(request, principalId);
  if (!request.context.copied(String(principalId), application.servicePrincipalSince)) {
    throw graphRefusals.assignmentTooEarly();
  }
  const resource = resourcePrincipals.find((principal) => principal.id === resourceId);
  const role = resource?.appRoles.find((one) => one.id === appRoleId);
  if (resource === undefined || role === undefined) {
    throw graphRefusals.directoryBadRequest('Permission being assigned was not found on application.');
  }
  const kind = idOfResource(resource);
  requireRole(request, roleFor[kind]);
  if (rolesOf(application, request.context.policy(), kind).includes(role.value)) {
    throw graphRefusals.directoryBadRequest('Permission being assigned already exists on the object.');
  }
  const grant = { id: randomUUID(), resource: kind, roleId: role.id, value: role.value };
  application.roleGrants = [...application.roleGrants, grant];
  return json(201, roleBody(application, grant));
}

function removeRole(request: GraphCall, id = '', grantId = ''): HttpReply {
  requireAny(request, roleWriters);
  const { applications } = request.context.directory;
  const owners = [applications.byServicePrincipal(id) ?? applications.all].flat();
  for (const application of owners) {
    const grant = roleGrants(request, application).find((one) => one.id === grantId);
    if (grant === undefined) continue;
    requireRole(request, roleFor[grant.resource]);
    application.roleGrants = application.roleGrants.filter((one) => one.id !== grantId);
    application.removedRoles = new Set([...application.removedRoles, grant.value]);
    return { status: 204 };
  }
  throw graphRefusals.resourceNotFound(grantId.slice(0, 200));
}

const roleBody = (application: DemoApplication, grant: RoleGrant): Body => ({
  id: grant.id,
  appRoleId: grant.roleId,
  principalId: application.servicePrincipalId,
  principalDisplayName: application.displayName,
  principalType: 'ServicePrincipal',
  resourceId: principalOf(grant.resource)?.id,
  resourceDisplayName: principalOf(grant.resource)?.displayName,
});

function listGrants(request: GraphCall): HttpReply {
  requireAny(request, [...applicationReaders, ...grantWriters]);
  const wanted = equalsFilter(request, ['clientId']);
  const all = request.context.directory.applications.all.flatMap((application) =>
    application.scopeGrants.map((grant) => grantBody(application, grant)),
  );
  return page(request, all.filter(wanted), '#oauth2PermissionGrants');
}

function listGrantsOf(request: GraphCall, id = ''): HttpReply {
  requireAny(request, [...applicationReaders, ...grantWriters]);
  const application = clientOf(request, id);
  const items = application.scopeGrants.map((grant) => grantBody(application, grant));
  return page(request, items, '#oauth2PermissionGrants');
}

function addGrant(request: GraphCall): HttpReply {
  requireAny(request, grantWriters);
  const { clientId, consentType, principalId, resourceId, scope } = readBody(request);
  requireRole(request, 'Cloud Application Administrator');
  const application = clientOf(request, clientId);
  if (!request.context.copied(String(clientId), application.servicePrincipalSince)) {
    throw graphRefusals.resourceNotFound(String(clientId));
  }
  const resource = resourcePrincipals.find((principal) => principal.id === resourceId);
  const known =
    consentType === 'AllPrincipals' || (consentType === 'Principal' && typeof principalId === 'string');
  if (resource === undefined || !known || typeof scope !== 'string') {
    throw graphRefusals.directoryBadRequest('Invalid permission grant.');
  }
  const person = typeof principalId === 'string' ? principalId : null;
  const kind = idOfResource(resource);
  if (application.scopeGrants.some((one) => one.resource === kind && one.principalId === person)) {
    throw graphRefusals.grantExists();
  }
  const grant: ScopeGrant = {
    id: randomUUID(),
    resource: kind,
    scope: scope.trim().slice(0, 2000),
    principalId: person,
  };
  application.scopeGrants = [...application.scopeGrants, grant];
  return json(201, grantBody(application, grant));
}

interface FoundGrant {
  readonly application: DemoApplication;
  readonly grant: ScopeGrant;
}

function findGrant({ context }: GraphCall, id: string): FoundGrant {
  for (const application of context.directory.applications.all) {
    const grant = application.scopeGrants.find((one) => one.id === id);
    if (grant !== undefined) return { application, grant };
  }
  throw graphRefusals.resourceNotFound(id.slice(0, 200));
}

function readGrant(request: GraphCall, id = ''): HttpReply {
  requireAny(request, [...applicationReaders, ...grantWriters]);
  const { application, grant } = findGrant(request, id);
  return json(200, grantBody(application, grant));
}

function changeGrant(request: GraphCall, id = ''): HttpReply {
  requireAny(request, grantWriters);
  requireRole(request, 'Cloud Application Administrator');
  const { application, grant } = findGrant(request, id);
  const scope = String(readBody(request)['scope'] ?? '')
    .trim()
    .slice(0, 2000);
  application.scopeGrants = application.scopeGrants.map((one) => (one === grant ? { ...grant, scope } : one));
  return { status: 204 };
}

function removeGrant(request: GraphCall, id = ''): HttpReply {
  requireAny(request, grantWriters);
  requireRole(request, 'Cloud Application Administrator');
  const { application, grant } = findGrant(request, id);
  application.scopeGrants = application.scopeGrants.filter((one) => one !== grant);
  return { status: 204 };
}

const grantBody = (application: DemoApplication, grant: ScopeGrant): Body => ({
  id: grant.id,
  clientId: application.servicePrincipalId,
  consentType: grant.principalId === null ? 'AllPrincipals' : 'Principal',
  principalId: grant.principalId,
  resourceId: principalOf(grant.resource)?.id,
  scope: grant.scope,
});
