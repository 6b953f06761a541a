// Whether a text tells a failure at all, whose it is, and which causes can be this product's matter in it.
import { type Area, areaOf } from '../../core/report/codeArea.ts';
import type { Code } from '../../core/report/codes.ts';
import { endedWord, unknownWord } from '../matches/causeWords.ts';
import { failed, otherProviders } from '../matches/conceptTerms.ts';
import { didNotWork } from '../matches/mailWords.ts';
import { absentWord, againWord, notSignedInWord, unconfiguredWord } from './happeningWords.ts';

const product =
  /office[ -]?365|microsoft|微软|微軟|マイクロソフト|outlook|hotmail|\bazure|\bentra\b|msgraph|MgGraph|\b(?:MS|[OM])365\b|\bEXO\b|\bEWS\b|exchange(?:lib|[ .-]?(?:online|server|mailbox|account|web))/i;
/** The word is also used of currencies, stocks and codes. */
const exchange =
  /\bExchange(?=[A-Z])|\bExchange\b(?! (?:[Rr]ates?|API|[Oo]rder|ID|[Tt]oken|[Cc]ode|[Ee]rror:))/;
const otherExchange = /(?:token|code|auth|stock|crypto|currency|foreign) exchange|binance|exchange rate/i;

/** True if a product or service of Microsoft is named. */
export const namesMicrosoft = (text: string): boolean =>
  product.test(text) || (exchange.test(text) && !otherExchange.test(text));

/** A text of another provider or service, in which nothing of Microsoft is named. */
const others =
  /protonmail|\bjmap\b|zimbra|dovecot|exim\b|sendmail|cyrus|sql\b|postgres|redis|mongo|kafka|slack|discord|dropbox|github|gitlab|jira\b|\b(?:docker|npm|ldap|s?ftp|ssh|vpn|kubernetes|firebase|print(?:er|ing)|payment)\b|send-as privilege|as the selected user|\bprv[A-Z]\w{3,40}|Recipient address rejected: (?!Access)/i;
/** Microsoft's, and not mail. */
const notMail =
  /share ?point|one ?drive|\bDrive\b|\bTeams\b|power ?bi|\bplanner\b|intune|\bAzureRm|ManagedIdentity|\bFabric\b|minecraft|\bxbox\b|dual-?write|dataverse|power ?(?:platform|apps)|\bdynamics\b|\bCRM\b|\bVMs?\b/i;

export const isOurs = (text: string): boolean =>
  namesMicrosoft(text) || !(otherProviders.test(text) || others.test(text));

/** Words of a manual, which tells what to do; only a message tells that something failed. */
const instructs =
  /\b(?:should|click|select|follow(?:ing)? (?:the|these|this)|how to|guide|learn more|steps?\b.{0,8}\d|you (?:can|may|will|need)|note(?: that)?:|make sure|in order to|this article)\b/i;
