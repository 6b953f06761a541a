// What must be true for EWS to work today, how long it has, and what takes its place: pure facts with their confidence.

import * as l10n from '../../core/l10n.ts';
import { ewsEndsOn } from '../../core/permissions/ewsEnd.ts';
import { grants } from '../../core/permissions/grants.ts';
import { daysUntil } from '../../core/text/dates.ts';
import { type EwsEquivalent, ewsEquivalents } from './ewsEquivalents.ts';
import { codesSeen, opened, readinessItems } from './ewsReadinessItems.ts';
import type { EwsReadinessInput, ReadinessItem } from './readinessItem.ts';

export interface EwsReadiness {
  /** `yes` and `no` come from a real call or a fact that decides alone; everything else leaves it open. */
  readonly works: 'yes' | 'no' | 'unknown';
  /** If it is not known: the one thing that would tell, with the command that shows it, if there is one. */
  readonly next?: { readonly text: string; readonly command?: string };
  /** ISO date on which EWS in Exchange Online ends. */
  readonly endsOn: string;
  /** Whole days until then, by UTC dates; 0 or less when it has ended. */
  readonly daysLeft: number;
  readonly items: readonly ReadinessItem[];
  readonly equivalents: readonly EwsEquivalent[];
}

/** Reads what is known of EWS for one mailbox. */
export function ewsReadiness(input: EwsReadinessInput): EwsReadiness {
  const daysLeft = daysUntil(ewsEndsOn, input.now);
  const items = readinessItems(input, daysLeft);
  const works = worksFrom(input, items, daysLeft);
  return {
    works,
    ...(works === 'unknown' ? { next: nextOf(items) } : {}),
    endsOn: ewsEndsOn,
    daysLeft,
    items,
    equivalents: ewsEquivalents(grants[input.registration.grant].access),
  };
}

/** Switches and lists whose output was not read come before a test, since a test does not say which of them refuses. */
function nextOf(items: readonly ReadinessItem[]): NonNullable<EwsReadiness['next']> {
  const open = items.find(({ id, state }) => state === 'unknown' && tellers.includes(id));
  return open?.command === undefined
    ? { text: l10n.record('Test the mailbox through EWS: a call that gets through decides.') }
    : { text: open.text, command: open.command };
}

const tellers: readonly ReadinessItem['id'][] = ['organizationSwitch', 'allowList', 'mailboxSwitch'];

/** A real call decides over what was declared: switches act after hours, lists after a day. */
function worksFrom(
  input: EwsReadinessInput,
  items: readonly ReadinessItem[],
  daysLeft: number,
): EwsReadiness['works'] {
  if (opened(input)) return 'yes';
  if (daysLeft <= 0) return 'no';
  const blocked = ['ews.disabled', 'ews.blockedByPolicy', 'ews.kioskLicence'];
  if (codesSeen(input).some((code) => blocked.includes(code))) return 'no';
  return items.some(({ state }) => state === 'notMet') ? 'no' : 'unknown';
}
