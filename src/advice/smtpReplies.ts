// SMTP replies by enhanced status code (RFC 3463), told apart by their words where one code has several meanings.
import type { Code } from '../core/report/codes.ts';

interface SmtpRule {
  readonly enhanced: string;
  readonly code: Code;
  /** Words that must stand in the text; none = the code alone decides where its reply code stands before it. */
  readonly words?: RegExp;
  /** True where no one but Exchange uses this code, so that it needs no reply code before it. */
  readonly alone?: true;
}

const rule = (enhanced: string, code: Code, words?: RegExp): SmtpRule =>
  words === undefined ? { enhanced, code } : { enhanced, code, words };
const own = (enhanced: string, code: Code): SmtpRule => ({ enhanced, code, alone: true });

/** First match wins. */
const rules: readonly SmtpRule[] = [
  rule('5.7.139', 'smtp.disabledTenant', /disabled for the Tenant/i),
  rule('5.7.139', 'smtp.disabledMailbox', /disabled for the Mailbox/i),
  rule('5.7.139', 'smtp.disabledTenant', /SmtpClientAuth\w{0,20} is disabled/i),
  rule('5.7.139', 'smtp.basicDisabled', /basic authentication is disabled/i),
  rule('5.7.139', 'smtp.stsNotHttps', /STS URL does not support HTTPS/i),
  rule('5.7.139', 'smtp.stsUnreachable', /federated STS|STS service/i),
  rule('5.7.139', 'entra.securityDefaults', /security defaults/i),
  rule('5.7.139', 'entra.conditionalAccess', /conditional access/i),
  rule('5.7.139', 'entra.mfaRequired', /multi-?factor|\bMFA\b/i),
  rule('5.7.139', 'smtp.accountLocked', /locked/i),
  rule('5.7.139', 'smtp.passwordExpired', /password (?:is |has )?expired/i),
  rule('5.7.139', 'smtp.accountDisabled', /(?:user|account) (?:account )?(?:is |has been )?disabled/i),
  rule(
    '5.7.139',
    'smtp.credentialsWrong',
    /credentials were incorrect|username or password|user ?name and password/i,
  ),
  own('5.7.139', 'smtp.criteria'),
  rule('5.7.3', 'smtp.startTlsFirst', /STARTTLS/i),
  rule('5.7.0', 'smtp.startTlsFirst', /STARTTLS/i),
  rule('5.7.3', 'smtp.authFailed', /Authentication unsuccessful/i),
  rule('5.7.3', 'smtp.notAuthenticated', /(?:not|requires?) authenticat|anonymous/i),
  rule('5.7.3', 'smtp.authFailed'),
  rule('5.7.4', 'smtp.mechanismUnknown', /auth/i),
  rule('5.5.127', 'smtp.tokenExpiresSoon', /expire/i),
  own('5.5.127', 'smtp.dataInvalid'),
  own('5.7.57', 'smtp.notAuthenticated'),
  own('5.7.30', 'smtp.basicRetired'),
  own('5.7.60', 'smtp.sendAsDenied'),
  own('5.7.64', 'smtp.relayDenied'),
  own('5.7.54', 'smtp.relayDenied'),
  rule('5.7.68', 'smtp.relayDenied', /TenantInboundAttribution|relay/i),
  own('4.7.66', 'smtp.tlsVersion'),
  rule('5.1.8', 'smtp.badSender', /Bad outbound sender|Access denied/i),
  rule('5.2.252', 'smtp.senderThrottled', /throttled/i),
  own('5.2.252', 'smtp.sendAsDenied'),
  own('5.2.251', 'smtp.senderThrottled'),
  own('5.2.253', 'smtp.senderThrottled'),
  own('5.2.254', 'smtp.senderThrottled'),
  own('5.2.255', 'smtp.senderThrottled'),
  rule('5.2.0', 'smtp.sendAsDenied', /SendAsDenied/i),
  rule('5.2.0', 'smtp.quota', /SubmissionQuota/i),
  rule('5.2.0', 'smtp.mailboxFull', /Quota/i),
  rule('4.2.0', 'smtp.logonFailure', /logon failure|LogonFailed/i),
  rule('4.3.2', 'smtp.threadLimit', /thread limit|ClientSubmit|Concurrent connections/i),
  rule('4.4.2', 'smtp.threadLimit', /submission rate/i),
  rule('4.7.0', 'smtp.unavailable', /temporary/i),
  rule('4.7.500', 'smtp.unavailable'),
  rule('5.2.2', 'smtp.mailboxFull', /full|quota/i),
  rule('5.2.1', 'smtp.recipientDisabled', /cannot be accessed|disabled|not accept/i),
  rule('5.1.1', 'smtp.recipientRefused'),
  rule('5.1.10', 'smtp.recipientRefused', /RecipientNotFound|recipient/i),
  rule('5.5.2', 'smtp.dataInvalid', /XOAUTH2|auth data|base64/i),
  rule('5.5.4', 'smtp.dataInvalid', /XOAUTH2|auth data|base64/i),
];

/** Code of an SMTP reply; undefined where neither its codes nor its words are known. */
export function codeOfSmtpReply(
  status: string,
  enhanced: string | undefined,
  text: string,
): Code | undefined {
  // 550 5.2.25x is the throttle, 554 5.2.252 the refusal itself; the words may be translated.
  if (status === '550' && /^5\.2\.25[1-5]$/.test(enhanced ?? '')) return 'smtp.senderThrottled';
  const known = rules.find((row) => row.enhanced === enhanced && (row.words?.test(text) ?? true));
  if (known !== undefined) return known.code;
  if (/SendAsDenied/.test(text)) return 'smtp.sendAsDenied';
  if (/logon failure|MapiExceptionLogonFailed/i.test(text)) return 'smtp.logonFailure';
  // Answers of other servers' kinds (5.7.8, 5.7.9) are for the foreign servers' own signs.
  if (enhanced !== undefined && !/^5\.7\.[03]$/.test(enhanced)) return undefined;
  if (status === '535') return 'smtp.authFailed';
  if (status === '504') return 'smtp.mechanismUnknown';
  if (status === '530') return /STARTTLS/i.test(text) ? 'smtp.startTlsFirst' : 'smtp.notAuthenticated';
  return undefined;
}

/** True where an enhanced status code without its reply code is the server's and no version number. */
export function isKnownEnhanced(enhanced: string, words: string): boolean {
  return rules.some(
    (row) => row.enhanced === enhanced && (row.alone === true || row.words?.test(words) === true),
  );
}
