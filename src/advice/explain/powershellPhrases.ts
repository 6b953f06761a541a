// Errors of Exchange Online PowerShell: error identifiers first, since the sentences are translated.
import type { Phrase } from './finding.ts';

const exchangeCmdlets =
  '(?:(?:New|Get|Set|Test|Remove)-(?:ApplicationAccessPolicy|ServicePrincipal|ServicePrincipalAuthorization|ManagementScope|ManagementRoleAssignment|CASMailbox|TransportConfig|OrganizationConfig|AuthenticationPolicy|Mailbox|DistributionGroup)|(?:Add|Get|Remove)-(?:MailboxPermission|RecipientPermission)|(?:Connect|Disconnect)-ExchangeOnline|Enable-OrganizationCustomization|Get-EXO\\w{3,30})';

/** "The term 'X' is not recognized" in the languages of Windows PowerShell. */
const notRecognised =
  "not recognized as (?:a|the) name of a cmdlet|CommandNotFoundException|nicht als Name eines Cmdlet|n'est pas reconnu comme nom|no se reconoce como nombre|não é reconhecido como nome|non (?:è )?riconosciuto come nome|无法将|コマンドレット.{0,30}認識";

export const powershellPhrases: readonly Phrase[] = [
  [
    'powershell.moduleMissing',
    /Connect-ExchangeOnline.{0,80}(?:not recognized|CommandNotFoundException|nicht als Name|n'est pas reconnu|no se reconoce|não é reconhecido|无法将)|ExchangeOnlineManagement.{0,60}(?:was not loaded|could not be loaded|no valid module file)/i,
    'certain',
  ],
  [
    'powershell.unknownCmdlet',
    new RegExp(
      `${exchangeCmdlets}.{0,100}(?:${notRecognised})|(?:${notRecognised}).{0,160}${exchangeCmdlets}`,
      'i',
    ),
    'certain',
  ],
  [
    'powershell.unknownParameter',
    /parameter cannot be found that matches parameter name '(?:AppId|ObjectId|ServiceId|RecipientRestrictionFilter|CustomResourceScope|EwsAllowedAppIDs|RetrieveEws\w{0,30}|AccessRight|PolicyScopeGroupId|App)'|NamedParameterNotFound/i,
  ],
  [
    'powershell.notConnected',
    /You must call the Connect-ExchangeOnline cmdlet|no (?:active|valid) (?:connection|session) .{0,40}Exchange Online/i,
  ],
  [
    'powershell.appRoleMissing',
    /The role assigned to application .{0,120}isn'?t supported in this scenario|isn'?t assigned to any management roles|FailureCategory=AuthZ-CmdletAccessDeniedException/i,
    'certain',
  ],
  [
    'powershell.unauthorized',
    /User is not allowed to call (?:Get|Set|New|Add)-|outlook\.office365\.com failed with the following error message ?: Access is denied/i,
  ],
  ['powershell.unauthorized', [/\bUn[Aa]uthorized\b/, /Connect-ExchangeOnline/]],
  [
    'powershell.certificateNotFound',
    /(?:certificate|thumbprint).{0,80}(?:(?:was|could) not (?:be )?found|not found in).{0,60}(?:store|My)/i,
  ],
  [
    'powershell.dehydrated',
    /Enable-OrganizationCustomization|organization is (?:currently )?dehydrated|command you tried to run isn'?t currently allowed in your organization/i,
    'certain',
  ],
  [
    'powershell.groupKind',
    /(?:isn'?t|is not) a (?:valid )?(?:mail-enabled )?security (?:principal|group)|not a security principal|recipient type .{0,60}is(?: not|n'?t) (?:supported|valid) .{0,60}(?:scope|policy)/i,
  ],
  ['powershell.policyLimit', /total size of App Access Policies exceeded the limit/i, 'certain'],
  [
    'powershell.servicePrincipalNotFound',
    /(?:AAD|Azure AD |Entra )?Service ?Principal.{0,80}(?:could not be found|couldn'?t be found|NotFound|wasn'?t found|does not exist)|AADServicePrincipalNotFound/i,
  ],
  [
    'powershell.servicePrincipalExists',
    /(?:service principal|AppId|ServiceId|ObjectId).{0,100}already exists/i,
  ],
  [
    'powershell.objectNotFound',
    /operation couldn'?t be performed because object .{0,160}couldn'?t be found on|ManagementObjectNotFoundException/i,
    'certain',
  ],
  [
    'powershell.basicWinRm',
    /WinRM client cannot process the request.{0,120}Basic|Basic authentication is currently disabled in the client configuration/i,
    'certain',
  ],
  [
    'powershell.executionPolicy',
    /running scripts is disabled on this system|UnauthorizedAccess.{0,60}PSSecurityException|about_Execution_Policies/i,
  ],
];
