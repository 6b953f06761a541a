// Causes on the side of Exchange Online by the words that name them, whoever says so: switches, rights, limits, policies.
import { blockedWord, lacksWord, offWord, unknownWord } from './causeWords.ts';
import type { Concept } from './concept.ts';
import { anyOf, mail, microsoft, speaksEws, speaksGraph } from './conceptTerms.ts';

const basic =
  /basic auth|legacy auth|password (?:authentication|logins?|sign-?ins?)|(?:standard|basis)authentifizierung|authentification de base|autenticación básica|autenticação básica|autenticazione di base|基本認証|基本身份验证|기본 인증/i;
const gone = anyOf(
  offWord,
  blockedWord,
  /retired|no longer|deprecated|not supported|unsupported|removed|ended|discontinued|nicht mehr|plus pris|ya no|não .{0,12}mais/,
);

const switches: readonly Concept[] = [
  {
    code: 'smtp.disabledTenant',
    terms: [
      /SMTP ?AUTH|authenticated SMTP|SMTP client auth|SmtpClientAuth/i,
      offWord,
      /tenant|organi[sz]ation|company/i,
    ],
  },
  {
    code: 'smtp.disabledMailbox',
    terms: [/SMTP ?AUTH|authenticated SMTP|SMTP client auth|SmtpClientAuth/i, offWord],
  },
  { code: 'imap.basicBlocked', terms: [basic, gone], beside: /\bimap|\bpop3?\b/i, notOthers: true },
  { code: 'smtp.basicDisabled', terms: [basic, gone], beside: /\bsmtp/i, notOthers: true },
  { code: 'ews.basicGone', terms: [basic, gone], beside: /\bEWS\b|exchange web services/i, notOthers: true },
  { code: 'imap.basicBlocked', terms: [basic, gone], beside: microsoft, notOthers: true },
  {
    code: 'ews.disabled',
    terms: [/\bEWS\b|exchange web services/i, anyOf(offWord, /\bblocked\b|not allowed/)],
    without: /token|401/i,
  },
  {
    code: 'exchange.protocolDisabled',
    terms: [/\b(?:IMAP4?|POP3?|SMTP)\b/i, offWord],
    beside: microsoft,
    notOthers: true,
  },
];

const rights: readonly Concept[] = [
  {
    code: 'ews.impersonationDenied',
    terms: [
      /impersonat|Identitätswechsel|usurpation d'identité|suplantación/i,
      anyOf(blockedWord, lacksWord),
    ],
    beside: mail,
  },
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
      /application access policy|access polic(?:y|ies)|management scope|RBAC for applications/i,
      blockedWord,
    ],
    beside: mail,
    without: /conditional/i,
  },
  {
    code: 'graph.sendAsDenied',
    terms: [
      /\bsend(?:ing)? (?:as|on behalf|from)|senden als|envoyer (?:en tant que|au nom)|enviar como|inviare come|\bfrom address|\bsender address/i,
      anyOf(blockedWord, lacksWord, /not owned|not authori[sz]ed/),
    ],
    beside: speaksGraph,
  },
  {
    code: 'smtp.sendAsDenied',
    terms: [
      /\bsend(?:ing)? (?:as|on behalf|from)|senden als|envoyer (?:en tant que|au nom)|enviar como|inviare come|\bfrom address|\bsender address/i,
      anyOf(blockedWord, lacksWord, /not owned|not authori[sz]ed/),
    ],
    beside: microsoft,
    notOthers: true,
  },
  {
    code: 'exchange.delegateAccessMissing',
    terms: [
      /full ?access|Vollzugriff|delegat|shared mailbox|freigegebenes Postfach|boîte aux lettres partagée|buzón compartido|caixa de correio compartilhada/i,
      lacksWord,
    ],
    beside: anyOf(microsoft, mail),
    without: /delegated permission|application permission|\b40[13]\b/i,
  },
  {
    code: 'exchange.noMailbox',
    terms: [
      /licen[sc]e|lizenz|licencia|licença|licenza|licentie|licencj|ライセンス|许可证|授權|라이선스/i,
      /\b(?:no|not|without|missing|lacks?|unlicensed)\b|keine|nicht|fehlt|sans|pas (?:de|d')|sin\b|no tiene|sem\b|não (?:tem|possui)|senza|geen|brak|nemá|saknar|нет\b|ありません|没有|未|없/i,
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
];

const limits: readonly Concept[] = [
  {
    code: 'ews.quota',
    terms: [
      /mail ?box|postfach|boîte|buzón|caixa/i,
      /\bfull\b|quota|Kontingent|over (?:its )?limit|storage limit|\bvoll\b|pleine|llen[oa]\b|cheia/i,
    ],
    beside: speaksEws,
  },
  {
    code: 'smtp.mailboxFull',
    terms: [
      /mail ?box|postfach|boîte|buzón|caixa/i,
      /\bfull\b|quota|Kontingent|over (?:its )?limit|storage limit|\bvoll\b|pleine|llen[oa]\b|cheia/i,
    ],
    beside: microsoft,
    notOthers: true,
  },
  {
    code: 'smtp.tooManyRecipients',
    terms: [/too many recipients|recipients? limit|zu viele Empfänger|trop de destinataires/i],
  },
  {
    code: 'smtp.messageTooLarge',
    terms: [
      /\b(?:message|e-?mail|mail|attachment)s?\b|Nachricht|Anhang|pièce jointe|mensaje|mensagem/i,
      /too (?:large|big)|exceeds? .{0,30}(?:size|limit)|size (?:limit|exceeded)|zu groß|trop (?:grand|volumineu)|demasiado grande|muito grande/i,
    ],
    beside: anyOf(microsoft, mail),
  },
  {
    code: 'graph.recipientInvalid',
    terms: [/\brecipients?\b/i, /(?:in)?valid|unknown|rejected|does ?n[o']t exist|not found/i],
    beside: anyOf(speaksGraph, /PnPMail/),
  },
  {
    code: 'smtp.recipientRefused',
    terms: [
      /\brecipients?(?: address(?:es)?)? .{0,30}(?:\binvalid|unknown|rejected|refused|does ?n[o']t exist|not (?:be )?found|not valid)|\b(?:invalid|unknown) recipients?\b/i,
    ],
    beside: microsoft,
    notOthers: true,
  },
  {
    code: 'server.throttled',
    terms: [
      /\bthrottl(?:ed|es|ing)\b|too many requests|rate[- ]limit|slow(?:ing)? down|zu viele Anfragen|trop de requêtes|demasiadas solicitudes|muitas solicitações/i,
    ],
    without: /throttl\w{0,4} delay/i,
    beside: anyOf(microsoft, mail),
  },
];

const others: readonly Concept[] = [
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
      /\b(?:item|message|event|e-?mail)s?\b/i,
      /(?:was|were|been) (?:deleted|moved|removed)|no longer (?:exists?|there)/i,
    ],
    beside: speaksGraph,
  },
  {
    code: 'imap.folderMissing',
    terms: [/\bfolder\b|Ordner|dossier|carpeta|pasta\b|cartella|フォルダー?|文件夹|폴더/i, unknownWord],
    beside: /\bIMAP\b/i,
    without: anyOf(speaksEws, /\bmaybe\b/),
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

export const mailboxCauses: readonly Concept[] = [...switches, ...rights, ...limits, ...others];
