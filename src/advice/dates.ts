// Dates of switches and retirements that bear on advice. Past dates say what was announced, not what every tenant saw.
import type { Confidence } from '../core/endpoints/clouds.ts';

export interface DatedFact {
  /** ISO date, the first day it counts. */
  readonly on: string;
  readonly words: string;
  readonly confidence: Confidence;
}

export const dates = {
  ewsDisablement: {
    on: '2026-10-01',
    words: 'Microsoft began to switch EWS off tenant by tenant (EwsEnabled becomes False)',
    confidence: 'high',
  },
  ewsAllowListRequired: {
    on: '2026-10-10',
    words: 'EwsEnabled True with an empty EwsAllowedAppIDs list blocks every application (worldwide cloud)',
    confidence: 'medium',
  },
  ewsEnd: {
    on: '2027-04-01',
    words: 'EWS in Exchange Online ends for good and the switch is removed',
    confidence: 'high',
  },
  kioskEws: {
    on: '2026-10-01',
    words: 'mailboxes with only a Kiosk, F1 or F3 plan get HTTP 403 on EWS',
    confidence: 'medium',
  },
  smtpBasicOff: {
    on: '2026-12-31',
    words:
      'basic authentication for SMTP AUTH goes off by default in existing tenants at the end of December 2026; OAuth stays',
    confidence: 'high',
  },
  servicePrincipalLess: {
    on: '2026-03-01',
    words: 'Entra blocks applications without a service principal in the tenant',
    confidence: 'high',
  },
  impersonationRetired: {
    on: '2025-02-01',
    words: 'the ApplicationImpersonation role for accounts is removed',
    confidence: 'high',
  },
  popImapTls: {
    on: '2026-07-01',
    words: 'POP and IMAP refuse TLS 1.0 and 1.1',
    confidence: 'medium',
  },
  smtpDefaultOff: {
    on: '2020-01-01',
    words: 'organizations made after January 2020 have SMTP AUTH off by default',
    confidence: 'high',
  },
} as const satisfies Readonly<Record<string, DatedFact>>;

export type DateId = keyof typeof dates;

const dayMs = 86_400_000;
const months = 'January February March April May June July August September October November December'.split(
  ' ',
);

/** `Since 1 October 2026 …` or `From 1 April 2027 (in 130 days) …`, with the confidence where it is not high. */
export function dateWords(id: DateId, now: Date): string {
  const fact: DatedFact = dates[id];
  const days = Math.ceil((Date.parse(fact.on) - now.getTime()) / dayMs);
  const when = dayWords(fact.on);
  const lead = days > 0 ? `From ${when} (in ${days} ${days === 1 ? 'day' : 'days'})` : `Since ${when}`;
  const doubt = fact.confidence === 'high' ? '' : ` (${fact.confidence} confidence)`;
  return `${lead}: ${fact.words}${doubt}.`;
}

function dayWords(iso: string): string {
  const [year = '', month = '', day = ''] = iso.split('-');
  return `${Number(day)} ${months[Number(month) - 1] ?? ''} ${year}`;
}
