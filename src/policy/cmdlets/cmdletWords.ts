// The fixed values of the cmdlets' output, with the words that translated tools and spreadsheets print for them.
import { isGuid } from '../../core/text/text.ts';
import { plain } from './cmdletFields.ts';

/** TRUE and FALSE as spreadsheets write them: Swedish, Danish, Norwegian, Finnish, Polish, Czech, Hungarian, Romanian, Turkish, Russian, Greek. */
const yesElsewhere = [
  'sant',
  'sand',
  'sann',
  'tosi',
  'prawda',
  'pravda',
  'igaz',
  'adevarat',
  'dogru',
  'истина',
  'αληθησ',
];
const noElsewhere = [
  'falskt',
  'falsk',
  'usann',
  'epatosi',
  'fałsz',
  'nepravda',
  'hamis',
  'fals',
  'yanlıs',
  'ложь',
  'ψευδησ',
];

const words: Readonly<Record<'granted' | 'denied' | 'yes' | 'no' | 'notRun', readonly string[]>> = {
  granted: [
    'granted',
    'gewahrt',
    'erteilt',
    'accorde',
    'autorise',
    'concedido',
    'concesso',
    'verleend',
    '許可',
    '已授予',
  ],
  denied: ['denied', 'verweigert', 'refuse', 'denegado', 'negato', 'negado', 'geweigerd', '拒否', '已拒绝'],
  yes: [
    'true',
    '1',
    'wahr',
    'vrai',
    'verdadero',
    'vero',
    'verdadeiro',
    'waar',
    'ja',
    'oui',
    'si',
    'yes',
    ...yesElsewhere,
  ],
  no: ['false', '0', 'falsch', 'faux', 'falso', 'onwaar', 'nein', 'non', 'nee', 'no', ...noElsewhere],
  notRun: [
    'notrun',
    'nichtausgefuhrt',
    'nonexecute',
    'noejecutado',
    'noneseguito',
    'naoexecutado',
    'nietuitgevoerd',
  ],
};

/** `True`, or what a translated spreadsheet made of it; undefined if it is neither. */
export function yesNo(text: string): boolean | undefined {
  if (words.yes.includes(plain(text))) return true;
  return words.no.includes(plain(text)) ? false : undefined;
}

/** `Granted` or `Denied`, in any of the languages above. */
export function grantedOrDenied(text: string): 'granted' | 'denied' | undefined {
  if (words.granted.includes(plain(text))) return 'granted';
  return words.denied.includes(plain(text)) ? 'denied' : undefined;
}

/** `Not Run`, which is printed if the test was given no mailbox. */
export const isNotRun = (text: string): boolean => words.notRun.includes(plain(text));

/** A GUID in any of the usual spellings, in lower case without braces; undefined for other text. */
export function guidOf(text: string): string | undefined {
  const bare = text.trim().replace(/^[{(]|[)}]$/g, '');
  return isGuid(bare) ? bare.toLowerCase() : undefined;
}

/** One of the words above; no list consists of these. */
export const isAnswer = (text: string): boolean =>
  yesNo(text) !== undefined || grantedOrDenied(text) !== undefined || isNotRun(text);

/** A value that no line break can have made: a GUID, an answer, one of Exchange's own fixed words. */
export const isWholeValue = (text: string): boolean =>
  guidOf(text) !== undefined ||
  yesNo(text) !== undefined ||
  grantedOrDenied(text) !== undefined ||
  /^(?:RestrictAccess|DenyAccess|CustomRecipientScope|AdministrativeUnit|Organization|ServicePrincipal|Direct|\w+Mailbox|\w+Group)$/i.test(
    text,
  );
