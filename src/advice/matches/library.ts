// What mail libraries and programs say in their own words.
import type { Match } from './match.ts';

export const library: readonly Match[] = [
  { code: 'library.connectFailed', says: /Failed to get auth type from service/i },
  { code: 'library.noAccessToken', says: /Missing parameters: ?access_token/i },
  // https://learn.microsoft.com/entra/msal/objc/error-handling-ios
  { code: 'oauth.interactionRequired', says: /MSALErrorDomain\W{1,3}(?:error|Code)[ =]{1,3}[-~]50002\b/i },
  { code: 'local.signInCancelled', says: /MSALErrorDomain\W{1,3}(?:error|Code)[ =]{1,3}[-~]50005\b/i },
  {
    code: 'library.noAccessToken',
    says: /MSALErrorDomain\W{1,3}(?:error|Code)[ =]{1,3}[-~]\d{5}\b/i,
    confidence: 'possible',
  },
  {
    code: 'library.notJson',
    says: /POST \S{10,160}\/oauth2\/(?:v2\.0\/)?authorize\b|token(?:_url|_endpoint|_uri| url| address| endpoint)\W{1,5}\S{10,120}\/authorize\b/i,
  },
  {
    code: 'library.cacheUnreadable',
    says: /gpg: decryption failed/i,
    beside: /oauth|token/i,
  },
  {
    code: 'library.mechanismUnsupported',
    says: /imap_open\(\): Couldn'?t open stream(?!.{0,300}(?:timed out|unreachable|refused|No such host|AUTHENTICATE failed|LOGIN failed))/is,
  },
  {
    code: 'library.credentialsUnset',
    says: /need username and password for authentication|DefaultAzureCredential failed to retrieve a token|\b[A-Z]\w{3,24}Credential authentication unavailable|environment variables (?:are|is) not (?:fully )?configured|AADSTS.{0,4}client[_ ]?id.{0,20}(?:not set|missing)/i,
  },
  {
    code: 'library.partMissing',
    says: /ClassNotFoundException: (?:davmail|com\.microsoft|com\.azure|javax?\.mail|jakarta\.mail)|NoClassDefFoundError: .{0,60}(?:mail|oauth|msal)|No module named '?(?:msal|exchangelib|O365|azure|imapclient|oauthlib|requests_oauthlib)|Cannot find (?:module|package) '(?:@azure|@microsoft|nodemailer|imapflow|msal)|Call to undefined function imap_|Could not instantiate mail function|Class ["'\\]{0,3}(?:League|TheNetworg|Stevenmaguire|Greew|Webklex|PHPMailer)\\.{0,80} not found/i,
  },
  { code: 'library.scopeChanged', says: /Scope has changed from ".{0,300}" to "/i, confidence: 'certain' },
  {
    code: 'library.connectFailed',
    says: /An error occurred (?:while )?sending the request/i,
    confidence: 'possible',
  },
  {
    code: 'library.outdated',
    says: /JSONObject\["(?:sCtx|sFT|Config|flowToken)"\] not found|azure\.graphrbac|AzureADGraph|MSOnline.{0,40}(?:retired|blocked|403)/i,
  },
  {
    code: 'oauth.noRefreshToken',
    says: /\bno refresh[ _]?token|(?:not return|without|missing)(?: a| the)? refresh[ _]?token|refresh[ _]?token .{0,30}(?:is missing|not (?:found|returned|issued|present|available)|is null|is undefined|is empty)|Undefined (?:array key|index)\W{0,6}refresh_token|KeyError: ['"]refresh_token|refresh_token["']?: ?(?:null|undefined)/i,
  },
  {
    code: 'library.noAccessToken',
    says: /Undefined (?:array key|index|property)\W{0,6}access_?token|KeyError: ['"]access_?token|access[_ ]?token['"]? (?:is|was) (?:null|undefined|missing|not (?:found|set))|(?:no|without an?) access[_ ]token in (?:the )?(?:response|answer)|Cannot read propert(?:y|ies) .{0,40}access_?token|'NoneType' object .{0,40}access_?token/i,
  },
  {
    code: 'library.noEmailClaim',
    says: /Unable to get (?:the )?user'?s? e-?mail|(?:error|fail(?:ed|ure)?|unable|could not).{0,12} (?:getting|to get|retrieving|to retrieve|fetching|to fetch|reading|to read) .{0,20}e-?mail .{0,30}(?:provider|profile|token|claim|account)|(?:no|missing|without an?) e-?mail (?:address )?(?:claim|attribute|scope|in (?:the )?(?:token|claims|userinfo|profile))|e-?mail (?:claim|attribute|scope) .{0,30}(?:missing|not (?:found|present|provided|returned))|(?:could not|failed to|cannot) (?:get|determine|read|retrieve) .{0,20}e-?mail .{0,30}(?:token|profile|user ?info|claims)/i,
  },
  {
    code: 'library.notJson',
    says: /(?:Response body|response|content) is not application\/json|did not contain a JSON|Invalid response! Response body|response received from Authori[sz]ation Server\. Expected JSON|expected (?:content[- ]type )?application\/json.{0,40}(?:but|got|text)|no suitable HttpMessageConverter found for response type .{0,80}OAuth2|content[- ]type .{0,40}text\/html.{0,60}(?:token|oauth)/i,
  },
  {
    code: 'library.tokenNotRenewed',
    says: /TokenExpiredError\b|\(token_expired\)|(?:access )?token (?:has |is )?expired,? (?:and|but) .{0,30}(?:could not|cannot|not) (?:be )?(?:refresh|renew)/i,
  },
  {
    code: 'library.cacheUnreadable',
    says: /\b(?:load|read|parse|open)_?token\b|token_?(?:file|cache|backend|store|path)\b/i,
    beside:
      /JSONDecodeError|Expecting value: line|Unexpected (?:token|end of)|invalid character|JsonException|UnpicklingError|UnicodeDecodeError/,
  },
  {
    code: 'library.cacheUnreadable',
    says: /BadPaddingException|final block not properly padded|AEADBadTagException|CryptographicException|bad decrypt|InvalidToken\b|MAC check failed|Unsupported state or unable to authenticate data/i,
    beside:
      /(?:refresh|access|stored|cached|o365|oauth2?)[ _-]?token|token (?:cache|store|file)|credentials? (?:file|store)|requesting OAuth 2\.0 credentials/i,
  },
  {
    code: 'library.cacheUnreadable',
    says: /(?:fail|unable|could not|cannot|can'?t|error).{0,30}decrypt.{0,40}(?:token|credential)|(?:token|credential)s?.{0,40}(?:could not|cannot|can'?t|failed to) (?:be )?decrypt/i,
  },
  {
    code: 'library.noWindow',
    says: /window handle must be configured|not running in UserInteractive mode|no parent window|requires? an? (?:parent )?window|(?:interactive|browser).{0,60}(?:no display|headless|without a (?:display|desktop|window))/i,
  },
  {
    code: 'library.otherTenant',
    says: /credential is not configured to acquire tokens for tenant|AdditionallyAllowedTenants/i,
    confidence: 'certain',
  },
  {
    code: 'library.brokerFailed',
    says: /\[MSAL:\d{4}\]|Identity\.Client\.Internal\.Broker|FetchTokensFromBroker|msalruntime/i,
    beside: /fail|error|exception/i,
  },
  {
    code: 'library.brokerFailed',
    says: /Error Acquiring Token:? Unknown Status|(?:0x(?:ffffffff)?80070520)\b|WAM Error|broker (?:failed|error|is not available|response returned)|cannot invoke the broker|ms-appx-web:\/\/.{0,60}(?:error|fail)/i,
  },
  {
    code: 'library.outdated',
    says: /REST (?:request|API|call).{0,60}\b401\b|\b401\b.{0,60}(?:Outlook )?REST API/i,
    beside: /"aud"\s{0,3}:\s{0,3}"https:\/\/graph\.microsoft\.com/i,
  },
  {
    code: 'library.saslPluginMissing',
    says: /no mechanism available: No worthy mechs found|No worthy mechs found|Couldn'?t find mech XOAUTH2|selected SASL mechanism\(s\) not available|Unable to find a callback: ?\d{1,6}|failed for plugname sasl-xoauth2|SASL\(-?4\)/i,
  },
  {
    code: 'library.mechanismUnsupported',
    says: /(?:find an? (?:supported|suitable|compatible|common) auth\w{0,12} (?:mechanism|method)|No (?:supported|compatible) authentication (?:mechanisms?|methods?)|no matching authentication mechanism|None of the authentication mechanisms|AUTH mechanism .{0,20}not (?:supported|available)|server does not support (?:XOAUTH2|any of the available|authentication)|SMTP AUTH extension not supported|doesn'?t support (?:XOAUTH2|OAuth)|not supported by (?:the )?server.{0,20}XOAUTH2)/i,
  },
  {
    code: 'library.noTokenOffered',
    says: /no password specified|no auth info found|No access token (?:found|available|set)|Missing credentials for "?(?:PLAIN|XOAUTH2)|Can'?t create new access token|account has not been authorised|No password was provided/i,
  },
  {
    code: 'library.cacheUnreadable',
    says: /TokenStore::Read: failed to open|Key not valid for use in specified state|(?:token (?:cache|file|store)|credentials? file).{0,80}(?:corrupt|could not be (?:read|decrypted)|permission denied|invalid json|cannot be read)|MsalCachePersistenceException|Persistence check fails|cryptography\.fernet\.InvalidToken|Unable to load (?:token|credentials) from/i,
  },
  {
    code: 'library.outdated',
    says: /Azure AD Graph .{0,60}(?:retired|blocked)|outlook\.office\.com\/api\/v[12]\.\d|outlook\.office365\.com\/api\/v[12]\.\d|api\.office\.com\/discovery|graph\.windows\.net/i,
    confidence: 'possible',
  },
  {
    code: 'library.passwordBlamed',
    says: /Authentication failed: invalid user or password|cannot login, user or password wrong|Can ?not authenticate to IMAP server|(?<!Aad)AuthenticationFailedException(?!: no password)|(?<!Authentication\.)AuthenticationException: Authentication failed|SMTPAuthenticationError|Failed to authenticate on SMTP server|Could not authenticate|Invalid login: ?$|Anmeldung fehlgeschlagen|Authentifizierung fehlgeschlagen|Échec de l'authentification|Error de autenticación|Falha na autenticação|Autenticazione (?:non riuscita|fallita)|ошибка аутентификации|身份验证失败|登录失败|認証に失敗|wrong (?:username|user name) or password|Login (?:and|or) password (?:is |are )?(?:incorrect|wrong)|Unable to (?:authenticate|connect or login)/i,
    confidence: 'possible',
  },
  {
    code: 'library.passwordBlamed',
    says: /\bAuthentication failed\b/i,
    beside:
      /SaslMechanismOAuth2|ClientApplicationBuilder|AcquireTokenFor|(?:Imap|Smtp|Pop3)Client\b|"(?:IMAP|POP)\.AccessAsApp"|"SMTP\.SendAsApp"/,
    confidence: 'possible',
  },
];
