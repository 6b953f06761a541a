// What an administrator's output shows to be wrong, each with its advice.
import type { Mailbox, Registration } from '../../core/registration/registration.ts';
import type { AdvisedFinding } from '../../pages/advicePage.ts';
import type { FindingSeen } from '../../policy/cmdlets/policyFacts.ts';

export async function advisedFindings(
  found: readonly FindingSeen[],
  of: { readonly registration: Registration; readonly mailbox?: Mailbox },
): Promise<readonly AdvisedFinding[]> {
  const { adviceFor } = await import('../../advice/diagnose.ts');
  return found.map(({ code, detail }) => ({
    advice: adviceFor(code, { ...of, now: new Date() }),
    ...(detail === undefined ? {} : { detail }),
  }));
}
