// Everything one paste of cmdlet output says about one mailbox: facts, confusions, what is declared, how EWS stands.

import type { Mailbox, ProtocolId, Registration } from '../../core/registration/registration.ts';
import type { DeclaredAccess } from '../../core/report/policyReport.ts';
import { declaredIn } from '../check/declaredAccess.ts';
import type { CmdletFact, FactRead } from '../cmdlets/cmdletFacts.ts';
import type { FindingSeen } from '../cmdlets/policyFacts.ts';
import { type CmdletReading, readCmdletOutput } from '../cmdlets/readCmdletOutput.ts';
import { type EwsReadiness, ewsReadiness } from '../ews/ewsReadiness.ts';

export interface OutputQuestion {
  readonly text: string;
  readonly registration: Registration;
  readonly mailbox: Mailbox;
  /** Object ID of the enterprise application, where it is known. */
  readonly enterpriseAppObjectId?: string;
  readonly now: Date;
}

/** One fact as commands return it. */
export type PlainFact = CmdletFact & { readonly form: FactRead['form']; readonly command?: string };

export interface OutputAnswer {
  readonly reading: CmdletReading;
  readonly facts: readonly PlainFact[];
  readonly findings: readonly FindingSeen[];
  readonly declared?: DeclaredAccess;
  /** Where EWS is used or the output speaks of its switches. */
  readonly readiness?: EwsReadiness;
}

/** Reads a paste for one mailbox of a registration. */
export function readOutput(question: OutputQuestion): OutputAnswer {
  const { registration, enterpriseAppObjectId } = question;
  const application = {
    clientId: registration.clientId,
    ...(enterpriseAppObjectId === undefined ? {} : { enterpriseAppObjectId }),
  };
  const reading = readCmdletOutput(question.text, application);
  const declared = declaredOf(reading.facts, question, application);
  const readiness = readinessOf(reading.facts, question);
  return {
    reading,
    facts: reading.facts.map(plainFact),
    findings: reading.confusions,
    ...(declared === undefined ? {} : { declared }),
    ...(readiness === undefined ? {} : { readiness }),
  };
}

const plainFact = ({ fact, form, command }: FactRead): PlainFact => ({
  ...fact,
  form,
  ...(command === undefined || command.cmdlet === '' ? {} : { command: command.cmdlet }),
});

/** The first of the mailbox's protocols for which the output says something; else the first it names at all. */
function declaredOf(
  facts: readonly FactRead[],
  { mailbox }: OutputQuestion,
  application: { readonly clientId: string; readonly enterpriseAppObjectId?: string },
): DeclaredAccess | undefined {
  const protocols: readonly ProtocolId[] = mailbox.protocols.length === 0 ? ['ews'] : mailbox.protocols;
  const said = protocols.flatMap((protocol) => {
    const { address, controlMailbox = '' } = mailbox;
    const found = declaredIn(facts, { ...application, address, controlMailbox, protocol });
    return found === undefined ? [] : [found];
  });
  return said.find((one) => one.mailbox !== 'unknown' || one.control !== 'unknown') ?? said[0];
}

function readinessOf(
  facts: readonly FactRead[],
  { registration, mailbox, now }: OutputQuestion,
): EwsReadiness | undefined {
  const shown = facts.some(
    ({ fact }) =>
      fact.kind === 'organization' || (fact.kind === 'mailboxSwitches' && fact.EwsEnabled !== undefined),
  );
  if (!shown && !mailbox.protocols.includes('ews')) return undefined;
  return ewsReadiness({
    registration,
    address: mailbox.address,
    now,
    facts: facts.map(({ fact }) => fact),
  });
}
