// Failures by the terms that name them, in any order and in any program's words: read only where no code, number or
// sentence of the other tables is known, and never told as more than possible.
import type { Code } from '../../core/report/codes.ts';
import {
  absent,
  certificateWord,
  failed,
  mail,
  mailServer,
  microsoft,
  notEnough,
  oauthFlow,
  permission,
  speaksEws,
  speaksGraph,
  tlsTrust,
} from './conceptTerms.ts';

/** What a failure is called where it has no fixed words. */
export interface Concept {
  readonly code: Code;
  /** All of them stand close to the first one. */
  readonly terms: readonly [RegExp, ...RegExp[]];
  /** What must stand somewhere in the text: whose failure it is. */
  readonly beside?: RegExp;
  /** What must not stand in the text. */
  readonly without?: RegExp;
}

const signIns: readonly Concept[] = [
  {
    code: 'oauth.stateMismatch',
    terms: [
      /\bstate\b/i,
      /\b(?:missing|invalid|mismatch(?:ed)?|bad|wrong|unknown|expired|different|(?:does|did|do) ?n[o']t match|not match)\b/i,
    ],
    beside: oauthFlow,
    without: /in Invalid state|BAD /i,
  },
  {
    code: 'imap.accountBlocked',
    terms: [
      /(?:sign|log)(?: |-)?in/i,
      /web ?browser|web ?page|verify your identity|unusual|suspicious|unblock/i,
      /must|need|please|block|require|verify/i,
    ],
    beside: microsoft,
  },
  {
    code: 'oauth.noRefreshToken',
    terms: [/refresh[_ -]?token/i, absent],
    without: /expired|revoked|no longer valid/i,
  },
  {
    code: 'entra.refreshExpired',
    terms: [
      /refresh[_ -]?token/i,
      /\b(?:expired?|revoked|no longer valid|invalid|无效|過期|过期)\b|无效|过期/i,
    ],
    beside: microsoft,
  },
  {
    code: 'library.tokenNotRenewed',
    terms: [/\btokens?\b/i, /\bexpire[ds]?\b|\bstale\b|re-?link|re-?auth/i],
    beside: mail,
  },
  { code: 'library.noAccessToken', terms: [/(?:access|bearer|auth)[_ -]?token/i, absent], beside: mail },
  {
    code: 'library.cacheUnreadable',
    terms: [
      /\btokens?\b|credentials?\b/i,
      /\b(?:file|cache|store|storage|database|keyring|disk|folder)\b/i,
      failed,
    ],
  },
  {
    code: 'entra.adminConsentNeeded',
    terms: [
      /\badmin(?:istrator)?s?\b/i,
      /consent|approv|grant/i,
      /need|requir|must|only|missing|ask|contact/i,
    ],
    beside: /\bapp(?:lication)?s?\b|microsoft|organi[sz]ation|tenant/i,
  },
  {
    code: 'entra.singleTenantApp',
    terms: [
      /multi-?\s?tenant/i,
      /\b(?:not|is ?n[o']t|no)\b/i,
      /configur|register|application|\bapp\b|support/i,
    ],
  },
  {
    code: 'entra.permissionNotOffered',
    terms: [/does ?n[o']t exist on|not (?:found|exist|exposed|offered).{0,20}\bon\b/i, /resource|\bAPI\b/i],
  },
];

const mailboxes: readonly Concept[] = [
  {
    code: 'graph.notificationUrl',
    terms: [
      /subscription|notification ?url|webhook/i,
      /validat(?:ion|e)/i,
      /fail|timed? ?out|must respond|unable|invalid/i,
    ],
  },
  {
    code: 'exchange.noMailbox',
    terms: [
      /mail ?box|mail account|postfach|boîte aux lettres|buzón|caixa de correio|casella/i,
      /\b(?:not (?:found|exist|enabled|available|licen[sc]ed)|(?:does|do|did) ?n[o']t exist|no licen[sc]e|unlicen[sc]ed|unknown|could ?n[o']t be found|has no|no such)\b/i,
    ],
    beside: microsoft,
  },
  {
    code: 'ews.accessDenied',
    terms: [/access (?:is |was )?denied/i, /credentials|properties|mailbox|permission/i],
    beside: speaksEws,
  },
  { code: 'claims.missingPermission', terms: [permission, notEnough], beside: microsoft },
  {
    code: 'smtp.mechanismUnknown',
    terms: [/auth(?:entication)? ?(?:type|method|mechanism)/i, /unrecogni[sz]ed|unknown/i],
    beside: /outlook\.com|office365/i,
  },
  {
    code: 'library.mechanismUnsupported',
    terms: [
      /auth(?:entication)? ?(?:type|method|mechanism)s?|\bmechanisms?\b|XOAUTH2|\bSASL\b/i,
      /unrecogni[sz]ed|unsupported|not (?:supported|available|found|offered|implemented|advertised)|unknown|\bno\b|none of/i,
    ],
  },
];

const powershell: readonly Concept[] = [
  {
    code: 'powershell.certificateNotFound',
    terms: [certificateWord, /not found|could ?n[o']t (?:be )?f(?:ind|ound)|cannot find|expired/i],
    beside: /\bConnect-\w{3,30}|cert:\\|thumbprint|Mg(?:Graph)?\b/i,
  },
  {
    code: 'powershell.notConnected',
    terms: [
      /\bConnect-\w{3,30}/i,
      /authentication needed|must (?:be )?(?:call|connect|run)|not (?:connected|authenticated)|first|run /i,
    ],
    without: /\bError Acquiring|CategoryInfo/i,
  },
  {
    code: 'powershell.unknownParameter',
    terms: [
      /\bparameters?(?: set)?\b/i,
      /cannot be (?:resolved|found|validated|bound)|cannot validate|does not belong|ambiguous|cannot bind/i,
    ],
    beside: /[A-Z][a-z]{2,12}-(?:EXO|PnP|Mg|Mail|Service|Management|Application|CAS|Org|Transport|Recipient)/,
  },
];

const statuses: readonly Concept[] = [
  {
    code: 'ews.unauthorized',
    terms: [/\b401\b/, /error|status|code|http|unauthori[sz]ed|response/i],
    beside: speaksEws,
  },
  {
    code: 'ews.forbidden',
    terms: [/\b403\b/, /error|status|code|http|forbidden|response/i],
    beside: speaksEws,
  },
  {
    code: 'graph.accessDenied',
    terms: [/\b403\b/, /error|status|code|http|forbidden|response/i],
    beside: speaksGraph,
  },
  { code: 'server.unauthorized', terms: [/\b401\b/, /error|status|code|http|unauthori[sz]ed|response/i] },
  { code: 'server.forbidden', terms: [/\b403\b/, /error|status|code|http|forbidden|response/i] },
  { code: 'server.notFound', terms: [/\b404\b/, /error|status|code|http|not found|response/i] },
  { code: 'server.throttled', terms: [/\b429\b/, /error|status|code|http|too many|response/i] },
  {
    code: 'server.unavailable',
    terms: [/\b50[0234]\b/, /error|status|code|http|unavailable|response|gateway/i],
    without: /\b50[34] 5\.|smtp/i,
  },
];

const connections: readonly Concept[] = [
  {
    code: 'local.certificateInvalid',
    terms: [
      certificateWord,
      /load|read|parse|password|format|private key|import|decode|\bPEM\b|\bsign/i,
      failed,
    ],
    without: tlsTrust,
  },
  {
    code: 'network.dns',
    terms: [
      /\b(?:host(?:name)?|dns|server name|domain)\b/i,
      /(?:could ?n[o']t|cannot|can'?t|unable to|failed to|not) (?:be )?(?:resolved?|look(?:ed)? ?up)|unknown host|unresolved|lookup failed|resolution/i,
    ],
  },
  { code: 'network.proxy', terms: [/\bproxy\b/i, failed], without: /oauth2?[- ]proxy|emailproxy/i },
  {
    code: 'network.tlsUntrusted',
    terms: [
      /certificate|\bCA\b|issuer/i,
      /untrusted|not trusted|verif|self[- ]signed|unknown (?:ca|authority|issuer)|\bchain\b|setting certificate file/i,
    ],
  },
  {
    code: 'network.timeout',
    terms: [
      /\btim(?:e|ed|es|ing)[- ]?out\b|took too long|no response|Zeitüberschreitung|délai d'attente|tiempo de espera|タイムアウト|超时|逾時/i,
    ],
  },
  {
    code: 'network.reset',
    terms: [
      /\bEOF\b|broken pipe|failed to respond|(?:connection|socket|stream|channel|server|host|peer).{0,30}\b(?:closed|reset|aborted|dropped|lost|hung up|disconnected|terminated)\b|unexpected end of|empty reply|premature/i,
    ],
  },
  { code: 'network.tlsOther', terms: [/\b(?:TLS|SSL)\b/, failed] },
];

/** Last of all: a sign-in that failed, in a program's or a page's words. */
const general: readonly Concept[] = [
  {
    code: 'library.passwordBlamed',
    terms: [
      /\blog ?[io]n\b|\blogin\b|sign(?:ing)?[- ]?in|authenticat(?:e|ed|ion)|\bcredentials?\b|\bpassword|user ?name|Anmeld|Authentifizierung|Kennwort|Passwort|connexion|authentification|mot de passe|autenticaci|contraseña|iniciar sesión|autentica[çz]|senha|accesso|uwierzytelni|logowani|přihlá|inloggning|oturum|аутентификац|авторизац|вход|认证|验证|登录|登入|驗證|認証|サインイン|ログイン|로그인|인증/i,
      failed,
    ],
    beside: mailServer,
  },
];

/** In the order in which they are asked; the first that fits is told. */
export const concepts: readonly Concept[] = [
  ...signIns,
  ...mailboxes,
  ...powershell,
  ...statuses,
  ...connections,
  ...general,
];
