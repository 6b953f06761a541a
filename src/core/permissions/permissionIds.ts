// Ids and names of permissions, for reading them in files: mail, calendars, contacts and what a set-up needs.
// Exchange Online: Authenticate an EWS application, and an IMAP, POP or SMTP connection, by using OAuth, Microsoft Learn.
// Microsoft Graph: microsoftgraph/microsoft-graph-devx-content, permissions-descriptions.json (2026-08-07).
import type { TokenResource } from './protocols.ts';

export interface PermissionId {
  readonly resource: TokenResource;
  /** `Role` = application permission, `Scope` = delegated. */
  readonly type: 'Role' | 'Scope';
  readonly id: string;
  readonly value: string;
}

/** One row a line: resource, type, id, name. */
const table = `
exchange Scope 266d2589-20b5-4f91-9a03-89247d1be8da EAS.AccessAsUser.All
exchange Scope 3b5f3d61-589b-4a3c-a359-5dd4b5ee5bd5 EWS.AccessAsUser.All
exchange Scope ab4f2b77-0b06-4fc1-a9de-02113fc2ab7c Exchange.Manage
exchange Role dc50a0fb-09a3-484d-be87-e023b12c6440 Exchange.ManageAsApp
exchange Role dc890d15-9560-4a4c-9b7f-a736ec74ec40 full_access_as_app
exchange Role 5e5addcd-3e8d-4e90-baf5-964efab2b20a IMAP.AccessAsApp
exchange Scope 195adc35-e27b-454b-a7ed-1ecdffa1c09f IMAP.AccessAsUser.All
exchange Role 810c84a8-4a9e-49e6-bf7d-12d183f40d01 Mail.Read
exchange Scope 185758ba-798d-4b72-9e54-429a413a2510 Mail.Read
exchange Role e2a3a72e-5f79-4c64-b1b1-878b674786c9 Mail.ReadWrite
exchange Scope 75767999-c7a8-481e-a6b4-19458e0b30a5 Mail.ReadWrite
exchange Role b633e1c5-b582-4048-a93e-9f11b44c7e96 Mail.Send
exchange Scope 5eb43c10-865a-4259-960a-83946678f8dd Mail.Send
exchange Role d45fa9f8-36e5-4cd2-b601-b063c7cf9ac2 MailboxSettings.Read
exchange Role f9156939-25cd-4ba8-abfe-7fabcf003749 MailboxSettings.ReadWrite
exchange Role cb842b43-da6e-4506-86fe-bb12199c656d POP.AccessAsApp
exchange Scope fb698133-92fa-453e-a9ed-688e10f2e5ac POP.AccessAsUser.All
exchange Scope 76faac2a-0f20-42f1-928a-50de5b9dbe52 SMTP.Send
exchange Role 7146a1f0-8703-45b3-9eae-527a64c00995 SMTP.SendAsApp
exchange Scope 6223a6d3-53ef-4f8f-982a-895b39483c61 User.Read
graph Role 9a5d68dd-52b0-4cc2-bd40-abcf44ac3a30 Application.Read.All
graph Scope c79f8feb-a9db-4090-85f9-90d820caa0eb Application.Read.All
graph Role 1bfefb4e-e0b5-418b-a88f-73c46d2cc8e9 Application.ReadWrite.All
graph Scope bdfbf15f-ee85-4955-8675-146e8e5296b5 Application.ReadWrite.All
graph Role 18a4783c-866b-4cc7-a460-3d5e5662c884 Application.ReadWrite.OwnedBy
graph Role 06b708a9-e830-4db3-a914-8e69da51d44f AppRoleAssignment.ReadWrite.All
graph Scope 84bccea3-f856-4a8a-967b-dbe0a3d53a64 AppRoleAssignment.ReadWrite.All
graph Role b0afded3-3588-46d8-8b3d-9842eff778da AuditLog.Read.All
graph Scope e4c9e354-4dc5-45b8-9e7c-e1393b0b1a20 AuditLog.Read.All
graph Role 798ee544-9d2d-430c-a058-570e29e34338 Calendars.Read
graph Scope 465a38f9-76ea-45b9-9f34-9e8b0d4b0b42 Calendars.Read
graph Scope 2b9c4092-424d-4249-948d-b43879977640 Calendars.Read.Shared
graph Scope 662d75ba-a364-42ad-adee-f5f880ea4878 Calendars.ReadBasic
graph Role 8ba4a692-bc31-4128-9094-475872af8a53 Calendars.ReadBasic.All
graph Role ef54d2bf-783f-4e0f-bca1-3210c0444d99 Calendars.ReadWrite
graph Scope 1ec239c2-d7c9-4623-a91a-a9775856bb36 Calendars.ReadWrite
graph Scope 12466101-c9b8-439a-8589-dd09ee67e8e9 Calendars.ReadWrite.Shared
graph Role 1a997f7e-17c6-44c3-adc4-996e0712c777 Contacts-OnPremisesSyncBehavior.ReadWrite.All
graph Scope ae180d45-006f-488a-a18a-18b00852edc6 Contacts-OnPremisesSyncBehavior.ReadWrite.All
graph Role 089fe4d0-434a-44c5-8827-41ba8a0b17f5 Contacts.Read
graph Scope ff74d97f-43af-4b68-9f2a-b77ee6968c5d Contacts.Read
graph Scope 242b9d9e-ed24-4d09-9a52-f43769beb9d4 Contacts.Read.Shared
graph Role 6918b873-d17a-4dc1-b314-35f528134491 Contacts.ReadWrite
graph Scope d56682ec-c09e-4743-aaf4-1a3aac4caa21 Contacts.ReadWrite
graph Scope afb6c84b-06be-49af-80bb-8f3f77004eab Contacts.ReadWrite.Shared
graph Role 81b4724a-58aa-41c1-8a55-84ef97466587 DelegatedPermissionGrant.Read.All
graph Scope a197cdc4-a8e8-4d49-9d35-4ca7c83887b4 DelegatedPermissionGrant.Read.All
graph Role 8e8e4742-1d95-4f68-9d56-6ee75648c72a DelegatedPermissionGrant.ReadWrite.All
graph Scope 41ce6ca6-6826-4807-84f1-1c82854f7ee5 DelegatedPermissionGrant.ReadWrite.All
graph Role 7ab1d382-f21e-4acd-a863-ba3e13f7da61 Directory.Read.All
graph Scope 06da0dbc-49e2-44d2-8312-53f166ab848a Directory.Read.All
graph Role 19dbc75e-c2e2-444c-a770-ec69d8559fc7 Directory.ReadWrite.All
graph Scope c5366453-9fb0-48a5-a156-24f0c49a4b84 Directory.ReadWrite.All
graph Role dbb9058a-0e50-45d7-ae91-66909b5d4664 Domain.Read.All
graph Scope 2f9ee017-59c1-4f1d-9472-bd5529a7b311 Domain.Read.All
graph Scope ff91d191-45a0-43fd-b837-bd682c4a0b0f EAS.AccessAsUser.All
graph Scope 64a6cdd6-aab1-4aaf-94b8-3cc8405e90d0 email
graph Scope 9769c687-087d-48ac-9cb3-c37dde652038 EWS.AccessAsUser.All
graph Role 5b567255-7703-4780-807c-7be8301ae99b Group.Read.All
graph Scope 5f8c59db-677d-491f-a6b8-5f174b11ec1d Group.Read.All
graph Role 98830695-27a2-44f7-8c18-0c3ebc9698f6 GroupMember.Read.All
graph Scope bc024368-1153-4739-b217-4326f2e966d0 GroupMember.Read.All
graph Scope 652390e4-393a-48de-9484-05f9b1212954 IMAP.AccessAsUser.All
graph Role 810c84a8-4a9e-49e6-bf7d-12d183f40d01 Mail.Read
graph Scope 570282fd-fa5c-430d-a7fd-fc8dc98a9dca Mail.Read
graph Scope 7b9103a5-4610-446b-9670-80643382c1fa Mail.Read.Shared
graph Role 6be147d2-ea4f-4b5a-a3fa-3eab6f3c140a Mail.ReadBasic
graph Scope a4b8392a-d8d1-4954-a029-8e668a39a170 Mail.ReadBasic
graph Role 693c5e45-0940-467d-9b8a-1022fb9d42ef Mail.ReadBasic.All
graph Scope b11fa0e7-fdb7-4dc9-b1f1-59facd463480 Mail.ReadBasic.Shared
graph Role e2a3a72e-5f79-4c64-b1b1-878b674786c9 Mail.ReadWrite
graph Scope 024d486e-b451-40bb-833d-3e66d98c5c73 Mail.ReadWrite
graph Scope 5df07973-7d5d-46ed-9847-1271055cbd51 Mail.ReadWrite.Shared
graph Role b633e1c5-b582-4048-a93e-9f11b44c7e96 Mail.Send
graph Scope e383f46e-2787-4529-855e-0e479a3ffac0 Mail.Send
graph Scope a367ab51-6b49-43bf-a716-a1fb06d2a174 Mail.Send.Shared
graph Scope 52dc2051-4958-4636-8f2a-281d39c6981c MailboxFolder.Read
graph Role 99280d24-a782-4793-93cc-0888549957f6 MailboxFolder.Read.All
graph Scope 077fde41-7e0b-4c5b-bcd1-e9d743a30c80 MailboxFolder.ReadWrite
graph Role fef87b92-8391-4589-9da7-eb93dab7dc8a MailboxFolder.ReadWrite.All
graph Scope df96e8a0-f4e1-4ecf-8d83-a429f822cbd6 MailboxItem.ImportExport
graph Role 76577085-e73d-4f1d-b26a-85fb33892327 MailboxItem.ImportExport.All
graph Scope 82305458-296d-4edd-8b0b-74dd74c34526 MailboxItem.Read
graph Role 7d9f353d-a7bd-4fbb-822a-26d5dd39a3ce MailboxItem.Read.All
graph Role 40f97065-369a-49f4-947c-6a255697ae91 MailboxSettings.Read
graph Scope 87f447af-9fa4-4c32-9dfa-4a57a73d18ce MailboxSettings.Read
graph Role 6931bccd-447a-43d1-b442-00a195474933 MailboxSettings.ReadWrite
graph Scope 818c620a-27a9-40bd-a6a5-d96f7d610b4b MailboxSettings.ReadWrite
graph Scope 7427e0e9-2fba-42fe-b0c0-848c9e6a8182 offline_access
graph Scope 37f7f235-527c-4136-accd-4a02d197296e openid
graph Role 498476ce-e0fe-48b0-b801-37ba7e2685c6 Organization.Read.All
graph Scope 4908d5b9-3fb2-4b1e-9336-1888b7937185 Organization.Read.All
graph Role 246dd0d5-5bd0-4def-940b-0421030a5b68 Policy.Read.All
graph Scope 572fea84-0151-49b2-9301-11cb16974376 Policy.Read.All
graph Role 9e640839-a198-48fb-8b9a-013fd6f6cbcd Policy.Read.PermissionGrant
graph Scope 414de6ea-2d92-462f-b120-6e2a809a6d01 Policy.Read.PermissionGrant
graph Role be74164b-cff1-491c-8741-e671cb536e13 Policy.ReadWrite.ApplicationConfiguration
graph Scope b27add92-efb2-4f16-84f5-8108ba77985c Policy.ReadWrite.ApplicationConfiguration
graph Role a402ca1c-2696-4531-972d-6e5ee4aa11ea Policy.ReadWrite.PermissionGrant
graph Scope 2672f8bb-fd5e-42e0-85e1-ec764dd2614e Policy.ReadWrite.PermissionGrant
graph Scope d7b7f2d9-0f45-4ea1-9d42-e50810c06991 POP.AccessAsUser.All
graph Scope 14dad69e-099b-42c9-810b-d002981feec1 profile
graph Role 230c1aed-a721-4c5d-9cb4-a90514e508ef Reports.Read.All
graph Scope 02e97553-ed7b-43d0-ab3c-f8bace0d040c Reports.Read.All
graph Role c769435f-f061-4d0b-8ff1-3d39870e5f85 RoleManagement.Read.Exchange
graph Scope 3bc15058-7858-4141-b24f-ae43b4e80b52 RoleManagement.Read.Exchange
graph Role 025d3225-3f02-4882-b4c0-cd5b541a4e80 RoleManagement.ReadWrite.Exchange
graph Scope c1499fe0-52b1-4b22-bed2-7a244e0e879f RoleManagement.ReadWrite.Exchange
graph Scope 258f6531-6087-4cc4-bb90-092c5fb3ed3f SMTP.Send
graph Scope e1fe6dd8-ba31-4d61-89e7-88639da4683d User.Read
graph Role df021288-bdef-4463-88db-98f22de89214 User.Read.All
graph Scope a154be20-db9c-4678-8ab7-66f6cc099a59 User.Read.All
graph Role 97235f07-e226-4f63-ace3-39588e11d3a1 User.ReadBasic.All
graph Scope b340eb25-3456-403f-be2f-af7a0d370277 User.ReadBasic.All
`;

/** Every permission of the table. */
export const permissionIds: readonly PermissionId[] = table
  .trim()
  .split('\n')
  .map((row) => row.split(' '))
  .map(([resource, type, id = '', value = '']) => ({
    resource: resource === 'exchange' ? 'exchange' : 'graph',
    type: type === 'Role' ? 'Role' : 'Scope',
    id,
    value,
  }));
