// What a block printed, read as facts and kept as what administrators declare.

import type { Mailbox, Registration } from '../../core/registration/registration.ts';
import type { DeclaredAccess } from '../../core/report/policyReport.ts';
import type { CmdletReading } from '../../policy/cmdlets/readCmdletOutput.ts';

export interface PrintedReading {
  readonly reading: CmdletReading;
  /** Of the registration's mailboxes, those that the output says something about. */
  readonly declared: readonly { readonly address: string; readonly declared: DeclaredAccess }[];
}

export async function readPrinted(printed: string, registration: Registration): Promise<PrintedReading> {
  const { readOutput } = await import('../../policy/output/readOutput.ts');
  const now = new Date();
  const ask = (mailbox: Mailbox) => readOutput({ text: printed, registration, mailbox, now });
  const declared = registration.mailboxes.flatMap((mailbox) => {
    const said = ask(mailbox).declared;
    return said === undefined || (said.mailbox === 'unknown' && said.control === 'unknown')
      ? []
      : [{ address: mailbox.address, declared: { ...said, readAt: now.toISOString() } }];
  });
  return { reading: ask({ address: '', protocols: [] }).reading, declared };
}
