// The usual confusions in an administrator's output, each with its advice.
import type { Mailbox, Registration } from '../../core/registration/registration.ts';
import type { AdvisedFinding } from '../../pages/advicePage.ts';
import type { CmdletReading } from '../../policy/cmdlets/readCmdletOutput.ts';

export async function advisedConfusions(
  reading: CmdletReading,
  of: { readonly registration: Registration; readonly mailbox?: Mailbox },
): Promise<readonly AdvisedFinding[]> {
  const { adviceFor } = await import('../../advice/diagnose.ts');
  return reading.confusions.map(({ code, detail }) => ({
    advice: adviceFor(code, { ...of, now: new Date() }),
    ...(detail === undefined ? {} : { detail }),
  }));
}
