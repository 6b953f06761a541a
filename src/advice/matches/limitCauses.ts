// Causes that are a limit or a rule of the mailbox or its organisation, by the words that name them in any program.
import { blockedWord } from './causeWords.ts';
import type { Concept } from './concept.ts';
import { anyOf, mail, microsoft, speaksGraph } from './conceptTerms.ts';

export const limitCauses: readonly Concept[] = [
  {
    code: 'smtp.mailLoop',
    terms: [
      /mail[- ]?loop|Mailschleife|boucle de (?:messagerie|courrier)|bucle de correo|メール ?ループ|邮件循环/i,
    ],
    beside: microsoft,
  },
  {
    code: 'ews.kioskLicence',
    terms: [/\bkiosk|\bF[13] (?:plan|licen[sc]e)|frontline/i, /\bEWS\b|exchange web service/i],
  },
  {
    code: 'ews.itemProblem',
    terms: [
      /\b(?:MIME|OLE|body|content|item|message|attachment)s?\b/i,
      /\bconver(?:sion|t)\b/i,
      /\bfail(?:ed|ure|s)?\b|could ?n[o']t|cannot|can'?t|unable/i,
    ],
    beside: anyOf(speaksGraph, /\bEWS\b|exchange/),
  },
  {
    code: 'smtp.mailboxFull',
    terms: [
      /mail ?box|postfach|boîte|buzón|caixa|casella|postvak|postbus|skrzynk|schránk|brevlåd|posta kutusu|ящик|メールボックス|邮箱|사서함/i,
      /\bfull\b|quota|Kontingent|over (?:its )?limit|storage limit|\bvoll\b|pleine|llen[oa]\b|cheia|pien[ao]\b|\bvol\b|pełn|\bplná|fullt?\b|dolu\b|переполнен|いっぱい|已满|가득/i,
    ],
    beside: microsoft,
    notOthers: true,
  },
  {
    code: 'smtp.quota',
    terms: [
      /send(?:ing)? (?:limit|quota)|daily (?:limit|quota)|messages per day|sent too (?:much|many)|Sende(?:limit|grenze)|limite d'envoi|límite de envío|limite (?:giornaliero )?di invio|limite de envio|limite di invio|verzendlimiet|limit wysyłania|送信制限|发送限制/i,
      /reached|exceed|over|today|refus|reject|erreicht|überschritten|atteint|alcanz|superad|atingid|excedid|superat|raggiunt|bereikt|osiągn|超/i,
    ],
    beside: anyOf(microsoft, mail),
  },
  {
    code: 'smtp.rejectedByRule',
    terms: [
      /(?:transport|mail[ -]?flow|DLP) (?:rule|policy)|Transportregel|règle de (?:transport|flux)|regla de transporte|regra de transporte/i,
      anyOf(blockedWord, /reject|violat|bounc|return/),
    ],
    beside: anyOf(microsoft, mail),
    without: /cmdlet|[A-Z][a-z]+-TransportRule/,
  },
  {
    code: 'smtp.sendingBlocked',
    terms: [/\bspam\b|\bjunk\b|bulk mail/i, /block|reject|classif|refus|gesperrt|bloqu/i],
    beside: microsoft,
    notOthers: true,
  },
  {
    code: 'smtp.tooManyRecipients',
    terms: [
      /too many recipients|recipients? (?:list is too long|limit)|too long a recipients? list|zu viele Empfänger|trop de destinataires/i,
    ],
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
    code: 'server.throttled',
    terms: [
      /\bthrottl(?:ed|es|ing)\b|too many requests|rate[- ]limit|slow(?:ing)? down|zu viele Anfragen|trop de requêtes|demasiadas solicitudes|muitas solicitações/i,
    ],
    without: /throttl\w{0,4} delay/i,
    beside: anyOf(microsoft, mail, speaksGraph, /\bGraph\b/),
  },
];
