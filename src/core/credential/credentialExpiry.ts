// When credentials end: in words, as reminders that come once each, and as a calendar file.
import * as l10n from '../l10n.ts';
import type { Registration } from '../registration/registration.ts';

const dayMs = 86_400_000;
/** Days before the end on which a person is reminded, once each. */
const reminderDays: readonly number[] = [30, 14, 7, 1];

export interface Expiry {
  /** Whole days in UTC, as the portal counts; negative once it has ended. */
  readonly daysLeft: number;
  readonly text: string;
  readonly urgent: boolean;
}

/** Undefined without a date. */
export function expiryOf(
  registration: Pick<Registration, 'credentialExpiresOn' | 'grant'>,
  now: Date,
): Expiry | undefined {
  const date = registration.credentialExpiresOn;
  if (date === undefined) return undefined;
  const today = Date.UTC(now.getUTCFullYear(), now.getUTCMonth(), now.getUTCDate());
  const daysLeft = Math.round((Date.parse(`${date}T00:00:00Z`) - today) / dayMs);
  return {
    daysLeft,
    text: (registration.grant === 'clientCertificate' ? certificateWords : secretWords)(daysLeft, date),
    urgent: daysLeft <= Math.max(...reminderDays),
  };
}

function secretWords(days: number, date: string): string {
  if (days < -1) return l10n.record('secret ended {0} days ago', -days);
  if (days === -1) return l10n.record('secret ended yesterday');
  if (days === 0) return l10n.record('secret ends today');
  if (days === 1) return l10n.record('secret ends tomorrow');
  return days <= 60 ? l10n.record('secret ends in {0} days', days) : l10n.record('secret ends {0}', date);
}

function certificateWords(days: number, date: string): string {
  if (days < -1) return l10n.record('certificate ended {0} days ago', -days);
  if (days === -1) return l10n.record('certificate ended yesterday');
  if (days === 0) return l10n.record('certificate ends today');
  if (days === 1) return l10n.record('certificate ends tomorrow');
  return days <= 60
    ? l10n.record('certificate ends in {0} days', days)
    : l10n.record('certificate ends {0}', date);
}

/** The reminder that is due: the smallest mark reached, unless it or a later one was given. 0 stands for "has ended". */
export function reminderDue(daysLeft: number, given: readonly number[]): number | undefined {
  const reached = [...reminderDays, 0].filter((mark) => daysLeft <= mark);
  const mark = reached.length === 0 ? undefined : Math.min(...reached);
  return mark === undefined || given.some((earlier) => earlier <= mark) ? undefined : mark;
}

/** An iCalendar file (RFC 5545) with one all-day event per date and an alarm at each reminder. */
export function expiryCalendar(registrations: readonly Registration[], now: Date): string {
  const events = registrations.flatMap((registration) => {
    const date = registration.credentialExpiresOn;
    return date === undefined ? [] : eventLines(registration, date, now);
  });
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//exchange-oauth//Exchange OAuth2 Setup//EN',
    ...events,
    'END:VCALENDAR',
  ];
  return `${lines.map(fold).join('\r\n')}\r\n`;
}

function eventLines(registration: Registration, date: string, now: Date): readonly string[] {
  const day = date.replaceAll('-', '');
  const next = new Date(Date.parse(`${date}T00:00:00Z`) + dayMs)
    .toISOString()
    .slice(0, 10)
    .replaceAll('-', '');
  const stamp = now.toISOString().replace(/[-:]|\.\d+/g, '');
  const title = `Credential of ${registration.name} ends`;
  const alarms = reminderDays.flatMap((days) => [
    'BEGIN:VALARM',
    'ACTION:DISPLAY',
    `DESCRIPTION:${escapeText(title)}`,
    `TRIGGER:-P${days}D`,
    'END:VALARM',
  ]);
  return [
    'BEGIN:VEVENT',
    `UID:${escapeText(registration.id)}-${day}@exchange-oauth2-setup`,
    `DTSTAMP:${stamp}`,
    `DTSTART;VALUE=DATE:${day}`,
    `DTEND;VALUE=DATE:${next}`,
    `SUMMARY:${escapeText(title)}`,
    `DESCRIPTION:${escapeText(`Application (client) ID ${registration.clientId}, tenant ${registration.tenantId}. Add the new credential first, change every place that uses it, test, then delete the old one.`)}`,
    ...alarms,
    'END:VEVENT',
  ];
}

/** RFC 5545 section 3.3.11. */
function escapeText(text: string): string {
  return text.replace(/[\\;,]/g, (character) => `\\${character}`).replace(/\r\n|[\r\n]/g, '\\n');
}

/** RFC 5545 section 3.1: at most 75 octets a line, never inside a character. */
function fold(line: string): string {
  const encoder = new TextEncoder();
  const parts: string[] = [];
  let part = '';
  let octets = 0;
  for (const character of line) {
    const size = encoder.encode(character).length;
    if (octets + size > (parts.length === 0 ? 75 : 74)) {
      parts.push(part);
      part = '';
      octets = 0;
    }
    part += character;
    octets += size;
  }
  return [...parts, part].join('\r\n ');
}
