// Reads pasted or captured output of the Get-, New- and Test- cmdlets: facts and the usual confusions.

import { type ApplicationContext, applicationIdentity } from './applicationIdentity.ts';
import { confusionsIn, notKnownWhose } from './cmdletConfusions.ts';
import { type CmdletFact, type FactRead, factOf, looksLikeOutput } from './cmdletFacts.ts';
import { readRecords } from './cmdletRecords.ts';
import type { CommandSeen } from './commandSeen.ts';
import type { FindingSeen } from './policyFacts.ts';

export interface CmdletReading {
  readonly facts: readonly FactRead[];
  /** Records that were printed like objects and are of no cmdlet that is known here. */
  readonly unread: number;
  /** True if a cell was cut off, the paste ends inside an object or was too long to be read whole. */
  readonly cut: boolean;
  /** Another application, the wrong object, a group that does not count; each code once. */
  readonly confusions: readonly FindingSeen[];
  /** What opens too much and names an ID that may be this application's or another's. */
  readonly notKnownWhose: readonly string[];
}

/** Reads every form in which PowerShell prints objects: list, table (wrapped too), CSV and JSON. Never throws. */
export function readCmdletOutput(text: string, context: ApplicationContext): CmdletReading {
  const { facts, unread, cut } = readFacts(text);
  const said = aboutApplication(facts, context);
  return {
    facts,
    unread,
    cut,
    confusions: confusionsIn(said, context),
    notKnownWhose: notKnownWhose(said, context),
  };
}

/** A role test prints no application: its command line says which one it was run for. */
function aboutApplication(facts: readonly FactRead[], context: ApplicationContext): readonly CmdletFact[] {
  const all = facts.map(({ fact }) => fact);
  const application = applicationIdentity(all, context);
  return facts
    .filter(
      ({ fact, command }) =>
        fact.kind !== 'roleTest' || !application.isOther(command?.parameters.get('identity') ?? ''),
    )
    .map(({ fact }) => fact);
}

function readFacts(text: string): Omit<CmdletReading, 'confusions' | 'notKnownWhose'> {
  const { records, cut } = readRecords(text);
  const facts: FactRead[] = [];
  let unread = 0;
  for (const record of records) {
    const fact = factOf(record);
    if (fact === undefined) {
      unread += looksLikeOutput(record) ? 1 : 0;
      continue;
    }
    const { form, command } = record;
    facts.push({ fact, form, ...(command === undefined ? {} : { command }) });
  }
  const cells = facts.some(({ fact }) => fact.cut !== undefined);
  return {
    facts: inOrderOfInputs(withoutContradicted(facts)),
    unread,
    cut: cut || cells,
  };
}

/**
 * The test prints a row for each role that an application has, whether the mailbox is in its scope or not: if it
 * printed one for another mailbox, nothing at all means that the output was left out.
 */
function withoutContradicted(facts: readonly FactRead[]): readonly FactRead[] {
  const withRoles = new Set(
    facts.flatMap(({ fact, form, command }) =>
      fact.kind === 'roleTest' && form !== 'none' && command?.filter === undefined
        ? [identityIn(command)]
        : [],
    ),
  );
  return facts.filter(
    ({ fact, form, command }) =>
      form !== 'none' ||
      fact.kind !== 'roleTest' ||
      fact.RoleName !== '' ||
      !withRoles.has(identityIn(command)),
  );
}

const identityIn = (command: CommandSeen | undefined): string | undefined =>
  command?.parameters.get('identity');

/**
 * A loop over named mailboxes prints the same rows for each of them in turn, and no mailbox: if the rows divide evenly
 * in the mailboxes, each share is one mailbox's.
 */
function inOrderOfInputs(facts: readonly FactRead[]): readonly FactRead[] {
  return facts.map((read) => {
    const { fact, command } = read;
    if (fact.kind !== 'roleTest' || fact.Resource !== '' || command === undefined) return read;
    const rows = facts.filter((other) => other.command === command && other.fact.kind === 'roleTest');
    const share = rows.length / command.inputs.length;
    const at = rows.indexOf(read);
    const resource = command.inputs[Math.floor(at / share)];
    if (!Number.isInteger(share) || resource === undefined || !repeats(rows, share)) return read;
    return { ...read, fact: { ...fact, Resource: resource } };
  });
}

/** A mailbox that failed leaves its rows out, so each share must hold the same roles. */
const repeats = (rows: readonly FactRead[], share: number): boolean =>
  rows.every(({ fact }, index) => {
    const first = rows[index % share]?.fact;
    return fact.kind === 'roleTest' && first?.kind === 'roleTest' && fact.RoleName === first.RoleName;
  });
