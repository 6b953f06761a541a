// Reads pasted or captured output of the Get-, New- and Test- cmdlets: facts, the usual confusions, what is declared.
import type { DeclaredAccess } from '../../core/report/policyReport.ts';
import type { FindingSeen } from '../check/checkPolicy.ts';
import { type DeclaredContext, declaredIn } from '../check/declaredAccess.ts';
import { type ConfusionContext, confusionsIn } from './cmdletConfusions.ts';
import { type CmdletFact, factOf, looksLikeOutput } from './cmdletFacts.ts';
import { readRecords } from './cmdletRecords.ts';
import type { CommandSeen } from './commandSeen.ts';

/** One fact with what is known of where it came from. */
export interface FactRead {
  readonly fact: CmdletFact;
  readonly form: 'list' | 'table' | 'csv' | 'json';
  readonly command?: CommandSeen;
}

export interface CmdletReading {
  readonly facts: readonly FactRead[];
  /** Records that were printed like objects and are of no cmdlet that is known here. */
  readonly unread: number;
  /** True where the paste was too long to be read whole. */
  readonly cut: boolean;
  /** Another application, the wrong object, a group that does not count; each code once. */
  readonly confusions: readonly FindingSeen[];
}

/** Reads every form in which PowerShell prints objects: list, table (wrapped too), CSV and JSON. Never throws. */
export function readCmdletOutput(text: string, context: ConfusionContext): CmdletReading {
  const { facts, unread, cut } = readFacts(text);
  const confusions = confusionsIn(
    facts.map(({ fact }) => fact),
    context,
  );
  return { facts, unread, cut, confusions };
}

/** What the output declares of the mailbox and the control mailbox; undefined where it declares nothing. */
export function declaredFrom(text: string, context: DeclaredContext): DeclaredAccess | undefined {
  return declaredIn(readFacts(text).facts, context);
}

function readFacts(text: string): Omit<CmdletReading, 'confusions'> {
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
  return { facts, unread, cut };
}
