// What Exchange Web Services says: policy header, x-ms-diagnostics, response codes, sentences, the bare status last.
import type { Match } from './match.ts';

/** Programs and addresses of Exchange Web Services. */
const speaksEws =
  /\bEWS\b|Exchange\.asmx|exchangelib|ExchangeService(?:Binding)?\b|EmailConnector\.Exchange|webservices\.data|ServiceRequestException|Exchange\.WebServices/i;

/** The name under which `x-ms-diagnostics` is looked up; its own numbers (2000001 to 2000010) say less than its words. */
export const diagnosticsHeader = 'x-ms-diagnostics';

/** The name under which any other `X-EWS-Policy-Reason` is looked up. */
export const policyHeader = 'x-ews-policy-reason';

/** Headers of a refusal: `X-EWS-Policy-Reason` (a token or its sentence), `x-ms-diagnostics`. */
const headers: readonly Match[] = [
  { code: 'ews.disabled', word: 'EWSDisabled' },
  { code: 'ews.blockedByPolicy', word: 'EWSApplicationAccessPolicy' },
  { code: 'ews.blockedByPolicy', word: policyHeader, general: true },
  { code: 'ews.disabled', says: /EWS is disabled for this user or tenant/i, confidence: 'certain' },
  { code: 'ews.blockedByPolicy', says: /EWS is blocked by policy/i, confidence: 'certain' },
  { code: 'ews.restrictAccess', says: /Restrict-Access-Confirm/i, confidence: 'certain' },
  {
    code: 'ews.wrongAudience',
    word: diagnosticsHeader,
    says: /audience claim value is invalid|invalid 'aud'|invalid_resource/i,
  },
  {
    code: 'ews.permissionTooSmall',
    word: diagnosticsHeader,
    says: /not enough scope|insufficient_scope|invalid_grant.{0,80}scope/i,
  },
  {
    code: 'claims.notYetValid',
    word: diagnosticsHeader,
    says: /not (?:yet )?valid (?:before|until|yet)|not yet valid|notBefore|'nbf'/i,
  },
  { code: 'claims.expired', word: diagnosticsHeader, says: /token (?:has|is) expired|lifetime|expired/i },
  {
    code: 'exchange.tokenRejected',
    word: diagnosticsHeader,
    says: /signature|issuer|malformed|invalid_token/i,
  },
];

