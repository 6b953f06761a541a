// What commands answer and show of a run: results with advice, the receipt, and what still differs.

import * as l10n from '../../core/l10n.ts';
import { minuteOf } from '../../core/text/dates.ts';
import { type ReceiptKind, receiptMarkdown } from '../../pages/provisioningPage.ts';
import type { StepResult } from '../../provisioning/carryOut.ts';
import type { PlanStep } from '../../provisioning/planStep.ts';
import type { Pages } from '../shell/pages.ts';
import { type AdvisedStep, advisedSteps } from './advisedSteps.ts';
import type { ProvisioningDeps } from './openProvisioning.ts';
import type { PlannedSetup } from './tenantSetup.ts';

export interface ProvisionDeps extends ProvisioningDeps {
  readonly pages: Pages;
}

/** What differs, in sentences; a part that could not be read counts as no difference. */
export const driftOf = (steps: readonly PlanStep[]): readonly string[] =>
  steps.flatMap(({ title, state, change }) =>
    state === 'present' || state === 'unknown' ? [] : [`${title}: ${change ?? state}`],
  );

export const advised = (
  { services }: ProvisionDeps,
  { stored: { registration }, steps, session }: PlannedSetup,
  results: readonly StepResult[],
): Promise<readonly AdvisedStep[]> =>
  advisedSteps(results, { registration, steps, permissions: session.permissions, redact: services.redact });

export const showReceipt = (
  { pages }: ProvisionDeps,
  { stored: { registration }, session }: Pick<PlannedSetup, 'stored' | 'session'>,
  steps: readonly AdvisedStep[],
  of: ReceiptKind,
): Promise<void> =>
  pages.show(
    l10n.t('Receipt {0}', registration.name),
    receiptMarkdown(registration.name, steps, {
      of,
      when: minuteOf(new Date().toISOString()),
      person: session.userName,
    }),
  );
