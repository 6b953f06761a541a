// Failures of connections, statuses and programs by their terms, of any service.
import type { Concept } from './concept.ts';
import { badRequest, errorWord, failed, mailServer, speaksEws, speaksGraph } from './conceptTerms.ts';
import { lastConcepts, mailPrograms } from './mailPrograms.ts';
import { disconnectedWord, timeoutWord, unreachableWord } from './mailWords.ts';

/** A request for a token, whose statuses are not those of the mail service. */
const signInTried = /log(?:ged|ging)? (?:in|on)(?:to)?\b|sign(?:ed|ing)? in|authenticat|oauth2\//i;

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
  {
    code: 'graph.accessDenied',
    terms: [/\bforbidden\b|access (?:is |was )?denied/i, /access|resource|request|status|http/i],
    beside: speaksGraph,
  },
  {
    code: 'graph.requestInvalid',
    terms: [badRequest, errorWord],
    beside: speaksGraph,
    without: signInTried,
  },
  { code: 'ews.requestInvalid', terms: [badRequest, errorWord], beside: speaksEws },
  { code: 'ews.serverError', terms: [/\b50[0234]\b/, errorWord], beside: speaksEws },
  {
    code: 'graph.unavailable',
    terms: [/\b50[0234]\b/, errorWord],
    beside: speaksGraph,
    without: signInTried,
  },
  { code: 'server.unauthorized', terms: [/\b401\b|\bunauthori[sz]ed\b/i, errorWord] },
  { code: 'server.forbidden', terms: [/\b403\b/, errorWord] },
  { code: 'server.notFound', terms: [/\b404\b/, errorWord] },
  {
    code: 'server.unavailable',
    terms: [/\b50[0234]\b/, errorWord],
    without: /\b50[34] 5\.|smtp/i,
  },
];

const connections: readonly Concept[] = [
  {
    code: 'network.dns',
    terms: [
      /\b(?:host(?:name)?|dns|server name|domain)\b/i,
      /(?:could ?n[o']t|cannot|can'?t|unable to|failed to|not) (?:be )?(?:resolved?|look(?:ed)? ?up)|unknown host|unresolved|lookup failed|resolution|broken/i,
    ],
  },
  {
    code: 'server.malformed',
    terms: [
      /\b(?:XML|JSON|response|reply|answer)\b/i,
      /malformed|expected .{0,60}\b(?:but|actual|got)\b|not well-?formed|not (?:a )?valid (?:xml|json)|(?:sent|got|received|returned) an? (?:invalid|unexpected|bad|malformed|empty) (?:reply|response|answer)|(?:invalid|unexpected) (?:reply|response|answer)|(?:cannot|can'?t|could ?n[o']t|failed to|unable to) (?:be )?(?:pars|deseriali[sz]|decod)|unparsable|\berror (?:Tag|Verify|Eof|Char|Digit) at\b|invalid (?:xml|json)/i,
    ],
    without: /got code \W{0,3}[45]\d\d\b/,
  },
  {
    code: 'network.proxy',
    terms: [/\bproxy\b/i, failed],
    without: /oauth ?2?(?:\.0)?[- ]proxy|emailproxy|removing proxy/i,
  },
  {
    code: 'network.tlsUntrusted',
    terms: [
      /certificate|\bCA\b|issuer/i,
      /invalid peer|untrusted|not trusted|verif|self[- ]signed|unknown (?:ca|authority|issuer)|\bchain\b|setting certificate file/i,
    ],
  },
  { code: 'network.timeout', terms: [timeoutWord] },
  {
    code: 'network.unreachable',
    terms: [unreachableWord],
    without: /temporar|tijdelijk|geçici|chwilowo|tymczasowo|dočasn|tillfällig|временно|一時的|[暂暫]时/i,
  },
  {
    code: 'network.reset',
    terms: [
      disconnectedWord,
      /server|serwer|serveur|servidor|服务器|sunucu|сервер|SMTP|IMAP|network|netz|réseau|\bred\b|rede|rete|サーバー|서버/i,
    ],
    beside: mailServer,
  },
  {
    code: 'network.reset',
    without: /(?:authenticat\w{1,4}|log ?in|sign-?in) (?:has )?fail/i,
    terms: [
      /\bEOF\b|broken pipe|failed to respond|(?:connection|socket|stream|channel|server|host|peer).{0,30}\b(?:closed|reset|aborted|dropped|lost|hung up|disconnected|terminated)\b|unexpected end of|empty reply|premature/i,
    ],
  },
];

