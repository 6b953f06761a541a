// What only a server says that is not Exchange Online. Kept to the servers' own sentences: names in a log are no answer.
import type { Match } from './match.ts';

/** A reply of Postfix or sendmail names the recipient first; Exchange Online never does. */
export const recipientFirst = /^[ :]{0,3}<[^<> ]{3,120}>(?:\.{3}|:)/;

export const foreign: readonly Match[] = [
  {
    code: 'foreign.other',
    says: /\b[45]\d\d <[^<> ]{3,120}>(?:\.{3}|:)|list of allowed rcpthosts/,
    beside: /^(?!.{0,300}(?:outlook\.com|office ?365|exchange))/i,
  },
  {
    code: 'foreign.graphFiles',
    says: /Unable to retrieve user'?s mysite URL|Tenant does not have a SPO license|Token type is not allowed/i,
  },
  {
    code: 'foreign.graphFiles',
    says: /"?code"?\W{1,4}(?:generalException|itemNotFound|accessDenied|nameAlreadyExists|resyncRequired|notAllowed|invalidRange|UnknownError)\b|Microsoft\.SharePoint\.\w{3,40}|\bitemNotFound\b/,
    beside: /\bdrive(?:s|Item)?\b|one ?drive|share ?point|\/sites\//i,
    confidence: 'likely',
  },
  {
    code: 'foreign.oauth',
    says: /\/realms\/|org\.keycloak\.events|keycloak|okta\.com|auth0\.com|cognito|wso2|\bWorkOS\b|A valid OAuth client could not be found for client_id/i,
    beside: /invalid_(?:grant|client\w{0,20}|token)|unauthorized_client|access_denied/i,
  },
  {
    code: 'foreign.outlookPersonal',
    says: /O365 discovery endpoint returned|Office 365 \(Discovery|discovery (?:endpoint|service) .{0,40}401/i,
  },
  {
    code: 'foreign.other',
    says: /\.amazonaws\.com|sendgrid|mailgun|sendinblue|brevo|postmark|mailjet|sparkpost|yahoodns\.net|senders\.yahooinc\.com|Email address is not verified\. The following identities/i,
    beside: /\b5[035]\d\b|auth|rejected|denied/i,
    confidence: 'likely',
  },
  {
    code: 'foreign.other',
    says: /\b220[ -][^:]{0,90}\bESMTP (?:Exim|Postfix|Sendmail|Haraka)\b/i,
    beside: /\b535\b/,
    confidence: 'likely',
  },
  {
    code: 'foreign.gmailAppPassword',
    says: /Application-specific password required|InvalidSecondFactor|534[- ]5\.7\.9|answer\/185833/i,
    confidence: 'certain',
  },
  {
    code: 'foreign.gmail',
    says: /535[- ]5\.7\.8[- ]Username and Password not accepted|\?p=BadCredentials|\[AUTHENTICATIONFAILED\] Invalid credentials \(Failure\)|\[ALERT\] (?:Invalid credentials|Please log in via your web browser|Web login required)|support\.google\.com\/(?:mail|accounts)|\bgsmtp\b/i,
    confidence: 'certain',
  },
  {
    code: 'foreign.googleOauth',
    says: /invalid_grant|invalid_client|unauthorized_client|access_denied/,
    beside: /oauth2\.googleapis\.com|accounts\.google\.com\/o|www\.googleapis\.com\/oauth2/i,
  },
  {
    code: 'foreign.googleOauth',
    says: /"error_description"\s?:\s?"(?:Token has been expired or revoked|Bad Request)\.?"|Error 40[03]: (?:redirect_uri_mismatch|access_denied|invalid_request|org_internal|disallowed_useragent)|deleted_client/i,
  },
  {
    code: 'foreign.dovecot',
    says: /\[AUTHENTICATIONFAILED\] Authentication failed\.|\[UNAVAILABLE\] (?:Internal error|Temporary authentication failure)|-ERR \[AUTH\] Authentication failed|auth failed, \d{1,3} attempts in \d{1,6} secs|Dovecot (?:\([A-Z]\w{1,12}\) )?ready/i,
  },
  {
    code: 'foreign.postfix',
    says: /535[) :-]{1,4}5\.7\.8 Error: authentication failed|SASL (?:LOGIN|PLAIN|XOAUTH2) authentication failed: (?!535)/i,
  },
  {
    code: 'foreign.other',
    says: /#MBR1212|\(IM00\d|5\.7\.8 Error: authentication failed: .{0,60}app password|Login fail\. (?:Password is incorrect|Account is abnormal)|enter your authorization code to login|请使用授权码登录/i,
  },
  {
    code: 'foreign.other',
    says: /(?:imap|smtp|pop)\.(?:mail\.)?(?:yahoo|zoho|gmx|web|ionos|strato|yandex|qq|163|mail|fastmail|icloud|me)\.(?:com|eu|net|de|ru|ch)\b/i,
    beside: /AUTHENTICATIONFAILED|Authentication failed|Invalid credentials|LOGIN failed|authenticate/i,
    confidence: 'possible',
  },
];
