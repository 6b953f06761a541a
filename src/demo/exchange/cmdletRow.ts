// What each cmdlet of the demo tenant is made of, and what it is given to look at.
import type { DemoUser, Directory } from '../directory.ts';
import type { ExchangeState } from './exchangeState.ts';
import type { Printed } from './printObjects.ts';

/** What the cmdlets look at: the present state, which their caches do not hold back. */
export interface CmdletView {
  readonly state: ExchangeState;
  readonly directory: Directory;
  /** The ready application, as a token names it. */
  readonly application: { readonly appId: string; readonly objectId: string };
  /** The mailbox that was asked about; undefined if no -Resource is wanted. */
  readonly mailbox: string | undefined;
  /** Finds a mailbox by address; undefined if there is none. */
  readonly find: (address: string) => DemoUser | undefined;
}

/** One cmdlet: its line and the objects it prints. */
export interface CmdletRow {
  /** What it shows, for a picker. */
  readonly detail: string;
  /** It is run once for each mailbox. */
  readonly perMailbox: boolean;
  readonly form: PrintedForm;
  /** The line without Format-List or Format-Table. */
  readonly line: (view: CmdletView) => string;
  /** What Format-List or Format-Table is told to print; everything if it is left out. */
  readonly properties?: string;
  readonly objects: (view: CmdletView) => readonly Printed[];
}

export type PrintedForm = 'list' | 'table';
/** An object that is not there: Exchange's ManagementObjectNotFoundException, worded as it is known in public. */
export class ObjectMissing extends Error {
  constructor(name: string) {
    super(`The operation couldn't be performed because object '${name}' couldn't be found on 'DEMO01DC001'.`);
  }
}
