// Causes of a refused sign-in by the words that name them in any program: secret, consent, policy, account, directory.
import { accountWord, blockedWord, clientSecretWord, endedWord, offWord, unknownWord } from './causeWords.ts';
import type { Concept } from './concept.ts';
import { anyOf, microsoft } from './conceptTerms.ts';
import { passwordWord } from './mailWords.ts';

const directory = anyOf(microsoft, /\btenant|active directory|\bAAD\b/);

const credentials: readonly Concept[] = [
  {
    code: 'entra.secretExpired',
    terms: [/\bkey\b.{0,40}(?:azure|entra)|(?:azure|entra).{0,40}\bkey\b/i, endedWord],
  },
  {
    code: 'entra.assertionSignature',
    terms: [/thumbprint|certificate/i, /not (?:yet )?(?:registered|uploaded|known|added|listed)/i],
    beside: directory,
  },
];

const policies: readonly Concept[] = [
  {
    code: 'entra.mfaRegistration',
    terms: [
      /multi-?factor|\bMFA\b|two-?factor|\b2FA\b|security info|authenticator/i,
      /\b(?:register|enrol|set ?up)\b.{0,30}(?:first|before|now|must|need)|(?:must|has to|have to|needs? to) (?:register|enrol|set ?up)|registrieren|einrichten/i,
    ],
    beside: directory,
    notOthers: true,
  },
  {
    code: 'entra.mfaRequired',
    terms: [
      /multi-?factor|authenticator app|code from the authenticator|\bMFA\b|two-?factor|\b2FA\b|two-step|mehrstufig|multifacteur|multifactor|多要素|多重身份|다단계/i,
      /required|requires|must|need|enforce|\basks? for|prompts? for|erforderlich|requis|requerid|necessári|obligatori|obligatoir|obrigatóri|vereist|wymagan|vyžadován|требует|必要|需要|필요/i,
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
      /\badmin(?:istrator|istrateur|istrador|istratore|istratör)?s?\b|beheerder|správc|administrador|Administrator|yönetici|администратор|管理者|管理员|관리자/i,
      /(?:has ?n[o']t|have ?n[o']t|not (?:yet )?(?:been )?) ?(?:approved|consented|granted)|(?:approval|consent) (?:is )?(?:pending|missing)|(?:needs?|requires?|awaiting|waiting for) (?:the )?(?:admin\w{0,12} )?(?:approval|consent)|(?:necesita|requiere) (?:la )?aprobación|(?:precisa|requer) .{0,4}aprovação|(?:benötigt|braucht|erfordert) .{0,12}(?:Zustimmung|Genehmigung)|(?:approbation|consentement) .{0,30}(?:requis|nécessaire)|nicht genehmigt|Zustimmung .{0,60}(?:fehlt|steht .{0,12}aus|ausstehend)|(?:not|until|unless) .{0,40}(?:agrees?|approves?|consents?)|ainda não .{0,12}(?:concedid|aprovad)|não (?:foi )?(?:concedid|aprovad)|no (?:ha sido |se ha )?(?:concedid|aprobad)|未获得?.{0,8}同意|pas (?:encore )?approuvé|no ha aprobado|não aprovou|承認していません|未批准|승인하지/i,
    ],
    beside: directory,
  },
  {
    code: 'entra.adminConsentNeeded',
    terms: [
      /\b(?:uni|universit(?:y|ies)|schools?|colleges?|compan(?:y|ies)|organi[sz]ations?|employer|institution|IT (?:department|team))\b/i,
      /\b(?:permission|approv\w{1,4}|consent|admin(?:istrator)? account|(?:wo|does|do|did)n?'?t (?:allow|let|give)|not (?:allow|permit)\w{0,3}|whitelist\w{0,3})\b/i,
      /\bapp(?:lication)?s?\b|authori[sz]e|\bclient\b/i,
      /\b(?:I|my|me|we|our|us)\b/i,
    ],
    beside: microsoft,
    notOthers: true,
    without: /smtp|mail ?box|\b[45]\d\d\b|AADSTS/i,
  },
  {
    code: 'entra.conditionalAccess',
    terms: [
      /\b(?:e-?mail|device) access\b|access to (?:company|corporate|work) (?:e-?mail|resources)/i,
      blockedWord,
    ],
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
    code: 'entra.accountRisk',
    terms: [
      /risky (?:user|sign)|(?:user|sign-in) risk|Benutzerrisiko|risque (?:utilisateur|de l'utilisateur)|riesgo de usuario|identity protection/i,
      anyOf(blockedWord, /remediat|flagged/),
    ],
    beside: directory,
  },
  {
    code: 'entra.tenantRestrictions',
    terms: [
      /tenant restrictions?|Mandanteneinschränkung|restrictions? (?:de|du) locataire|restricciones de inquilino|テナント制限|租户限制/i,
    ],
    beside: directory,
  },
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
      /not (?:yet )?(?:registered|listed|known|allowed|match)|(?:stimmt|passt) .{0,60}nicht|stimmt nicht|nicht (?:registriert|überein)|pas (?:enregistrée?|à celle|corresp)|ne correspond pas|no (?:está registrad|coincide)|não (?:está registrad|corresponde)|一致しません|未注册|不匹配/i,
    ],
    beside: directory,
  },
  {
    code: 'entra.servicePrincipalMissing',
    terms: [
      /service principal|Dienstprinzipal|principal de service|entidad de servicio|entidade de serviço/i,
      unknownWord,
    ],
    beside: directory,
    without: /cmdlet|Get-|Test-/,
  },
  {
    code: 'entra.appNotFound',
    terms: [
      /client\)?[ _-]?id\b|application id\b|no such application|\b(?:aplicación|aplicativo|Anwendung|l'application)\b.{0,60}(?:inquilino|tenant|locatário|Mandant|annuaire)|\bapplication\b.{0,30}(?:azure|entra)/i,
      unknownWord,
    ],
    beside: directory,
    without: /user|mail ?box|cmdlet|module|could not determine/i,
  },
  {
    code: 'entra.appNotFound',
    terms: [
      /\bapp(?:lication)? registration|registered app(?:lication)?\b|App-?Registrierung|inscription d'application|registro de (?:aplicación|aplicativo)/i,
      /deleted|removed|gone\b|gelöscht|supprim|eliminad|excluíd|no longer exists/i,
    ],
    beside: directory,
    without: /permission|secret|\bredirect|\bI\b|\bwe\b|re-?add|recreat/i,
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
    terms: [
      /(?:choose|set|pick|enter) a new password|must (?:change|update|reset) (?:the |your |their |its )?password|neues Kennwort (?:wählen|vergeben|festlegen)|Kennwort (?:muss )?(?:geändert werden|ändern)|changer (?:son|votre|le) mot de passe|cambiar (?:su|la) contraseña/i,
    ],
    beside: directory,
    notOthers: true,
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
    terms: [accountWord, anyOf(offWord, /gesperrt|bloqué|bloquead|zablok|блокирован/)],
    beside: /azure|entra\b|active directory|microsoft|office ?365/i,
    without: /smtp|imap|\bpop|\bews\b|basic|legacy|mailbox|access is (?:disabled|off)/i,
  },
];

export const signInCauses: readonly Concept[] = [...credentials, ...policies, ...subjects];
