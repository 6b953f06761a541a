// What a block printed, read as facts and kept as what administrators declare.

import type { Registration } from '../../core/registration/registration.ts';
import type { DeclaredAccess } from '../../core/report/policyReport.ts';
import type { CmdletReading } from '../../policy/cmdlets/readCmdletOutput.ts';

export interface PrintedReading {
  readonly reading: CmdletReading;
  /** Of the registration's mailboxes, those that the output says something about. */
  readonly declared: readonly { readonly address: string; readonly declared: DeclaredAccess }[];
}

/** Output longer than this is cut by the reader. */
const maxOutput = 2_000_000;

export async function readPrinted(printed: string, registration: Registration): Promise<PrintedReading> {
  const { readCmdletOutput, declaredFrom } = await import('../../policy/cmdlets/readCmdletOutput.ts');
  const text = printed.slice(0, maxOutput);
  const { clientId } = registration;
  const declared = registration.mailboxes.flatMap(
    ({ address, controlMailbox = '', protocols: [protocol] }) => {
      if (protocol === undefined) return [];
      const said = declaredFrom(text, { clientId, address, controlMailbox, protocol });
      return said === undefined || (said.mailbox === 'unknown' && said.control === 'unknown')
        ? []
        : [{ address, declared: { ...said, readAt: new Date().toISOString() } }];
    },
  );
  return { reading: readCmdletOutput(text, { clientId }), declared };
}
