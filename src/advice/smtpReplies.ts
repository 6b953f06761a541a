// SMTP replies by enhanced status code (RFC 3463), told apart by their words where one code has several meanings.
import type { Code } from '../core/codes.ts';

interface SmtpRule {
  /** Enhanced status without its first digit's class where the class varies. */
  readonly enhanced: string;
  /** Words that must stand in the text; none = the code alone decides. */
  readonly words?: RegExp;
  readonly code: Code;
}

/** First match wins. */
const rules: readonly SmtpRule[] = [
  { enhanced: '5.7.139', words: /disabled for the Tenant/i, code: 'smtp.disabledTenant' },
  { enhanced: '5.7.139', words: /disabled for the Mailbox/i, code: 'smtp.disabledMailbox' },
  { enhanced: '5.7.139', words: /SmtpClientAuth\w* is disabled/i, code: 'smtp.disabledTenant' },
  { enhanced: '5.7.139', words: /basic authentication is disabled/i, code: 'smtp.basicDisabled' },
  { enhanced: '5.7.139', words: /STS URL does not support HTTPS/i, code: 'smtp.stsNotHttps' },
  { enhanced: '5.7.139', words: /federated STS|STS service/i, code: 'smtp.stsUnreachable' },
  { enhanced: '5.7.139', words: /locked/i, code: 'smtp.accountLocked' },
  { enhanced: '5.7.139', words: /password (?:is |has )?expired/i, code: 'smtp.passwordExpired' },
  {
    enhanced: '5.7.139',
    words: /(?:user|account) (?:is |account is )?disabled/i,
    code: 'smtp.accountDisabled',
  },
  {
    enhanced: '5.7.139',
    words: /credentials were incorrect|username or password/i,
    code: 'smtp.credentialsWrong',
  },
  { enhanced: '5.7.139', code: 'smtp.criteria' },
  { enhanced: '5.7.3', words: /STARTTLS/i, code: 'smtp.startTlsFirst' },
  { enhanced: '5.7.0', words: /STARTTLS/i, code: 'smtp.startTlsFirst' },
  { enhanced: '5.7.3', code: 'smtp.authFailed' },
  { enhanced: '5.7.4', code: 'smtp.mechanismUnknown' },
  { enhanced: '5.5.127', code: 'smtp.tokenExpiresSoon' },
  { enhanced: '5.7.57', code: 'smtp.notAuthenticated' },
  { enhanced: '5.7.30', code: 'smtp.basicRetired' },
  { enhanced: '5.7.60', code: 'smtp.sendAsDenied' },
  { enhanced: '5.7.64', code: 'smtp.relayDenied' },
  { enhanced: '5.7.54', code: 'smtp.relayDenied' },
  { enhanced: '4.7.66', code: 'smtp.tlsVersion' },
  { enhanced: '5.1.8', code: 'smtp.badSender' },
  { enhanced: '5.2.252', words: /throttled/i, code: 'smtp.senderThrottled' },
  { enhanced: '5.2.252', code: 'smtp.sendAsDenied' },
  { enhanced: '5.2.251', code: 'smtp.senderThrottled' },
  { enhanced: '5.2.253', code: 'smtp.senderThrottled' },
  { enhanced: '5.2.254', code: 'smtp.senderThrottled' },
  { enhanced: '5.2.255', code: 'smtp.senderThrottled' },
  { enhanced: '5.2.0', words: /SendAsDenied/i, code: 'smtp.sendAsDenied' },
  { enhanced: '5.2.0', words: /SubmissionQuota/i, code: 'smtp.quota' },
  { enhanced: '5.2.0', words: /Quota/i, code: 'smtp.mailboxFull' },
  { enhanced: '4.2.0', words: /logon failure|LogonFailed/i, code: 'smtp.logonFailure' },
  { enhanced: '4.3.2', words: /thread limit|ClientSubmit/i, code: 'smtp.threadLimit' },
  { enhanced: '5.2.2', code: 'smtp.mailboxFull' },
  { enhanced: '5.2.1', code: 'smtp.recipientDisabled' },
  { enhanced: '5.1.1', code: 'smtp.recipientRefused' },
  { enhanced: '5.1.10', code: 'smtp.recipientRefused' },
  { enhanced: '5.5.2', words: /XOAUTH2|auth data|base64/i, code: 'smtp.dataInvalid' },
];

/** Code of an SMTP reply; undefined where neither its codes nor its words are known. */
export function codeOfSmtpReply(
  status: string,
  enhanced: string | undefined,
  text: string,
): Code | undefined {
  const rule = rules.find((row) => row.enhanced === enhanced && (row.words?.test(text) ?? true));
  if (rule !== undefined) return rule.code;
  if (/SendAsDenied/.test(text)) return 'smtp.sendAsDenied';
  if (/logon failure|MapiExceptionLogonFailed/i.test(text)) return 'smtp.logonFailure';
  if (status === '535') return 'smtp.authFailed';
  if (status === '504') return 'smtp.mechanismUnknown';
  if (status === '530') return /STARTTLS/i.test(text) ? 'smtp.startTlsFirst' : 'smtp.notAuthenticated';
  return status.startsWith('4') ? 'smtp.unavailable' : undefined;
}
