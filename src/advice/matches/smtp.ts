// What Exchange Online says over SMTP: enhanced status codes (RFC 3463), told apart by their words for a code that has
// several meanings, its sentences, and the bare reply code last.
import { delivery } from './delivery.ts';
import type { Match } from './match.ts';

/** Codes that mean one thing, alone or with the reply code before them; the first row that fits wins. */
const numbers: readonly Match[] = [
  // 550 5.2.25x is the throttle, 554 5.2.252 the refusal itself; the words may be translated.
  {
    code: 'smtp.senderThrottled',
    word: ['550 5.2.251', '550 5.2.252', '550 5.2.253', '550 5.2.254', '550 5.2.255'],
  },
  { code: 'smtp.stsNotHttps', word: '5.7.139', says: /STS URL does not support HTTPS/i },
  { code: 'smtp.disabledTenant', word: '5.7.139', says: /disabled for the Tenant/i },
  { code: 'smtp.disabledMailbox', word: '5.7.139', says: /disabled for the Mailbox/i },
  { code: 'smtp.disabledTenant', word: '5.7.139', says: /SmtpClientAuth\w{0,20} is disabled/i },
  { code: 'smtp.basicDisabled', word: '5.7.139', says: /basic authentication is disabled/i },
  { code: 'smtp.stsUnreachable', word: '5.7.139', says: /federated STS|STS service/i },
  { code: 'entra.securityDefaults', word: '5.7.139', says: /security defaults/i },
  { code: 'entra.conditionalAccess', word: '5.7.139', says: /conditional access/i },
  { code: 'entra.mfaRequired', word: '5.7.139', says: /multi-?factor|\bMFA\b/i },
  { code: 'smtp.accountLocked', word: '5.7.139', says: /locked/i },
  { code: 'smtp.passwordExpired', word: '5.7.139', says: /password (?:is |has )?expired/i },
  {
    code: 'smtp.accountDisabled',
    word: '5.7.139',
    says: /(?:user|account) (?:account )?(?:is |has been )?disabled/i,
  },
  {
    code: 'smtp.credentialsWrong',
    word: '5.7.139',
    says: /credentials were incorrect|username or password|user ?name and password/i,
  },
  { code: 'smtp.criteria', word: '5.7.139', alone: true },
  { code: 'smtp.criteria', says: /request did not meet the criteria to be authenticated successfully/i },
  {
    code: 'smtp.startTlsFirst',
    word: ['5.7.3', '5.7.0'],
    says: /^.{0,40}STARTTLS/i,
  },
  { code: 'smtp.authFailed', word: '5.7.3', says: /Authentication unsuccessful/i },
  { code: 'smtp.notAuthenticated', word: '5.7.3', says: /(?:not|requires?) authenticat|anonymous/i },
  { code: 'smtp.authFailed', word: '5.7.3' },
  { code: 'smtp.authFailed', word: '5.0.0', says: /^.{0,4}Authentication (?:failed|unsuccessful)/i },
  { code: 'smtp.mechanismUnknown', word: '5.7.4', says: /auth/i },
  { code: 'smtp.tokenExpiresSoon', word: '5.5.127', says: /expire/i },
  { code: 'smtp.dataInvalid', word: '5.5.127', alone: true },
  { code: 'smtp.notAuthenticated', word: '5.7.57', alone: true },
  { code: 'smtp.basicRetired', word: '5.7.30', alone: true },
  { code: 'smtp.sendAsDenied', word: '5.7.60', alone: true },
  { code: 'smtp.relayDenied', word: ['5.7.64', '5.7.54'], alone: true },
  { code: 'smtp.relayDenied', word: '5.7.68', says: /TenantInboundAttribution|relay/i },
  { code: 'smtp.tlsVersion', word: '4.7.66', alone: true },
  { code: 'smtp.badSender', word: '5.1.8', says: /Bad outbound sender|Access denied/i },
  { code: 'smtp.senderThrottled', word: '5.2.252', says: /throttled/i },
  { code: 'smtp.sendAsDenied', word: '5.2.252', alone: true },
  { code: 'smtp.senderThrottled', word: ['5.2.251', '5.2.253', '5.2.254', '5.2.255'], alone: true },
  { code: 'smtp.sendAsDenied', word: '5.2.0', says: /SendAsDenied/i },
  { code: 'smtp.quota', word: '5.2.0', says: /SubmissionQuota/i },
  { code: 'smtp.mailboxFull', word: '5.2.0', says: /Quota/i },
  { code: 'smtp.logonFailure', word: '430 4.2.0' },
  { code: 'smtp.logonFailure', word: '4.2.0', says: /logon failure|LogonFailed/i },
  { code: 'smtp.threadLimit', word: '4.3.2', says: /thread limit|ClientSubmit|Concurrent connections/i },
  { code: 'smtp.threadLimit', word: '4.4.2', says: /submission rate/i },
  { code: 'smtp.unavailable', word: '4.7.0', says: /temporary/i },
  { code: 'smtp.unavailable', word: '4.7.500' },
  { code: 'smtp.mailboxFull', word: '5.2.2', says: /full|quota/i },
  { code: 'smtp.recipientDisabled', word: '5.2.1', says: /cannot be accessed|disabled|not accept/i },
  { code: 'smtp.recipientRefused', word: '5.1.1' },
  { code: 'smtp.recipientRefused', word: '5.1.10', says: /RecipientNotFound|recipient/i },
  { code: 'smtp.dataInvalid', word: ['5.5.2', '5.5.4'], says: /XOAUTH2|auth data|base64/i },
];

