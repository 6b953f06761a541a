// Graph's service principals and consent: appRoleAssignments and oauth2PermissionGrants (Microsoft Graph v1.0).

import { randomUUID } from 'node:crypto';
import { type DemoApplication, type RoleGrant, rolesOf, type ScopeGrant } from '../applications.ts';
import type { ResourceId } from '../entra/resources.ts';
import { type HttpReply, json } from '../httpSurface.ts';
import { applicationReaders, applicationWriters } from './applicationRoutes.ts';
import { requireAny } from './directoryRoutes.ts';
import { graphRefusals } from './graphError.ts';
import type { GraphCall, GraphRoute } from './graphRoute.ts';
import { equalsFilter, page, readBody, select } from './odata.ts';
import { type ResourcePrincipal, resourcePrincipals } from './resourcePrincipals.ts';

const byId = /^\/servicePrincipals\/([0-9a-f-]{36})$/i;
const roleWriters: readonly string[] = ['AppRoleAssignment.ReadWrite.All'];
const grantWriters: readonly string[] = ['DelegatedPermissionGrant.ReadWrite.All'];

export const principalRoutes: readonly GraphRoute[] = [
  { method: 'GET', path: /^\/servicePrincipals$/i, handle: list },
  { method: 'POST', path: /^\/servicePrincipals$/i, handle: create },
  {
    method: 'GET',
    path: /^\/servicePrincipals\(appId='([^']+)'\)$/i,
    handle: (request, appId) => read(request, 'appId', appId),
  },
  { method: 'GET', path: byId, handle: (request, id) => read(request, 'id', id) },
  { method: 'DELETE', path: byId, handle: remove },
  { method: 'GET', path: /^\/servicePrincipals\/([0-9a-f-]{36})\/appRoleAssignments$/i, handle: listRoles },
  {
    method: 'POST',
    path: /^\/servicePrincipals\/([0-9a-f-]{36})\/appRoleAssign(?:edTo|ments)$/i,
    handle: assignRole,
  },
  {
    method: 'DELETE',
    path: /^\/servicePrincipals\/([0-9a-f-]{36})\/appRoleAssign(?:edTo|ments)\/([^/]+)$/i,
    handle: removeRole,
  },
  { method: 'GET', path: /^\/oauth2PermissionGrants$/i, handle: listGrants },
  { method: 'POST', path: /^\/oauth2PermissionGrants$/i, handle: addGrant },
  { method: 'DELETE', path: /^\/oauth2PermissionGrants\/([^/]+)$/i, handle: removeGrant },
];

const resourceIds: Readonly<Record<string, ResourceId>> = {
  '00000002-0000-0ff1-ce00-000000000000': 'exchange',
  '00000003-0000-0000-c000-000000000000': 'graph',
};

const idOfResource = (principal: ResourcePrincipal): ResourceId => resourceIds[principal.appId] ?? 'graph';

const principalOf = (resource: ResourceId): ResourcePrincipal | undefined =>
  resourcePrincipals.find((principal) => idOfResource(principal) === resource);

type Body = Readonly<Record<string, unknown>>;

function bodies(request: GraphCall): readonly Body[] {
  const { directory, policy } = request.context;
  const own = directory.applications.all
    .filter((application) => application.servicePrincipalId !== undefined)
    .map((application) => ({
      id: application.servicePrincipalId,
      appId: application.appId,
      displayName: application.displayName,
      appOwnerOrganizationId: directory.tenantId,
      servicePrincipalType: 'Application',
      accountEnabled: !application.ready || policy().application !== 'disabled',
    }));
  return [...own, ...resourcePrincipals.map((principal) => ({ ...principal }))];
}

function list(request: GraphCall): HttpReply {
  requireAny(request, applicationReaders);
  const wanted = equalsFilter(request, ['appId', 'displayName']);
  return page(request, bodies(request).filter(wanted), '#servicePrincipals');
}

