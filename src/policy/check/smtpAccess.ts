// What an SMTP probe proves: Exchange takes AUTH, MAIL FROM and RCPT TO from an application without any right to the
// mailbox and refuses after the message (richfaj/SmtpClientDiag; simonrob/email-oauth2-proxy issue 271).
import type { ProbeOutcome } from '../../core/report/probeReport.ts';
import { type Diagnose, type ProbeReading, readProbe } from './probeAccess.ts';

/** Reads a probe; through SMTP nothing is open before a message was taken. */
export function readAccess(outcome: ProbeOutcome, diagnose: Diagnose): ProbeReading {
  const reading = readProbe(outcome, diagnose);
  if (outcome.protocol !== 'smtp' || reading.kind !== 'opened') return reading;
  if (outcome.submitted !== true) return { kind: 'unclear' };
  return outcome.ok ? reading : readProbe(afterLogin(outcome), diagnose);
}

/** True if the server took everything up to a message and none was handed over. */
export const stoppedBeforeMessage = (outcome: ProbeOutcome, diagnose: Diagnose): boolean =>
  outcome.protocol === 'smtp' && outcome.submitted !== true && readProbe(outcome, diagnose).kind === 'opened';

/** The answer to the message decides, and not that the sender was accepted before it. */
const afterLogin = (outcome: ProbeOutcome): ProbeOutcome => ({
  ...outcome,
  steps: outcome.steps.filter(({ id }) => id !== 'openMailbox'),
});
