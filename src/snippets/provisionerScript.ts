// Makes the tenant's own application that signs administrators in here, once for a tenant (Azure CLI).
// GUIDs: microsoftgraph/microsoft-graph-devx-content permissions/permissions-descriptions.json (2026-08-07).
import type { Permission } from '../core/permissions/permissions.ts';
import type { CloudId } from '../core/registration/registration.ts';
import { azScript } from './azScript.ts';

const scope = (value: string, id: string, why: string): Permission => ({
  value,
  id,
  resource: 'graph',
  type: 'Scope',
  adminConsent: true,
  why,
  confidence: 'high',
});

const permissions: readonly Permission[] = [
  scope(
    'Application.ReadWrite.All',
    'bdfbf15f-ee85-4955-8675-146e8e5296b5',
    'Makes and changes app registrations.',
  ),
  scope(
    'AppRoleAssignment.ReadWrite.All',
    '84bccea3-f856-4a8a-967b-dbe0a3d53a64',
    'Consents to application permissions.',
  ),
  scope(
    'DelegatedPermissionGrant.ReadWrite.All',
    '41ce6ca6-6826-4807-84f1-1c82854f7ee5',
    'Consents to delegated permissions.',
  ),
];

/** A public client: whoever signs in to it may do what both these permissions and the own directory role allow. */
export const provisionerScript = (tenant: string, cloud: CloudId): string =>
  azScript({
    name: 'Setup of mail applications',
    uniqueName: 'eo2s-provisioner',
    tenant,
    cloud,
    audience: 'AzureADMyOrg',
    publicClientFlows: false,
    redirects: [
      { platform: 'publicClient', uri: 'http://localhost' },
      // VS Code's own sign-in comes back here (microsoft/vscode issue 226345).
      { platform: 'publicClient', uri: 'https://vscode.dev/redirect' },
    ],
    permissions,
  });
