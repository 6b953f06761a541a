// Asks one mailbox at a time through a probe: EWS, IMAP, POP and SMTP have no batch.

import type { ProtocolId } from '../../core/registration/registration.ts';
import { backOffOf } from '../../core/report/backOff.ts';
import type { ProbeOutcome } from '../../core/report/probeReport.ts';
import type { Diagnose } from '../check/probeAccess.ts';
import { readAccess } from '../check/smtpAccess.ts';
import type { MailboxChecker } from './mailboxChecker.ts';

/** Runs one probe of `address`; resolves with what was seen, also if it failed. */
export type ProbeAddress = (address: string, renewToken: boolean) => Promise<ProbeOutcome>;

/** Exchange allows 27 EWS connections and 20 mail connections per account; a probe leaves room for the real work. */
const probesInFlight: Readonly<Record<ProtocolId, number>> = { ews: 8, imap: 8, pop: 8, smtp: 3, graph: 4 };

/** How single mailboxes are checked. */
export interface ProbeCheckerOptions {
  readonly probe: ProbeAddress;
  /** Probes at the same time; the protocol's own limit unless it is given. */
  readonly inFlight?: number;
  /** `diagnose` of src/advice: what an answer means. */
  readonly diagnose: Diagnose;
}

/** One mailbox in a request, read as the policy check reads it. */
export function probeChecker(
  protocol: ProtocolId,
  { probe, inFlight, diagnose }: ProbeCheckerOptions,
  now: () => number,
): MailboxChecker {
  return {
    size: 1,
    inFlight: inFlight ?? probesInFlight[protocol],
    check: async ([address = ''], renew) => {
      const outcome = await probe(address, renew);
      const { kind } = readAccess(outcome, diagnose);
      const evidence = outcome.steps.find(({ status }) => status === 'failed')?.evidence;
      if (evidence !== undefined) {
        if (kind === 'noToken') return { kind: 'noToken', evidence };
        if (kind === 'noAnswer') return { kind: 'failed', evidence };
      }
      const retryAfterMs = backOffOf(outcome, 0, now());
      const reading = { kind, ...(retryAfterMs === undefined ? {} : { retryAfterMs }) };
      return { kind: 'answered', readings: new Map([[address, reading]]) };
    },
  };
}
