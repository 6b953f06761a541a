// Causes on the side of Exchange Online by the words that name them in any program: switches, rights, limits, policies.
import { blockedWord, lacksWord, mailboxWord, offWord, smtpAuthWord } from './causeWords.ts';
import type { Concept } from './concept.ts';
import { anyOf, mail, microsoft, permission, speaksEws, speaksGraph } from './conceptTerms.ts';

const basic =
  /basic auth|legacy auth|password (?:authentication|logins?|sign-?ins?|access)|(?:standard|basis)authentifizierung|authentification de base|autenticación básica|autenticação básica|autenticazione di base|基本認証|基本身份验证|기본 인증/i;
const gone = anyOf(
  offWord,
  blockedWord,
  /retired|revoked|no longer|deprecated|not supported|unsupported|removed|ended|discontinued|nicht mehr|plus pris|ya no|não .{0,12}mais/,
);

const switches: readonly Concept[] = [
  {
    code: 'smtp.disabledTenant',
    terms: [
      smtpAuthWord,
      offWord,
      /tenant|organi[sz]a[tçc]ion|company|Mandant|Organisation|inquilino|locatário|テナント|組織|租户|组织|테넌트|조직|тенант|организаци/i,
    ],
  },
  {
    code: 'smtp.disabledMailbox',
    terms: [smtpAuthWord, offWord],
    // A program that was given no name or password says so of itself.
    without:
      /\bSMTP_[A-Z]{3,20}|\bset both\b|(?:auth|authentication) is disabled (?:in|by) (?:the |your )?(?:config|settings)/i,
  },
  { code: 'imap.basicBlocked', terms: [basic, gone], beside: /\bimap|\bpop3?\b/i, notOthers: true },
  { code: 'smtp.basicDisabled', terms: [basic, gone], beside: /\bsmtp/i, notOthers: true },
  {
    code: 'ews.disabled',
    terms: [/\bEWS\b|exchange web services/i, anyOf(offWord, /\bblocked\b|not allowed/)],
    without: /token|401/i,
  },
  {
    code: 'exchange.protocolDisabled',
    terms: [/\b(?:IMAP4?|POP3?|SMTP)\b(?!\.)/i, offWord],
    beside: microsoft,
    notOthers: true,
    without: /password|basic|legacy/i,
  },
];

