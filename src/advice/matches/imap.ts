// What Exchange Online's IMAP server says: its sentences, RFC 5530 response codes, and the bare command last.
import type { Match } from './match.ts';

export const imap: readonly Match[] = [
  { code: 'imap.unavailable', word: ['UNAVAILABLE', 'INUSE'] },
  { code: 'imap.throttled', word: 'LIMIT' },
  { code: 'imap.notConnected', says: /User is authenticated but not connected/i },
  {
    code: 'imap.basicBlocked',
    says: /BasicAuthBlocked|NO Basic authentication is disabled/i,
    confidence: 'certain',
  },
  // A client's LOGIN that Exchange answers NO, whatever words come with it: it takes no passwords.
  {
    code: 'imap.basicBlocked',
    says: /\b(\w{1,9}) LOGIN [^ ]{1,200} [^ ]{1,200} .{0,40}\b\1 NO (?!LOGIN failed|AUTH)/i,
    beside: /Microsoft Exchange IMAP4 service|outlook\.office365\.com|outlook\.com/i,
  },
  // c-client tries the password twice more; Exchange Online takes none.
  {
    code: 'imap.basicBlocked',
    says: /Retrying (?:PLAIN|LOGIN) authentication after/,
    beside: /office365|outlook/i,
    confidence: 'possible',
  },
  { code: 'imap.logonDenied', says: /(?:AuthFailed:|\bFailed:|[[ ])LogonDenied(?!-Basic)/i },
  {
    code: 'imap.tokenExpired',
    says: /(?:Session invalidated|Connection closed|BYE).{0,40}AccessTokenExpired|^.{0,80}AccessTokenExpired|session (?:has )?expired.{0,30}reauthenticate/i,
  },
  {
    code: 'imap.throttled',
    says: /Request is throttled\.?|Suggested Backoff|\bETHROTTLE\b/i,
    confidence: 'certain',
  },
  {
    code: 'imap.tooManyConnections',
    says: /(?<!(?:sql|postgres|redis|mongo|oracle|ftp|ssh|database).{0,60})too many (?:simultaneous |concurrent )?(?:IMAP )?connections|Maximum number of connections|(?<!SMTP.{0,60})\bconnection limit (?:exceeded|reached)/i,
  },
  {
    code: 'imap.accountBlocked',
    says: /Account is blocked\. Login to your account via a web ?browser|(?:must|need to|please) (?:sign|log) ?in (?:to your account )?(?:via|with|through|using|in|from) (?:a|your|the) web ?browser|PROXY_AUTH.{0,60}sign in to your account|account cannot connect to WebMail/i,
  },
  {
    code: 'imap.loginFailed',
    says: /\bNO LOGIN failed|(?<!smtp |SMTP |[Pp][Oo][Pp]3? )\bLOGIN failed(?!:| for\b|\. Account)/,
    // The server writes LOGIN in capitals; every program says that a login failed.
    beside: /LOGIN failed|AUTHENTICATE|IMAP|[Ii]map|[Oo]utlook|[Oo]ffice ?365|Exchange/,
  },
  // To a proxy on this computer the password is given as it should be.
  {
    code: 'imap.loginFailed',
    says: /\bPLAIN\b[^.]{0,40}\bAUTHENTICATE failed/i,
    beside: /^(?!.{0,300}(?:127\.0\.0\.1|localhost))/,
  },
  {
    code: 'imap.authenticateFailed',
    says: /AUTHENTICATE failed|command \w{3,12} illegal in state NONAUTH/i,
    confidence: 'possible',
  },
  {
    code: 'imap.commandError',
    says: /\bCommand received in Invalid state|BAD (?:\[b?')?Command (?:Error|Argument Error)\.? ?\d{0,3}|BAD Could not parse command|Required space character missing|\bBADCHARSET\b/i,
  },
  {
    code: 'imap.unavailable',
    says: /NO Server Unavailable\. ?\d{0,3}|BYE (?:Connection is closed|Server Unavailable)\. ?1[56]|^Server Unavailable/i,
  },
  { code: 'imap.unavailable', status: 'BYE' },
  { code: 'imap.loginFailed', status: 'LOGIN' },
  { code: 'imap.commandError', status: 'BAD' },
  { code: 'imap.authenticateFailed', status: 'AUTHENTICATE' },
];
