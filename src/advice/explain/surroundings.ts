// What a paste tells of its surroundings: the cloud of the hosts in it, the cloud of the scope, the time at which it was
// written, and whether something was changed a moment before.
import type { Cloud } from '../../core/endpoints/clouds.ts';

/** Hosts of the national clouds (see the clouds table); the worldwide ones stand in every documentation. */
const nationalHosts: readonly (readonly [Cloud['id'], RegExp])[] = [
  ['dod', /outlook-dod\.office365\.us|dod-graph\.microsoft\.us|webmail\.apps\.mil|O365USGovDoD/i],
  [
    'gccHigh',
    /(?:outlook|smtp)\.office365\.us|graph\.microsoft\.us|login\.microsoftonline\.us|O365USGovGCCHigh/i,
  ],
  [
    'china',
    /partner\.outlook\.cn|outlook\.cn\b|chinacloudapi\.cn|partner\.microsoftonline\.cn|O365China|\.partner\.onmschina\.cn/i,
  ],
];

export const cloudOf = (paste: string): Cloud['id'] | undefined =>
  nationalHosts.find(([, hosts]) => hosts.test(paste))?.[0];

/** A scope, resource or audience of the worldwide cloud, which no national one takes. */
export const asksWorldwide = (paste: string): boolean =>
  /\b(?:scopes?|resource|aud(?:ience)?)\b["']?\s{0,3}[:=]\s{0,3}[^\n]{0,200}?https:\/\/(?:outlook\.office(?:365)?\.com|graph\.microsoft\.com)\b/i.test(
    paste,
  );

const utcTimes =
  /\b(20\d\d-\d\d-\d\d[T ]\d\d:\d\d:\d\d(?:\.\d{1,7})?)(?:Z|\+00:?00)|\b(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun), (\d\d? \w{3} 20\d\d \d\d:\d\d:\d\d) (?:GMT|\+0000)/g;

/** The last time in the paste that names its zone as UTC, in milliseconds since the epoch. */
export function writtenAt(paste: string): number | undefined {
  const times = [...paste.matchAll(utcTimes)]
    .slice(-200)
    .map(([, iso, rfc]) => Date.parse(iso === undefined ? `${rfc} GMT` : `${iso.replace(' ', 'T')}Z`))
    .filter((time) => !Number.isNaN(time));
  return times.length === 0 ? undefined : Math.max(...times);
}

const change = 'assign|grant|creat|add|chang|consent|enabl|hinzugef|erstell|zugewiesen|geändert';
const moment =
  'just now|a (?:few )?(?:minutes?|moments?) ago|\\d{1,2} ?min(?:ute)?s? ago|(?:half )?an hour ago|gerade eben|vor \\d{1,2} Minuten';

/** True if a right or setting was changed so short a time before that it need not be in force. */
export const changedJustNow = (paste: string): boolean =>
  new RegExp(
    `(?:${change})[^\\n.]{0,80}(?:${moment})|(?:${moment})[^\\n.]{0,80}(?:${change})|\\bjust (?:now )?(?:${change})`,
    'i',
  ).test(paste);
