// What an administrator's cmdlets print of the demo tenant's Exchange, with the command line above it.
import { type CmdletRow, type CmdletView, ObjectMissing, type PrintedForm } from './cmdletRow.ts';
import { cmdletRows } from './cmdletRows.ts';
import { formatList, formatTable } from './printObjects.ts';

export type DemoCmdlet = keyof typeof cmdletRows;

export interface CmdletOptions {
  /** Address of the mailbox; cmdlets about one mailbox take the first if it is left out. */
  readonly mailbox?: string;
  /** The form in which the objects are printed; each cmdlet has its own usual one. */
  readonly form?: PrintedForm;
}

/** The cmdlets in the order of a picker. */
export const cmdlets: readonly {
  readonly cmdlet: DemoCmdlet;
  readonly detail: string;
  readonly perMailbox: boolean;
}[] = Object.entries<CmdletRow>(cmdletRows).map(([cmdlet, { detail, perMailbox }]) => ({
  cmdlet: cmdlet as DemoCmdlet,
  detail,
  perMailbox,
}));

/** True for the name of a cmdlet that the demo tenant can show. */
export function isDemoCmdlet(name: string): name is DemoCmdlet {
  return Object.hasOwn(cmdletRows, name);
}

/** The session's text: prompt and line, an empty line, the objects or the error. */
export function printCmdlet(
  cmdlet: DemoCmdlet,
  view: CmdletView,
  form: PrintedForm = cmdletRows[cmdlet].form,
): string {
  const row: CmdletRow = cmdletRows[cmdlet];
  try {
    const objects = row.objects(view);
    const typed = `PS C:\\> ${row.line(view)} | ${format(form, row.properties)}`;
    if (objects.length === 0) return `${typed}\n`;
    return `${typed}\n\n${form === 'list' ? formatList(objects) : formatTable(objects)}\n\n`;
  } catch (error) {
    if (!(error instanceof ObjectMissing)) throw error;
    return `PS C:\\> ${row.line(view)}\n${cmdlet}: ${error.message}\n`;
  }
}

const format = (form: PrintedForm, properties = ''): string =>
  form === 'list' ? `Format-List ${properties}`.trimEnd() : `Format-Table -AutoSize ${properties}`.trimEnd();