const sentences: readonly Match[] = [
  {
    code: 'smtp.disabledTenant',
    says: /SMTP ?Client\w{0,16} is disabled for the Tenant/i,
    confidence: 'certain',
  },
  {
    code: 'smtp.disabledMailbox',
    says: /SmtpClientAuthentication is disabled for the Mailbox/i,
    confidence: 'certain',
  },
  {
    code: 'smtp.sendAsDenied',
    says: /SendAsDenied|does not have permissions to send as this sender|not allowed to send as/i,
    confidence: 'certain',
  },
  { code: 'smtp.logonFailure', says: /STOREDRV; mailbox logon failure|MapiExceptionLogonFailed/i },
  {
    code: 'smtp.notAuthenticated',
    says: /client was not authenticated to send (?:anonymous )?mail|Client not authenticated to send mail|Client was not authenticated/i,
  },
  { code: 'smtp.relayDenied', says: /TenantAttribution; Relay Access Denied/i, confidence: 'certain' },
  {
    code: 'smtp.basicRetired',
    says: /Basic authentication is not supported for Client Submission/i,
    confidence: 'certain',
  },
  {
    code: 'smtp.basicDisabled',
    says: /535[ -].{0,60}basic authentication is disabled/i,
    confidence: 'certain',
  },
  {
    code: 'smtp.recipientDisabled',
    says: /550.{0,12}Mailbox cannot be accessed|Mailbox cannot be accessed \[/i,
  },
  { code: 'smtp.quota', says: /SubmissionQuotaExceeded/i, confidence: 'certain' },
  { code: 'smtp.mailboxFull', says: /MapiExceptionShutoffQuotaExceeded/i, confidence: 'certain' },
  {
    code: 'smtp.threadLimit',
    says: /sender thread limit exceeded|Concurrent connections limit exceeded/i,
    confidence: 'certain',
  },
  { code: 'smtp.tokenExpiresSoon', says: /Token will expire soon/i, confidence: 'certain' },
  { code: 'smtp.dataInvalid', says: /Invalid XOAUTH2 auth data(?! - Token)/i },
  {
    code: 'smtp.outOfOrder',
    says: /Expected response code \d{3} but got code "503"|\b503.{0,3} (?:5\.5\.\d )?(?:Error: )?(?:Bad sequence|Auth command already|Client is already auth|already authenticated|Send hello|need (?:RCPT|MAIL|EHLO)|no valid recipients)/i,
  },
  { code: 'smtp.mechanismUnknown', says: /Unrecognized authentication type/i },
  { code: 'smtp.disabledTenant', says: /aka\.ms\/smtp_auth_disabled/i, confidence: 'possible' },
];

/** The reply code alone (RFC 5321, RFC 4954), if no enhanced code says more. */
const replies: readonly Match[] = [
  { code: 'smtp.authFailed', status: '535' },
  { code: 'smtp.mechanismUnknown', status: '504' },
  { code: 'smtp.notAuthenticated', status: '530' },
];

export const smtp: readonly Match[] = [...delivery, ...numbers, ...sentences, ...replies];