function read(request: GraphCall, property: 'id' | 'appId', value = ''): HttpReply {
  requireAny(request, applicationReaders);
  const found = bodies(request).find((body) => body[property] === value.toLowerCase());
  if (found === undefined) throw graphRefusals.resourceNotFound(value.slice(0, 200));
  return json(200, select(request, found));
}

function create(request: GraphCall): HttpReply {
  requireAny(request, applicationWriters);
  const appId = readBody(request)['appId'];
  const application = request.context.directory.applications.byAppId(String(appId));
  if (application === undefined)
    throw graphRefusals.badRequest(
      `The appId '${String(appId).slice(0, 100)}' of the service principal does not reference a valid application object.`,
    );
  if (application.servicePrincipalId !== undefined) throw graphRefusals.conflict();
  application.servicePrincipalId = randomUUID();
  const made = bodies(request).find((body) => body['id'] === application.servicePrincipalId);
  return json(201, made);
}

function remove(request: GraphCall, id = ''): HttpReply {
  requireAny(request, applicationWriters);
  const application = clientOf(request, id);
  application.servicePrincipalId = undefined;
  application.roleGrants = [];
  application.scopeGrants = [];
  return { status: 204 };
}

/** The application behind a service principal of this tenant's own. */
function clientOf(request: GraphCall, id: unknown): DemoApplication {
  const application = request.context.directory.applications.byServicePrincipal(String(id));
  if (application === undefined) throw graphRefusals.resourceNotFound(String(id).slice(0, 200));
  return application;
}

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

function assignRole(request: GraphCall): HttpReply {
  requireAny(request, roleWriters);
  const { principalId, resourceId, appRoleId } = readBody(request);
  const application = clientOf(request, principalId);
  const resource = resourcePrincipals.find((principal) => principal.id === resourceId);
  const role = resource?.appRoles.find((one) => one.id === appRoleId);
  if (resource === undefined || role === undefined) {
    throw graphRefusals.badRequest('Permission being assigned was not found on application.');
  }
  const kind = idOfResource(resource);
  if (rolesOf(application, request.context.policy(), kind).includes(role.value)) {
    throw graphRefusals.badRequest('Permission being assigned already exists on the object.');
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

function addGrant(request: GraphCall): HttpReply {
  requireAny(request, grantWriters);
  const { clientId, consentType, principalId, resourceId, scope } = readBody(request);
  const application = clientOf(request, clientId);
  const resource = resourcePrincipals.find((principal) => principal.id === resourceId);
  const known =
    consentType === 'AllPrincipals' || (consentType === 'Principal' && typeof principalId === 'string');
  if (resource === undefined || !known || typeof scope !== 'string') {
    throw graphRefusals.badRequest('Invalid permission grant.');
  }
  const grant: ScopeGrant = {
    id: randomUUID(),
    resource: idOfResource(resource),
    scope: scope.trim().slice(0, 2000),
    principalId: typeof principalId === 'string' ? principalId : null,
  };
  application.scopeGrants = [...application.scopeGrants, grant];
  return json(201, grantBody(application, grant));
}

function removeGrant(request: GraphCall, id = ''): HttpReply {
  requireAny(request, grantWriters);
  for (const application of request.context.directory.applications.all) {
    if (!application.scopeGrants.some((grant) => grant.id === id)) continue;
    application.scopeGrants = application.scopeGrants.filter((grant) => grant.id !== id);
    return { status: 204 };
  }
  throw graphRefusals.resourceNotFound(id.slice(0, 200));
}

const grantBody = (application: DemoApplication, grant: ScopeGrant): Body => ({
  id: grant.id,
  clientId: application.servicePrincipalId,
  consentType: grant.principalId === null ? 'AllPrincipals' : 'Principal',
  principalId: grant.principalId,
  resourceId: principalOf(grant.resource)?.id,
  scope: grant.scope,
});
