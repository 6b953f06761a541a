// How long to wait before a service is asked again, if it said that it was asked too often. One answer for probes,
// the policy check and the audit.
import type { Evidence, MailEvidence } from './evidence.ts';
import type { ProbeOutcome } from './probeReport.ts';

/** A longer wait than this is not waited out: five minutes. */
const longestMs = 300_000;
/** `Retry-After: 0` does not mean that it may be asked at once, again and again. */
const shortestMs = 250;

/** Milliseconds to wait; undefined if load is not why it failed. */
export function backOffOf(outcome: ProbeOutcome, attempt: number, now: number): number | undefined {
  const evidence = outcome.steps.find(({ status }) => status === 'failed')?.evidence;
  const asked = evidence === undefined ? undefined : askedFor(evidence, now);
  if (asked === undefined) return undefined;
  const ms = asked === 'unsaid' ? 2_000 * 2 ** attempt : asked;
  return withinWaits(ms);
}

/** What a service asks for, kept to what is waited; both in milliseconds. */
export const withinWaits = (ms: number): number => Math.min(longestMs, Math.max(shortestMs, ms));

function askedFor(evidence: Evidence, now: number): number | 'unsaid' | undefined {
  switch (evidence.kind) {
    case 'graph':
      if (!busyStatus(evidence.status)) return undefined;
      return evidence.retryAfterSeconds === undefined ? 'unsaid' : evidence.retryAfterSeconds * 1_000;
    case 'http':
      return busyStatus(evidence.status) ? retryAfterMs(evidence.headers['retry-after'], now) : undefined;
    case 'ews':
      if (evidence.responseCode !== 'ErrorServerBusy' && !busyStatus(evidence.status)) return undefined;
      return evidence.backOffMs ?? 'unsaid';
    case 'mail':
      return evidence.backOffMs ?? (isBusy(evidence) ? 'unsaid' : undefined);
    default:
      return undefined;
  }
}

/** RFC 6585 section 4; RFC 9110 section 15.6.4. */
const busyStatus = (status: number): boolean => status === 429 || status === 503;

/** RFC 9110 section 10.2.3: seconds or a date. */
export function retryAfterMs(value: string | undefined, now: number): number | 'unsaid' {
  if (value === undefined) return 'unsaid';
  if (/^\d{1,12}$/.test(value.trim())) return Number(value) * 1_000;
  const date = Date.parse(value);
  return Number.isNaN(date) || date < now ? 'unsaid' : date - now;
}

/** RFC 5530 section 3; RFC 3206 section 4 and RFC 2449 section 8.1; RFC 3463 section 3.4. */
function isBusy({ protocol, status, enhanced = '' }: MailEvidence): boolean {
  if (protocol === 'imap') return ['UNAVAILABLE', 'LIMIT', 'INUSE'].includes(enhanced.toUpperCase());
  if (protocol === 'pop') return ['SYS/TEMP', 'LOGIN-DELAY', 'IN-USE'].includes(enhanced.toUpperCase());
  return status === '421' || enhanced === '4.3.2';
}
