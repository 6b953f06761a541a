// How long a credential still lives, in words.

const dayMs = 86_400_000;
/** From here on a person should act (days). */
const urgentDays = 30;

export interface Expiry {
  readonly daysLeft: number;
  readonly text: string;
  readonly urgent: boolean;
}

/** Undefined without a date. Whole days in UTC: the portal counts so. */
export function expiryOf(date: string | undefined, now: Date): Expiry | undefined {
  if (date === undefined) return undefined;
  const today = Date.UTC(now.getUTCFullYear(), now.getUTCMonth(), now.getUTCDate());
  const daysLeft = Math.round((Date.parse(`${date}T00:00:00Z`) - today) / dayMs);
  return { daysLeft, text: words(daysLeft, date), urgent: daysLeft <= urgentDays };
}

function words(days: number, date: string): string {
  if (days < 0) return `secret ended ${-days === 1 ? 'yesterday' : `${-days} days ago`}`;
  if (days === 0) return 'secret ends today';
  if (days === 1) return 'secret ends tomorrow';
  return days <= 60 ? `secret ends in ${days} days` : `secret ends ${date}`;
}
