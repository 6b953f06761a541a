// Causes on the way from a sign-in to a token, and of a token that is not taken, by the words that name them.
import type { Concept } from './concept.ts';
import { anyOf, microsoft, oauthFlow } from './conceptTerms.ts';

const directory = anyOf(microsoft, /\btenant|active directory|\bAAD\b/);

export const tokenCauses: readonly Concept[] = [
  {
    code: 'library.noAccessToken',
    terms: [
      /oauth2\/(?:v2\.0\/)?token\b|\btoken[ _-]?(?:endpoint|ur[il])\b/i,
      /\bbad request\b|\b(?:400|401|403)\b/i,
    ],
    beside: directory,
    notOthers: true,
  },
  {
    code: 'library.noAccessToken',
    terms: [
      /authenti\w{1,6} server|authori[sz]ation server|token endpoint|oauth ?2?(?:\.0)? server/i,
      /\b(?:return|answer|respond|repli|sen)\w{1,3}:? (?:an? )?(?:\{\}|nothing|null|empty|undefined|no (?:data|body|content))/i,
    ],
  },
  {
    code: 'entra.scopeWithoutResource',
    terms: [/\bscopes?\b/i, /\bno resource|without (?:a )?resource|resource (?:is )?missing/i],
  },
  {
    code: 'claims.wrongAudience',
    terms: [
      /\btokens?\b|\bJWT\b|jeton|トークン|令牌|토큰/i,
      /(?:is |are )for (?:microsoft )?graph (?:instead of|not|rather|and not)|\baud\b.{0,12}graph\.microsoft.{0,80} (?:IMAP|SMTP|POP|EWS|outlook\.office)|für .{0,30}(?:ausgestellt|bestimmt)|falsche[nrs]? (?:Zielgruppe|Ressource)|(?:autre|mauvais) (?:public|audience|ressource)|(?:otr[ao]|outr[ao]) (?:audiencia|público|recurso)|(?:meant|intended|issued|valid) (?:only )?for (?:another|a different|(?:microsoft )?graph|the wrong|outlook|exchange)|wrong (?:audience|resource)|audience .{0,30}(?:wrong|invalid|mismatch|does ?n[o']t match)/i,
    ],
    beside: directory,
  },
  {
    code: 'claims.notYetValid',
    terms: [
      /\b(?:system|local|computer|server|device|machine)(?:'s)? (?:clock|time)\b|\btime on (?:the|this|our) (?:server|machine|computer)|\bclock\b|Systemzeit|Uhrzeit|horloge|reloj|relógio/i,
      /differ|skew|wrong|(?:minutes?|seconds?|hours?) (?:late|fast|slow|early|off|behind|ahead)|incorrect|out of sync|not in sync|synchroni[sz]|too (?:far|much)|ahead|behind|falsch|décal/i,
    ],
    beside: anyOf(directory, /token|oauth/),
    without: /certificate/i,
  },
  {
    code: 'library.signInBusy',
    terms: [
      /refresh[ _-]?token|sign-?ins?\b|token cache/i,
      /(?:in parallel|at the same time|simultaneous|concurrent).{0,60}(?:over ?wr[io]te|replac|invalid|conflict)|over ?wr[io]te each other/i,
    ],
    beside: directory,
  },
  {
    code: 'claims.delegatedInsteadOfApp',
    terms: [
      /delegated (?:permissions?|rights?|scopes?)/i,
      /\bonly\b|instead of/i,
      /without (?:a |any )?(?:signed-?in )?user|no (?:signed-?in )?user|app(?:lication)?[- ]only|client[ _]credentials|application permissions?/i,
    ],
    beside: directory,
  },
  {
    code: 'local.portInUse',
    terms: [
      /\bport\b/i,
      /in use|occupied|taken|(?:can'?t|cannot|unable to|failed to|could not) (?:listen|bind)|belegt|déjà utilisé|en uso|em uso/i,
    ],
    beside: anyOf(oauthFlow, /imap|smtp|listen/),
  },
  {
    code: 'local.browserUnavailable',
    reach: 60,
    terms: [
      /\bbrowser\b|navigateur|navegador/i,
      /could ?n[o']t|cannot|can'?t|unable|failed|no default|nicht|impossible/i,
      /\b(?:open|launch|start|find|show)|öffnen|gestartet|ouvrir|abrir/i,
    ],
    beside: anyOf(directory, /oauth|sign-?in|log ?in|^.{0,80}$/),
  },
];
