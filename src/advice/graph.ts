// Advice for Microsoft Graph's error codes.
import {
  type AdviceRow,
  byConsent,
  entraAdmin,
  exchangeAdmin,
  inRegistration,
  microsoft,
  you,
} from './adviceRow.ts';

export const graphRows = {
  'graph.blockedByPolicy': exchangeAdmin(
    'An application access policy blocks this mailbox',
    'Exchange says [RAOP]: a policy limits the application to other mailboxes.',
    `Test the policy and add the mailbox to its group; or move the application to RBAC for Applications:\n{connect}\nTest-ApplicationAccessPolicy -AppId {clientIdPs} -Identity {mailboxPs}\nGet-ApplicationAccessPolicy | Where-Object AppId -eq {clientIdPs}`,
    {
      from: ['limitMailbox', 'threads'],
      check: 'Test-ApplicationAccessPolicy says Denied.',
      wait: 'accessPolicy',
      actions: ['checkPolicy'],
    },
  ),
  'graph.odataDisabled': exchangeAdmin(
    'Access by REST is switched off for this program or mailbox',
    'The user-agent lists (EwsApplicationAccessPolicy) of the organization or mailbox also act on Graph; an application access policy gives the same short text.',
    `Look at the lists and at the access policy:\n{connect}\nGet-OrganizationConfig | Format-List Ews*\nGet-CASMailbox -Identity {mailboxPs} | Format-List Ews*\nTest-ApplicationAccessPolicy -AppId {clientIdPs} -Identity {mailboxPs}`,
    {
      check: 'Test-ApplicationAccessPolicy for this application and mailbox.',
      from: ['organizationConfig', 'limitMailbox', 'threads'],
      wait: 'accessPolicy',
      actions: ['checkPolicy'],
    },
  ),
  'graph.accessDenied': entraAdmin(
    'Graph denies access to this mailbox',
    'ErrorAccessDenied: an application without the consented role or an Exchange role for the mailbox, or a person without the .Shared permission or a right to the other mailbox.',
    `In {apiPermissions}, check that {permission} of Microsoft Graph is listed and granted (application permission without a person, delegated with one); then get a new token. For RBAC, the Exchange administrator runs:\nTest-ServicePrincipalAuthorization -Identity {clientIdPs} -Resource {mailboxPs}`,
    {
      from: ['graphErrors', 'threads'],
      check: 'The roles or scp claim of the token.',
      actions: ['openConsent', 'inspectToken'],
    },
  ),
  'graph.requestDenied': entraAdmin(
    'The caller’s rights are not enough for this call',
    'Authorization_RequestDenied: the permission for a directory call is missing, or the person lacks an administrator role.',
    'Grant and consent the permission that the reference of the call names; for a person’s call check the administrator role.',
    byConsent,
  ),
  'graph.tokenExpired': you(
    'The access token has expired',
    'Access tokens live 60 to 90 minutes; or the clock is wrong.',
    'Get a new token before each run, and check the clock.',
  ),
  'graph.tokenAudience': you(
    'The token is not for Microsoft Graph',
    'Graph says “Invalid audience”: a token for Exchange or another resource was sent.',
    'Ask for the token with the scope https://graph.microsoft.com/.default.',
    { from: ['threads'], check: 'The aud claim of the token.', actions: ['inspectToken'] },
  ),
  'graph.tokenMalformed': you(
    'What was sent is not a readable access token',
    'Graph cannot parse the token: it is empty, was cut, is quoted twice, or is something else (a secret, a code, a refresh token).',
    'Send the access_token of the token answer, whole, after “Bearer ” once.',
    { from: ['graphErrors', 'threads'], actions: ['inspectToken'] },
  ),
  'graph.tokenMissing': you(
    'No access token was sent',
    'Graph found no token in the Authorization header.',
    'Send the header Authorization: Bearer <access token>; a proxy must not strip it.',
    { from: ['graphErrors', 'threads'] },
  ),
  'graph.noPermissions': entraAdmin(
    'The token carries no permissions',
    'The application has no consented Graph permission; or it relies on Exchange roles and calls something they do not cover.',
    'In {apiPermissions}, add {permission} of Microsoft Graph and grant admin consent; with RBAC for Applications, the Exchange administrator assigns the role.',
    {
      from: ['threads', 'rbac'],
      check: 'The roles claim of the token.',
      wait: 'consent',
      actions: ['openConsent', 'inspectToken'],
    },
  ),
  'graph.meWithAppToken': you(
    '/me was called without a signed-in person',
    'An application’s token names no person, so /me means nobody.',
    'Call /users/{mailbox} instead of /me, or sign a person in.',
    { from: ['graphErrors', 'threads'] },
  ),
  'graph.mailboxInactive': exchangeAdmin(
    'The account has no active Exchange Online mailbox',
    'MailboxNotEnabledForRESTAPI: no Exchange Online licence or mailbox, an on-premises mailbox, a guest or a personal account.',
    `Assign a licence with Exchange Online and wait until the mailbox is there, or use the right address:\n{connect}\nGet-Recipient -Identity {mailboxPs} | Format-List RecipientTypeDetails`,
    { from: ['threads', 'graphErrors'], actions: ['openRegistration'] },
  ),
  'graph.mailboxOnPremises': exchangeAdmin(
    'The mailbox is not in Exchange Online',
    'MailboxNotHostedInExchangeOnline: the mailbox is on-premises or elsewhere, where Graph does not reach.',
    'Move the mailbox to Exchange Online, or use EWS of the on-premises server.',
    { from: ['threads'] },
  ),
  'graph.tenantWithoutExchange': entraAdmin(
    'Exchange does not know this tenant',
    'OrganizationFromTenantGuidNotFound: the tenant of the token has no Exchange Online.',
    'Use the tenant that holds the mailboxes, or add an Exchange Online licence to this one.',
    {
      from: ['threads'],
      check: 'The tid claim of the token against the mailbox’s tenant.',
      actions: ['openRegistration'],
    },
  ),
  'graph.itemNotFound': you(
    'The item is no longer there',
    'ErrorItemNotFound: deleted or moved, an ID of another mailbox, or an ID that changed with the move.',
    'Read the folder again; use immutable IDs (Prefer: IdType="ImmutableId").',
  ),
  'graph.userInvalid': you(
    'The address is not a user of this tenant',
    'ErrorInvalidUser: the address is unknown, or no mailbox of the tenant.',
    'Use the user principal name, object ID or primary address of a mailbox in this tenant.',
    inRegistration,
  ),
  'graph.mailboxNotFound': exchangeAdmin(
    'There is no mailbox at this address',
    'ErrorNonExistentMailbox: mistyped, without a licence, on-premises, or not provisioned yet.',
    `Look up the mailbox:\n{connect}\nGet-Recipient -Identity {mailboxPs} | Format-List RecipientTypeDetails, PrimarySmtpAddress`,
    { from: ['threads'], actions: ['openRegistration'] },
  ),
  'graph.resourceNotFound': you(
    'Graph does not find this object',
    'Request_ResourceNotFound: the user or application is unknown in this tenant, or was made seconds ago.',
    'Check the address or ID and the tenant; if it is new, try again after some seconds.',
    inRegistration,
  ),
  'graph.sendAsDenied': exchangeAdmin(
    'Sending as this address is not allowed',
    'ErrorSendAsDenied: the From address is not the mailbox used, and there is no SendAs right.',
    `Send from the mailbox itself, or give the right:\n{connect}\n{addSendAs}`,
    { from: ['threads'], wait: 'mailboxPermission', actions: ['openRegistration'] },
  ),
  'graph.throttled': you(
    'Graph throttles the application',
    'HTTP 429: too many requests in a short time.',
    'Wait as long as Retry-After says, and send fewer requests.',
    { from: ['graphThrottling'] },
  ),
  'graph.mailboxConcurrency': you(
    'Too many Graph requests at once for one mailbox',
    'ApplicationThrottled: an application may have four requests in parallel for each mailbox.',
    'Send at most four requests in parallel for a mailbox.',
    { from: ['threads', 'graphThrottling'] },
  ),
  'graph.claimsChallenge': you(
    'Graph wants a fresher sign-in',
    'Continuous access evaluation ended the token: the password, location or a policy has changed.',
    'Sign in again; in code, answer the claims challenge with a new token request.',
    { from: ['tokens'], actions: ['signIn'] },
  ),
  'graph.requestInvalid': you(
    'Graph does not understand the request',
    'The path, a parameter or the body is not valid.',
    'Compare the address and body with the reference of the call.',
  ),
  'graph.unavailable': microsoft(
    'Graph is not available at the moment',
    'The service reports a fault of its own or a time-out.',
    'Test again after some minutes.',
  ),
  'graph.otherCode': you(
    'Graph refused the request',
    'Microsoft Graph answered {named}, which this version does not explain. Codes that begin with Error come from Exchange behind it; a status of 403 is a permission, 404 an address, 429 and 5xx pass.',
    'Look up the error code in “Microsoft Graph error responses” on Microsoft Learn.',
  ),
} as const satisfies Readonly<Record<string, AdviceRow>>;
