// Sentences that libraries print for failures of their own, seldom seen. Sources: MSAL.NET (MsalErrorMessage), oauthlib,
// league/oauth2-client, golang.org/x/oauth2 and net/smtp, openid-client, Spring Security, Microsoft.IdentityModel (IDX…).
import type { Match } from './match.ts';

export const librarySentences: readonly Match[] = [
  {
    code: 'library.tokenNotRenewed',
    says: /Access could not be refreshed because the connected account has revoked access/i,
  },
  { code: 'pop.otherAnswer', says: /Command is not valid in this state/i, beside: /pop3?/i },
  { code: 'smtp.sendAsDenied', says: /permission to send (?:a |the )?messages? (?:from|as) the specified/i },
  {
    code: 'entra.secretWrong',
    says: /\binvalid (?:client )?secret\b|\bclient secret (?:is )?(?:wrong|incorrect|invalid)/i,
    beside: /azure|entra\b|microsoft|outlook|office ?365|exchange/i,
  },
  { code: 'entra.redirectMismatch', says: /Only loopback redirect uri is supported/i },
  {
    code: 'entra.federatedAccount',
    says: /Integrated Windows Auth is not supported for managed users|\bID3242\b/i,
  },
  {
    code: 'entra.tenantNotFound',
    says: /Tenant does not exist\b/i,
    beside: /azure|entra|microsoft|ClientAuthentication|oauth/i,
  },
  {
    code: 'entra.tenantAbsent',
    says: /login\.(?:microsoftonline|partner\.microsoftonline)\.\w{2,3}\/(?:\/|(?:null|undefined|None|%7B\w{1,20}%7D|\{\w{1,20}\}|<[\w -]{1,24}>)\/)(?:oauth2|v2\.0|\.well-known)/i,
  },
  {
    code: 'oauth.authorizationPending',
    says: /(?:microsoft\.com|aka\.ms)\/devicelogin|open the page .{0,60} and enter the code [A-Z0-9]{6,12}/i,
    confidence: 'possible',
  },
  {
    code: 'claims.notYetValid',
    says: /IDX10222|(?:token|JWT|assertion)[^.]{0,60}not yet valid|\bnbf\b.{0,60}(?:future|not yet)|ImmatureSignatureError|clock (?:skew|drift)/i,
    beside: /token|jwt|oauth|bearer|IDX1/i,
  },
  {
    code: 'claims.expired',
    says: /IDX10223|jwt expired|ExpiredSignatureError|ExpiredJwtException|Signature has expired|JWT (?:is|has) expired/i,
  },
  { code: 'entra.codeReused', says: /Code was already redeemed/i },
  {
    code: 'library.noAccessToken',
    says: /Required (?:option|parameter) not passed: ["']?access_token/i,
  },
  {
    code: 'oauth.noRefreshToken',
    says: /token expired and refresh token is not set|Required (?:option|parameter) not passed: ["']?refresh_token/i,
  },
  { code: 'library.notJson', says: /oauth2: cannot parse json/i },
  // The program's own classes do not fit one another, or its code meets what it does not expect.
  {
    code: 'library.crashed',
    says: /JsonMappingException|Sequence contains no (?:matching )?elements|NoSuch(?:Method|Field)Error|No suitable constructor/,
    beside: /mail|msal|Identity\.Client|azure|graph|exchange/i,
    confidence: 'possible',
  },
  { code: 'imap.accountBlocked', says: /HotMail account cannot connect to WebMail/i },
  { code: 'server.notThisProtocol', says: /is not an? (?:IMAP4?|POP3?|SMTP)\w? (?:mail )?server/i },
  // An address that is made of a value that nobody set.
  {
    code: 'library.credentialsUnset',
    says: /https?:\/\/(?:undefined|null|None|NaN)[/:?]|\b(?:undefined|null) could not be found/,
    confidence: 'possible',
  },
  {
    code: 'library.credentialsUnset',
    says: /Both URI are relative|bad URI\(is not URI|No scheme supplied|Only absolute URLs are supported|unsupported protocol scheme ""|format of the URI could not be determined|MalformedURLException: no protocol/i,
    beside: /mail|oauth|imap|smtp|graph|microsoft/i,
    confidence: 'possible',
  },
  // The TLS that begins after this reply did not come about: PHPMailer says no more.
  {
    code: 'network.tlsOther',
    says: /220 2\.0\.0 SMTP server ready.{0,60}(?:could not connect|QUIT)/i,
  },
  {
    code: 'graph.recipientInvalid',
    says: /string is not in the form required for an e-?mail address|AddressException\b|does not comply with (?:RFC|addr-spec)|\bInvalid address:? +\((?:addAnyAddress|to|cc|bcc)\)|No recipients defined/i,
  },
  { code: 'library.noAccessToken', says: /["']{2}access_token["']{2}/ },
  {
    code: 'library.partMissing',
    says: /no suitable wrapper could be found|Unable to find the (?:wrapper|socket transport) ["']/i,
    beside: /oauth|mail|imap|smtp|microsoft/i,
  },
  { code: 'library.noAccessToken', says: /decrypt\(\).{0,80}\bnull given/i, beside: /mail/i },
  // What MSAL and Azure Identity throw while they are set up: nothing has been sent.
  {
    code: 'library.credentialsUnset',
    says: /\bat new (?:Confidential|Public)ClientApplication \(|(?:ClientSecret|ClientCertificate|ClientAssertion|UsernamePassword)Credential(?:\.\.ctor|\.__init__|\.<init>)|new (?:ClientSecret|ClientCertificate|UsernamePassword)Credential \(|azure[\\/]identity[\\/]_credentials[\\/]\w{3,40}\.py", line \d{1,6}, in __init__/,
    confidence: 'possible',
  },
  {
    code: 'graph.unknownError',
    says: /\bUnknownError\b/,
    beside: /graph\.microsoft|msgraph|Microsoft\.Graph|ODataError/i,
    confidence: 'possible',
  },
  {
    code: 'library.mechanismUnsupported',
    says: /server doesn'?t support AUTH\b|\bunencrypted connection\b/i,
    beside: /smtp|mail/i,
  },
  {
    code: 'network.reset',
    says: /Unexpected socket close|socket (?:was |has been )?(?:unexpectedly )?(?:closed|disconnected)/i,
    beside: /imap|smtp|pop3?|mail|outlook/i,
  },
  {
    code: 'network.tlsVersion',
    says: /Authentication\.AuthenticationException: .{0,200}ProtocolVersion|TLS alert: 'ProtocolVersion'/i,
  },
  { code: 'network.tlsOther', says: /System\.Security\.Authentication\.AuthenticationException/ },
  {
    code: 'library.authorityRefused',
    says: /\biss(?:uer)? mismatch|unexpected (?:JWT )?["']?iss\b|IDX10205|IDX40001|Issuer validation failed|did not match the requested issuer|issuer .{0,120}does(?: not|n'?t) match/i,
    beside: /microsoftonline|sts\.windows\.net|azure|entra|oauth|openid|IDX/i,
  },
  {
    code: 'powershell.moduleConflict',
    says: /load (?:file or assembly|type) |Datei oder Assembly|fichier ou (?:de )?l'assembly|archivo o ensamblado|arquivo ou assembly|file o l'assembly|bestand of assembly|pliku lub zestawu|soubor nebo sestavení|filen eller sammansättningen|dosyası? veya bütünleştirilmiş|файл или сборку|ファイルまたはアセンブリ|文件或程序集|檔案或組件|파일이나 어셈블리|파일 또는 어셈블리/i,
    beside:
      /ExchangeOnlineManagement|Microsoft\.Graph|PnP\.PowerShell|\.psm1|Connect-(?:Exchange|MgGraph|IPPS|PnP)/i,
  },
];
