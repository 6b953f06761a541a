// The calendar day for people: what is dated today carries the same date everywhere in the window.

/** Today's date in this time zone's calendar, as YYYY-MM-DD. */
export function today(now: Date): string {
  const local = new Date(now.getTime() - now.getTimezoneOffset() * 60_000);
  return local.toISOString().slice(0, 10);
}
