// What must be true for EWS to work today, how long it has, and what takes its place: pure facts with their confidence.
import type { Confidence } from '../../core/endpoints/clouds.ts';
import { grants } from '../../core/permissions/grants.ts';
import type { Registration } from '../../core/registration/registration.ts';
import type { ProbeReport } from '../../core/report/probeReport.ts';
import type { CmdletFact } from '../cmdlets/cmdletFacts.ts';
import { type EwsEquivalent, ewsEquivalents } from './ewsEquivalents.ts';
import { codesSeen, opened, readinessItems } from './ewsReadinessItems.ts';

export type ReadinessId =
  | 'organizationSwitch'
  | 'allowList'
  | 'userAgentList'
  | 'mailboxSwitch'
  | 'licence'
  | 'end';

export interface ReadinessItem {
  readonly id: ReadinessId;
  readonly state: 'met' | 'notMet' | 'unknown' | 'soon';
  /** One sentence: what is so, and what that means. */
  readonly text: string;
  /** PowerShell that shows or changes it; absent where there is nothing to run. */
  readonly command?: string;
  /** How long a change takes to act, in words. */
  readonly delay?: string;
  readonly confidence: Confidence;
  readonly source: string;
}

export interface EwsReadiness {
  /** `yes` and `no` come from a real call or a fact that decides alone; everything else leaves it open. */
  readonly works: 'yes' | 'no' | 'unknown';
  /** ISO date on which EWS in Exchange Online ends. */
  readonly endsOn: string;
  /** Whole days until then, by UTC dates; 0 or less when it has ended. */
  readonly daysLeft: number;
  readonly items: readonly ReadinessItem[];
  readonly equivalents: readonly EwsEquivalent[];
}

export interface EwsReadinessInput {
  readonly registration: Registration;
  readonly address: string;
  readonly now: Date;
  /** The last EWS test of this mailbox. */
  readonly probe?: ProbeReport;
  /** Facts from pasted cmdlet output: organization and mailbox switches. */
  readonly facts?: readonly CmdletFact[];
}

/** Exchange Team blog, "Exchange Online EWS, Your Time is Almost Up" (techcommunity 4492361): no exceptions. */
const endsOn = '2027-04-01';

/** Reads what is known of EWS for one mailbox. */
export function ewsReadiness(input: EwsReadinessInput): EwsReadiness {
  const daysLeft = daysUntil(endsOn, input.now);
  const items = readinessItems(input, daysLeft);
  return {
    works: worksFrom(input, items, daysLeft),
    endsOn,
    daysLeft,
    items,
    equivalents: ewsEquivalents(grants[input.registration.grant].access),
  };
}

const dayMs = 86_400_000;

function daysUntil(date: string, now: Date): number {
  const today = Date.UTC(now.getUTCFullYear(), now.getUTCMonth(), now.getUTCDate());
  return Math.round((Date.parse(`${date}T00:00:00Z`) - today) / dayMs);
}

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
