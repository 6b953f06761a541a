// RBAC for Applications through Graph beta: roles and assignments that act on the demo tenant's Exchange
// (unifiedRbacApplication, Microsoft Graph beta; rbacapplication-post-roleassignments).
import { randomUUID } from 'node:crypto';
import type { RoleAssignment } from '../exchange/exchangeState.ts';
import { type HttpReply, json } from '../httpSurface.ts';
import { requireRole } from './directoryRights.ts';
import { requireAny } from './directoryRoutes.ts';
import { graphRefusals } from './graphError.ts';
import type { GraphCall, GraphRoute } from './graphRoute.ts';
import { equalsFilter, page, readBody } from './odata.ts';

const base = String.raw`^\/roleManagement\/exchange`;
const writers: readonly string[] = ['RoleManagement.ReadWrite.Exchange'];

export const exchangeRoleRoutes: readonly GraphRoute[] = [
  { method: 'GET', path: new RegExp(String.raw`${base}\/roleDefinitions$`, 'i'), handle: listRoles },
  { method: 'GET', path: new RegExp(String.raw`${base}\/roleAssignments$`, 'i'), handle: listAssignments },
  { method: 'POST', path: new RegExp(String.raw`${base}\/roleAssignments$`, 'i'), handle: assign },
  { method: 'DELETE', path: new RegExp(String.raw`${base}\/roleAssignments\/(.+)$`, 'i'), handle: remove },
];

/** IDs as CLI for Microsoft 365's page lists them; EWS and SMTP are not on that page and not here. */
const roles: Readonly<Record<string, string>> = {
  'Application Mail.Read': '1f704712-7d46-481f-b2cd-dbcc978c4f2a',
  'Application Mail.ReadWrite': '82fd214e-61ca-4dc7-98f6-090700bdb205',
  'Application Mail.Send': '8679f4ff-c91d-40d0-809c-c86d114821a5',
};

/** In a tenant that does not offer them the path is unknown. */
function requireOffered(request: GraphCall): void {
  if (!request.context.policy().exchangeRolesInGraph)
    throw graphRefusals.resourceNotFound('roleManagement/exchange');
  requireAny(request, writers);
}

function listRoles(request: GraphCall): HttpReply {
  requireOffered(request);
  const wanted = equalsFilter(request, ['displayName']);
  const items = Object.entries(roles).map(([displayName, id]) => ({ id, displayName, isEnabled: true }));
  return page(request, items.filter(wanted), '#roleManagement/exchange/roleDefinitions');
}

const bodyOf = ({ name, role, assignee, scope }: RoleAssignment): Readonly<Record<string, unknown>> => ({
  id: name,
  principalId: `/ServicePrincipals/${assignee}`,
  roleDefinitionId: roles[role] ?? role,
  directoryScopeId: scope ?? '/',
  appScopeId: null,
});

function listAssignments(request: GraphCall): HttpReply {
  requireOffered(request);
  const wanted = equalsFilter(request, ['principalId', 'roleDefinitionId', 'appScopeId']);
  const items = request.context.policy().exchange.assignments.map(bodyOf);
  return page(request, items.filter(wanted), '#roleManagement/exchange/roleAssignments');
}

function assign(request: GraphCall): HttpReply {
  requireOffered(request);
  requireRole(request, 'Exchange Administrator');
  const { context } = request;
  const body = readBody(request);
  const role = Object.keys(roles).find((name) => roles[name] === body['roleDefinitionId']);
  const assignee = /^\/ServicePrincipals\/([0-9a-f-]{36})$/i.exec(String(body['principalId']))?.[1] ?? '';
  const application = context.directory.applications.byServicePrincipal(assignee);
  if (role === undefined || application === undefined)
    throw graphRefusals.badRequest('Invalid role assignment.');
  const directoryScope = String(body['directoryScopeId'] ?? '');
  const group = groupOf(request, directoryScope);
  const made: RoleAssignment = {
    name: randomUUID(),
    role,
    assignee,
    scope: directoryScope === '/' ? undefined : directoryScope,
  };
  context.changeExchange((state) => ({
    ...state,
    // Whether the assignment makes Exchange know the application by itself is not documented; here it does.
    principals: state.principals.some(({ objectId }) => objectId === assignee)
      ? state.principals
      : [
          ...state.principals,
          { appId: application.appId, objectId: assignee, displayName: application.displayName },
        ],
    scopes: group === undefined ? state.scopes : [...state.scopes, { name: directoryScope, group }],
    assignments: [...state.assignments, made],
  }));
  return json(201, bodyOf(made));
}

/** The group of a scope `/Groups/{name}`; undefined for the whole organization. */
function groupOf({ context }: GraphCall, scope: string): string | undefined {
  if (scope === '/') return undefined;
  const wanted = decodeURIComponent(/^\/Groups\/(.+)$/i.exec(scope)?.[1] ?? '');
  const group = context
    .policy()
    .exchange.groups.find(({ name, alias }) => name === wanted || alias === wanted);
  if (group === undefined) throw graphRefusals.badRequest('The scope of the role assignment was not found.');
  return group.name;
}

function remove(request: GraphCall, id = ''): HttpReply {
  requireOffered(request);
  requireRole(request, 'Exchange Administrator');
  const { context } = request;
  const found = context.policy().exchange.assignments.find(({ name }) => name === id);
  if (found === undefined) throw graphRefusals.resourceNotFound(id.slice(0, 200));
  context.changeExchange((state) => ({
    ...state,
    assignments: state.assignments.filter((one) => one !== found),
  }));
  return { status: 204 };
}
