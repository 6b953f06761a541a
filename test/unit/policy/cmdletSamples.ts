// Output of the cmdlets in every form in which it reaches us. `source` says where a form was seen; the rest is
// constructed from the documented columns. Names, addresses and identifiers are replaced.

export interface CmdletSample {
  readonly name: string;
  readonly source: string;
  readonly text: string;
}

const constructed = (columns: string): string => `constructed from the columns of ${columns}`;
const roleColumns = 'Test-ServicePrincipalAuthorization.md, MicrosoftDocs/office-docs-powershell';
const policyColumns = 'Get-ApplicationAccessPolicy output in public guides';

export const cmdletSamples: readonly CmdletSample[] = [
  {
    name: 'policy test as a list under prompts, three mailboxes',
    source: 'form of a public guide that shows the session (PowerShell 7 on Linux)',
    text: `PS /home/admin> Test-ApplicationAccessPolicy -Identity ap@contoso.com -AppId 66666666-7777-8888-9999-000000000000

AppId             : 66666666-7777-8888-9999-000000000000
Mailbox           : Accounts Payable
MailboxId         : 75283b3b-609a-4c1c-b8b8-baa1342fdfa6
MailboxSid        : S-1-5-21-3787302941-3231517822-469913106-31499791
AccessCheckResult : Granted

PS /home/admin> Test-ApplicationAccessPolicy -Identity ceo@contoso.com -AppId 66666666-7777-8888-9999-000000000000

AppId             : 66666666-7777-8888-9999-000000000000
Mailbox           : ceo
MailboxId         : d2ca4050-f8a9-4986-b998-387603b466b6
MailboxSid        : S-1-5-21-3787302941-3231517822-469913106-19344836
AccessCheckResult : Denied

PS /home/admin> Test-ApplicationAccessPolicy -Identity it@contoso.com -AppId 66666666-7777-8888-9999-000000000000

AppId             : 66666666-7777-8888-9999-000000000000
Mailbox           : it.team
MailboxId         : 0b5613ad-71fe-4b4c-9da3-b830f6df0607
MailboxSid        : S-1-5-21-3787302941-3231517822-469913106-5455427
AccessCheckResult : Denied
`,
  },
  {
    name: 'policy test with a French result',
    source: 'SMTP2Graph/SMTP2Graph issue 41',
    text: `AppId             : 66666666-7777-8888-9999-000000000000
Mailbox           : ap
MailboxId         : bbbbbbbb-3333-cccc-5555-666666666666
MailboxSid        : S-1-5-21-3625567942-9999999-999999999-9999999
AccessCheckResult : Accordé`,
  },
  {
    name: 'new policy, identity wrapped inside a GUID',
    source: 'form of a public guide (New-ApplicationAccessPolicy in Azure Cloud Shell)',
    text: `ScopeName        : Capture Mailboxes
ScopeIdentity    : Capture Mailboxes20250209121934
Identity         : 63759d9f-bfca-4f52-ae98-8f2f1d7bc173\\66666666-7777-8888-9999-000000000000:S-1-5-21-3787302941-3231517822-469913106-31437838;9
                   98e9d79-817d-41c9-87d8-d9c07f27f4b2
AppId            : 66666666-7777-8888-9999-000000000000
ScopeIdentityRaw : S-1-5-21-3787302941-3231517822-469913106-31437838;998e9d79-817d-41c9-87d8-d9c07f27f4b2
Description      : Restrict this app to members of
                   capture-mailboxes@contoso.com
AccessRight      : RestrictAccess
ShardType        : All
IsValid          : True
ObjectState      : Unchanged
`,
  },
  {
    name: 'two policies, one that denies',
    source: constructed(policyColumns),
    text: `RunspaceId       : 21903e33-af08-41c2-b7bc-3b45bf99fb96
ScopeName        : Capture Mailboxes
ScopeIdentity    : Capture Mailboxes
AppId            : 66666666-7777-8888-9999-000000000000
AccessRight      : RestrictAccess
IsValid          : True
RunspaceId       : 21903e33-af08-41c2-b7bc-3b45bf99fb96
ScopeName        : Board
ScopeIdentity    : Board
AppId            : *
AccessRight      : DenyAccess
IsValid          : False
`,
  },
  {
    name: 'policies as a table with an empty description',
    source: 'columns of Get-ApplicationAccessPolicy.md example 1 (Description, ScopeName, AccessRight)',
    text: `
Description                 ScopeName         AccessRight
-----------                 ---------         -----------
Restrict to the capture box Capture Mailboxes RestrictAccess
                            Board             DenyAccess

`,
  },
  {
    name: 'role test as a table under a prompt',
    source: 'Test-ServicePrincipalAuthorization.md example 1, MicrosoftDocs/office-docs-powershell',
    text: `PS C:\\> Test-ServicePrincipalAuthorization -Identity "DemoB" -Resource "ap@contoso.com" | Format-Table

RoleName                      GrantedPermissions          AllowedResourceScope        ScopeType                 InScope
--------                      ------------------          --------------------        ---------                 ------
Application Mail.Read         Mail.Read                   Canadian Employees           CustomRecipientScope     True
Application Calendars.Read    Calendars.Read              4d819ce9-9257-44..           AdministrativeUnit       False
Application Contacts.Read     Contacts.Read               Organization                 Organization             True
`,
  },
  {
    name: 'role test without a mailbox',
    source: 'Test-ServicePrincipalAuthorization.md example 2, MicrosoftDocs/office-docs-powershell',
    text: `PS C:\\> Test-ServicePrincipalAuthorization -Identity "DemoB" | Format-Table

RoleName                      GrantedPermissions          AllowedResourceScope        ScopeType                 InScope
--------                      ------------------          --------------------        ---------                 ------
Application Mail.Read         Mail.Read                   Canadian Employees           CustomRecipientScope     Not Run
Application EWS.AccessAsApp   EWS.AccessAsApp             Canadian Employees           CustomRecipientScope     Not Run
`,
  },
  {
    name: 'role test in a narrow window, cells and headings wrapped',
    source: constructed(roleColumns),
    text: `
RoleName     GrantedPermis AllowedResou ScopeType    InScope
             sions         rceScope
--------     ------------- ------------ ---------    -------
Application  EWS.AccessAsA Contoso      CustomRecipi True
EWS.AccessAs pp            Capture      entScope
App                        scope
Application  Mail.Send     Organization Organization False
Mail.Send

`,
  },
  {
    name: 'role test as JSON with the mailbox added, as the extension’s own block prints it',
    source: constructed(roleColumns),
    text: `Here is what it printed:
[
  {
    "Resource": "ap@contoso.com",
    "RoleName": "Application EWS.AccessAsApp",
    "GrantedPermissions": "EWS.AccessAsApp",
    "AllowedResourceScope": "Contoso Capture 66666666 scope",
    "ScopeType": "CustomRecipientScope",
    "InScope": true
  },
  {
    "Resource": "ceo@contoso.com",
    "RoleName": "Application EWS.AccessAsApp",
    "GrantedPermissions": "EWS.AccessAsApp",
    "AllowedResourceScope": "Contoso Capture 66666666 scope",
    "ScopeType": { "value": 2, "Value": "CustomRecipientScope" },
    "InScope": "False"
  }
]
That was all.`,
  },
  {
    name: 'role test as a list with the colours of PowerShell 7',
    source: constructed(roleColumns),
    text: [
      '\u001b[32;1mRoleName             : \u001b[0mApplication SMTP.SendAsApp',
      '\u001b[32;1mGrantedPermissions   : \u001b[0mSMTP.SendAsApp',
      '\u001b[32;1mAllowedResourceScope : \u001b[0mOrganization',
      '\u001b[32;1mScopeType            : \u001b[0mOrganization',
      '\u001b[32;1mInScope              : \u001b[0mTrue',
    ].join('\r\n'),
  },
  {
    name: 'role test as CSV',
    source: constructed(roleColumns),
    text: `#TYPE Selected.Microsoft.Exchange.Data.Directory.ServicePrincipalAuthorization
"Resource","RoleName","GrantedPermissions","AllowedResourceScope","ScopeType","InScope"
"ap@contoso.com","Application EWS.AccessAsApp","EWS.AccessAsApp","Scope ""A"", north","CustomRecipientScope","True"
"ceo@contoso.com","Application EWS.AccessAsApp","EWS.AccessAsApp","Scope ""A"", north","CustomRecipientScope","False"
`,
  },
  {
    name: 'role test after a German spreadsheet',
    source: 'constructed; a spreadsheet writes semicolons and its own words for True and False',
    text: `Resource;RoleName;GrantedPermissions;AllowedResourceScope;ScopeType;InScope
ap@contoso.com;Application EWS.AccessAsApp;EWS.AccessAsApp;Erfassung;CustomRecipientScope;WAHR
ceo@contoso.com;Application EWS.AccessAsApp;EWS.AccessAsApp;Erfassung;CustomRecipientScope;FALSCH`,
  },
  {
    name: 'role test with translated headings',
    source: 'constructed; headings as a machine translation writes them, unknown ones among them',
    text: `
Rollenname                  Erteilte Berechtigungen Zugelassen bei Bereichstyp          Drin
--------------------------- ----------------------- -------------- -------------------- -----
Application EWS.AccessAsApp EWS.AccessAsApp         Erfassung      CustomRecipientScope False
`,
  },
  {
    name: 'service principals as a table and as a list',
    source: constructed('Get-ServicePrincipal.md, MicrosoftDocs/office-docs-powershell'),
    text: `
DisplayName     ObjectId                             AppId
-----------     --------                             -----
Contoso Capture 77777777-8888-9999-aaaa-bbbbbbbbbbbb 66666666-7777-8888-9999-000000000000

DisplayName : Other
AppId       : {12345678-1234-1234-1234-123456789012}
ObjectId    : 87654321-1234-1234-1234-123456789012
`,
  },
  {
    name: 'scope and assignment',
    source: constructed(
      'New-ManagementScope.md and New-ManagementRoleAssignment.md, MicrosoftDocs/office-docs-powershell',
    ),
    text: `Name                 : Contoso Capture 66666666 scope
ScopeRestrictionType : RecipientScope
Exclusive            : False
RecipientRoot        :
RecipientFilter      : MemberOfGroup -eq
                       'CN=capture-mailboxes,OU=contoso.onmicrosoft.com,OU=Microsoft Exchange Hosted
                       Organizations,DC=EURPR01A001,DC=PROD,DC=OUTLOOK,DC=COM'

Name                Role                        RoleAssigneeName                     RoleAssigneeType AssignmentMethod
----                ----                        ----------------                     ---------------- ----------------
Capture EWS         Application EWS.AccessAsApp 77777777-8888-9999-aaaa-bbbbbbbbbbbb ServicePrincipal Direct

Name                : Everything
Role                : Application Mail.Read
RoleAssigneeName    : 77777777-8888-9999-aaaa-bbbbbbbbbbbb
RoleAssigneeType    : ServicePrincipal
CustomResourceScope :
RecipientWriteScope : Organization
`,
  },
  {
    name: 'switches of mailbox, transport and organization',
    source: constructed(
      'Get-CASMailbox.md, Get-TransportConfig.md, Set-OrganizationConfig.md, MicrosoftDocs/office-docs-powershell',
    ),
    text: `PrimarySmtpAddress               : ap@contoso.com
EwsEnabled                       : True
ImapEnabled                      : False
PopEnabled                       : True
SmtpClientAuthenticationDisabled :

SmtpClientAuthenticationDisabled : True
AllowLegacyTLSClients            : False

EwsEnabled                 :
EwsApplicationAccessPolicy : EnforceAllowList
EwsAllowList               : {Outlook*, GlobalCapture/*}
EwsBlockList               : {}

EwsEnabled       : True
EwsAllowedAppIDs : 12345678-1234-1234-1234-123456789012,87654321-1234-1234-1234-123456789012
`,
  },
  {
    name: 'mailbox permissions',
    source: constructed('Get-MailboxPermission.md, MicrosoftDocs/office-docs-powershell'),
    text: `
DisplayName     AppId                                ObjectId
-----------     -----                                --------
Contoso Capture 66666666-7777-8888-9999-000000000000 77777777-8888-9999-aaaa-bbbbbbbbbbbb


Identity User                 AccessRights  Deny
-------- ----                 ------------  ----
ap       NT AUTHORITY\\SELF    {FullAccess,  False
                              ReadPermissio
                              n}
ap       Contoso Capture      {FullAccess}  False

Identity User                 AccessRights  Deny
-------- ----                 ------------  ----
ceo      NT AUTHORITY\\SELF    {FullAccess}  False
`,
  },
  {
    name: 'members of a group, a group among them',
    source: constructed('Get-DistributionGroupMember.md, MicrosoftDocs/office-docs-powershell'),
    text: `
Name        PrimarySmtpAddress   RecipientType
----        ------------------   -------------
AP          ap@contoso.com       UserMailbox
North team  north@contoso.com    MailUniversalSecurityGroup
`,
  },
  {
    name: 'recipients that cannot be a policy’s scope',
    source: constructed('Get-Recipient.md, MicrosoftDocs/office-docs-powershell'),
    text: `Name                     : Capture
PrimarySmtpAddress       : capture@contoso.com
RecipientTypeDetails     : GroupMailbox
IsValidSecurityPrincipal : False
`,
  },
  {
    name: 'text that is no output at all',
    source: 'constructed',
    text: `Dear admin,
I tried it : it did not work. Error: 403
--------
Regards; me, you, they
{ not json }
[1, 2`,
  },
];
