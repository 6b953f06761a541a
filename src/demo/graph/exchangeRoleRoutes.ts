// RBAC for Applications through Graph beta: roles and assignments that act on the demo tenant's Exchange
// (unifiedRbacApplication, Microsoft Graph beta; rbacapplication-post-roleassignments).
import { randomUUID } from 'node:crypto';
import { shortName } from '../directory.ts';
import { directoryScopeOf } from '../exchange/directoryScope.ts';
import type { ManagementScope, RoleAssignment } from '../exchange/exchangeState.ts';
import { type HttpReply, json } from '../httpSurface.ts';
import { requireRole } from './directoryRights.ts';
import { requireAny } from './directoryRoutes.ts';
import { graphRefusals } from './graphError.ts';
import type { GraphCall, GraphRoute } from './graphRoute.ts';
import { equalsFilter, page, readBody } from './odata.ts';

export const exchangeBase = String.raw`^\/roleManagement\/exchange`;
const writers: readonly string[] = ['RoleManagement.ReadWrite.Exchange'];
const readers: readonly string[] = [...writers, 'RoleManagement.Read.Exchange', 'RoleManagement.Read.All'];

const below = (rest: string): RegExp => new RegExp(`${exchangeBase}${rest}$`, 'i');

export const exchangeRoleRoutes: readonly GraphRoute[] = [
  { method: 'GET', path: below(String.raw`\/roleDefinitions`), handle: listRoles },
  { method: 'GET', path: below(String.raw`\/roleAssignments`), handle: listAssignments },
  { method: 'POST', path: below(String.raw`\/roleAssignments`), handle: assign },
  { method: 'DELETE', path: below(String.raw`\/roleAssignments\/(.+)`), handle: remove },
];

/** IDs as CLI for Microsoft 365's page lists them; EWS and SMTP are not on that page and not here. */
const roles: Readonly<Record<string, string>> = {
  'Application Mail.Read': '1f704712-7d46-481f-b2cd-dbcc978c4f2a',
  'Application Mail.ReadWrite': '82fd214e-61ca-4dc7-98f6-090700bdb205',
  'Application Mail.Send': '8679f4ff-c91d-40d0-809c-c86d114821a5',
};

/** In a tenant that does not offer them the path is unknown. */
export function requireOffered(request: GraphCall, change = false): void {
  if (!request.context.policy().exchangeRolesInGraph)
    throw graphRefusals.resourceNotFound('roleManagement/exchange');
  requireAny(request, change ? writers : readers);
  if (change) requireRole(request, 'Exchange Administrator');
}

function listRoles(request: GraphCall): HttpReply {
  requireOffered(request);
  const wanted = equalsFilter(request, ['displayName']);
  const items = Object.entries(roles).map(([displayName, id]) => ({ id, displayName, isEnabled: true }));
  return page(request, items.filter(wanted), '#roleManagement/exchange/roleDefinitions');
}

function bodyOf(
  { context }: GraphCall,
  { name, role, assignee, scope, directoryScope }: RoleAssignment,
): Readonly<Record<string, unknown>> {
  const { scopes } = context.policy().exchange;
  const appScope = scopes.find((one) => one.name === scope);
  const person = /^\/Users\/(.+)$/i.exec(directoryScope ?? '')?.[1];
  const user =
    person === undefined ? undefined : context.directory.users.find((one) => shortName(one) === person);
  return {
    id: name,
    principalId: `/ServicePrincipals/${assignee}`,
    roleDefinitionId: roles[role] ?? role,
    directoryScopeId:
      appScope !== undefined ? null : user === undefined ? (directoryScope ?? '/') : `/Users/${user.id}`,
    appScopeId: appScope?.id ?? null,
  };
}

function listAssignments(request: GraphCall): HttpReply {
  requireOffered(request);
  const wanted = equalsFilter(request, ['principalId', 'roleDefinitionId', 'appScopeId']);
  const items = request.context.policy().exchange.assignments.map((one) => bodyOf(request, one));
  return page(request, items.filter(wanted), '#roleManagement/exchange/roleAssignments');
}

function assign(request: GraphCall): HttpReply {
  requireOffered(request, true);
  const { context } = request;
  const body = readBody(request);
  const role = Object.keys(roles).find((name) => roles[name] === body['roleDefinitionId']);
  const assignee = /^\/ServicePrincipals\/([0-9a-f-]{36})$/i.exec(String(body['principalId']))?.[1] ?? '';
  const application = context.directory.applications.byServicePrincipal(assignee);
  if (role === undefined) throw graphRefusals.badRequest('The role definition was not found.');
  if (application === undefined)
    throw graphRefusals.badRequest('The principal of the role assignment was not found.');
  const made: RoleAssignment = { name: randomUUID(), role, assignee, ...scopeIn(request, body) };
  const same = (one: RoleAssignment) =>
    one.role === role &&
    one.assignee === assignee &&
    one.scope === made.scope &&
    one.directoryScope === made.directoryScope;
  if (context.policy().exchange.assignments.some(same))
    throw graphRefusals.badRequest('The role assignment already exists.');
  context.changeExchange((state) => ({
    ...state,
    // Whether the assignment makes Exchange know the application by itself is not documented; here it does.
    principals: state.principals.some(({ objectId }) => objectId === assignee)
      ? state.principals
      : [
          ...state.principals,
          { appId: application.appId, objectId: assignee, displayName: application.displayName },
        ],
    assignments: [...state.assignments, made],
  }));
  return json(201, bodyOf(request, made));
}

type Scope = Pick<RoleAssignment, 'scope' | 'directoryScope'>;

/** Exactly one of both kinds (rbacapplication-post-roleassignments). */
function scopeIn(request: GraphCall, body: Readonly<Record<string, unknown>>): Scope {
  const [directory, app] = [body['directoryScopeId'] ?? null, body['appScopeId'] ?? null];
  if ((directory === null) === (app === null))
    throw graphRefusals.badRequest('Exactly one of directoryScopeId and appScopeId must be specified.');
  if (directory === '/') return { scope: undefined };
  if (directory === null) return { scope: customScope(request, String(app)).name };
  return { scope: undefined, directoryScope: directoryScope(request, String(directory)) };
}

export function customScope({ context }: GraphCall, id: string): ManagementScope {
  const found = context.policy().exchange.scopes.find((one) => one.id === id.toLowerCase());
  if (found === undefined) throw graphRefusals.resourceNotFound(id.slice(0, 200));
  return found;
}

/** As the tenant keeps it: a user by the mailbox. */
function directoryScope({ context }: GraphCall, scope: string): string {
  const [, kind = '', id = ''] = scope.split('/');
  const user = /^users$/i.test(kind) ? context.directory.find(id) : undefined;
  const kept = user === undefined ? `/${kind}/${id.toLowerCase()}` : `/Users/${shortName(user)}`;
  const isThere =
    user !== undefined ||
    (!/^users$/i.test(kind) && directoryScopeOf(context.policy().exchange, kept) !== undefined);
  if (!isThere) throw graphRefusals.badRequest('The scope of the role assignment was not found.');
  return kept;
}

function remove(request: GraphCall, id = ''): HttpReply {
  requireOffered(request, true);
  const { context } = request;
  const found = context.policy().exchange.assignments.find(({ name }) => name === id);
  if (found === undefined) throw graphRefusals.resourceNotFound(id.slice(0, 200));
  context.changeExchange((state) => ({
    ...state,
    assignments: state.assignments.filter((one) => one !== found),
  }));
  return { status: 204 };
}
