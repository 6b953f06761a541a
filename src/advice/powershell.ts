// Advice for errors of Exchange Online PowerShell itself.
import type { AdviceRow } from './adviceRow.ts';

export const powershellRows = {
  'powershell.unknownCmdlet': {
    title: 'PowerShell does not know the cmdlet',
    cause:
      'The session is not connected to Exchange Online, the module is missing, or the signed-in role does not include the cmdlet: cmdlets without a right do not appear at all.',
    owner: 'exchangeAdmin',
    fix: 'Connect first; where the cmdlet still is not there, use an account in Organization Management or with the Exchange Administrator role:\nInstall-Module ExchangeOnlineManagement -Scope CurrentUser\n{connect}',
    from: ['exoPowerShell', 'threads'],
    check: 'Get-ConnectionInformation shows a connection.',
  },
  'powershell.unknownParameter': {
    title: 'PowerShell does not know the parameter',
    cause: 'The module is too old, or the signed-in role does not include this parameter.',
    owner: 'exchangeAdmin',
    fix: 'Update the module and use an account in Organization Management:\nUpdate-Module ExchangeOnlineManagement\n{connect}',
    from: ['exoPowerShell', 'threads'],
  },
  'powershell.moduleMissing': {
    title: 'The Exchange Online module is not installed',
    cause: 'PowerShell did not find or could not load ExchangeOnlineManagement.',
    owner: 'exchangeAdmin',
    fix: 'Install it, then open a new window:\nInstall-Module ExchangeOnlineManagement -Scope CurrentUser',
    from: ['exoPowerShell'],
  },
  'powershell.notConnected': {
    title: 'The PowerShell session is not connected',
    cause: 'Connect-ExchangeOnline has not run, or the session has ended.',
    owner: 'exchangeAdmin',
    fix: '{connect}',
    from: ['exoPowerShell'],
  },
  'powershell.appRoleMissing': {
    title: 'The application may not manage Exchange',
    cause:
      'App-only PowerShell needs the permission Exchange.ManageAsApp and a directory role (such as Exchange Administrator) for the application; one of them is missing.',
    owner: 'entraAdmin',
    fix: 'In {apiPermissions}, add Exchange.ManageAsApp of Office 365 Exchange Online and consent; in {entra} > Roles & admins > Exchange Administrator, add the application.',
    from: ['exoApp'],
  },
  'powershell.unauthorized': {
    title: 'Exchange Online PowerShell refused the connection',
    cause:
      'The account or application may not connect: no administrator role, PowerShell switched off for the user, or a policy.',
    owner: 'exchangeAdmin',
    fix: "Use an account with the Exchange Administrator role; check the user’s switch:\nGet-User -Identity '<user>' | Format-List RemotePowerShellEnabled",
    from: ['exoPowerShell', 'exoApp'],
  },
  'powershell.certificateNotFound': {
    title: 'PowerShell does not find the certificate',
    cause: 'The thumbprint is not in the store of the current user, or has no private key there.',
    owner: 'exchangeAdmin',
    fix: 'Import the certificate with its private key into Cert:\\CurrentUser\\My, or give -CertificateFilePath.',
    from: ['exoApp'],
  },
  'powershell.dehydrated': {
    title: 'The organization’s settings are still shared with others',
    cause:
      'A new tenant is “dehydrated”: roles, scopes and policies cannot be made until customization is enabled.',
    owner: 'exchangeAdmin',
    fix: 'Run this once and wait; it may take some hours:\n{connect}\nEnable-OrganizationCustomization',
    from: ['threads'],
  },
  'powershell.groupKind': {
    title: 'The group cannot be used for an access policy',
    cause:
      'The recipient is no security principal: an access policy takes a mail-enabled security group or a mailbox user.',
    owner: 'exchangeAdmin',
    fix: "Use a mail-enabled security group:\nNew-DistributionGroup -Name '<name>' -Type Security\nGet-Recipient -Identity '<group>' | Select-Object IsValidSecurityPrincipal",
    from: ['accessPolicy'],
  },
  'powershell.policyLimit': {
    title: 'There is no room for more access policies',
    cause:
      'The total size of application access policies in the tenant is used up (about 300 with a one-character description).',
    owner: 'exchangeAdmin',
    fix: 'Remove or merge policies, shorten their descriptions, or move to RBAC for Applications.',
    from: ['accessPolicy'],
  },
  'powershell.servicePrincipalNotFound': {
    title: 'The service principal was not found',
    cause:
      'New-ServicePrincipal got the Object ID of the app registration, or the enterprise application does not exist yet (no consent). The exact text of the cmdlet is not confirmed.',
    owner: 'exchangeAdmin',
    fix: 'Use the Object ID of the enterprise application ({enterprise} > Overview), after consent:\n{addServicePrincipal}',
    from: ['mailOauth', 'newServicePrincipal'],
    unverified: true,
  },
  'powershell.servicePrincipalExists': {
    title: 'The service principal exists already',
    cause: 'Exchange has a service principal with this client ID or Object ID.',
    owner: 'exchangeAdmin',
    fix: 'Look whether its ObjectId is the enterprise application’s; where it is, go on with the next step, else remove it and make it again:\nGet-ServicePrincipal | Format-List AppId, ObjectId, DisplayName',
    from: ['newServicePrincipal', 'threads'],
  },
  'powershell.objectNotFound': {
    title: 'Exchange does not find the object',
    cause: 'The mailbox, group or service principal is mistyped, in another tenant, or was made just now.',
    owner: 'exchangeAdmin',
    fix: 'Check the name, and the tenant that is connected; where it is new, wait some minutes:\nGet-ConnectionInformation | Format-List Organization, UserPrincipalName',
    from: ['exoPowerShell', 'threads'],
  },
  'powershell.basicWinRm': {
    title: 'An old module wants basic authentication in WinRM',
    cause: 'Module versions before 3 connect through WinRM, which is off or has basic authentication off.',
    owner: 'exchangeAdmin',
    fix: 'Update the module; version 3 uses REST and needs no WinRM:\nUpdate-Module ExchangeOnlineManagement',
    from: ['exoPowerShell'],
  },
  'powershell.executionPolicy': {
    title: 'PowerShell may not run scripts on this computer',
    cause: 'The execution policy forbids scripts and script modules.',
    owner: 'you',
    fix: 'Set-ExecutionPolicy RemoteSigned -Scope CurrentUser',
    from: ['exoPowerShell'],
  },
} as const satisfies Readonly<Record<string, AdviceRow>>;
