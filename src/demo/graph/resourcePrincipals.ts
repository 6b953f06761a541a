// Service principals of Office 365 Exchange Online and Microsoft Graph with the permissions the demo knows.
// Role IDs: the permission tables of the facts that core/permissions.ts cites; a test holds both together.

import type { ResourceId } from '../entra/resources.ts';

export interface AppRole {
  readonly id: string;
  readonly value: string;
}

export interface ResourcePrincipal {
  readonly id: string;
  readonly appId: string;
  readonly displayName: string;
  readonly appRoles: readonly AppRole[];
  readonly oauth2PermissionScopes: readonly AppRole[];
}

export const resourcePrincipals: readonly ResourcePrincipal[] = [
  {
    id: 'e0f1a2b3-0002-4ff1-8e00-0000000000a1',
    appId: '00000002-0000-0ff1-ce00-000000000000',
    displayName: 'Office 365 Exchange Online',
    appRoles: [
      { id: 'dc890d15-9560-4a4c-9b7f-a736ec74ec40', value: 'full_access_as_app' },
      { id: '5e5addcd-3e8d-4e90-baf5-964efab2b20a', value: 'IMAP.AccessAsApp' },
      { id: 'cb842b43-da6e-4506-86fe-bb12199c656d', value: 'POP.AccessAsApp' },
      { id: '7146a1f0-8703-45b3-9eae-527a64c00995', value: 'SMTP.SendAsApp' },
    ],
    oauth2PermissionScopes: [
      { id: '3b5f3d61-589b-4a3c-a359-5dd4b5ee5bd5', value: 'EWS.AccessAsUser.All' },
      { id: '195adc35-e27b-454b-a7ed-1ecdffa1c09f', value: 'IMAP.AccessAsUser.All' },
      { id: 'fb698133-92fa-453e-a9ed-688e10f2e5ac', value: 'POP.AccessAsUser.All' },
      { id: '76faac2a-0f20-42f1-928a-50de5b9dbe52', value: 'SMTP.Send' },
    ],
  },
  {
    id: 'e0f1a2b3-0003-4ff1-8e00-0000000000a2',
    appId: '00000003-0000-0000-c000-000000000000',
    displayName: 'Microsoft Graph',
    appRoles: [
      { id: '810c84a8-4a9e-49e6-bf7d-12d183f40d01', value: 'Mail.Read' },
      { id: 'e2a3a72e-5f79-4c64-b1b1-878b674786c9', value: 'Mail.ReadWrite' },
      { id: 'b633e1c5-b582-4048-a93e-9f11b44c7e96', value: 'Mail.Send' },
      { id: 'df021288-bdef-4463-88db-98f22de89214', value: 'User.Read.All' },
      { id: '9a5d68dd-52b0-4cc2-bd40-abcf44ac3a30', value: 'Application.Read.All' },
    ],
    oauth2PermissionScopes: [
      { id: '570282fd-fa5c-430d-a7fd-fc8dc98a9dca', value: 'Mail.Read' },
      { id: '7b9103a5-4610-446b-9670-80643382c1fa', value: 'Mail.Read.Shared' },
      { id: '024d486e-b451-40bb-833d-3e66d98c5c73', value: 'Mail.ReadWrite' },
      { id: 'e383f46e-2787-4529-855e-0e479a3ffac0', value: 'Mail.Send' },
      { id: 'e1fe6dd8-ba31-4d61-89e7-88639da4683d', value: 'User.Read' },
      { id: 'a154be20-db9c-4678-8ab7-66f6cc099a59', value: 'User.Read.All' },
      { id: 'c79f8feb-a9db-4090-85f9-90d820caa0eb', value: 'Application.Read.All' },
      { id: 'bdfbf15f-ee85-4955-8675-146e8e5296b5', value: 'Application.ReadWrite.All' },
      { id: '84bccea3-f856-4a8a-967b-dbe0a3d53a64', value: 'AppRoleAssignment.ReadWrite.All' },
      { id: '41ce6ca6-6826-4807-84f1-1c82854f7ee5', value: 'DelegatedPermissionGrant.ReadWrite.All' },
      { id: 'c1499fe0-52b1-4b22-bed2-7a244e0e879f', value: 'RoleManagement.ReadWrite.Exchange' },
      { id: '572fea84-0151-49b2-9301-11cb16974376', value: 'Policy.Read.All' },
      { id: 'bc024368-1153-4739-b217-4326f2e966d0', value: 'GroupMember.Read.All' },
      { id: '3361d15d-be43-4de6-b441-3c746d05163d', value: 'AdministrativeUnit.Read.All' },
      // The same values as Exchange's, and yet of no use there: the audience is Graph.
      { id: '652390e4-393a-48de-9484-05f9b1212954', value: 'IMAP.AccessAsUser.All' },
      { id: 'd7b7f2d9-0f45-4ea1-9d42-e50810c06991', value: 'POP.AccessAsUser.All' },
      { id: '258f6531-6087-4cc4-bb90-092c5fb3ed3f', value: 'SMTP.Send' },
      { id: '9769c687-087d-48ac-9cb3-c37dde652038', value: 'EWS.AccessAsUser.All' },
    ],
  },
];

const resourceIds: Readonly<Record<string, ResourceId>> = {
  '00000002-0000-0ff1-ce00-000000000000': 'exchange',
  '00000003-0000-0000-c000-000000000000': 'graph',
};

export const idOfResource = (principal: ResourcePrincipal): ResourceId =>
  resourceIds[principal.appId] ?? 'graph';
