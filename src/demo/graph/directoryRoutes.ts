// Graph's directory routes about people and the organization, and the permission check that all directory routes share.

import type { DemoUser } from '../directory.ts';
import { type HttpReply, json } from '../httpSurface.ts';
import { roleTemplates } from './directoryRights.ts';
import { graphRefusals } from './graphError.ts';
import type { GraphCall, GraphRoute } from './graphRoute.ts';
import { page, select } from './odata.ts';

export const directoryRoutes: readonly GraphRoute[] = [
  { method: 'GET', path: /^\/users$/i, handle: listUsers },
  { method: 'GET', path: /^\/(me|users\/[^/]+)$/i, handle: readUser },
  { method: 'GET', path: /^\/organization$/i, handle: readOrganization },
  {
    method: 'GET',
    path: /^\/me\/transitiveMemberOf\/microsoft\.graph\.directoryRole$/i,
    handle: listMyRoles,
  },
];

const userReaders: readonly string[] = ['User.Read.All', 'User.ReadBasic.All', 'Directory.Read.All'];

/** Throws if the token holds none of the permissions. */
export function requireAny(request: GraphCall, permissions: readonly string[]): void {
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

/** Directory roles that are active; an eligible role of Privileged Identity Management is not among them. */
function listMyRoles(request: GraphCall): HttpReply {
  const { user } = request.caller;
  if (user === undefined) throw graphRefusals.meWithoutUser();
  const active = request.context.policy().rolesActive ? user.roles : [];
  const roles = active.map((displayName) => ({
    id: roleTemplates[displayName],
    displayName,
    roleTemplateId: roleTemplates[displayName],
  }));
  return page(request, roles, '#directoryObjects');
}

function readOrganization(request: GraphCall): HttpReply {
  const { tenantId, organization, domain } = request.context.directory;
  const verifiedDomains = [{ name: domain, isDefault: true, isInitial: false }];
  return page(request, [{ id: tenantId, displayName: organization, verifiedDomains }], '#organization');
}
