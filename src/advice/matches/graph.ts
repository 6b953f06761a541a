// What Microsoft Graph says: error codes (inner ones first), sentences that share a code, the bare status last.

import type { Code } from '../../core/report/codes.ts';
import { directory } from './directory.ts';
import { quota } from './ews.ts';
import type { Match } from './match.ts';

/** Codes under which Graph refuses a token; the words say why. */
const refusedToken = ['InvalidAuthenticationToken', 'Unauthorized', '401'] as const;
const tokenCodes: readonly Match[] = [
  { code: 'graph.tokenAudience', word: refusedToken, says: /Invalid audience/i },
  { code: 'graph.tokenExpired', word: refusedToken, says: /expired|not yet valid|Lifetime validation/i },
  { code: 'graph.tokenMissing', word: refusedToken, says: /token is empty|No authorization/i },
  {
    code: 'graph.claimsChallenge',
    word: refusedToken,
    says: /Continuous access evaluation|claims challenge|TokenCreatedWithOutdatedPolicies/i,
  },
  {
    code: 'graph.tokenMalformed',
    word: refusedToken,
    says: /parsing failed|not well formed|IDX14\d{3}|CompactToken|malformed|InvalidJwt/i,
  },
  { code: 'exchange.tokenRejected', word: ['InvalidAuthenticationToken'], general: true },
  { code: 'exchange.tokenRejected', word: ['Unauthorized', '401'], general: true, asValue: true },
];

