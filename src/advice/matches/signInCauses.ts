// Causes of a refused sign-in by the words that name them, whoever says so: secret, consent, policy, account, directory.
import { blockedWord, clientSecretWord, endedWord, offWord, unknownWord } from './causeWords.ts';
import type { Concept } from './concept.ts';
import { anyOf, microsoft, oauthFlow } from './conceptTerms.ts';
import { passwordWord, wrongWord } from './mailWords.ts';

const directory = anyOf(microsoft, /\btenant|active directory|\bAAD\b/);

const credentials: readonly Concept[] = [
  { code: 'entra.secretExpired', terms: [clientSecretWord, endedWord], notOthers: true },
  { code: 'entra.secretWrong', terms: [clientSecretWord, wrongWord], beside: directory, notOthers: true },
  {
    code: 'entra.assertionSignature',
    terms: [/thumbprint|certificate/i, /not (?:yet )?(?:registered|uploaded|known|added|listed)/i],
    beside: directory,
  },
  {
    code: 'library.cacheUnreadable',
    terms: [
      /credentials?|tokens?|password/i,
      /decrypt|decipher|entschlüssel|déchiffr|descifr|decifr|復号|解密/i,
    ],
    beside: directory,
  },
];

const policies: readonly Concept[] = [
  {
    code: 'entra.mfaRequired',
    terms: [
      /multi-?factor|\bMFA\b|two-?factor|\b2FA\b|two-step|mehrstufig|multifacteur|multifactor|多要素|多重身份|다단계/i,
      /required|requires|must|need|enforce|erforderlich|requis|requerid|necessári|obligatori|必要|需要|필요/i,
    ],
    beside: directory,
    notOthers: true,
  },
  {
    code: 'entra.deviceRequired',
    terms: [
      /\bdevice\b|Gerät|appareil|dispositiv/i,
      /complian|managed|enrol|intune|joined|konform|conforme/i,
    ],
    beside: directory,
  },
  {
    code: 'entra.conditionalAccess',
    terms: [
      /conditional access|bedingte[rn]? Zugriff|accès conditionnel|acceso condicional|acesso condicional|accesso condizionale|voorwaardelijke toegang|条件付きアクセス|条件访问|조건부 액세스/i,
      anyOf(blockedWord, /require|must|fail|policy|richtlinie|stratégie|política/),
    ],
  },
  {
    code: 'entra.adminConsentNeeded',
    terms: [
      /\badmin(?:istrator|istrateur|istrador|istratore|istratör)?s?\b|beheerder|správc|yönetici|администратор|管理者|管理员|관리자/i,
      /(?:has ?n[o']t|have ?n[o']t|not (?:yet )?(?:been )?) ?(?:approved|consented|granted)|(?:approval|consent) (?:is )?(?:pending|missing)|nicht genehmigt|pas (?:encore )?approuvé|no ha aprobado|não aprovou|承認していません|未批准|승인하지/i,
    ],
    beside: directory,
  },
  {
    code: 'entra.adminConsentNeeded',
    terms: [/user consent|consent by users/i, anyOf(blockedWord, offWord)],
    beside: directory,
  },
  {
    code: 'entra.securityDefaults',
    terms: [
      /security defaults|Sicherheitsstandards|paramètres de sécurité par défaut/i,
      anyOf(blockedWord, /require|enabled/),
    ],
    beside: directory,
  },
  {
    code: 'entra.conditionalAccess',
    terms: [
      /\b(?:countr(?:y|ies)|location|region|IP (?:address|range))s?\b/i,
      /sign-?in|log ?in|access/i,
      blockedWord,
    ],
    beside: directory,
    without: /block ?list|smtp|\b5\d\d\b/i,
  },
  {
    code: 'entra.consentMissing',
    terms: [
      /(?:not|never|has ?n[o']t|have ?n[o']t) (?:yet )?(?:been )?(?:given |granted )?consent|consent (?:is |was |has )?(?:missing|not|never)|(?:no|without) consent|nicht zugestimmt|Zustimmung fehlt|pas (?:donné son )?consent|sin consentimiento|sem consentimento|同意していません|未同意/i,
    ],
    beside: directory,
  },
];