const rights: readonly Concept[] = [
  {
    code: 'exchange.wrongSignedInAccount',
    terms: [
      /signed[- ]in|logged[- ]in|authenticated|angemeldet|connecté/i,
      /not the owner|does ?n[o']t (?:own|belong)|is not the (?:mailbox|configured|same)/i,
    ],
    beside: mail,
  },
  {
    code: 'exchange.accessPolicyDenies',
    terms: [
      /application access policy|access polic(?:y|ies)|management scope|RBAC for applications|Anwendungszugriffsrichtlinie|(?:stratégie|directiva|política) d'? ?(?:e )?(?:accès|acceso|acesso) .{0,6}(?:application|aplicaciones|aplicativos)/i,
      blockedWord,
    ],
    beside: anyOf(mail, /postfach|boîte|buz[óo]n|caixa/),
    without: /conditional/i,
  },
  {
    code: 'exchange.accessPolicyDenies',
    terms: [
      /restrict(?:ed|s)?|limited|limits|scoped|\bonly\b.{0,30}\b(?:see|read|access|open)\b|\b(?:see|read|access|open)\b.{0,12}\bonly/i,
      /(?:certain|some|specific|selected|these|those|other|two|three|few|\d{1,6}) mailboxes|not (?:among|in (?:the |its )?(?:scope|group))/i,
    ],
    beside: anyOf(microsoft, mail),
  },
  {
    code: 'smtp.sendAsDenied',
    terms: [
      /\b(?:sender|from)\b(?: address)?/i,
      /is ?n[o']t (?:the |that of the )?(?:account|user|address|mailbox)?.{0,12}(?:signed[- ]in|logged[- ]in|authenticated)/i,
    ],
    beside: /smtp/i,
    notOthers: true,
  },
  {
    code: 'smtp.sendAsDenied',
    terms: [
      /\bsend(?:ing)? (?:as|on behalf|from)|adına gönder|wysyłania jako|odesílat jako|skicka som|отправку от имени|として送信|身份发送|로 보낼|senden als|envoyer (?:en tant que|au nom)|enviar como|inviare come|\bfrom address|\bsender address/i,
      anyOf(blockedWord, lacksWord, /not owned|not authori[sz]ed/),
    ],
    beside: microsoft,
    notOthers: true,
  },
  {
    code: 'exchange.delegateAccessMissing',
    terms: [
      /full ?access|Vollzugriff|delegat|shared mailbox|freigegebene[sn]? Postfach|boîte aux lettres partagée|buzón compartido|acceso completo|accès total|acesso total|accesso completo|caixa de correio compartilhada|casella (?:di posta )?condivisa|gedeeld(?:e)? post(?:bus|vak)|skrzynk\w{0,10} (?:udostępnion|współdzielon)|sdílen\w{0,10} schránk|общ\S{0,10} (?:почтов\S{0,4} )?ящик|paylaşılan posta|delad\S{0,2} (?:post|brev)låd|共有メールボックス|共享邮箱|공유 사서함/i,
      lacksWord,
    ],
    beside: anyOf(microsoft, mail, mailboxWord),
    without: /delegated permission|application permission|\b40[13]\b/i,
  },
  {
    code: 'exchange.noMailbox',
    terms: [
      /licen[sc]e|lizenz|licencia|licença|licenza|licentie|licenc|lisans|лиценз|ライセンス|许可证|授權|라이선스/i,
      /\b(?:no|not|without|missing|lacks?|unlicensed)\b|mancan|falta|manquant|fehlend|keine|nicht|fehlt|sans|pas (?:de|d')|sin\b|no tiene|sem\b|não (?:tem|possui)|senza|geen|brak|nemá|saknar|нет\b|ありません|没有|未|없/i,
    ],
    beside: microsoft,
    without: /cmdlet|SharePoint|SPO|Intune|conditional|P1\b|P2\b/i,
  },
  {
    code: 'graph.mailboxOnPremises',
    terms: [
      /mail ?box|postfach|boîte|buzón/i,
      /on[- ]?prem|local exchange|own exchange server|hybrid|lokale[nrs]? Exchange/i,
    ],
    beside: /graph|rest|cloud|office ?365|exchange online/i,
  },
  {
    code: 'claims.missingPermission',
    terms: [
      /\btoken\b/i,
      /(?:neither|no|without|lacks?|missing|not contain|empty) (?:any )?(?:the )?[“"'`]?(?:roles?|scp|scopes?)\b/i,
    ],
    without: /access token (?:is )?missing/i,
    notOthers: true,
  },
  {
    code: 'claims.missingPermission',
    terms: [
      permission,
      anyOf(
        lacksWord,
        /(?:removed|revoked|withdrew|took away) (?:the |our |its )?(?:\S{1,30} )?(?:permission|consent|role)/,
      ),
    ],
    beside: microsoft,
    notOthers: true,
    without:
      /cmdlet|PowerShell|\b40[0-9]\b|[A-Z][a-z]{2,12}-[A-Z]|directory|register|create application|\btoken\b/,
  },
];

const others: readonly Concept[] = [
  {
    code: 'ews.mailboxMove',
    terms: [
      mailboxWord,
      /(?:being|currently) (?:moved|migrat)|wird (?:gerade |derzeit )?(?:verschoben|migriert)|en cours de (?:déplacement|migration)|正在(?:移动|迁移)|移動中/i,
    ],
    beside: microsoft,
    reach: 60,
  },
  {
    code: 'exchange.servicePrincipalMissing',
    terms: [
      /service principal|Dienstprinzipal/i,
      /not (?:yet )?(?:registered|created|added|known)|nicht (?:registriert|angelegt)/i,
      /\b(?:in|to|bei) Exchange/i,
    ],
    reach: 90,
  },
  {
    code: 'ews.itemNotFound',
    terms: [
      /\b(?:item|message|event|e-?mail)s?\b/i,
      /(?:was|were|been) (?:deleted|moved|removed)|no longer (?:exists?|there)/i,
    ],
    beside: speaksEws,
  },
  {
    code: 'graph.itemNotFound',
    terms: [
      /\b(?:item|message|event|e-?mail|calendar|folder)s?\b/i,
      /does ?n[o']t exist (?:any ?more|any longer)|(?:was|were|been) (?:deleted|moved|removed)|no longer (?:exists?|there)/i,
    ],
    beside: speaksGraph,
  },
  {
    code: 'graph.meWithAppToken',
    terms: [
      /\/me\b/i,
      /app(?:lication)?[- ]only|client[ _]credentials|application (?:token|permission)|no signed-?in user/i,
    ],
  },
  {
    code: 'network.tlsVersion',
    terms: [
      /\b(?:TLS ?v?1[._][0-3]|SSL ?v?3)\b/i,
      /requires?\b|must|not supported|unsupported|offered|minimum|at least|too old|deprecated|outdated/i,
    ],
    beside: mail,
  },
  {
    code: 'ews.autodiscover',
    terms: [
      /auto ?discover/i,
      /did ?n[o']t|could ?n[o']t|no (?:url|answer|result|response)|empty|nothing|unable/i,
    ],
  },
];

export const mailboxCauses: readonly Concept[] = [...switches, ...rights, ...others];