/** Parts, answers and settings that a program misses. */
const programs: readonly Concept[] = [
  {
    code: 'library.noAccessToken',
    terms: [badRequest, errorWord],
    beside:
      /token_(?:ur[il]|endpoint)|(?:get|fetch|refresh|acquire|request|init)_?tokens?\b|oauth2\/v2\.0\/token/i,
  },
  { code: 'smtp.otherReply', terms: [/\bSMTP\b/, /data not accepted/i] },
  {
    code: 'library.credentialsUnset',
    terms: [
      /\boauth ?2?(?:\.0)?\b|client[_ -]?(?:id|secret)\b|tenant[_ -]?id\b|credentials?\b|configuration[_ -]?value|environment variable|(?:required )?(?:settings?|config(?:uration)?|option|parameter)\b/i,
      /missing|\bnot (?:yet )?(?:set|configured|provided|specified|defined|supplied)|\bis (?:required|empty|null|undefined)|must (?:be )?(?:set|provided?|specif|suppl|contain)|no .{0,20}(?:entry|section|setting) (?:was )?found|(?:no|without an?) (?:client|tenant|credential)/i,
    ],
    beside: /oauth|microsoft|office ?365|azure|entra|graph|outlook|exchange/i,
    without: /CategoryInfo|permission|consent/i,
  },
  {
    code: 'library.partMissing',
    terms: [
      /(?:transport|scheme|driver|mailer|class|module|plug-?in|extension|method|package|function|library|dependency|command|executable|assembly|reference file|\.dll|\.jar)\b/i,
      /no module named|(?:cannot|can'?t|could ?n[o']t|unable to) (?:be )?(?:load|find|import|locate)|unsupported|not (?:be )?(?:supported|found|installed|registered|defined|available|loaded)|does ?n[o']t exist|undefined|unable to load|no such/i,
    ],
    beside: /mail|oauth|graph|imap|smtp|outlook|microsoft|exchange|office[ -]?365/i,
    without: /undefined method\b|must be of (?:the )?type/,
  },
  {
    code: 'server.malformed',
    terms: [
      /property|\bindex\b|\bkey\b|offset|attribute/i,
      /of non-object|of null|of undefined|NoneType|undefined (?:index|array key)/i,
    ],
    beside: /token|oauth|graph|mail|imap|smtp/i,
  },
];

/** What runtimes call a failure of a program's own code. */
export const crashWord =
  /NullPointerException|NullReferenceException|IndexOutOf(?:Range|Bounds)Exception|ArgumentNullException|InvalidCastException|ClassCastException|NoSuchElementException|\b(?:Type|Attribute|Key|Index|Name|Reference|Assertion)Error|\bValueError\b(?!:? .{0,80}\b(?:failed|could not|cannot|unable|occurred)\b)|\bAssertion ['`!(]\b|nil pointer|\bpanic:|undefined method|Can't call method|on an undefined value|Call to (?:a member function|undefined)|Unhandled (?:rejection|exception)|Object reference not set|Uncaught \w{0,20}(?:Error|Exception)|cannot read propert|Value cannot be null|could not be converted to|is not (?:a )?valid header value|has no attribute|is not a function|unexpected keyword argument|must be set before|must be of (?:the )?type|binascii\.Error|Maximum call stack|core dumped|segmentation fault|(?:Illegal(?:Argument|State)|NotImplemented|NoSuchMethod|Arithmetic|StackOverflow)Exception/i;

/** A program that failed in its own code. */
const crashes: readonly Concept[] = [
  {
    code: 'library.crashed',
    terms: [crashWord],
    beside: /mail|\bews\b|oauth|graph|imap|smtp|outlook|microsoft|exchange|office ?365|\bO365\b|token/i,
  },
];

/** Failures of any service, the most general last. */
export const generalConcepts: readonly Concept[] = [
  ...statuses,
  ...connections,
  ...mailPrograms,
  ...programs,
  ...crashes,
  ...lastConcepts,
];
