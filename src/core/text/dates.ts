// Calendar days and times as text: one spelling wherever a date is kept or shown.

/** Today in this time zone's calendar, as YYYY-MM-DD: what is dated today carries the same date everywhere. */
export function today(now: Date): string {
  const local = new Date(now.getTime() - now.getTimezoneOffset() * 60_000);
  return local.toISOString().slice(0, 10);
}

/** True for a day of the calendar written as YYYY-MM-DD. */
export function isCalendarDate(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const date = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
}

/** `2026-11-30 03:17` of an ISO 8601 time in UTC; for a place that names the zone itself. */
export const minuteOf = (iso: string): string => iso.slice(0, 16).replace('T', ' ');

/** `2026-11-30 03:17 UTC` of an ISO 8601 time in UTC. */
export const utcMinute = (iso: string): string => `${minuteOf(iso)} UTC`;

const dayMs = 86_400_000;

/** Whole days until a day (YYYY-MM-DD), by UTC dates; 0 or less once it has come. */
export function daysUntil(day: string, now: Date): number {
  const since = Date.UTC(now.getUTCFullYear(), now.getUTCMonth(), now.getUTCDate());
  return Math.round((Date.parse(`${day}T00:00:00Z`) - since) / dayMs);
}
