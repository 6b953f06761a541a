// Sign-ins, consent and tokens by the terms that name their failures, in any order and in any program's words.
import type { Concept } from './concept.ts';
import { absent, anyOf, failed, mail, microsoft, oauthFlow, speaksEws } from './conceptTerms.ts';

/** In the order in which they are asked. */
export const signIns: readonly Concept[] = [
  {
    code: 'local.signInNeeded',
    terms: [
      /(?:authenticat|authori[sz]at)ion (?:is )?required|(?:sign-?in|log ?in) (?:is )?(?:required|needed)/i,
    ],
    beside: microsoft,
    without: /proxy|smtp|\b[45]\d\d\b/i,
  },
  {
    code: 'entra.deviceCodeExpired',
    terms: [/device/i, /\bcode\b/i, /expired/i],
  },
  {
    code: 'oauth.accessDenied',
    terms: [/authori[sz]ation code/i, /not received?|missing|without|absent|\bno\b/i],
  },
  {
    code: 'library.noTokenOffered',
    terms: [
      /\bno (?:valid |stored |cached |active |\w{2,12} )?(?:tokens?|accounts? (?:was |were )?found)\b|tokens? (?:was |were )?not found|\bno active (?:\w{2,12} )?account/i,
    ],
    beside: /microsoft|outlook|mail|verify|login|auth/i,
    without: /\breceived\b/i,
  },
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
    code: 'entra.redirectNone',
    terms: [
      /reply address|(?:redirect|reply)[_ -]?ur[il]\b/i,
      /\bno .{0,40}(?:provided|registered|configured)/i,
    ],
  },
  {
    code: 'entra.redirectMismatch',
    terms: [
      /(?:redirect|reply|callback)[_ -]?(?:ur[il]s?|address)\b/i,
      /(?:does|did|do) ?n[o']t match|mismatch|not (?:match|registered|allowed|in the list)|not valid|invalid/i,
    ],
  },
  {
    code: 'entra.pkceMissing',
    terms: [
      /\bPKCE\b|code[_ -]?(?:verifier|challenge)/i,
      /missing|required|invalid|mismatch|not (?:found|sent|supplied)|without|fail/i,
    ],
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
    terms: [/\btokens?\b/i, /\bexpired?\b|\bstale\b|re-?link|re-?auth/i],
    beside: mail,
    without: speaksEws,
  },
  {
    code: 'library.tokenNotRenewed',
    terms: [/\b(?:refresh|renew|update)(?:ing)?\b/i, /\btokens?\b/i, failed],
    beside: mail,
    without: /refresh[_ -]token/i,
  },
  {
    code: 'library.noEmailClaim',
    terms: [
      /\bno e-?mail(?: address)? (?:was )?(?:found|returned|present)|e-?mail (?:is )?(?:missing|undefined|null)\b/i,
    ],
    beside: /oidc|oauth|azure-?ad|passport|log ?in|claim|profile|token/i,
  },
  {
    code: 'library.noEmailClaim',
    terms: [
      /(?:user|account) ?(?:info(?:rmation)?|profile|details)\b/i,
      /fail|could ?n[o']t|unable|cannot|can'?t/i,
    ],
    beside: /oauth|passport|openid|azure|microsoft/i,
    without: /cannot fetch token/i,
  },
  {
    code: 'library.noAccessToken',
    far: true,
    terms: [/\bBearer\b/, /(?:is not (?:a )?valid|invalid) header|invalid character in header/i],
  },
  {
    code: 'library.noAccessToken',
    terms: [/(?:access|bearer|graph|outlook|oauth2?|auth(?:entication)?|\bid)[_ -]?token/i, absent],
    beside: /mail|imap|smtp|oauth|microsoft|office|outlook|exchange|token/i,
    without: /authentication unsuccessful/i,
  },
  {
    code: 'library.cacheUnreadable',
    terms: [
      /\btokens?\b|credentials?\b/i,
      /\b(?:file(?! ")|cache|store|storage|database|keyring|disk|folder)\b/i,
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
  {
    code: 'local.signInNeeded',
    terms: [
      /\bre-?(?:connect|link|authori[sz]e|authenticate)\b|(?:sign|log) in again/i,
      /account|service|connection|session|microsoft/i,
    ],
    beside: microsoft,
    notOthers: true,
  },
  {
    code: 'exchange.tokenRejected',
    terms: [/\btokens?\b/i, /(?:ensure|check|make sure|verify) .{0,24}\bvalid\b|is (?:not|no longer) valid/i],
    beside: microsoft,
    notOthers: true,
  },
  {
    code: 'entra.userUnknown',
    terms: [
      /\b(?:account|user ?name|user)\b/i,
      /(?:does|did) ?n[o']t exist|(?:could ?n[o']t|can'?t|cannot) (?:be )?f(?:ind|ound)/i,
      oauthFlow,
    ],
    beside: /microsoft|office ?365|entra\b|azure|outlook/i,
    without: /mail ?box|token|cache|\bdirectory\b/i,
    notOthers: true,
  },
  {
    code: 'entra.accountLocked',
    terms: [
      /\baccounts?\b|\busers?\b|\bKonto\b|\bcompte\b|\bcuenta\b|\bconta\b/i,
      /\b(?:is|was|has been|got) (?:temporarily )?(?:locked|suspended)\b|gesperrt|verrouillé|bloquead/i,
    ],
    beside: anyOf(microsoft, /mail|oauth/),
    notOthers: true,
  },
  {
    code: 'oauth.serverError',
    terms: [
      /authori[sz]ation server|identity provider|token endpoint|login server/i,
      /unexpected (?:server )?error|internal (?:server )?error|server[_ ]error/i,
    ],
    notOthers: true,
  },
  {
    code: 'oauth.invalidRequest',
    terms: [
      /authori[sz]ation (?:server|request|endpoint)|token (?:request|endpoint)/i,
      /invalid (?:parameters?|requests?)|malformed|bad request/i,
    ],
    notOthers: true,
  },
  {
    code: 'entra.scopeInvalid',
    terms: [
      /\bscopes?\b/i,
      /\breserved\b|\binvalid\b|not (?:a )?valid|unknown|unsupported|malformed|not (?:be )?(?:specified|recogni[sz]ed)/i,
    ],
    beside: /oauth|\bmsal|microsoft|azure|acquire token|sign[- ]?in/i,
    notOthers: true,
  },
];
