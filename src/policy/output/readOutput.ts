// Everything one paste of cmdlet output says about one mailbox: facts, confusions, what is declared, how EWS stands.

import * as l10n from '../../core/l10n.ts';
import type { Mailbox, ProtocolId, Registration } from '../../core/registration/registration.ts';
import type { DeclaredAccess } from '../../core/report/policyReport.ts';
import { declaredIn } from '../check/declaredAccess.ts';
import { type ApplicationContext, applicationIdentity } from '../cmdlets/applicationIdentity.ts';
import type { CmdletFact, FactRead } from '../cmdlets/cmdletFacts.ts';
import { mostCharacters } from '../cmdlets/cmdletRecords.ts';
import type { FindingSeen } from '../cmdlets/policyFacts.ts';
import { type CmdletReading, readCmdletOutput } from '../cmdlets/readCmdletOutput.ts';
import { type EwsReadiness, ewsReadiness } from '../ews/ewsReadiness.ts';
import { type EwsUsage, ewsUsage } from '../ews/ewsUsage.ts';
import { type BothLists, heldTwice } from './heldTwice.ts';
import { type Limit, limitsIn } from './limitsIn.ts';

export interface OutputQuestion {
  readonly text: string;
  readonly registration: Registration;
  readonly mailbox: Mailbox;
  /** Object ID of the enterprise application, if it is known. */
  readonly enterpriseAppObjectId?: string;
  /** Facts of outputs that were read before for the same tenant. */
  readonly earlier?: readonly CmdletFact[];
  readonly now: Date;
}

/** One fact as commands return it. */
export type PlainFact = CmdletFact & { readonly form: FactRead['form']; readonly command?: string };

export interface OutputAnswer {
  readonly reading: CmdletReading;
  readonly facts: readonly PlainFact[];
  readonly findings: readonly FindingSeen[];
  readonly declared?: DeclaredAccess;
  /** Set if EWS is used or the output names its switches. */
  readonly readiness?: EwsReadiness;
  /** What lets the application in and what limits it; empty if the output says nothing of it. */
  readonly limits: readonly Limit[];
  /** Set if roles and grants of the tenant were both read. */
  readonly heldTwice?: BothLists;
  /** Set if the EWS usage report was read. */
  readonly usage?: EwsUsage;
}

/** What is behind so many characters of an output is left unread. */
export const mostReadOfOutput = mostCharacters;

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
  const all = withEarlier(reading.facts, question);
  const both = heldTwice(all);
  const usage = reading.facts.some(({ fact }) => fact.kind === 'ewsUsage') ? ewsUsage(all) : undefined;
  return {
    reading,
    facts: reading.facts.map(plainFact),
    limits: limitsIn(reading.facts, application),
    findings: [...reading.confusions, ...openedBeside(reading.facts, question, application)],
    ...(declared === undefined ? {} : { declared }),
    ...(readiness === undefined ? {} : { readiness }),
    ...(both === undefined ? {} : { heldTwice: both }),
    ...(usage === undefined ? {} : { usage }),
  };
}

/** What is read now takes the place of an earlier list of its kind. */
function withEarlier(facts: readonly FactRead[], { earlier = [] }: OutputQuestion): readonly CmdletFact[] {
  const read = facts.map(({ fact }) => fact);
  const kinds = new Set(read.map(({ kind }) => kind));
  return [...read, ...earlier.filter(({ kind }) => kind === 'servicePrincipal' || !kinds.has(kind))];
}

/** Mailboxes that list the application with FullAccess and are not in the registration. */
function openedBeside(
  facts: readonly FactRead[],
  { registration }: OutputQuestion,
  application: ApplicationContext,
): readonly FindingSeen[] {
  const identity = applicationIdentity(
    facts.map(({ fact }) => fact),
    application,
  );
  const own = new Set(registration.mailboxes.map(({ address }) => address.toLowerCase()));
  const others = facts.flatMap(({ fact }) =>
    fact.kind === 'mailboxPermission' &&
    fact.Deny !== true &&
    fact.AccessRights.some((right) => right.toLowerCase() === 'fullaccess') &&
    fact.Identity.includes('@') &&
    !own.has(fact.Identity.toLowerCase()) &&
    identity.ownerOf(fact.User) === 'own'
      ? [fact.Identity]
      : [],
  );
  const shown = [...new Set(others)];
  if (shown.length === 0) return [];
  const named = shown.slice(0, 10).join(', ');
  const detail =
    shown.length > 10
      ? l10n.record(
          'FullAccess beside the registration’s mailboxes: {0} and {1} more.',
          named,
          shown.length - 10,
        )
      : l10n.record('FullAccess beside the registration’s mailboxes: {0}.', named);
  return [{ code: 'policy.fullAccessTooWide', detail }];
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
