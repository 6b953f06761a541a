// Graph's policies about applications: who may make them, what credentials they may have (policies, Microsoft Graph v1.0).
import { type HttpReply, json } from '../httpSurface.ts';
import { requireAny } from './directoryRoutes.ts';
import type { GraphCall, GraphRoute } from './graphRoute.ts';

export const policyRoutes: readonly GraphRoute[] = [
  { method: 'GET', path: /^\/policies\/authorizationPolicy$/i, handle: readAuthorization },
  { method: 'GET', path: /^\/policies\/defaultAppManagementPolicy$/i, handle: readAppManagement },
];

/** The Microsoft-managed consent default is in force (Manage app consent policies, Microsoft Learn). */
function readAuthorization(request: GraphCall): HttpReply {
  requireAny(request, ['Policy.Read.All', 'Application.ReadWrite.All']);
  return json(200, {
    id: 'authorizationPolicy',
    displayName: 'Authorization Policy',
    defaultUserRolePermissions: {
      allowedToCreateApps: request.context.policy().everybodyMakesApplications,
      permissionGrantPoliciesAssigned: ['ManagePermissionGrantsForSelf.microsoft-user-default-recommended'],
    },
  });
}

function readAppManagement(request: GraphCall): HttpReply {
  requireAny(request, ['Policy.Read.All']);
  const { secretPolicy } = request.context.policy();
  const since = { restrictForAppsCreatedAfterDateTime: '2019-10-19T10:37:00Z', state: 'enabled' };
  const passwordCredentials = {
    none: [],
    short: [{ restrictionType: 'passwordLifetime', maxLifetime: 'P90D', ...since }],
    forbidden: [{ restrictionType: 'passwordAddition', maxLifetime: null, ...since }],
  }[secretPolicy];
  return json(200, {
    id: '00000000-0000-0000-0000-000000000000',
    displayName: 'Default app management tenant policy',
    isEnabled: secretPolicy !== 'none',
    applicationRestrictions: { passwordCredentials, keyCredentials: [] },
    servicePrincipalRestrictions: { passwordCredentials: [], keyCredentials: [] },
  });
}
