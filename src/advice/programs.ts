// Advice for what a library or program says itself: about its tokens, its settings, its version and its own parts.
import { type AdviceRow, bySignIn, entraAdmin, exchangeAdmin, inRegistration, you } from './adviceRow.ts';

export const programRows = {
  'oauth.noRefreshToken': you(
    'The program holds no refresh token',
    'No refresh token was issued or kept: offline_access was not asked for, the token cache was lost or belongs to another account, or the grant has none (client credentials).',
    'With a person: add offline_access to the scopes, keep the token cache between runs, and sign in again. With client credentials: ask for a new token with the secret or certificate each time.',
    { from: ['tokens'], check: 'The token answer holds refresh_token.', ...bySignIn },
  ),
  'library.noAccessToken': you(
    'The token request was refused, and the program went on without a token',
    'The answer of the token endpoint holds no access_token: it holds an error. What the program shows is only what came after it.',
    'Log the token endpoint’s whole answer (without tokens) and explain that: it names an AADSTS number.',
    { check: 'The body of the token endpoint’s answer.' },
  ),
  'library.noEmailClaim': entraAdmin(
    'The token names no e-mail address',
    'The program reads the address from the token, and it is not there: the scopes openid, email or profile are missing, the optional claim email is not set, or the account has no mail attribute.',
    'Add openid, email and profile to the delegated permissions of {registrations} and consent to them; check that the account has a mail address, or add the optional claim email (Token configuration).',
    { from: ['tokens', 'threads'], check: 'The claims email and preferred_username of the ID token.' },
  ),
  'library.notJson': you(
    'The library got no JSON from the token endpoint',
    'The library made this error up itself, since the answer was a page, empty, or form-encoded: a wrong address, a proxy, or a login page. The registration’s response types are not the cause.',
    'Check the token address: {authority}/<tenant>/oauth2/v2.0/token for tokens, …/authorize for the browser. Then look at the raw answer and at the proxy.',
    { check: 'curl -i of the token address shows content-type: application/json.' },
  ),
  'library.tokenNotRenewed': you(
    'The program used an access token that had expired',
    'The library noticed itself that the token is too old and had no way to get a new one. Access tokens live about an hour.',
    'Let the program ask for a new token before each run: with client credentials by the same request again, with a person by the refresh token (offline_access).',
    { from: ['tokens'] },
  ),
  'library.noWindow': you(
    'The sign-in has no window to show itself in',
    'The library wants to open the system’s sign-in window and runs where there is none: a service, a container, a scheduled task, or a console without a parent window.',
    'Use the device code flow, or an application of its own with a certificate; or switch the broker off (for instance -DisableWAM, or no WithBroker).',
    { from: ['azureIdentity', 'threads'] },
  ),
  'library.credentialsUnset': you(
    'The library was given nothing to sign in with',
    'It was set up without a client ID, client secret or certificate, or it tried its sources one after the other (environment variables, managed identity, caches) and found none.',
    'Name the credential in the code (ClientSecretCredential, ClientCertificateCredential), or set AZURE_TENANT_ID, AZURE_CLIENT_ID and AZURE_CLIENT_SECRET or AZURE_CLIENT_CERTIFICATE_PATH for the process that runs it.',
    { from: ['azureIdentity'], check: 'Print the names of the environment variables inside the process.' },
  ),
  'library.partMissing': you(
    'A part of the program is not installed',
    'The program looks for a module, class or extension that is not there. No server was asked.',
    'Install the part that the message names, for the same runtime that runs the program, or use a sign-in of the program that does not need it (device code, manual).',
  ),
  'library.brokerFailed': you(
    'The system’s sign-in broker failed',
    'Windows’ account manager (WAM) could not give a token: no signed-in Windows session, or a damaged account entry.',
    'Run it in a signed-in session, or without the broker (Connect-ExchangeOnline -DisableWAM), or unattended with a certificate.',
    { from: ['exoPowerShell', 'threads'] },
  ),
  'library.crashed': you(
    'The program failed in its own code',
    'The text is an error of the program itself, not a server’s answer. Most often it did not expect an answer that is empty or of another form, for instance a refused sign-in that it did not look at.',
    'Look for the server’s answer in the lines before, with the program’s debug log on, and explain that. If there is none, update the program and report the stack trace to its makers.',
    { from: ['threads'], check: 'The last answer of a server in the log before this error.' },
  ),
  'library.otherTenant': you(
    'The library’s credential is made for another tenant',
    'Azure Identity refuses this itself: the credential was made with one tenant ID, and the token is asked for with another. No server was asked.',
    'Use the same Directory (tenant) ID in both places. If the credential is to serve several tenants, list them in AdditionallyAllowedTenants.',
    { from: ['azureIdentity'] },
  ),
  'library.scopeChanged': you(
    'The library refuses the token because its scopes are not those it asked for',
    'Entra issued the token. It names the scopes in its own way: User.Read is added, offline_access is left out, short names become long ones. The library (oauthlib) takes a difference for an error.',
    'Set OAUTHLIB_RELAX_TOKEN_SCOPE=1 for the program, or ask for the scopes as the token answer lists them.',
    { from: ['threads'], check: 'The message names the scopes before and after.' },
  ),
  'library.addressWanted': you(
    'The sign-in is done, and the program waits for the address of this page',
    'The page belongs to the redirect URI for programs without a page of their own (…/oauth2/nativeclient). It is shown when the browser, not the program, gets the answer: the code stands in the address.',
    'Copy the whole address from the browser’s address bar into the program, within a few minutes. If the program has no field for it, register http://localhost as its redirect URI (Mobile and desktop applications) and use that.',
    { from: ['redirectUris', 'threads'], unverified: true, ...bySignIn },
  ),
  'library.signInBusy': you(
    'Another sign-in of the program is not finished',
    'The library allows one interactive sign-in at a time, and an earlier one is still open or was left without an end.',
    'Finish or close the earlier sign-in window, reload the page or start the program again, and sign in once. In code: wait for the first call, and handle the answer of the redirect before a new one.',
    bySignIn,
  ),
  'library.signInFailed': you(
    'The sign-in with OAuth2 failed, and the program does not say why',
    'The text has only the program’s own words. Entra refused the sign-in (consent, client ID, redirect URI, secret, policy), or the program could not use its answer.',
    'Look up the attempt in the Entra admin center (Monitoring & health > Sign-in logs, with the Application ID and the time): it names the number and the reason. If the attempt is not there, it never reached Entra: check the program’s addresses and its log.',
    {
      from: ['entraCodes', 'threads'],
      check: 'Whether the attempt stands in the sign-in logs, and with which number.',
      actions: ['signIn'],
    },
  ),
  'library.authorityRefused': you(
    'The library refuses the authority’s address',
    'The library itself checks the address before it asks or trusts an answer: the address must begin with https, its host must be one that the library knows, and the issuer must be the one of the tenant. No server refused anything.',
    'Set the authority to {authority}/<tenant ID>/v2.0 with the tenant’s own ID instead of common, with https. For a host of your own, name it in the library’s list (for MSAL: knownAuthorities).',
    { from: ['threads'], check: 'The authority or issuer in the program’s settings.', ...inRegistration },
  ),
  'library.connectFailed': you(
    'The program could not connect and does not say why',
    'Mail libraries report a refused sign-in, a wrong port, TLS and the network with the same words. For Exchange Online it is most often the sign-in: a password where only OAuth2 is taken, or a token of the wrong kind.',
    'Turn on the program’s protocol log (for instance debug in Webklex PHP-IMAP, debug_level in PHP’s imap) and look at the last line the server sent. Test the same mailbox here: it shows which step fails.',
    { from: ['threads'], check: 'The last line that the server sent before the connection ended.' },
  ),
  'powershell.otherError': exchangeAdmin(
    'Exchange Online PowerShell refused the command',
    'The error frame names {named}, which this version does not explain. The category says what kind it is: InvalidArgument is a value of the command, PermissionDenied and AuthZ the role, ObjectNotFound the name.',
    'Read the sentence above the frame. Check the values of the command with Get-Help, the names with the Get- command of the same noun, and the role of the account that runs it.',
    { check: 'The category behind CategoryInfo.' },
  ),
  'powershell.moduleConflict': you(
    'The PowerShell module could not be loaded or is not whole',
    'Another module has loaded other versions of the same libraries (Microsoft.Identity.Client), the .NET version is too old, or two versions of ExchangeOnlineManagement meet.',
    'Connect to Exchange Online first, in a new window, before any other Microsoft module; keep one version of the module:\nUpdate-Module ExchangeOnlineManagement\nGet-Module ExchangeOnlineManagement -ListAvailable',
    { from: ['exoPowerShell', 'threads'] },
  ),
  'powershell.filterInvalid': exchangeAdmin(
    'The recipient filter of the scope is not valid',
    'RecipientRestrictionFilter names a property that cannot be filtered, or its quotation marks do not pair.',
    "Use a filterable property (CustomAttribute1, MemberOfGroup with the distinguished name, Department) and single quotes inside:\nNew-ManagementScope -Name '<name>' -RecipientRestrictionFilter \"CustomAttribute1 -eq 'capture'\"",
    { from: ['rbac'] },
  ),
  'powershell.ewsPolicyParameter': {
    owner: 'exchangeAdmin',
    title: 'The command lacks EwsApplicationAccessPolicy',
    cause:
      'Allow and block list of EWS are taken only together with the parameter that says which of the two holds.',
    fix: 'Add the parameter:\nSet-OrganizationConfig -EwsApplicationAccessPolicy EnforceBlockList -EwsBlockList @{Add="<user agent>"}\nor EnforceAllowList with -EwsAllowList.',
    from: ['organizationConfig', 'ewsAccess'],
  },
  'powershell.exclusiveScope': {
    owner: 'exchangeAdmin',
    title: 'The management scope is exclusive',
    cause:
      'It was made with -Exclusive. An exclusive scope is for the parameters that begin with Exclusive; an assignment for an application takes an ordinary one.',
    fix: 'Make an ordinary scope and use that:\nNew-ManagementScope -Name "<name>" -RecipientRestrictionFilter "<filter>"\nor use -ExclusiveRecipientWriteScope.',
    from: ['rbac'],
  },
  'powershell.wrongEnvironment': you(
    'The module signs in to another cloud than the tenant’s',
    'The tenant is in a national cloud and the module asked the worldwide one, whose client the tenant does not know.',
    'Name the environment: O365China, O365USGovGCCHigh or O365USGovDoD.\nConnect-ExchangeOnline -ExchangeEnvironmentName O365China',
    { from: ['exoPowerShell'] },
  ),
  'foreign.oauth': you(
    'This answer is of another identity provider',
    'The address or words belong to a sign-in service that is not Microsoft Entra (Keycloak, Okta, Auth0 or another).',
    'Ask its administrator. For Exchange Online the token must come from {authority}.',
    inRegistration,
  ),
  'foreign.graphFiles': you(
    'This is about files or sites, not about mail',
    'Graph answers for OneDrive, SharePoint or Teams here. Mailbox permissions and Exchange do not change it.',
    'Look up the code in the documentation of that service, and check the permissions Files.* or Sites.*.',
    { from: ['graphErrors'] },
  ),
} as const satisfies Readonly<Record<string, AdviceRow>>;
