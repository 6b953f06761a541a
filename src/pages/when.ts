// Times for people: recent ones relative, older ones by the clock.
import * as l10n from '../core/l10n.ts';

/** `just now`, `2 min ago`, `today 09:14`, `3 Nov 09:14`. */
export function whenOf(iso: string, now: Date): string {
  const then = new Date(iso);
  const minutes = Math.floor((now.getTime() - then.getTime()) / 60_000);
  if (Number.isNaN(minutes)) return l10n.t('at an unknown time');
  if (minutes >= 0 && minutes < 1) return l10n.t('just now');
  if (minutes >= 0 && minutes < 60) return l10n.t('{0} min ago', minutes);
  const clock = `${String(then.getHours()).padStart(2, '0')}:${String(then.getMinutes()).padStart(2, '0')}`;
  if (then.toDateString() === now.toDateString()) return l10n.t('today {0}', clock);
  const year = then.getFullYear() === now.getFullYear() ? '' : ` ${then.getFullYear()}`;
  return `${then.getDate()} ${then.toLocaleString(l10n.language(), { month: 'short' })}${year} ${clock}`;
}

/** Time of day where this extension runs, with its time zone: in a remote window that is the other computer's. */
export const clockTime = (at: Date): string =>
  at.toLocaleTimeString(undefined, { hour: '2-digit', minute: '2-digit', timeZoneName: 'short' });
