// Checks, for each mailbox with a control mailbox, that the one opens and the other is refused.
import * as l10n from '../../../core/l10n.ts';
import type { PolicyFact } from '../../../wizard/facts.ts';
import type { WizardModel } from '../model.ts';
import { userErrorOf } from '../userErrors.ts';
import { forApplication } from './sameApplication.ts';

/** The list as it stands before a check: earlier reports if there are any. */
export function policyFacts(model: WizardModel): readonly PolicyFact[] {
  const registration = model.registration();
  return registration.mailboxes.flatMap(({ address, controlMailbox }) => {
    if (address === '' || controlMailbox === undefined) return [];
    const report = model.services.reports.policy(registration, address);
    const same = report?.controlMailbox === controlMailbox ? report : undefined;
    return [
      {
        address,
        controlMailbox,
        status: same === undefined ? 'waiting' : 'ok',
        ...(same === undefined ? {} : { report: same }),
      },
    ];
  });
}

export async function checkPolicies(model: WizardModel, address: string | undefined): Promise<string> {
  if (policyFacts(model).length === 0) {
    throw new Error(l10n.record('There is no control mailbox to check with. Enter one in step 5.'));
  }
  await forApplication(
    model,
    () => model.run('policy', (signal) => checkEach(model, address, signal)),
    () => ({ policies: policyFacts(model) }),
  );
  return spokenPolicies(model.facts.policies);
}

/** Checks the mailboxes that have a control mailbox, one after the other: every check opens several connections. */
export async function checkEach(
  model: WizardModel,
  address: string | undefined,
  signal: AbortSignal,
): Promise<void> {
  const registration = model.registration();
  const chosen = registration.mailboxes.filter(
    (mailbox) => address === undefined || mailbox.address === address,
  );
  model.setFacts({ policies: policyFacts(model) });
  for (const mailbox of chosen) {
    const control = mailbox.controlMailbox;
    if (control === undefined || mailbox.address === '' || signal.aborted) continue;
    change(model, mailbox.address, { status: 'running' });
    try {
      const report = await model.services.connections.checkPolicy(registration, mailbox, control, { signal });
      if (!signal.aborted) change(model, mailbox.address, { status: 'ok', report });
    } catch (error) {
      if (!signal.aborted)
        change(model, mailbox.address, { status: 'failed', error: await userErrorOf(error, model) });
    }
  }
  if (signal.aborted) markCancelled(model);
}

function change(model: WizardModel, address: string, news: Partial<PolicyFact>): void {
  model.setFacts({
    policies: model.facts.policies.map((fact) => (fact.address === address ? { ...fact, ...news } : fact)),
  });
}

function markCancelled(model: WizardModel): void {
  model.setFacts({
    policies: model.facts.policies.map((fact) =>
      fact.status === 'running' ? { ...fact, status: 'cancelled' } : fact,
    ),
  });
}

/** The outcome of all checks in one sentence. */
export function spokenPolicies(facts: readonly PolicyFact[]): string {
  const ended = facts.filter((fact) => fact.report !== undefined);
  if (ended.length === 0) return l10n.t('The access policy could not be checked');
  return ended.every((fact) => fact.report?.verdict === 'scoped')
    ? l10n.t('Access is limited, as it should be')
    : l10n.t('Access is not limited as it should be');
}