const subjects: readonly Concept[] = [
  {
    code: 'entra.wrongCloud',
    terms: [
      /wrong (?:azure |microsoft )?cloud|another (?:national )?cloud|(?:azure|us) government|GCC High|21Vianet/i,
      /wrong|other|another|not in|belongs|lives|must/i,
    ],
    beside: directory,
  },
  {
    code: 'entra.workAccountsOnly',
    terms: [
      /personal (?:microsoft )?accounts?|(?:outlook|hotmail|live)\.com (?:accounts?|addresses)|consumer accounts?|work or school accounts?/i,
      /not (?:be )?(?:supported|allowed|accepted|used)|cannot|can'?t|\bonly\b/i,
    ],
  },
  {
    code: 'entra.redirectMismatch',
    terms: [
      /(?:redirect|reply|callback)[ _-]?(?:ur[il]s?|address)\b|Umleitungs-?UR[IL]|UR[IL] de (?:redirection|redireccion|redirecionamento)|リダイレクト ?UR[IL]|重定向 ?UR[IL]|리디렉션 ?UR[IL]/i,
      /not (?:yet )?(?:registered|listed|known|allowed|match)|(?:stimmt|passt) .{0,60}nicht|stimmt nicht|nicht (?:registriert|überein)|pas (?:enregistré|corresp)|no (?:está registrad|coincide)|não (?:está registrad|corresponde)|一致しません|未注册|不匹配/i,
    ],
    beside: directory,
  },
  {
    code: 'entra.tenantNotFound',
    terms: [/\btenant|directory id\b|Verzeichnis|Mandant|annuaire|テナント|租户/i, unknownWord],
    beside: directory,
    without: /user|mail ?box|\baccount|resource|cmdlet|object/i,
  },
  {
    code: 'entra.appNotFound',
    terms: [
      /client[ _-]?id\b|application id\b|no such application|\bapplication\b.{0,30}(?:azure|entra)/i,
      unknownWord,
    ],
    beside: directory,
    without: /user|mail ?box|cmdlet|module|could not determine/i,
  },
  {
    code: 'entra.appDisabled',
    terms: [/\b(?:app|application|service principal|enterprise app)\b/i, offWord],
    beside: /azure|entra\b|active directory|microsoft/i,
    without: /smtp|imap|\bpop|ews|basic|legacy|mailbox|account/i,
  },
  {
    code: 'imap.accountBlocked',
    terms: [
      /\baccount\b|Konto|compte|cuenta|conta\b/i,
      /blocked|locked|suspended|frozen|gesperrt|bloqué|bloquead/i,
      /suspicious|unusual|abuse|fraud|security reasons|verdächtig|suspect|sospechos|suspeit/i,
    ],
    beside: directory,
  },
  {
    code: 'entra.passwordExpired',
    terms: [passwordWord, endedWord],
    beside: directory,
    notOthers: true,
    without: clientSecretWord,
  },
  {
    code: 'entra.accountDisabled',
    terms: [/\b(?:account|user)\b|Konto|Benutzer|compte|cuenta|conta\b|アカウント|帐户|账户|계정/i, offWord],
    beside: /azure|entra\b|active directory|microsoft|office ?365/i,
    without: /smtp|imap|\bpop|\bews\b|basic|legacy|mailbox|access is (?:disabled|off)/i,
  },
];

const tokens: readonly Concept[] = [
  {
    code: 'entra.deviceCodeExpired',
    terms: [
      /device[ _-]?code|Gerätecode|code d'appareil|código de dispositivo/i,
      /not (?:been )?(?:entered|used)|too late|in time|timed? ?out|expired|abgelaufen|expiré|caducad/i,
    ],
  },
  {
    code: 'claims.expired',
    terms: [
      /access[ _-]?token|Zugriffstoken|jeton d.{0,3}accès|token de acceso|token de acesso|アクセス ?トークン|访问令牌/i,
      endedWord,
    ],
    beside: directory,
    notOthers: true,
    without: /refresh/i,
  },
  {
    code: 'library.tokenNotRenewed',
    terms: [/\btokens?\b|jeton|トークン|令牌|토큰/i, endedWord],
    beside: directory,
    notOthers: true,
    without: /refresh|certificate|EWS|exchangelib/i,
  },
  {
    code: 'entra.scopeWithoutResource',
    terms: [/\bscopes?\b/i, /\bno resource|without (?:a )?resource|resource (?:is )?missing/i],
  },
  {
    code: 'claims.wrongAudience',
    terms: [
      /\btokens?\b/i,
      /(?:meant|intended|issued|valid) (?:only )?for (?:another|a different|(?:microsoft )?graph|the wrong|outlook|exchange)|wrong (?:audience|resource)|audience .{0,30}(?:wrong|invalid|mismatch|does ?n[o']t match)/i,
    ],
    beside: directory,
  },
  {
    code: 'entra.grantRevoked',
    terms: [/refresh[ _-]?token|\bgrant\b|\bsession\b/i, /revoked/i],
    beside: directory,
    notOthers: true,
  },
  {
    code: 'claims.notYetValid',
    terms: [
      /\b(?:system|local|computer|server|device|machine)(?:'s)? (?:clock|time)\b|\bclock\b|Systemzeit|Uhrzeit|horloge|reloj|relógio/i,
      /differ|skew|wrong|incorrect|out of sync|not in sync|synchroni[sz]|too (?:far|much)|ahead|behind|falsch|décal/i,
    ],
    beside: anyOf(directory, /token|oauth/),
    without: /certificate/i,
  },
  {
    code: 'local.portInUse',
    terms: [/\bport\b/i, /in use|occupied|taken|belegt|déjà utilisé|en uso|em uso/i],
    beside: oauthFlow,
  },
  {
    code: 'local.browserUnavailable',
    terms: [
      /\bbrowser\b|navigateur|navegador/i,
      /could ?n[o']t|cannot|can'?t|unable|failed|no default|nicht|impossible/i,
      /\b(?:open|launch|start|find|show)|öffnen|gestartet|ouvrir|abrir/i,
    ],
    beside: anyOf(directory, /oauth|sign-?in|log ?in/),
  },
];

export const signInCauses: readonly Concept[] = [...credentials, ...policies, ...subjects, ...tokens];
