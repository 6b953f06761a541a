// What is done for an application while another one may be typed.
import { testedWith } from '../../../core/report/testedWith.ts';
import type { WizardModel } from '../model.ts';

/** Does the work; if the draft then names another application, its lists stand as before the work. */
export async function forApplication(
  model: WizardModel,
  work: () => Promise<void>,
  lists: () => Parameters<WizardModel['setFacts']>[0],
): Promise<void> {
  const before = testedWith(model.registration(), '');
  await work();
  if (testedWith(model.registration(), '') !== before) model.setFacts(lists());
}
