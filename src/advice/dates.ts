// Dates of switches and retirements that bear on advice. Past dates say what was announced, not what every tenant saw.

import type { Confidence } from '../core/endpoints/clouds.ts';
import * as l10n from '../core/l10n.ts';
import { ewsEndsOn } from '../core/permissions/ewsEnd.ts';

export interface DatedFact {
  /** ISO date of the first day on which it applies. */
  readonly on: string;
  readonly words: string;
  readonly confidence: Confidence;
}

export const dates = {
  ewsDisablement: {
    on: '2026-10-01',
    words: l10n.msg('Microsoft began to switch EWS off tenant by tenant (EwsEnabled becomes False)'),
    confidence: 'high',
  },
  ewsAllowListRequired: {
    on: '2026-10-10',
    words: l10n.msg(
      'EwsEnabled True with an empty EwsAllowedAppIDs list blocks every application (worldwide cloud)',
    ),
    confidence: 'medium',
  },
  ewsEnd: {
    on: ewsEndsOn,
    words: l10n.msg('EWS in Exchange Online ends for good and the switch is removed'),
    confidence: 'high',
  },
  kioskEws: {
    on: '2026-10-01',
    words: l10n.msg('mailboxes with only a Kiosk, F1 or F3 plan get HTTP 403 on EWS'),
    confidence: 'medium',
  },
  smtpBasicOff: {
    on: '2026-12-31',
    words: l10n.msg(
      'basic authentication for SMTP AUTH goes off by default in existing tenants at the end of December 2026; OAuth stays',
    ),
    confidence: 'high',
  },
  servicePrincipalLess: {
    on: '2026-03-01',
    words: l10n.msg('Entra blocks applications without a service principal in the tenant'),
    confidence: 'high',
  },
  impersonationRetired: {
    on: '2025-02-01',
    words: l10n.msg('the ApplicationImpersonation role for accounts is removed'),
    confidence: 'high',
  },
  popImapTls: {
    on: '2026-07-01',
    words: l10n.msg('POP and IMAP refuse TLS 1.0 and 1.1'),
    confidence: 'medium',
  },
  smtpDefaultOff: {
    on: '2020-01-01',
    words: l10n.msg('organizations made after January 2020 have SMTP AUTH off by default'),
    confidence: 'high',
  },
} as const satisfies Readonly<Record<string, DatedFact>>;

export type DateId = keyof typeof dates;

const dayMs = 86_400_000;
const months = 'January February March April May June July August September October November December'.split(
  ' ',
);

/** `Since 1 October 2026 …` or `From 1 April 2027 (in 130 days) …`, with the confidence if it is not high. */
export function dateWords(id: DateId, now: Date): string {
  const fact: DatedFact = dates[id];
  const days = Math.ceil((Date.parse(fact.on) - now.getTime()) / dayMs);
  const when = dayWords(fact.on);
  const text =
    days > 0 ? fromWords(when, days, fact.words) : l10n.record('Since {0}: {1}.', when, fact.words);
  return fact.confidence === 'high' ? text : text.replace(/\.$/, ` (${fact.confidence} confidence).`);
}

const fromWords = (when: string, days: number, words: string): string =>
  days === 1
    ? l10n.record('From {0} (in 1 day): {1}.', when, words)
    : l10n.record('From {0} (in {1} days): {2}.', when, days, words);

function dayWords(iso: string): string {
  const [year = '', month = '', day = ''] = iso.split('-');
  return `${Number(day)} ${months[Number(month) - 1] ?? ''} ${year}`;
}
