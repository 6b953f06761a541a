// What mail libraries and programs say in their own words.
import type { Match } from './match.ts';

export const library: readonly Match[] = [
  {
    code: 'library.saslPluginMissing',
    says: /no mechanism available: No worthy mechs found|No worthy mechs found|Couldn'?t find mech XOAUTH2|selected SASL mechanism\(s\) not available|Unable to find a callback: ?\d{1,6}|failed for plugname sasl-xoauth2|SASL\(-?4\)/i,
  },
  {
    code: 'library.mechanismUnsupported',
    says: /(?:No (?:supported|compatible) authentication (?:mechanisms?|methods?)|no matching authentication mechanism|None of the authentication mechanisms|AUTH mechanism .{0,20}not (?:supported|available)|server does not support (?:XOAUTH2|any of the available)|SMTP AUTH extension not supported|doesn'?t support (?:XOAUTH2|OAuth)|not supported by (?:the )?server.{0,20}XOAUTH2)/i,
  },
  {
    code: 'library.noTokenOffered',
    says: /failed to connect, no password specified|no auth info found|No (?:refresh|access) token (?:found|available|set)|Missing credentials for "?(?:PLAIN|XOAUTH2)|Can'?t create new access token|account has not been authorised|No password was provided/i,
  },
  {
    code: 'library.cacheUnreadable',
    says: /(?:token (?:cache|file|store)|credentials? file).{0,80}(?:corrupt|could not be (?:read|decrypted)|permission denied|invalid json|cannot be read)|MsalCachePersistenceException|Persistence check fails|cryptography\.fernet\.InvalidToken|Unable to load (?:token|credentials) from/i,
  },
  {
    code: 'library.outdated',
    says: /Azure AD Graph .{0,60}(?:retired|blocked)|outlook\.office\.com\/api\/v[12]\.\d|outlook\.office365\.com\/api\/v[12]\.\d|api\.office\.com\/discovery|graph\.windows\.net/i,
    confidence: 'possible',
  },
  {
    code: 'library.passwordBlamed',
    says: /Authentication failed: invalid user or password|cannot login, user or password wrong|Can ?not authenticate to IMAP server|AuthenticationFailedException|AuthenticationException: Authentication failed|SMTPAuthenticationError|Failed to authenticate on SMTP server|Could not authenticate|Invalid login: ?$|Anmeldung fehlgeschlagen|Authentifizierung fehlgeschlagen|Échec de l'authentification|Error de autenticación|Falha na autenticação|Autenticazione (?:non riuscita|fallita)|ошибка аутентификации|身份验证失败|登录失败|認証に失敗|wrong (?:username|user name) or password|Login (?:and|or) password (?:is |are )?(?:incorrect|wrong)|Unable to (?:authenticate|connect or login)/i,
    confidence: 'possible',
  },
];
