// Numbers of operating systems and of libraries for a connection or sign-in that did not come about. Sources: winerror.h
// and wininet.h (0x80072E…), Outlook's 0x800CCC… (Microsoft Support), codes of Windows' account manager (0xCAA…, Microsoft
// Learn, "Resolve sign-in errors in Teams"), Apple's NSURLError, libcurl-errors, AppAuth's AuthorizationException.
import type { Match } from './match.ts';

const windows: readonly Match[] = [
  { code: 'network.dns', says: /0x(?:80072EE7|CAA82EE7|CAA70007|800CCC0D)\b/i },
  { code: 'network.tcp', says: /0x(?:80072EFD|CAA82EFD|CAA70004|800CCC0E)\b/i },
  { code: 'network.timeout', says: /0x(?:80072EE2|CAA82EE2|800CCC19|8004210A)\b/i },
  { code: 'network.reset', says: /0x(?:80072EFE|80072EFF|CAA82EFE|800CCC0F)\b/i },
  { code: 'network.tlsDates', says: /0x(?:80072F05|CAA82F05)\b/i },
  { code: 'network.tlsOther', says: /0x(?:80072F8F|80072F7D|CAA82F8F|800CCC1A|8004210B)\b/i },
  { code: 'network.tlsUntrusted', says: /0x(?:80072F0D|CAA82F0D|80072F06)\b/i },
  { code: 'local.signInCancelled', says: /0xCAA20004\b|0x(?:800704C7|000004C7)\b/i },
  { code: 'oauth.interactionRequired', says: /0xCAA(?:20003|2000C|10001)\b/i },
  {
    code: 'library.passwordBlamed',
    says: /0x(?:800CCC92|800CCC18|800CCC90|800CCC78)\b/i,
    confidence: 'possible',
  },
  // WebExceptionStatus of .NET.
  { code: 'network.dns', says: /\bNameResolutionFailure\b/ },
  { code: 'network.tcp', says: /\bConnectFailure\b/, confidence: 'possible' },
  { code: 'network.tlsUntrusted', says: /\bTrustFailure\b/ },
  { code: 'network.tlsVersion', says: /\bSecureChannelFailure\b/ },
  { code: 'network.reset', says: /\b(?:Receive|Send|KeepAlive)Failure\b/ },
  { code: 'server.redirect', says: /Use the redirect information to send the request/ },
];

/** NSURLErrorDomain and kCFErrorDomainCFNetwork name the same numbers. */
const apple = (numbers: string): RegExp =>
  new RegExp(
    `(?:NSURLError(?:Domain)?|CFNetwork)\\b.{0,40}?(?:Code=|error |code )\\W{0,3}-?(?:${numbers})\\b`,
    'i',
  );

const appleRows: readonly Match[] = [
  { code: 'network.timeout', says: apple('1001') },
  { code: 'network.dns', says: apple('1003|1006') },
  { code: 'network.tcp', says: apple('1004') },
  { code: 'network.reset', says: apple('1005') },
  { code: 'network.unreachable', says: apple('1009|1018|1019|1020') },
  { code: 'network.tlsOther', says: apple('1200|1022') },
  { code: 'network.tlsDates', says: apple('1201|1204') },
  { code: 'network.tlsUntrusted', says: apple('1202|1203') },
];

const curl = (numbers: string): RegExp =>
  new RegExp(
    `\\bcurl(?: error)?:? ?\\(?(?:no\\.? ?)?(?:${numbers})\\b(?!\\.)|CURLE?_?\\w{0,20} ?\\((?:${numbers})\\)`,
    'i',
  );

const curlRows: readonly Match[] = [
  { code: 'network.proxy', says: curl('5|97'), confidence: 'possible' },
  { code: 'network.dns', says: curl('6'), confidence: 'possible' },
  { code: 'network.tcp', says: curl('7'), confidence: 'possible' },
  { code: 'network.timeout', says: curl('28'), confidence: 'possible' },
  { code: 'network.tlsOther', says: curl('35'), confidence: 'possible' },
  { code: 'network.tlsName', says: curl('51'), confidence: 'possible' },
  { code: 'network.reset', says: curl('52|55|56'), confidence: 'possible' },
  { code: 'network.tlsUntrusted', says: curl('58|60|77'), confidence: 'possible' },
  { code: 'library.passwordBlamed', says: curl('67'), confidence: 'possible' },
];

const appAuth: readonly Match[] = [
  { code: 'local.signInCancelled', says: /AuthorizationException: \{"type":0,"code":[12]\b/ },
  { code: 'oauth.discoveryFailed', says: /AuthorizationException: \{"type":0,"code":0\b/ },
  {
    code: 'library.connectFailed',
    says: /AuthorizationException: \{"type":0,"code":3\b/,
    confidence: 'possible',
  },
  { code: 'library.notJson', says: /AuthorizationException: \{"type":0,"code":[567]\b/ },
];

export const platformCodes: readonly Match[] = [...windows, ...appleRows, ...curlRows, ...appAuth];