/** A mailbox that is not there, or has no licence, in any program's words. */
const noMailbox: readonly Match[] = [
  {
    code: 'exchange.noMailbox',
    says: /mailbox\b.{0,90}(?:doesn'?t|does not|do not) have a (?:valid )?licen[cs]e|licen[cs]e is invalid for this mailbox|mailbox does(?: not|n'?t) exist|mailbox (?:couldn'?t|could not|cannot|can'?t) be found|(?:user|account|address)\b.{0,40}(?:doesn'?t|does not|has no|without an?) (?:have (?:a|an) )?(?:mailbox|Exchange Online (?:licen[cs]e|mailbox|plan))|(?:no|not an?) (?:Exchange(?: Online)? )?licen[cs]e (?:is )?assigned|mailbox (?:is|was) not licen[cs]ed/i,
  },
];

/** One code for three limits: the words decide; without them the mailbox's size is only likely. */
export const quota: readonly Match[] = [
  {
    code: 'ews.namedProperties',
    word: 'ErrorQuotaExceeded',
    says: /named propert|extended propert|OpenTypeExtension|\bextensions?\b/i,
  },
  {
    code: 'smtp.sendingBlocked',
    word: 'ErrorQuotaExceeded',
    says: /outbound|spam|suspicious|blocked/i,
  },
  {
    code: 'smtp.quota',
    word: 'ErrorQuotaExceeded',
    says: /recipient\w{0,2} (?:rate |count )?(?:limit|quota)|recipients? per|too many recipients|per day|sending limit|submission|message limit/i,
  },
  { code: 'ews.quota', word: 'ErrorQuotaExceeded', says: /mailbox (?:size|is full)|maximum mailbox/i },
  { code: 'ews.quota', word: 'ErrorQuotaExceeded', general: true },
];

export const ews: readonly Match[] = [
  ...headers,
  { code: 'ews.impersonationDenied', word: 'ErrorImpersonateUserDenied', general: true },
  { code: 'ews.impersonationServer', word: 'ErrorImpersonationDenied' },
  { code: 'ews.impersonationFailed', word: 'ErrorImpersonationFailed' },
  { code: 'ews.impersonationHeader', word: 'ErrorInvalidExchangeImpersonationHeaderData' },
  { code: 'ews.mailboxNotFound', word: ['ErrorNonExistentMailbox', 'ErrorInvalidSmtpAddress'] },
  { code: 'exchange.addressNotPrimary', word: 'ErrorNonPrimarySmtpAddress' },
  { code: 'ews.principalNameInvalid', word: 'ErrorInvalidUserPrincipalName' },
  { code: 'ews.sidInvalid', word: 'ErrorInvalidUserSid' },
  { code: 'ews.callerWithoutMailbox', word: 'ErrorMissingEmailAddress' },
  { code: 'ews.accessDenied', word: 'ErrorAccessDenied', general: true },
  { code: 'ews.itemNotFound', word: 'ErrorItemNotFound' },
  { code: 'ews.folderNotFound', word: 'ErrorFolderNotFound' },
  { code: 'ews.sendAsDenied', word: 'ErrorSendAsDenied' },
  { code: 'ews.storeUnavailable', word: 'ErrorMailboxStoreUnavailable' },
  { code: 'ews.mailboxMove', word: 'ErrorMailboxMoveInProgress' },
  { code: 'ews.serverBusy', word: 'ErrorServerBusy' },
  {
    code: 'ews.connectionCount',
    word: ['ErrorExceededConnectionCount', 'ErrorExceededSubscriptionCount', 'ErrorTooManyObjectsOpened'],
  },
  { code: 'exchange.noMailbox', word: 'ErrorInvalidLicense' },
  ...noMailbox,
  ...quota,
  {
    code: 'smtp.messageTooLarge',
    word: ['ErrorMessageSizeExceeded', 'ErrorAttachmentSizeLimitExceeded', 'ErrorSendMessageSizeExceeded'],
  },
  { code: 'ews.accountDisabled', word: 'ErrorAccountDisabled' },
  { code: 'ews.timeout', word: 'ErrorTimeoutExpired' },
  {
    code: 'ews.requestInvalid',
    word: ['ErrorSchemaValidation', 'ErrorInvalidRequest', 'ErrorInvalidServerVersion'],
  },
  { code: 'ews.serverError', word: ['ErrorInternalServerError', 'ErrorInternalServerTransientError'] },
  { code: 'exchange.tokenRejected', word: 'ErrorInvalidToken' },
  {
    code: 'ews.impersonationDenied',
    says: /account does not have permission to impersonate the requested user/i,
  },
  {
    code: 'ews.impersonationHeader',
    says: /ExchangeImpersonation SOAP header must (?:be present|not exist)/i,
    confidence: 'certain',
  },
  {
    code: 'ews.mailboxNotFound',
    says: /SMTP address has no mailbox associated with it/i,
    confidence: 'certain',
  },
  {
    code: 'ews.permissionTooSmall',
    says: /token contains not enough scope to make this call/i,
    confidence: 'certain',
  },
  {
    code: 'ews.wrongAudience',
    says: /audience claim value is invalid(?! for current)/i,
    confidence: 'certain',
  },
  {
    code: 'ews.autodiscover',
    says: /Autodiscover service (?:couldn'?t be located|returned an error)|AutodiscoverLocalException|Autodiscover.{0,200}email address can'?t be found|AutoDiscoverFailed|Autodiscover blocked a potentially insecure redirection/i,
  },
  {
    code: 'ews.connectionCount',
    says: /exceeded the available (?:concurrent connections|subscriptions)|Too many concurrent connections opened/i,
    confidence: 'certain',
  },
  {
    code: 'ews.serverBusy',
    says: /server cannot service this request right now|EWS.{0,40}server (?:is )?(?:too )?busy|ServerBusyException/i,
  },
  {
    code: 'ews.sendAsDenied',
    says: /does not have the right to send mail on behalf of the specified sending account/i,
  },
  {
    code: 'ews.forbidden',
    says: /\(403\)|\bHTTP(?:\/[\d.]{1,3})? 403\b|\b403:? ?Forbidden|Code: 403|status(?: ?code)?:? ?403/i,
    beside: speaksEws,
    confidence: 'possible',
  },
  {
    code: 'ews.unauthorized',
    says: /\(401\)|\bHTTP(?:\/[\d.]{1,3})? 401\b|\b401:? ?Unauthorized|Code: 401|status(?: ?code)?:? ?401|UnauthorizedError/i,
    beside: speaksEws,
    confidence: 'possible',
  },
  {
    code: 'ews.unauthorized',
    says: /Invalid credentials for https:\/\/\S{3,80}\/ews\//i,
    confidence: 'possible',
  },
  {
    code: 'ews.accessDenied',
    says: /Access is denied\. Check credentials and try again/i,
    beside: /pyews|exchangelib|\bEWS\b|exchange\.asmx|webservices\.data/i,
  },
  { code: 'ews.serverError', says: /An internal server error occurred\. The operation failed/i },
  { code: 'ews.autodiscover', says: /email address can.?t be found/i, confidence: 'possible' },
  {
    code: 'ews.rootNotFound',
    says: /specified object was not found in the store\.?,? ?Default folder|Default folder (?:Root|MsgFolderRoot|Inbox|Calendar|\w{3,20}) not found/i,
    confidence: 'certain',
  },
  { code: 'ews.itemNotFound', says: /specified object was not found in the store(?!\.?,? ?Default)/i },
  {
    code: 'ews.namedProperties',
    says: /NamedPropsQuotaExceeded|(?:named propert(?:y|ies)).{0,80}(?:quota|limit|exceed)|(?:quota|limit|exceed).{0,80}named propert/i,
  },
  { code: 'ews.folderNotFound', says: /specified folder could not be found in the store/i },
  { code: 'ews.forbidden', status: '403' },
  { code: 'ews.unauthorized', status: '401' },
  { code: 'ews.serverBusy', status: '429' },
  { code: 'ews.serverError', status: '5xx' },
];
