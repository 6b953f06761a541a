// Words of mail libraries and programs, and of servers that are not Exchange Online.
import type { Phrase } from './finding.ts';

/** What only another server says. Kept to the servers' own sentences: names in a log are no answer. */
export const foreignPhrases: readonly Phrase[] = [
  [
    'foreign.gmailAppPassword',
    /Application-specific password required|InvalidSecondFactor|534[- ]5\.7\.9|answer\/185833/i,
    'certain',
  ],
  [
    'foreign.gmail',
    /535[- ]5\.7\.8[- ]Username and Password not accepted|\?p=BadCredentials|\[AUTHENTICATIONFAILED\] Invalid credentials \(Failure\)|\[ALERT\] (?:Invalid credentials|Please log in via your web browser|Web login required)|support\.google\.com\/(?:mail|accounts)|\bgsmtp\b/i,
    'certain',
  ],
  [
    'foreign.googleOauth',
    [
      /invalid_grant|invalid_client|unauthorized_client|access_denied/,
      /oauth2\.googleapis\.com|accounts\.google\.com\/o|www\.googleapis\.com\/oauth2/i,
    ],
  ],
  [
    'foreign.googleOauth',
    /"error_description"\s?:\s?"(?:Token has been expired or revoked|Bad Request)\.?"|Error 40[03]: (?:redirect_uri_mismatch|access_denied|invalid_request|org_internal|disallowed_useragent)|deleted_client/i,
  ],
  [
    'foreign.dovecot',
    /\[AUTHENTICATIONFAILED\] Authentication failed\.|\[UNAVAILABLE\] (?:Internal error|Temporary authentication failure)|-ERR \[AUTH\] Authentication failed|auth failed, \d{1,3} attempts in \d{1,6} secs|Dovecot (?:\([A-Z]\w{1,12}\) )?ready/i,
  ],
  [
    'foreign.postfix',
    /535 5\.7\.8 Error: authentication failed|SASL (?:LOGIN|PLAIN|XOAUTH2) authentication failed: (?!535)/i,
  ],
  [
    'foreign.other',
    /#MBR1212|\(IM00\d|5\.7\.8 Error: authentication failed: .{0,60}app password|Login fail\. (?:Password is incorrect|Account is abnormal)|enter your authorization code to login|请使用授权码登录/i,
    'likely',
  ],
  [
    'foreign.other',
    [
      /(?:imap|smtp|pop)\.(?:mail\.)?(?:yahoo|zoho|gmx|web|ionos|strato|yandex|qq|163|mail|fastmail|icloud|me)\.(?:com|eu|net|de|ru|ch)\b/i,
      /AUTHENTICATIONFAILED|Authentication failed|Invalid credentials|LOGIN failed|authenticate/i,
    ],
    'possible',
  ],
];

export const libraryPhrases: readonly Phrase[] = [
  [
    'library.saslPluginMissing',
    /no mechanism available: No worthy mechs found|No worthy mechs found|Couldn'?t find mech XOAUTH2|selected SASL mechanism\(s\) not available|Unable to find a callback: ?\d{1,6}|failed for plugname sasl-xoauth2|SASL\(-?4\)/i,
    'likely',
  ],
  [
    'library.mechanismUnsupported',
    /(?:No (?:supported|compatible) authentication (?:mechanisms?|methods?)|no matching authentication mechanism|None of the authentication mechanisms|AUTH mechanism .{0,20}not (?:supported|available)|server does not support (?:XOAUTH2|any of the available)|SMTP AUTH extension not supported|doesn'?t support (?:XOAUTH2|OAuth)|not supported by (?:the )?server.{0,20}XOAUTH2)/i,
    'likely',
  ],
  [
    'library.noTokenOffered',
    /failed to connect, no password specified|no auth info found|No (?:refresh|access) token (?:found|available|set)|Missing credentials for "?(?:PLAIN|XOAUTH2)|Can'?t create new access token|account has not been authorised|No password was provided/i,
    'likely',
  ],
  [
    'library.cacheUnreadable',
    /(?:token (?:cache|file|store)|credentials? file).{0,80}(?:corrupt|could not be (?:read|decrypted)|permission denied|invalid json|cannot be read)|MsalCachePersistenceException|Persistence check fails|cryptography\.fernet\.InvalidToken|Unable to load (?:token|credentials) from/i,
    'likely',
  ],
  [
    'library.outdated',
    /Azure AD Graph .{0,60}(?:retired|blocked)|outlook\.office\.com\/api\/v[12]\.\d|outlook\.office365\.com\/api\/v[12]\.\d|api\.office\.com\/discovery|graph\.windows\.net/i,
    'possible',
  ],
  [
    'library.passwordBlamed',
    /Authentication failed: invalid user or password|cannot login, user or password wrong|Can ?not authenticate to IMAP server|AuthenticationFailedException|AuthenticationException: Authentication failed|SMTPAuthenticationError|Failed to authenticate on SMTP server|Could not authenticate|Invalid login: ?$|Anmeldung fehlgeschlagen|Authentifizierung fehlgeschlagen|Échec de l'authentification|Error de autenticación|Falha na autenticação|Autenticazione (?:non riuscita|fallita)|ошибка аутентификации|身份验证失败|登录失败|認証に失敗|wrong (?:username|user name) or password|Login (?:and|or) password (?:is |are )?(?:incorrect|wrong)|Unable to (?:authenticate|connect or login)/i,
    'possible',
  ],
];
