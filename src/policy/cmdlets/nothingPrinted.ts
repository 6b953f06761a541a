// What a command says that printed nothing: an empty property, no role, no entry of the user that was asked for.
import { knownField } from './cmdletFields.ts';
import { kindOfCmdlet } from './cmdletKinds.ts';
import type { CmdletRecord } from './cmdletRecord.ts';
import type { CommandSeen } from './commandSeen.ts';

/** One record for each thing that is known not to be there; none if an empty output proves nothing. */
export function nothingPrinted(command: CommandSeen | undefined): readonly CmdletRecord[] {
  if (command === undefined || !command.prompted || !command.prints || command.silenced) return [];
  // A count or a length is no property of the objects.
  if (command.property !== undefined && knownField(command.property) === undefined) return [];
  const kind = kindOfCmdlet(command.cmdlet)?.kind;
  if (kind === 'roleTest') return noRole(command);
  if (kind === 'mailboxPermission') return noEntry(command);
  if (command.cmdlet === '' || command.property === undefined) return [];
  return [{ fields: new Map([[command.property, '']]), form: 'value', command }];
}

/** The test prints a row for each role: none is assigned, or none that the filter asks for. */
function noRole(command: CommandSeen): readonly CmdletRecord[] {
  const role = absentRole(command);
  if (role === undefined) return [];
  return absent(command, 'Resource', 'resource', [
    ['RoleName', role],
    ['InScope', 'False'],
  ]);
}

/** Empty for every role; undefined if rows may have been left out. */
function absentRole({ filter }: CommandSeen): string | undefined {
  if (filter === undefined) return '';
  const [property, value] = [filter.property.toLowerCase(), filter.equals?.toLowerCase()];
  if (property === 'inscope' && value === 'true') return '';
  return property === 'rolename' ? filter.equals : undefined;
}

/** Asked for one user, the list holds that user's entries alone. */
function noEntry(command: CommandSeen): readonly CmdletRecord[] {
  // Add-MailboxPermission prints a warning alone if the entry is there already.
  if (!/^get-/i.test(command.cmdlet)) return [];
  const user = command.parameters.get('user') ?? '';
  if (user === '' || user.includes('*') || command.filter !== undefined) return [];
  return absent(command, 'Identity', 'identity', [
    ['User', user],
    ['AccessRights', 'None'],
  ]);
}

function absent(
  command: CommandSeen,
  name: string,
  parameter: string,
  fields: readonly (readonly [string, string])[],
): readonly CmdletRecord[] {
  const mailboxes = command.parameters.get(parameter) ? [''] : command.inputs;
  return mailboxes.map((mailbox) => ({
    fields: new Map([...fields, [name, mailbox]]),
    form: 'none',
    command,
  }));
}
