// Whether a text tells a failure at all, whose it is, and which causes can be this product's matter in it.
import type { Code } from '../../core/report/codes.ts';
import { failed, microsoft, otherProviders } from '../matches/conceptTerms.ts';
import { didNotWork } from '../matches/mailWords.ts';
import type { Area } from '../sources.ts';

/** A text of another provider or service, in which nobody of Microsoft is named. */
const others =
  /protonmail|\bjmap\b|zimbra|dovecot|postfix\/|exim\b|sendmail|cyrus|\bmysql|postgres|redis|mongo|slack|discord|dropbox|github\.com\/login/i;
/** Microsoft's, and not mail. */
const notMail =
  /share ?point|one ?drive|\bDrive\b|\bTeams\b|power ?bi|\bplanner\b|intune|\bAzureRm|ManagedIdentity/;

export const isOurs = (text: string): boolean =>
  microsoft.test(text) || !(otherProviders.test(text) || others.test(text));

/** A manual tells what to do; only a message tells that something failed. */
const instructs =
  /\b(?:should|click|select|follow|how to|guide|learn more|steps?\b.{0,8}\d|you (?:can|may|will|need)|note(?: that)?:|make sure|in order to|this article)\b/i;
const failure = new RegExp(`${failed.source}|${didNotWork.source}|exception`, 'i');
const happened =
  /\b(?:expired|denied|rejected|refused|blocked|revoked|disabled|missing|invalid|not|no|exceeded|full|interrupted|disconnected|closed|reset|timed? ?out|locked|suspended|unknown|un\w{3,20}able|unexpected|insufficient|forbidden|unauthori[sz]ed|cannot|\w{2,6}n't|incorrect|incomplete|wrong|mismatch|lost|unsupported|throttl\w{0,4}|too \w{3,8}|cancell?ed|re-?(?:connect|authenticate)|transient|inactive|inaccessible|unlicensed)\b/i;
/** Terms in other languages say themselves that something failed. */
const otherLetters = /[^\x20-\x7e\u2018-\u2026]/;

export const isFailure = (text: string): boolean =>
  failure.test(text) || (!instructs.test(text) && (happened.test(text) || otherLetters.test(text)));

const directory =
  /o ?auth|openid|sign(?:ed|ing)?[- ]?in|log(?:ged)?[ -]?in|\btenant|directory|credential|service namespace|client assertion/i;
const mailWord = /mail|imap|smtp|\bpop3?\b|\bEWS\b|calendar|inbox/i;

const protocol = /\bsmtp|\bimap|\bpop3?\b|mail ?(?:box|server)|inbox|outgoing/i;

const anyones = [microsoft, mailWord, directory];
/** What must stand in the text for a cause of this area to be this product's matter: one of these. */
const areas: Partial<Readonly<Record<Area, readonly RegExp[]>>> = {
  entra: [microsoft, directory],
  oauth: anyones,
  claims: [microsoft, mailWord],
  local: anyones,
  library: anyones,
  network: anyones,
  server: anyones,
  exchange: [microsoft, protocol],
  ews: [microsoft, protocol],
  graph: [microsoft],
  imap: [microsoft, protocol],
  pop: [microsoft, protocol],
  smtp: [microsoft, protocol],
  powershell: [microsoft],
};

export function matters(code: Code, text: string): boolean {
  const area = code.slice(0, code.indexOf('.')) as Area;
  if (notMail.test(text) && !mailWord.test(text) && area !== 'library' && area !== 'network') return false;
  // A server that replies by number alone is not Exchange Online, which adds an enhanced status.
  if (
    (area === 'smtp' || area === 'exchange') &&
    /(?<![\d.])[45]\d\d (?![\d.]*\d\.)/.test(text) &&
    !microsoft.test(text)
  )
    return false;
  return areas[area]?.some((says) => says.test(text)) === true;
}
