// Sign-ins, consent and tokens by the terms that name their failures, in any order and in any program's words.
import type { Concept } from './concept.ts';
import { absent, anyOf, failed, microsoft } from './conceptTerms.ts';
import { didNotWork } from './mailWords.ts';

/** In the order in which they are asked. */
export const signIns: readonly Concept[] = [
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
    code: 'library.noEmailClaim',
    terms: [
      /(?:correo|e-?mail|courriel|E-?Mail-Adresse|indirizzo|endereço|邮箱|メール)/i,
      /\b(?:del|du|dal|do|aus dem|from the|in the|uit het|z) (?:\S{1,12} )?(?:token|jeton)/i,
      anyOf(failed, didNotWork),
    ],
  },
  {
    code: 'library.noAccessToken',
    far: true,
    terms: [/\bBearer\b/, /(?:is not (?:a )?valid|invalid) header|invalid character in header/i],
  },
  {
    code: 'library.noAccessToken',
    terms: [/(?:access|bearer|graph|outlook|oauth2?|auth(?:entication)?|\bid)[_ -]?token/i, absent],
    reach: 50,
    beside: /mail|imap|smtp|oauth|microsoft|office|outlook|exchange|token/i,
    without: /authentication unsuccessful/i,
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
    code: 'entra.permissionNotOffered',
    terms: [/does ?n[o']t exist on|not (?:found|exist|exposed|offered).{0,20}\bon\b/i, /resource|\bAPI\b/i],
  },
  {
    code: 'local.signInNeeded',
    terms: [
      /(?<!(?:failed|unable|trying) to )\bre-?(?:connect|link|authori[sz]e|authenticate)\b(?! failed)|(?:sign|log) in again/i,
      /account|service|connection|session|microsoft/i,
    ],
    beside: microsoft,
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
];
