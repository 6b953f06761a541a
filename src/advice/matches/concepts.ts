// Failures by the terms that name them, in any order and in any program's words: read only where no code, number or
// sentence of the other tables is known, and never told as more than possible.
import type { Concept } from './concept.ts';
import {
  absent,
  certificateWord,
  failed,
  mail,
  microsoft,
  notEnough,
  oauthFlow,
  permission,
  speaksEws,
} from './conceptTerms.ts';
import { evidence } from './evidence.ts';
import { generalConcepts } from './generalConcepts.ts';

const signIns: readonly Concept[] = [
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
      /\bno (?:valid |stored |cached )?(?:tokens?|accounts? (?:was |were )?found)\b|tokens? (?:was |were )?not found/i,
    ],
    beside: /microsoft|outlook|mail|verify|login|auth/i,
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
    terms: [/\b(?:refresh|renew)(?:ing)?\b/i, /\btokens?\b/i, failed],
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
    terms: [/user ?(?:info|profile)\b/i, /fail|could ?n[o']t|unable|cannot|can'?t/i],
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
    terms: [/(?:access|bearer|auth|\bid)[_ -]?token/i, absent],
    beside: /mail|imap|smtp|oauth|microsoft|office|outlook|exchange|token/i,
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
  {
    code: 'exchange.wrongSignedInAccount',
    terms: [
      /sign(?:ed)?[- ]?in|log(?:ged)?[- ]?in/i,
      /\b(?:different|another|wrong|other) (?:microsoft )?(?:account|user|identity|person)/i,
    ],
  },
  {
    code: 'exchange.wrongSignedInAccount',
    terms: [
      /returned by service|\b(?:authenticated|signed[- ]in|logged[- ]in|returned|token'?s?|authori[sz]ed)[ -](?:user(?: ?name)?|account|e-?mail|identity|address)\b/i,
      /(?:does|did|do) ?n[o']t match|mismatch|is not the same|differs?\b|different from/i,
    ],
  },
  { code: 'claims.missingPermission', terms: [permission, notEnough], beside: microsoft },
  {
    code: 'claims.missingPermission',
    terms: [permission, /not (?:available |present |included |found )?in (?:the )?(?:access )?token/i],
    beside: microsoft,
  },
  {
    code: 'imap.notConnected',
    terms: [
      /\bfolders?\b|\bINBOX\b/,
      /\bno .{0,20}folders? (?:were |was )?found|(?:could ?n[o']t|cannot|can'?t|unable to|failed to) (?:get|open|select|list|fetch|read|change)\b.{0,20}(?:folders?|mailbox)/i,
    ],
    beside: /\bIMAP\b/i,
    without: speaksEws,
  },
  {
    code: 'ews.otherCode',
    terms: [/\bfolders?\b|\bitems?\b|mailbox|calendar/i, failed],
    beside: speaksEws,
  },
  {
    code: 'smtp.mechanismUnknown',
    terms: [/auth(?:entication)? ?(?:type|method|mechanism)/i, /unrecogni[sz]ed|unknown/i],
    beside: /outlook\.com|office365/i,
  },
  {
    code: 'ews.autodiscover',
    terms: [/auto ?discover/i, failed],
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
    code: 'powershell.unauthorized',
    terms: [
      /\b(?:Connect|Get|Set|New|Add|Remove|Test)-(?:EXO|Exo|IPPS|Exchange|Mailbox|CAS|Management|ServicePrincipal|Application|Organization|Transport|Recipient)/,
      /access (?:is )?denied|unauthori[sz]ed|forbidden|not allowed/i,
    ],
  },
  {
    code: 'powershell.certificateNotFound',
    terms: [
      certificateWord,
      /must have a length|not found|no certificates? (?:was |were )?found|could ?n[o']t (?:be )?f(?:ind|ound)|cannot find|expired/i,
    ],
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
      /cannot be (?:resolved|found|validated|bound)|cannot process argument|cannot validate|does not belong|ambiguous|cannot bind/i,
    ],
    beside:
      /[A-Z][a-z]{2,12}-(?:EXO|PnP|Mg|Mail|Service|Management|Application|CAS|Org|Transport|Recipient)|EXO|Exchange/,
  },
];

/** In the order in which they are asked; the first that fits is told. */
export const concepts: readonly Concept[] = [
  ...signIns,
  ...mailboxes,
  ...powershell,
  ...generalConcepts,
  ...evidence,
];
