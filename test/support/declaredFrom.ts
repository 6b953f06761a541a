// What cmdlet output declares, in one step.
import type { DeclaredAccess } from '../../src/core/report/policyReport.ts';
import { type DeclaredContext, declaredIn } from '../../src/policy/check/declaredAccess.ts';
import { readCmdletOutput } from '../../src/policy/cmdlets/readCmdletOutput.ts';

/** What the output declares of the mailbox and the control mailbox; undefined if it declares nothing. */
export function declaredFrom(text: string, context: DeclaredContext): DeclaredAccess | undefined {
  return declaredIn(readCmdletOutput(text, context).facts, context);
}
