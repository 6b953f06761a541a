// Objects that the cmdlets print, as plain rows: test/unit/policy/printedForms.ts prints them in every form.
import type { ProtocolId } from '../../../src/core/registration/registration.ts';

export type Row = Readonly<Record<string, string>>;

export interface PrintedObjects {
  readonly name: string;
  readonly protocol: ProtocolId;
  readonly command: string;
  readonly rows: readonly [Row, ...Row[]];
}

const app = '66666666-7777-8888-9999-000000000000';
export const objectId = '77777777-8888-9999-aaaa-bbbbbbbbbbbb';

const role = (name: string, scope: string, inScope: string): Row => ({
  RoleName: `Application ${name}`,
  GrantedPermissions: name,
  AllowedResourceScope: scope,
  ScopeType: 'CustomRecipientScope',
  InScope: inScope,
});
const entry = (user: string, rights: string): Row => ({
  Identity: 'ap',
  User: user,
  AccessRights: rights,
  IsInherited: 'False',
  Deny: 'False',
});
const assignment = (name: string, scope: string, writeScope: string): Row => ({
  Name: name,
  Role: 'Application EWS.AccessAsApp',
  RoleAssigneeName: objectId,
  RoleAssigneeType: 'ServicePrincipal',
  CustomResourceScope: scope,
  RecipientWriteScope: writeScope,
  Enabled: 'True',
});
const self = entry('NT AUTHORITY\\SELF', '{FullAccess, ReadPermission}');

const one = (
  name: string,
  protocol: ProtocolId,
  command: string,
  ...rows: readonly [Row, ...Row[]]
): PrintedObjects => ({ name, protocol, command, rows });

export const printedObjects: readonly PrintedObjects[] = [
  one(
    'two roles',
    'ews',
    `Test-ServicePrincipalAuthorization -Identity ${app} -Resource ap@contoso.com`,
    role('EWS.AccessAsApp', 'Contoso scope', 'True'),
    role('Mail.Read', 'Other scope', 'False'),
  ),
  one(
    'a role out of scope',
    'ews',
    `Test-ServicePrincipalAuthorization ${app} -Resource "ceo@contoso.com"`,
    role('EWS.AccessAsApp', 'Contoso scope', 'False'),
  ),
  one('a policy test', 'graph', `Test-ApplicationAccessPolicy -Identity ap@contoso.com -AppId ${app}`, {
    AppId: app,
    Mailbox: 'ap',
    MailboxId: 'c82eee91-0000-0000-0000-000000000000',
    MailboxSid: 'S-1-5-21-1111111111-222222222-3333333333-444444444',
    AccessCheckResult: 'Granted',
  }),
  one('a policy', 'graph', 'Get-ApplicationAccessPolicy', {
    ScopeName: 'Capture',
    ScopeIdentity: 'Capture20250209121934',
    AppId: app,
    ScopeIdentityRaw: 'S-1-5-21-1-2-3-4;998e9d79-817d-41c9-87d8-d9c07f27f4b2',
    Description: 'd',
    AccessRight: 'RestrictAccess',
    ShardType: 'All',
    IsValid: 'True',
    ObjectState: 'Unchanged',
  }),
  one(
    'role assignments',
    'ews',
    `Get-ManagementRoleAssignment -RoleAssignee ${objectId}`,
    assignment('Contoso EWS', 'Contoso scope', 'CustomRecipientScope'),
    assignment('All EWS', '', 'Organization'),
  ),
  one('a management scope', 'ews', 'Get-ManagementScope', {
    Name: 'Contoso scope',
    ScopeRestrictionType: 'RecipientScope',
    Exclusive: 'False',
    RecipientRoot: '',
    RecipientFilter: "Department -eq 'Capture'",
  }),
  one(
    'service principals',
    'imap',
    'Get-ServicePrincipal',
    {
      DisplayName: 'Contoso Capture',
      AppId: app,
      ObjectId: objectId,
      Sid: 'S-1-5-21-1111111111-2222222222-333333333-44444444',
    },
    {
      DisplayName: 'Backup',
      AppId: '99999999-7777-8888-9999-000000000000',
      ObjectId: '99999999-8888-9999-aaaa-bbbbbbbbbbbb',
      Sid: 'S-1-5-21-1111111111-2222222222-3-5',
    },
  ),
  one(
    'FullAccess',
    'imap',
    'Get-MailboxPermission -Identity ap@contoso.com',
    self,
    entry(objectId, '{FullAccess}'),
  ),
  one('no FullAccess', 'pop', 'Get-MailboxPermission ap@contoso.com', self),
  one('SendAs', 'smtp', 'Get-RecipientPermission -Identity fax@contoso.com', {
    Identity: 'fax',
    Trustee: objectId,
    AccessControlType: 'Allow',
    AccessRights: '{SendAs}',
    Inherited: 'False',
  }),
  one('switches of a mailbox', 'smtp', 'Get-CASMailbox -Identity ap@contoso.com', {
    PrimarySmtpAddress: 'ap@contoso.com',
    ImapEnabled: 'True',
    PopEnabled: 'False',
    EwsEnabled: 'True',
    SmtpClientAuthenticationDisabled: '',
  }),
  one('the organization and its list', 'ews', 'Get-OrganizationConfig -RetrieveEwsOperationAccessPolicy', {
    EwsEnabled: 'True',
    EwsAllowedAppIDs: `12345678-1234-1234-1234-123456789012,${app}`,
    EwsApplicationAccessPolicy: '',
  }),
  one('an empty list', 'ews', 'Get-OrganizationConfig -RetrieveEwsOperationAccessPolicy', {
    EwsEnabled: 'True',
    EwsAllowedAppIDs: '',
    EwsApplicationAccessPolicy: '',
  }),
  one('a list that is not shown', 'ews', 'Get-OrganizationConfig', {
    EwsEnabled: 'True',
    EwsAllowedAppIDs: '',
    EwsApplicationAccessPolicy: '',
    EwsAllowList: '',
    EwsBlockList: '',
  }),
  one('user agents', 'ews', 'Get-OrganizationConfig', {
    EwsApplicationAccessPolicy: 'EnforceAllowList',
    EwsAllowList: '{OWA/*, Contoso*}',
    EwsBlockList: '{}',
  }),
  one('a grant', 'ews', `Get-MgServicePrincipalAppRoleAssignment -ServicePrincipalId ${objectId}`, {
    AppRoleId: 'dc890d15-9560-4a4c-9b7f-a736ec74ec40',
    PrincipalDisplayName: 'Contoso Capture',
    PrincipalId: objectId,
    PrincipalType: 'ServicePrincipal',
    ResourceDisplayName: 'Office 365 Exchange Online',
    ResourceId: '33333333-8888-9999-aaaa-bbbbbbbbbbbb',
  }),
  one(
    'members of a group',
    'graph',
    'Get-DistributionGroupMember capture@contoso.com',
    { Name: 'AP', PrimarySmtpAddress: 'ap@contoso.com', RecipientType: 'UserMailbox' },
    { Name: 'North', PrimarySmtpAddress: 'north@contoso.com', RecipientType: 'MailUniversalSecurityGroup' },
  ),
];
