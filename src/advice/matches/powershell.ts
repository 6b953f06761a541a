// Errors of Exchange Online PowerShell: error identifiers first, since the sentences are translated.
import type { Match } from './match.ts';

/** Cmdlets by the nouns that Exchange's have. */
export const exchangeCmdlet =
  /\b(?:Connect|Disconnect|Get|Set|New|Add|Remove|Test|Enable|Disable|Update|Start|Search)-(?:EXO|Exchange|Mail|CAS|Management|ServicePrincipal|Application|Organization|Transport|Recipient|IPPS|MessageTrace|InboxRule|DistributionGroup|UnifiedGroup|AuthenticationPolicy|AddressList|CalendarProcessing|Quarantine|(?:In|Out)boundConnector|AcceptedDomain|RoleGroup|HostedContent)/i;

/** "The term 'X' is not recognized" in the languages of Windows PowerShell. */
const notRecognised =
  /cmdlet (?:is |was )?not (?:available|found)|not recognized as (?:a|the) name of a cmdlet|CommandNotFoundException|nicht als Name eines Cmdlet|n'est pas reconnu comme nom|no se reconoce como nombre|não é reconhecido como nome|non (?:è )?riconosciuto come nome|无法将|コマンドレット.{0,30}認識/i;

export const powershell: readonly Match[] = [
  {
    code: 'powershell.filterInvalid',
    says: /recipient filter is invalid|not a recognized filterable property|Invalid filter syntax|OPATH/i,
  },
  {
    code: 'powershell.ewsPolicyParameter',
    says: /EwsApplicationAccessPolicy must be specified/i,
    confidence: 'certain',
  },
  {
    code: 'powershell.exclusiveScope',
    says: /is an exclusive scope,? and it can'?t be specified|exclusive scope.{0,80}(?:can'?t|cannot) be (?:specified|used)/i,
    confidence: 'certain',
  },
  {
    code: 'powershell.wrongEnvironment',
    says: /AADSTS700016|was not found in the directory/i,
    beside:
      /Connect-(?:ExchangeOnline|IPPSSession)[^\n]{0,200}(?:partner\.outlook\.cn|chinacloudapi\.cn|office365\.us|microsoftonline\.us)|ExoPSSession.{0,300}(?:onmschina|partner\.outlook\.cn|chinacloudapi)/i,
    confidence: 'certain',
  },
  {
    code: 'powershell.moduleConflict',
    says: /(?:Method not found|Methode nicht gefunden|Méthode introuvable|Método no encontrado|Método não encontrado|Metodo non trovato|Methode niet gevonden|找不到方法|メソッドが見つかりません):? .{0,120}Microsoft\.Identity\.Client|MissingMethodException.{0,200}Microsoft\.Identity|Module could not be correctly formed|tmpEXO_\w{4,20}.{0,120}manifest|ExoPowershellSnapin\.\w{3,40}\.(?:SetClientEnvData|ProcessNewConnection)/i,
  },
  {
    code: 'powershell.unauthorized',
    says: /Insufficient permissions\. Please raise an elevated access request|INSUFF_ACCESS_RIGHTS|(?:don'?t|do not) have (?:enough|sufficient) permissions to (?:execute|perform|run)/i,
  },
  {
    code: 'powershell.moduleMissing',
    says: /Connect-ExchangeOnline.{0,80}(?:not recognized|CommandNotFoundException|nicht als Name|n'est pas reconnu|no se reconoce|não é reconhecido|无法将)|ExchangeOnlineManagement.{0,60}(?:was not loaded|could not be loaded|no valid module file|wurde nicht geladen|n'a pas été chargé|no se cargó|não foi carregado|non è stato caricato)|Modules_ModuleNotFound.{0,200}ExchangeOnlineManagement/i,
    confidence: 'certain',
  },
  {
    code: 'powershell.tooManySessions',
    says: /Max(?:Tenant)?Concurrency|maximum number of (?:connections allowed|concurrent shells|active (?:connections|sessions))|exceeded the maximum number of (?:connections|sessions|runspaces)/i,
    beside: /ExoPSSession|PSSession|runspace|shells|PowerShell/i,
    confidence: 'certain',
  },
  { code: 'powershell.unknownCmdlet', says: notRecognised, beside: exchangeCmdlet, confidence: 'certain' },
  {
    code: 'powershell.unknownCmdlet',
    says: notRecognised,
    beside: /ExchangeOnline|Exchange Online|\b\w{0,5}EXO[A-Z]/,
  },
  {
    code: 'powershell.unknownParameter',
    says: /parameter cannot be found that matches parameter name '(?:AppId|ObjectId|ServiceId|RecipientRestrictionFilter|CustomResourceScope|EwsAllowedAppIDs|RetrieveEws\w{0,30}|AccessRight|PolicyScopeGroupId|App)'|NamedParameterNotFound|Connect-ExchangeOnline .{0,30}does not support .{0,12}-[A-Z]\w{3,30}|AmbiguousParameterSet|Cannot validate argument on parameter '(?:AccessRights?|AppId|ObjectId|Identity|User|PolicyScopeGroupId)'/i,
  },
  {
    code: 'powershell.notConnected',
    says: /You must call the Connect-ExchangeOnline cmdlet|Authentication needed,? (?:please )?call Connect-\w{3,20}|no (?:active|valid) (?:connection|session) .{0,40}Exchange Online/i,
  },
  {
    code: 'powershell.appRoleMissing',
    says: /The role assigned to application .{0,120}isn'?t supported in this scenario|isn'?t assigned to any management roles|FailureCategory=AuthZ-CmdletAccessDeniedException/i,
    confidence: 'certain',
  },
  {
    code: 'powershell.unauthorized',
    says: /(?:do not|don'?t) have permissions? to call this cmdlet|User is not allowed to call [A-Z][a-z]{2,8}-(?!Connection\b)|outlook\.office365\.com failed with the following error message ?: Access is denied/i,
  },
  {
    code: 'powershell.unauthorized',
    says: /\bUn[Aa]uthorized\b/,
    beside:
      /Connect-ExchangeOnline|\[System\.UnauthorizedAccessException\] UnAuthorized|got a token from AAD.{0,300}ConnectionContext Removed/,
  },
  // Nothing else writes it with this A; a program that hosts PowerShell prints no more of it.
  {
    code: 'powershell.unauthorized',
    says: /\bUnAuthorized\b/,
    beside: /Automation\.RuntimeException|ExoPowershell|Exchange Online/,
  },
  {
    code: 'powershell.certificateNotFound',
    says: /certificate was not found or has expired|(?:certificate|thumbprint).{0,80}(?:(?:was|could) not (?:be )?found|not found in).{0,60}(?:store|My)/i,
  },
  {
    code: 'powershell.dehydrated',
    says: /Enable-OrganizationCustomization|organization is (?:currently )?dehydrated|command you tried to run isn'?t currently allowed in your organization/i,
    confidence: 'certain',
  },
  {
    code: 'powershell.groupKind',
    says: /(?:isn'?t|is not) a (?:valid )?(?:mail-enabled )?security (?:principal|group)|not a security principal|recipient type .{0,60}is(?: not|n'?t) (?:supported|valid) .{0,60}(?:scope|policy)/i,
  },
  {
    code: 'powershell.policyLimit',
    says: /total size of App Access Policies exceeded the limit/i,
    confidence: 'certain',
  },
  {
    code: 'powershell.servicePrincipalNotFound',
    says: /(?:AAD|Azure AD |Entra )?Service ?Principal.{0,80}(?:could not be found|couldn'?t be found|NotFound|wasn'?t found|does not exist)|AADServicePrincipalNotFound/i,
  },
  {
    code: 'powershell.servicePrincipalExists',
    says: /(?:service principal|AppId|ServiceId|ObjectId).{0,100}already exists/i,
  },
  {
    code: 'powershell.objectNotFound',
    says: /operation couldn'?t be performed because object .{0,160}couldn'?t be found on|ManagementObjectNotFoundException|wasn'?t found\. Please make sure/i,
    confidence: 'certain',
  },
  {
    code: 'powershell.basicWinRm',
    says: /WinRM client cannot process the request.{0,120}Basic|Basic authentication is currently disabled in the client configuration/i,
    confidence: 'certain',
  },
  {
    code: 'powershell.executionPolicy',
    says: /running scripts is disabled on this system|UnauthorizedAccess.{0,60}PSSecurityException|about_Execution_Policies/i,
    // Another program's script, if it is named, is no matter of Exchange.
    beside: /^(?!.{0,300}\.ps1\b)|Exchange|Graph|\bMg|EXO|office ?365|MSOnline|AzureAD/i,
  },
];
