// Advice for errors of Exchange Online PowerShell itself.
import { type AdviceRow, entraAdmin, exchangeAdmin, you } from './adviceRow.ts';

export const powershellRows = {
  'powershell.unknownCmdlet': you(
    'PowerShell does not know the cmdlet',
    'The session is not connected to Exchange Online, the module is missing, or the signed-in role does not include the cmdlet: cmdlets without a right do not appear at all.',
    `Connect first; if the cmdlet still is not there, use an account in Organization Management or with the Exchange Administrator role:\nInstall-Module ExchangeOnlineManagement -Scope CurrentUser\n{connect}`,
    { from: ['exoPowerShell', 'threads'], check: 'Get-ConnectionInformation shows a connection.' },
  ),
  'powershell.unknownParameter': you(
    'PowerShell does not know the parameter',
    'The module is too old, or the signed-in role does not include this parameter.',
    `Update the module and use an account in Organization Management:\nUpdate-Module ExchangeOnlineManagement\n{connect}`,
    { from: ['exoPowerShell', 'threads'] },
  ),
  'powershell.moduleMissing': you(
    'The Exchange Online module is not installed',
    'PowerShell did not find or could not load ExchangeOnlineManagement.',
    `Install it, then open a new window:\nInstall-Module ExchangeOnlineManagement -Scope CurrentUser`,
  ),
  'powershell.notConnected': you(
    'The PowerShell session is not connected',
    'Connect-ExchangeOnline has not run, or the session has ended.',
    '{connect}',
  ),
  'powershell.appRoleMissing': entraAdmin(
    'The application may not manage Exchange',
    'App-only PowerShell needs the permission Exchange.ManageAsApp and a directory role (such as Exchange Administrator) for the application; one of them is missing.',
    'In {apiPermissions}, add Exchange.ManageAsApp of Office 365 Exchange Online and consent; in {entra} > Roles & admins > Exchange Administrator, add the application.',
    { from: ['exoApp'] },
  ),
  'powershell.unauthorized': exchangeAdmin(
    'Exchange Online PowerShell does not allow this account or application',
    'It may not connect, or not run this cmdlet: no administrator role, PowerShell switched off for the user, or a policy.',
    `Use an account with the Exchange Administrator role; check the user’s switch:\nGet-User -Identity '<user>' | Format-List RemotePowerShellEnabled`,
    { from: ['exoPowerShell', 'exoApp'] },
  ),
  'powershell.tooManySessions': you(
    'Too many PowerShell sessions are open',
    'Exchange Online allows three sessions for each account. Sessions of windows and scripts that ended without disconnecting count for about 15 minutes more.',
    `Close the other windows, end each script with this, and wait 15 minutes:\nDisconnect-ExchangeOnline -Confirm:$false\nGet-PSSession | Remove-PSSession`,
    { from: ['exoPowerShell', 'threads'], check: 'Get-ConnectionInformation lists the open connections.' },
  ),
  'powershell.certificateNotFound': you(
    'PowerShell does not find the certificate',
    'The thumbprint is not in the store of the current user, or has no private key there.',
    'Import the certificate with its private key into Cert:\\CurrentUser\\My, or give -CertificateFilePath.',
    { from: ['exoApp'] },
  ),
  'powershell.dehydrated': exchangeAdmin(
    'The organization’s settings are still shared with others',
    'A new tenant is “dehydrated”: roles, scopes and policies cannot be made until customization is enabled.',
    `Run this once and wait; it may take some hours:\n{connect}\nEnable-OrganizationCustomization`,
    { from: ['threads'] },
  ),
  'powershell.groupKind': exchangeAdmin(
    'The group cannot be used for an access policy',
    'The recipient is not a security principal: an access policy takes a mail-enabled security group or a mailbox user.',
    `Use a mail-enabled security group:\nNew-DistributionGroup -Name '<name>' -Type Security\nGet-Recipient -Identity '<group>' | Select-Object IsValidSecurityPrincipal`,
    { from: ['accessPolicy'] },
  ),
  'powershell.policyLimit': exchangeAdmin(
    'There is no room for more access policies',
    'The total size of application access policies in the tenant is used up (about 300 with a one-character description).',
    'Remove or merge policies, shorten their descriptions, or move to RBAC for Applications.',
    { from: ['accessPolicy'] },
  ),
  'powershell.servicePrincipalNotFound': exchangeAdmin(
    'The service principal was not found',
    'New-ServicePrincipal got the Object ID of the app registration, or the enterprise application does not exist yet (no consent). The exact text of the cmdlet is not confirmed.',
    `Use the Object ID of the enterprise application ({enterprise} > Overview), after consent:\n{addServicePrincipal}`,
    { from: ['mailOauth', 'newServicePrincipal'], unverified: true },
  ),
  'powershell.servicePrincipalExists': exchangeAdmin(
    'The service principal exists already',
    'Exchange has a service principal with this client ID or Object ID.',
    `Look whether its ObjectId is the enterprise application’s; if it is, go on with the next step, else remove it and make it again:\nGet-ServicePrincipal | Format-List AppId, ObjectId, DisplayName`,
    { from: ['newServicePrincipal', 'threads'] },
  ),
  'powershell.objectNotFound': exchangeAdmin(
    'Exchange does not find the object',
    'The mailbox, group or service principal is mistyped, in another tenant, or was made just now.',
    `Check the name, and the tenant that is connected; if it is new, wait some minutes:\nGet-ConnectionInformation | Format-List Organization, UserPrincipalName`,
    { from: ['exoPowerShell', 'threads'] },
  ),
  'powershell.basicWinRm': you(
    'An old module wants basic authentication in WinRM',
    'Module versions before 3 connect through WinRM, which is off or has basic authentication off.',
    `Update the module; version 3 uses REST and needs no WinRM:\nUpdate-Module ExchangeOnlineManagement`,
  ),
  'powershell.executionPolicy': you(
    'PowerShell may not run scripts on this computer',
    'The execution policy forbids scripts and script modules.',
    'Set-ExecutionPolicy RemoteSigned -Scope CurrentUser',
  ),
} as const satisfies Readonly<Record<string, AdviceRow>>;
