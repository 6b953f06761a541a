// The shape of a row of advice: plain text with placeholders in braces, filled from the context (see placeholders.ts).
import type { AdviceAction, Owner } from '../core/advice.ts';
import type { DelayId } from '../core/delays.ts';
import type { DateId } from './dates.ts';
import type { SourceId } from './sources.ts';

export interface AdviceRow {
  readonly title: string;
  readonly cause: string;
  readonly owner: Owner;
  /** What the owner does, in the imperative; commands on lines of their own. */
  readonly fix: string;
  readonly from: readonly SourceId[];
  /** The one check that tells this cause from the others that fit. */
  readonly check?: string;
  readonly actions?: readonly AdviceAction[];
  /** How long the fix takes to act; appended to the fix. */
  readonly wait?: DelayId;
  /** Dates that bear on it; appended to the cause. */
  readonly dates?: readonly DateId[];
  /** Where the row is less sure than its sources. */
  readonly unverified?: true;
}

/** The rows of one area: complete by type. */
export type AdviceRows<Area extends string, All extends string> = Readonly<
  Record<Extract<All, `${Area}.${string}`>, AdviceRow>
>;
