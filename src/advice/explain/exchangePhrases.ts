// Sentences of Exchange Online and Graph: IMAP, POP, SMTP, EWS and mailbox access.
import type { Phrase } from './finding.ts';

/** Programs and addresses of Exchange Web Services. */
const speaksEws =
  /\bEWS\b|Exchange\.asmx|exchangelib|ExchangeService\b|webservices\.data|ServiceRequestException|Exchange\.WebServices/i;

export const exchangePhrases: readonly Phrase[] = [
  ['imap.notConnected', /User is authenticated but not connected/i, 'likely'],
  ['imap.basicBlocked', /BasicAuthBlocked|NO Basic authentication is disabled/i, 'certain'],
  ['imap.logonDenied', /AuthFailed:LogonDenied(?!-Basic)/i, 'likely'],
  [
    'imap.tokenExpired',
    /(?:Session invalidated|Connection closed|BYE).{0,40}AccessTokenExpired|session (?:has )?expired.{0,30}reauthenticate/i,
  ],
  ['imap.throttled', /Request is throttled\. Suggested Backoff|\bETHROTTLE\b/i, 'certain'],
  [
    'imap.tooManyConnections',
    /too many (?:simultaneous |concurrent )?(?:IMAP )?connections|Maximum number of connections from user/i,
  ],
  [
    'imap.loginFailed',
    /\bNO LOGIN failed|(?:AuthenticationException|AuthenticationFailedException|error|Error)[^A-Za-z]{1,4}(?:b')?LOGIN failed|^LOGIN failed|\bLOGIN failed\.(?! Account)/i,
    'likely',
  ],
  ['imap.authenticateFailed', /AUTHENTICATE failed/i, 'possible'],
  [
    'imap.commandError',
    /BAD (?:\[b')?Command (?:Error|Argument Error)\.? ?\d{0,3}|BAD Could not parse command/i,
  ],
  [
    'imap.unavailable',
    /NO Server Unavailable\. ?\d{0,3}|BYE (?:Connection is closed|Server Unavailable)\. ?1[56]/i,
  ],
  [
    'pop.oneLineAuth',
    /-ERR Protocol error\. Connection is closed\.? ?\d{0,2}|-ERR Command is not valid in this state/i,
  ],
  ['pop.authFailed', /Authentication failure: unknown user name or bad password/i, 'possible'],
  ['pop.basicFailed', /Logon failure: unknown user name or bad password/i],
  ['pop.locked', /\[IN-USE\]|mailbox is (?:locked|in use) by another/i],
  ['smtp.disabledTenant', /SmtpClientAuthentication is disabled for the Tenant/i, 'certain'],
  ['smtp.disabledMailbox', /SmtpClientAuthentication is disabled for the Mailbox/i, 'certain'],
  ['smtp.disabledTenant', /aka\.ms\/smtp_auth_disabled/i, 'possible'],
  ['smtp.logonFailure', /STOREDRV; mailbox logon failure|MapiExceptionLogonFailed/i, 'likely'],
  [
    'smtp.sendAsDenied',
    /SendAsDeniedException|MapiExceptionSendAsDenied|does not have permissions to send as this sender|not allowed to send as/i,
    'certain',
  ],
  [
    'smtp.notAuthenticated',
    /client was not authenticated to send (?:anonymous )?mail|Client not authenticated to send mail|Client was not authenticated/i,
  ],
  ['smtp.relayDenied', /TenantAttribution; Relay Access Denied/i, 'certain'],
  ['smtp.basicRetired', /Basic authentication is not supported for Client Submission/i, 'certain'],
  ['smtp.basicDisabled', /535[ -].{0,60}basic authentication is disabled/i, 'certain'],
  ['smtp.recipientDisabled', /550.{0,12}Mailbox cannot be accessed|Mailbox cannot be accessed \[/i],
  ['smtp.quota', /SubmissionQuotaExceeded/i, 'certain'],
  ['smtp.mailboxFull', /MapiExceptionShutoffQuotaExceeded/i, 'certain'],
  ['smtp.threadLimit', /sender thread limit exceeded|Concurrent connections limit exceeded/i, 'certain'],
  ['smtp.tokenExpiresSoon', /Token will expire soon/i, 'certain'],
  ['smtp.dataInvalid', /Invalid XOAUTH2 auth data(?! - Token)/i],
  ['ews.impersonationDenied', /account does not have permission to impersonate the requested user/i],
  ['ews.impersonationHeader', /ExchangeImpersonation SOAP header must be present/i, 'certain'],
  ['ews.mailboxNotFound', /SMTP address has no mailbox associated with it/i, 'certain'],
  ['ews.permissionTooSmall', /token contains not enough scope to make this call/i, 'certain'],
  ['ews.wrongAudience', /audience claim value is invalid(?! for current)/i, 'certain'],
  [
    'ews.autodiscover',
    /Autodiscover service (?:couldn'?t be located|returned an error)|AutodiscoverLocalException|Autodiscover.{0,200}email address can'?t be found|AutoDiscoverFailed|Autodiscover blocked a potentially insecure redirection/i,
  ],
  [
    'ews.connectionCount',
    /exceeded the available concurrent connections|Too many concurrent connections opened/i,
    'certain',
  ],
  [
    'ews.serverBusy',
    /server cannot service this request right now|EWS.{0,40}server (?:is )?(?:too )?busy|ServerBusyException/i,
  ],
  ['ews.sendAsDenied', /does not have the right to send mail on behalf of the specified sending account/i],
  [
    'ews.forbidden',
    [/\(403\)|\b403:? ?Forbidden|Code: 403|status(?: ?code)?:? ?403/i, speaksEws],
    'possible',
  ],
  [
    'ews.unauthorized',
    [/\(401\)|\b401:? ?Unauthorized|Code: 401|status(?: ?code)?:? ?401|UnauthorizedError/i, speaksEws],
    'possible',
  ],
  ['graph.blockedByPolicy', /\[RAOP\]|AppOnly AccessPolicy settings/i, 'certain'],
  ['graph.odataDisabled', /Access to OData is disabled(?!: ?\[RAOP)/i, 'likely'],
  ['graph.noPermissions', /token contains no permissions, or permissions can ?not be understood/i, 'certain'],
  ['graph.meWithAppToken', /\/me request is only valid with delegated/i, 'certain'],
  [
    'graph.mailboxInactive',
    /mailbox is either inactive, soft-deleted, or is hosted on-premise|REST API is not yet supported for this mailbox/i,
    'certain',
  ],
  ['graph.mailboxOnPremises', /hosted by an on-premise or non-Exchange server/i, 'certain'],
  ['graph.tenantWithoutExchange', /tenant for tenant guid .{0,60}does not exist/i, 'certain'],
  [
    'graph.tokenAudience',
    /Access token validation failure\. Invalid audience|audience claim value is invalid for current resource/i,
    'certain',
  ],
  [
    'graph.tokenExpired',
    /Access token has expired(?: or is not yet valid)?|Lifetime validation failed, the token is expired/i,
    'certain',
  ],
  [
    'graph.tokenMalformed',
    /CompactToken parsing failed|JWT is not well formed|IDX1[24]\d{3}|InvalidAuthenticationToken.{0,120}(?:malformed|well formed)/i,
    'certain',
  ],
  [
    'graph.tokenMissing',
    /Access token is empty|Bearer access token is empty|No authorization information present on the request/i,
    'certain',
  ],
  [
    'graph.claimsChallenge',
    /Continuous access evaluation resulted in challenge|TokenCreatedWithOutdatedPolicies|insufficient_claims/i,
    'certain',
  ],
  ['graph.mailboxConcurrency', /over its MailboxConcurrency limit/i, 'certain'],
  [
    'graph.accessDenied',
    /Access is denied\. Check credentials and try again|Missing (?:role|scope) permissions on the request/i,
    'likely',
  ],
  [
    'graph.accessDenied',
    [/\b403\b.{0,30}Forbidden|"status(?:Code)?":\s?403/i, /graph\.microsoft\.(?:com|us)/i],
    'possible',
  ],
  ['graph.requestDenied', /Insufficient privileges to complete the operation/i, 'likely'],
  [
    'exchange.tokenRejected',
    /Access token validation failure\. (?:Invalid signature|Signature)|OAuth token submitted .{0,40}cannot be parsed|signature key was not found/i,
  ],
];
