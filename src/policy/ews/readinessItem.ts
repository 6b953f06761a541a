// What EWS readiness is judged from, and one item of it.

import type { Confidence } from '../../core/endpoints/clouds.ts';
import type { Registration } from '../../core/registration/registration.ts';
import type { ProbeReport } from '../../core/report/probeReport.ts';
import type { CmdletFact } from '../cmdlets/cmdletFacts.ts';
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
  /** PowerShell that shows or changes it; absent if there is nothing to run. */
  readonly command?: string;
  /** How long a change takes to act, in words. */
  readonly delay?: string;
  readonly confidence: Confidence;
  readonly source: string;
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