const failure = new RegExp(`${failed.source}|${didNotWork.source}|exception`, 'i');
const happened =
  /\b(?:expired|denied|rejected|refused|blocked|revoked|disabled|missing|invalid|not|no|exceeded|full|interrupted|disconnected|closed|reset|timed? ?out|locked|suspended|unknown|un\w{3,20}able|unexpected|insufficient|forbidden|unauthori[sz]ed|cannot|\w{2,6}n't|incorrect|incomplete|wrong|mismatch|lost|unsupported|throttl\w{0,4}|too \w{3,8}|cancell?ed|re-?(?:connect|authenticate|authori[sz]e|link)\w{0,3}|different|already|requires? an? admin\w{0,10}|needs? (?:to be \w{2,14}ed|attention)|transient|inactive|inaccessible|unlicensed|aborted|dropped|broken|incompatible|must|requires|larger|longer|bogus|malformed|wymaga|niezaufany|zbyt|nie (?:ma|pasuje))\b/i;
/** Words that only a message has. */
const told =
  /\b(?:expired|denied|rejected|refused|revoked|invalid|disconnected|(?:has|have) (?:been )?blocked|(?:does|did|could|ca|wo|has|have|is|was)n't|requires? an? admin\w{0,10}|cannot|timed out|unknown|insufficient|forbidden|unauthori[sz]ed|incorrect|wrong|mismatch|needs? to be \w{2,14}ed|missing|not (?:yet )?(?:connected|authenticated|configured|found|signed))\b/i;
const stated = new RegExp(
  [happened, unknownWord, endedWord, unconfiguredWord, notSignedInWord, againWord, absentWord]
    .map(({ source }) => source)
    .join('|'),
  'i',
);
/** Terms in other languages need no such word: each says that something failed. */
const otherLetters = /[^\x20-\x7e\u2018-\u2026]/;

/** Something that may be or should be, so it has not happened. */
const supposed =
  /\b(?:(?:may|might|should|would)(?: not)?|can|could)(?: also| still)?(?: need to)? be \w{2,20}|\bwe need to \w{2,20}/gi;

/** Who asks for other words in a manual tells of no failure. */
const aboutManual =
  /\bit would be (?:helpful|great|good|nice|useful) (?:if|to)|please (?:mention|clarify)\b/i;

/** Who asks for a feature, or announces what will be, tells of no failure that has a message. */
const wishes =
  /\bfeature request|describe the solution you'd like|(?:is (?:it possible|there any \w{4,9})|would be \w{4,9}) (?:to|if).{0,30}support|\[要望\]|\b(?:will|going to|are) (?:retire|disable|turn(?:ing)?) (?:off )?basic/i;
const failedSo = /\berrors?\b|\bfail|\wexception|\b[45]\d\d\b/i;

/** Dynamics 365 has mailboxes, roles, profiles and privileges of its own. */
const dynamicsOwn =
  /\bCrm(?:Security|Exception|\.8)|\bMailboxDisabled\b|\b(?:Incoming|Outgoing|Invalid)\w{0,20}(?:CrmOrg|ServerProfile\b|Sender\b|ForwardMail)|EmailIntegrationError -\d|send-as privilege|(?:CRM|Dynamics).{0,40}(?:another|other|別の|anderen|autre|otra|outra|altra) ?(?:organi|組織)|(?:another|other) Dynamics/i;
const dynamics = /Dynamics 365|Microsoft\.Crm|Email.{0,12}Server.{0,24}(?:code|profil)|serwera Email/i;

/** True if the failure is one of Dynamics 365 itself. */
export const isOfDynamics = (text: string): boolean => dynamicsOwn.test(text);

/** True if a stage is all that an alert of Dynamics 365 leaves to tell. */
export const isStageOfDynamics = (text: string, code: Code): boolean =>
  /^(?:library\.c|smtp\.unavailable)/.test(code) && dynamics.test(text);

/** True if the text says only what may happen, and not that it did. */
export const isSupposed = (text: string): boolean => {
  if (wishes.test(text) && !failedSo.test(text)) return true;
  if (aboutManual.test(text) && !told.test(text)) return true;
  const firm = text.replace(supposed, '');
  return firm !== text && !isFailure(firm);
};

export const isFailure = (text: string): boolean =>
  failure.test(text) ||
  otherLetters.test(text) ||
  (text.length > longestMessage && instructs.test(text) ? told : stated).test(text);

const directory =
  /o ?auth|openid|sign(?:ed|ing)?[- ]?in|log(?:ged)?[ -]?in|\btenant|directory|credential|service namespace|client[- _]assertion|\bone scope|\bscopes? (?:value|is|are|was|must)\b|client[ _-]?id|(?:refresh|access)[ _-]?token|msal|acquire ?token|AuthError/i;
const mailWord = /mail|imap|smtp|\bpop3?\b|\bEWS\b|calendar|inbox/i;
/** The longest text, in UTF-16 units, that is taken for a single message, which names neither its program nor the service. */
export const longestMessage = 240;

const protocol =
  /\bsmtp|\bimap|\bpop3?\b|mail ?(?:box|server)|inbox|outgoing|\brecipients? (?:were|was|failed)|\bmessage you are trying|\bsend (?:e?-?mail|as\b)|\bFrom address|メール|메일|邮件|郵件|e-?post|wiadomość e-mail|письм|skrzynk|schránk/i;

const anyones = [mailWord, directory];
/** What must stand in a text that does not name Microsoft for a cause of this area to be this product's matter: one of these. */
const areas: Partial<Readonly<Record<Area, readonly RegExp[]>>> = {
  entra: [directory],
  oauth: anyones,
  claims: [mailWord],
  local: anyones,
  library: anyones,
  foreign: anyones,
  network: anyones,
  server: anyones,
  exchange: [protocol],
  ews: [protocol],
  graph: [],
  imap: [protocol],
  pop: [protocol],
  smtp: [protocol],
  powershell: [],
};

/** Files and programs of the computer, which have names like the service's. */
const elsewhere = /\.csv\b|\bCSV\b|Outlook\.Application|Microsoft (?:Edge|Store|Teams)/;

export function matters(code: Code, text: string): boolean {
  if (elsewhere.test(text)) return false;
  const area = areaOf(code);
  if (notMail.test(text) && !mailWord.test(text) && area !== 'library' && area !== 'network') return false;
  // A server that replies by number alone is not Exchange Online, which adds an enhanced status.
  if (
    (area === 'smtp' || area === 'exchange') &&
    /(?<![\d.])[45]\d\d (?![\d.]*\d\.)/.test(text) &&
    !namesMicrosoft(text)
  )
    return false;
  if (/\bSMTP_[A-Z]{3,20}\b/.test(text) && (area === 'smtp' || area === 'exchange') && !namesMicrosoft(text))
    return false;
  const says = areas[area];
  if (says === anyones && text.length <= longestMessage) return true;
  return says !== undefined && (namesMicrosoft(text) || says.some((one) => one.test(text)));
}