export const graph: readonly Match[] = [
  ...directory,
  ...tokenCodes,
  {
    code: 'provisioning.notCopiedYet',
    word: 'Authorization_RequestDenied',
    says: /backing application of the service principal being created/i,
  },
  { code: 'graph.requestDenied', word: ['Authorization_RequestDenied', 'Authorization_IdentityNotFound'] },
  { code: 'graph.mailboxInactive', word: ['MailboxNotEnabledForRESTAPI', 'MailboxNotSupportedForRESTAPI'] },
  { code: 'graph.mailboxOnPremises', word: 'MailboxNotHostedInExchangeOnline' },
  { code: 'graph.tenantWithoutExchange', word: 'OrganizationFromTenantGuidNotFound' },
  { code: 'graph.itemNotFound', word: ['ErrorItemNotFound', 'ErrorInvalidMailboxItemId'] },
  { code: 'graph.userInvalid', word: 'ErrorInvalidUser' },
  { code: 'graph.mailboxNotFound', word: 'ErrorNonExistentMailbox' },
  { code: 'graph.resourceNotFound', word: 'Request_ResourceNotFound' },
  // What Graph says of a mailbox that is not in Exchange Online.
  {
    code: 'graph.mailboxInactive',
    word: 'ResourceNotFound',
    says: /could not be discovered/i,
    asValue: true,
  },
  { code: 'graph.resourceNotFound', word: 'ResourceNotFound', asValue: true },
  { code: 'graph.sendAsDenied', word: 'ErrorSendAsDenied' },
  { code: 'graph.throttled', word: 'TooManyRequests', general: true, asValue: true },
  { code: 'graph.mailboxConcurrency', word: 'ApplicationThrottled' },
  { code: 'graph.accessDenied', word: 'ErrorAccessDenied', general: true },
  { code: 'graph.accessDenied', word: ['AccessDenied', 'Forbidden'], general: true, asValue: true },
  { code: 'graph.tokenAudience', word: 'InvalidAudienceForResource' },
  { code: 'graph.requestInvalid', word: ['Request_BadRequest', 'ErrorInvalidIdMalformed'], general: true },
  { code: 'graph.requestInvalid', word: 'BadRequest', general: true, asValue: true },
  { code: 'graph.unavailable', word: 'ErrorInternalServerError' },
  {
    code: 'graph.unavailable',
    word: ['ServiceUnavailable', 'serviceNotAvailable', 'GatewayTimeout'],
    asValue: true,
  },
  ...quota,
  { code: 'graph.recipientInvalid', word: 'ErrorInvalidRecipients' },
  {
    code: 'graph.unavailable',
    word: [
      'ErrorApiQuarantined',
      'MailboxInfoStale',
      'Service_InternalServerError',
      'Directory_ConcurrencyViolation',
    ],
  },
  { code: 'graph.throttled', word: ['Request_ThrottledTemporarily', 'ErrorMessageThrottled'] },
  {
    code: 'graph.requestInvalid',
    word: [
      'Request_UnsupportedQuery',
      'InefficientFilter',
      'ErrorInvalidUrlQuery',
      'ErrorInvalidUrlQueryFilter',
      'RequestBroker--ParseUri',
      'RequestBodyRead',
    ],
  },
  { code: 'graph.tokenMissing', word: ['InvalidAuthenticationTokenMissing', 'AuthenticationTokenMissing'] },
  {
    code: 'ews.subscription',
    word: ['SyncStateNotFound', 'SyncStateInvalid', 'ResyncRequired', 'InvalidSubscription'],
  },
  { code: 'graph.userInvalid', word: ['UnableToResolveUserId', 'ErrorUserNotFound'] },
  { code: 'exchange.noMailbox', word: 'ErrorInvalidLicense' },
  {
    code: 'smtp.sendingBlocked',
    word: ['ErrorMessageSubmissionBlocked', 'ErrorExceededMessageLimit', 'ErrorAccountSuspend'],
  },
  {
    code: 'smtp.messageTooLarge',
    word: ['ErrorMessageSizeExceeded', 'RequestBodyTooLarge', 'ErrorAttachmentSizeLimitExceeded'],
  },
  { code: 'graph.unknownError', word: ['UnknownError'], general: true, asValue: true },
  { code: 'ews.impersonationDenied', word: 'ErrorImpersonateUserDenied' },
  { code: 'graph.tokenExpired', word: 'TokenExpired', asValue: true },
  { code: 'graph.claimsChallenge', word: 'TokenCreatedWithOutdatedPolicies' },
  { code: 'graph.blockedByPolicy', says: /\[RAOP\]|AppOnly AccessPolicy settings/i, confidence: 'certain' },
  { code: 'graph.odataDisabled', says: /Access to OData is disabled(?!: ?\[RAOP)/i },
  {
    code: 'graph.noPermissions',
    says: /token contains no permissions, or permissions can ?not be understood|Either scp or roles claim need to be present/i,
    confidence: 'certain',
  },
  { code: 'graph.meWithAppToken', says: /\/me request is only valid with delegated/i, confidence: 'certain' },
  {
    code: 'graph.mailboxInactive',
    says: /mailbox is either inactive, soft-deleted, or is hosted on-premise|REST API is not yet supported for this mailbox/i,
    confidence: 'certain',
  },
  {
    code: 'graph.mailboxInactive',
    says: /Resource could not be discovered/i,
  },
  {
    code: 'graph.mailboxOnPremises',
    says: /hosted by an on-premise or non-Exchange server/i,
    confidence: 'certain',
  },
  {
    code: 'graph.tenantWithoutExchange',
    says: /tenant for tenant guid .{0,60}does not exist/i,
    confidence: 'certain',
  },
  {
    code: 'graph.tokenAudience',
    says: /Access token validation failure\. Invalid audience|audience claim value is invalid for current resource/i,
    confidence: 'certain',
  },
  {
    code: 'graph.tokenExpired',
    says: /Access token has expired or is not yet valid|Lifetime validation failed, the token is expired/i,
    confidence: 'certain',
  },
  { code: 'graph.tokenExpired', says: /Access token has expired/i },
  {
    code: 'graph.tokenMalformed',
    says: /CompactToken parsing failed|JWT is not well formed|IDX1[24]\d{3}|InvalidAuthenticationToken.{0,120}(?:malformed|well formed)/i,
    confidence: 'certain',
  },
  {
    code: 'graph.tokenMissing',
    says: /Access token is empty|Bearer access token is empty|No authorization information present on the request/i,
    confidence: 'certain',
  },
  {
    code: 'graph.claimsChallenge',
    says: /Continuous access evaluation resulted in challenge|TokenCreatedWithOutdatedPolicies|insufficient_claims/i,
    confidence: 'certain',
  },
  { code: 'graph.mailboxConcurrency', says: /over its MailboxConcurrency limit/i, confidence: 'certain' },
  {
    code: 'graph.accessDenied',
    says: /Access is denied\. Check credentials and try again|Missing (?:role|scope) permissions on the request/i,
  },
  {
    code: 'graph.accessDenied',
    says: /\b403\b.{0,30}Forbidden|status(?: code)?:? 403\b|"status(?:Code)?":\s?403/i,
    beside: /graph\.microsoft\.(?:com|us)/i,
    confidence: 'possible',
  },
  {
    code: 'graph.resourceNotFound',
    says: /Operation: \w{3,12}; Exception: \[Status Code: NotFound; Reason: Not Found/i,
    confidence: 'possible',
  },
  {
    code: 'graph.accessDenied',
    says: /\b403\b.{0,80}The process failed to get the correct properties/i,
    confidence: 'possible',
  },
  { code: 'graph.unknownError', says: /Exception of type '[\w.]{1,60}\.ODataError' was thrown/i },
  {
    code: 'claims.missingPermission',
    says: /requires the following permissions: .{3,300}only has the following permissions/i,
    confidence: 'certain',
  },
  {
    code: 'graph.notificationUrl',
    says: /Subscription validation request (?:failed|timed out)|Notification endpoint must respond with 200/i,
    confidence: 'certain',
  },
  { code: 'graph.requestInvalid', says: /Resource not found for the segment/i },
  { code: 'graph.requestDenied', says: /Insufficient privileges to complete the operation/i },
  {
    code: 'exchange.tokenRejected',
    says: /Access token validation failure\. (?:Invalid signature|Signature)|OAuth token submitted .{0,40}cannot be parsed|signature key was not found/i,
  },
  {
    code: 'graph.itemNotFound',
    says: /specified object was not found in the store/i,
    beside: /graph\.microsoft|Microsoft\.Graph|microsoft\.graph|GraphServiceException/i,
  },
  {
    code: 'graph.recipientInvalid',
    says: /At least one recipient (?:isn'?t|is not) valid|recipients must be resolved before a message can be submitted/i,
    confidence: 'certain',
  },
  {
    code: 'graph.mailboxOnPremises',
    says: /Unable to query Graph API.{0,80}\(404\)/i,
  },
  { code: 'exchange.tokenRejected', status: '401' },
  { code: 'graph.throttled', status: '429' },
  { code: 'graph.unavailable', status: '5xx' },
  { code: 'graph.requestInvalid', status: '400' },
  { code: 'graph.resourceNotFound', status: '404' },
  { code: 'graph.accessDenied', status: '403' },
];

/** What the message of an unknown code says of its kind. */
export const graphMeanings: readonly (readonly [RegExp, Code])[] = [
  [/throttl|too many requests|LimitReached/i, 'graph.throttled'],
  [/InternalServerError|ServiceUnavailable|Timeout|quarantined/, 'graph.unavailable'],
  [/insufficient (?:privileges|permissions?)|access (?:is )?denied/i, 'graph.accessDenied'],
];
