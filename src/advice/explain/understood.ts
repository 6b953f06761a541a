// What a text tells although no failure in it is known: service, cloud, program, kind of answer, who usually acts.
import { protocols } from '../../core/permissions/protocols.ts';
import type { ProtocolId } from '../../core/registration/registration.ts';

/** Packages and words of stack traces, and the program or library that they name. */
const programs: readonly (readonly [RegExp, string])[] = [
  [/\bMailKit\b/, 'MailKit'],
  [/(?:javax|jakarta|com\.sun)\.mail|angus\.mail/, 'Jakarta Mail'],
  [/Microsoft\.Exchange\.WebServices/, 'the EWS Managed API'],
  [/microsoft\.exchange\.webservices\.data/, 'the EWS Java API'],
  [/exchangelib/, 'exchangelib'],
  [/\bO365\b.{0,40}\.py|site-packages\/O365/, 'python-o365'],
  [/smtplib|imaplib|poplib/, 'Python\u2019s mail modules'],
  [/nodemailer/i, 'Nodemailer'],
  [/imapflow/i, 'ImapFlow'],
  [/Webklex|php-imap/i, 'Webklex PHP-IMAP'],
  [/PHPMailer/i, 'PHPMailer'],
  [/Symfony\\Component\\Mailer|symfony\/mailer/i, 'Symfony Mailer'],
  [/Microsoft\.Identity\.Client|\bmsal\b/i, 'MSAL'],
  [/azure\.identity|Azure\.Identity|@azure\/identity/, 'Azure Identity'],
  [/Microsoft\.Graph\b|msgraph/i, 'the Microsoft Graph SDK'],
  [/davmail/i, 'DavMail'],
  [/fetchmail/i, 'fetchmail'],
  [/getmail/i, 'getmail'],
  [/offlineimap/i, 'OfflineIMAP'],
  [/mbsync|isync/i, 'mbsync'],
  [/sasl-xoauth2/i, 'sasl-xoauth2'],
  [/postfix/i, 'Postfix'],
  [/glpi/i, 'GLPI'],
  [/zammad/i, 'Zammad'],
  [/odoo/i, 'Odoo'],
  [/ExchangeOnlineManagement|Connect-ExchangeOnline/, 'Exchange Online PowerShell'],
];

/** Hosts of the clouds (see the clouds table). */
const clouds: readonly (readonly [RegExp, string])[] = [
  [/office365\.us|microsoftonline\.us|graph\.microsoft\.us/i, 'the US Government cloud'],
  [/outlook\.cn|chinacloudapi\.cn|partner\.microsoftonline\.cn/i, 'the Chinese cloud'],
];

const kinds: readonly (readonly [RegExp, string])[] = [
  [/\b401\b|unauthori[sz]ed/i, 'A 401 is about the token or the sign-in, which is usually yours to check.'],
  [
    /\b403\b|forbidden|access (?:is )?denied/i,
    'A 403 or “denied” is about a permission, which an administrator gives.',
  ],
  [
    /\b404\b|not found/i,
    'A 404 or “not found” is about an address or name, which is usually yours to check.',
  ],
  [/\b429\b|throttl/i, 'A 429 passes when less is asked.'],
  [/\b50[0234]\b/, 'A 5xx usually passes by itself.'],
  [/time(?:d )?[- ]?out/i, 'A timeout is about the network in between.'],
];

/** The program with the version that stands behind its name. */
function programIn(text: string): string | undefined {
  for (const [pattern, name] of programs) {
    const match = pattern.exec(text);
    if (match === null) continue;
    const behind = text.slice(match.index + match[0].length, match.index + match[0].length + 40);
    const version =
      /^[\w.-]{0,12}?[ /:v@=-]{1,4}(?:version:? )?v?(\d{1,4}\.\d{1,5}(?:\.\d{1,6}){0,2})\b/i.exec(
        behind,
      )?.[1];
    return version === undefined ? name : `${name} ${version}`;
  }
  return undefined;
}

const firstOf = (rows: readonly (readonly [RegExp, string])[], text: string): string | undefined =>
  rows.find(([pattern]) => pattern.test(text))?.[1];

/** One to three sentences; empty if nothing is understood. */
export function understoodIn(text: string, protocol: ProtocolId | undefined): string {
  const program = programIn(text);
  const cloud = firstOf(clouds, text);
  const kind = firstOf(kinds, text);
  const about = [
    program === undefined ? undefined : `written by ${program}`,
    protocol === undefined ? undefined : `about ${protocols[protocol].longLabel}`,
    cloud === undefined ? undefined : `in ${cloud}`,
  ].filter((part) => part !== undefined);
  const sentences = [
    ...(about.length === 0 ? [] : [`It is ${about.join(', ')}.`]),
    ...(kind === undefined ? [] : [kind]),
  ];
  return sentences.join(' ');
}
