// What can have happened to it: the predicates of the grid.
import { blockedWord, endedWord, lacksWord, offWord, unknownWord } from '../matches/causeWords.ts';
import { anyOf, failed as failedWord } from '../matches/conceptTerms.ts';
import {
  closedWord,
  didNotWork,
  disconnectedWord,
  notSupported,
  refusedWord,
  timeoutWord,
  unreachableWord,
  wrongWord,
} from '../matches/mailWords.ts';
import { absentWord, againWord, notSignedInWord, unconfiguredWord } from './happeningWords.ts';
import { type Term, term } from './subjects.ts';

export const happenings = {
  unknown: term(
    2,
    anyOf(
      new RegExp(
        `(?!unknown (?:\\w{1,20} )?(?:error|reason|status|exception|failure|cause|issue))(?:${unknownWord.source})`,
        'i',
      ),
      /(?:could|can) ?n[o']t (?:be )?(?:f(?:ind|ound)|locat)|unable to (?:find|locate)|cannot (?:find|locate)|failed to (?:find|locate)|\bnot? \w{0,12} ?(?:was |were )?found\b|has no\b|nonexist|missing object|\bno longer (?:exists?|available)|\bno .{1,60} (?:was |were )?found|(?:does|did|do) ?n[o']t (?:recogni[sz]e|know|find)|can(?:not|'t) find/,
    ),
  ),
  absent: term(1.6, absentWord),
  unconfigured: term(2.2, unconfiguredWord),
  notSignedIn: term(2.4, notSignedInWord),
  ended: term(2.2, anyOf(endedWord, /\bexpir(?:y|es|ed|ation|ing)\b|\bstale\b|timed out session/)),
  wrong: term(
    1.8,
    anyOf(
      wrongWord,
      /\bmalformed\b|\bbogus\b|well-?formed|\bnot (?:be )?(?:verified|validated)|verification failed|validation failed|does ?n[o']t verify/,
    ),
  ),
  different: term(
    2,
    /\b(?:mis-?match\w{0,4}|(?:does|did|do) ?n[o']t match|not match(?:ing)?|different|another|differs?|other than|not the same|not correspond|unexpected (?:audience|issuer|user|account))\b|eşleşmi|nie pasuje|neshoduj|matchar inte|не совпада|ne correspond|no coincide|não corresponde|non corrisponde|niet overeen|nicht überein|一致しません|不匹配|일치하지/i,
  ),
  denied: term(
    1.8,
    anyOf(
      blockedWord,
      /(?:wo|did|does) ?n[o']t (?:let|accept|allow)|cannot use|not accepted|access (?:is |was )?denied|not authori[sz]ed|not entitled|no access|no right|not have access|Zugriff verweigert|accès refusé|acceso denegado|acesso negado|accesso negato/,
    ),
  ),
  lacking: term(
    1.8,
    anyOf(
      lacksWord,
      /insufficient|not (?:sufficient|enough)|required permissions?|needs?\b(?! to be)|requires?\b|nicht ausreichend|insuffisant|insuficiente|erforder|benötig|requise?s?\b|requer|requier|è richiest|vereist|wymag|vyžad|kräv|gerek|требу|необходим|必要|需要|필요/,
    ),
  ),
  // What Microsoft has switched off for everybody is news, and no message.
  off: term(2.2, new RegExp(`(?<!Microsoft (?:has|have) )(?:${offWord.source})`, 'i')),
  revoked: term(
    2.2,
    /\brevoked\b|\bdeleted\b|\bremoved\b|(?<!server .{0,60}(?:has|is|was) (?:unexpectedly )?)\bdisconnected\b|no longer (?:connected|authori[sz]ed|linked)|widerrufen|gelöscht|révoqué|supprimé|revocad|eliminad|revogad|unlinked/i,
  ),
  exceeded: term(
    2.2,
    /\bexceed(?:s|ed|ing)?\b|\bfull\b(?![ _-](?:access|name|text|control|screen|(?:e-?)?mail|address|path|log|url|stack|error|list|sync|scan|permission|detail|response|message|trace))|\bvoll\b|\bpleine?\b|\bllen[oa]\b|\bcheia\b|\bpien[ao]\b|pełn|\bplná|переполнен|いっぱい|已满|가득|over (?:the |its )?(?:limit|quota)|limit (?:was |has been |is )?reached|reached (?:the |its )?(?:limit|quota|maximum)|überschritten|erreicht|dépassé|atteint|superad|alcanzad|excedid|atingid|out of (?:space|storage)/i,
  ),
  tooLarge: term(
    2.5,
    /too (?:large|big|long)|(?:larger|longer|bigger) than|maximum (?:message |attachment )?size|size limit|upper limit|zu groß|trop (?:grand|volumineux)|demasiado grande|muito grande|troppo grand|te groot|çok büyük|za duż|příliš velk|för stor[at]?\b|слишком больш|大きすぎ|太大|너무 커/i,
  ),
  tooMany: term(
    2.2,
    /too many|throttl|rate[- ]?limit|slow down|\b429\b|retry[- ]?after|concurren|zu viele|trop de|demasiad|muitas|troppe|te veel|çok fazla|zbyt wiele|příliš mnoho|för många|слишком много|多すぎ|[过過太]多|너무 많/i,
  ),
  timedOut: term(2.4, timeoutWord),
  refused: term(2, refusedWord),
  cut: term(
    2,
    anyOf(
      disconnectedWord,
      /\b(?:closed|reset|interrupted|dropped|lost|hung up|terminated|aborted|broken|disconnected)\b|\bEOF\b|unexpected end|hang up|ECONNRESET/,
    ),
  ),
  unreachable: term(2, anyOf(unreachableWord, /no route|cannot reach|failed to reach|offline/)),
  unresolved: term(
    2.6,
    /aufgelöst|auflösen|résoudre|\bresolver\b|risolvere|rozwiązać|résolu\b|resolvido|resuelto|omge?zet|matchas?\b|名前解決|解決でき|解析主机|无法解析|çözü[ml]|rozpoznać|přelož|slå upp|разрешить|확인할 수 없|(?:not|cannot|can't|could ?n[o']t|failed to|unable to|error) (?:be )?resolv\w{1,4}|\bresolution\b|look(?:ed)? ?up fail|unresolved|name or service not known|\bno such host/i,
  ),
  untrusted: term(
    2.4,
    /\buntrusted\b|not trusted|self[- ]signed|(?:unknown|invalid) (?:ca|authority|issuer)|verif(?:y|ied|ication)|trust (?:anchor|chain|relationship)|\bchain\b|nicht vertrauens|non (?:approuvé|fiable|è attendibile)|no es de confianza|não é confiáve|güvenilir değil|niezaufan|nedůvěryhodn|inte betro|доверенн|не доверен|信頼され|不受信任|신뢰할 수 없/i,
  ),
  unsupported: term(
    2,
    anyOf(
      notSupported,
      /\bunsupported\b|\bunrecogni[sz]ed\b|not (?:be )?(?:implemented|available|enabled)|not (?:an? )?supported|\bno (?:supported|compatible|acceptable|suitable|usable|common|available|applicable|matching|worthy)|find an? (?:supported|suitable|compatible|usable)|supported by both|incompatible/,
    ),
  ),
  unparsable: term(
    2.2,
    /\bpars(?:e|ed|ing)\b|\bmalformed\b|unexpected (?:token|character|response|reply|answer|end|content)|not (?:valid )?(?:JSON|XML)|not in the expected format|deseriali[sz]|\bdecod(?:e|ed|ing)\b|\bHTML\b|invalid (?:response|reply|answer|json|xml)|could ?n[o']t (?:be )?read/i,
  ),
  locked: term(
    2.2,
    /\blocked(?: out)?\b|suspended|frozen|\bblocked\b|gesperrt|verrouillé|bloquead|bloccat|vergrendel|zablokowan|zamčen|(?:har|är) (?:\S{1,12} )?låst|kilitlen|заблокирован|ロックされ|[锁鎖]定|잠[겼겨긴]/i,
  ),
  passing: term(
    2.05,
    /\b(?:temporar(?:y|ily)|transient|unavailable|(?:try again|try|retry) later|\bbusy\b|outage|overloaded|internal (?:server )?error|server error|50[0234])\b|vorübergehend|temporairement|temporalmente|temporariamente|tijdelijk|geçici|chwilowo|tymczasowo|dočasně|tillfällig|временно|一時的|[暂暫]时|일시적/i,
  ),
  cancelled: term(
    2.2,
    anyOf(
      /cancel(?:l?ed|l?ation)|abgebrochen|annulé|cancelad|annullat|geannuleerd|anulowan|zrušen|avbr[öu]t|iptal|отменен|キャンセル|取消|취소|dismissed|user closed|(?:did ?n[o']t|did not) complete|not (?:been )?completed/,
      closedWord,
    ),
  ),
  again: term(1.8, againWord),
  notOffered: term(
    2.2,
    /\bnot (?:be |been )?(?:offered|advertised|announced)|(?:does|did) ?n[o']t (?:offer|advertise|announce)/i,
  ),
  exited: term(
    2.2,
    /\bexit(?:ed)? (?:with|code|status)|returned? (?:exit|non-?zero|an? (?:error|empty))|no output|not executable/i,
  ),
  notInstalled: term(
    2.2,
    /not installed|not compiled|locally unavailable|no module named|(?:cannot|could ?n[o']t|unable to|failed to) (?:be )?(?:load|import)(?:ed)?|ModuleNotFound|ClassNotFound|not loaded|missing (?:dependency|package|module|assembly)/i,
  ),
  undecrypted: term(2.6, /decrypt|decipher|encryption key|(?<![a-z])entschlüssel|déchiffr|descifr/i),
  failed: term(
    0.7,
    anyOf(
      failedWord,
      didNotWork,
      /exception|\berror\b|unsuccessful|\bAUTHFAIL|\b(?:Auth|Connection|Login)Failed|kunne ikke|kan ikke|mislyk|epäonnistu|not (?:be )?(?:completed|possible)|went wrong|problem/,
    ),
  ),
} as const satisfies Readonly<Record<string, Term>>;

export type Happening = keyof typeof happenings;
