// The shape of a row of advice: plain text with placeholders in braces, filled from the context (see placeholders.ts).
import type { AdviceAction, Owner } from '../core/report/advice.ts';
import type { DelayId } from '../core/report/delays.ts';
import type { DateId } from './dates.ts';
import type { SourceId } from './sources.ts';

interface RowExtras {
  /** Sources; the area's own if absent. */
  readonly from?: readonly SourceId[];
  /** The one check that tells this cause from the others that fit. */
  readonly check?: string;
  /** How long the fix takes to act; appended to the fix. */
  readonly wait?: DelayId;
  /** Dates that bear on it; appended to the cause. */
  readonly dates?: readonly DateId[];
  /** What can be done from here, before the test that ends every list. */
  readonly actions?: readonly AdviceAction[];
  /** Set if the row is less sure than its sources. */
  readonly unverified?: true;
}

export interface AdviceRow extends RowExtras {
  readonly owner: Owner;
  readonly title: string;
  readonly cause: string;
  /** What the owner does, in the imperative; commands on lines of their own. */
  readonly fix: string;
}

type RowMaker = (title: string, cause: string, fix: string, extras?: RowExtras) => AdviceRow;

const rowFor =
  (owner: Owner): RowMaker =>
  (title, cause, fix, extras) => ({ owner, title, cause, fix, ...extras });

/** A row whose fix is the reader's own. */
export const you = rowFor('you');
/** A row whose fix takes the Entra administrator. */
export const entraAdmin = rowFor('entraAdmin');
/** A row whose fix takes the Exchange administrator. */
export const exchangeAdmin = rowFor('exchangeAdmin');
/** A row that only Microsoft, or waiting for Microsoft, can fix. */
export const microsoft = rowFor('microsoft');

/** Extras of a row that a change of the registration fixes. */
export const inRegistration: RowExtras = { actions: ['openRegistration'] };
/** Extras of a row that a new sign-in fixes. */
export const bySignIn: RowExtras = { actions: ['signIn'] };
/** Extras of a row that a change in the portal fixes. */
export const inPortal: RowExtras = { actions: ['openAppRegistration'] };
/** Extras of a row that consent fixes. */
export const byConsent: RowExtras = { actions: ['openConsent'] };
