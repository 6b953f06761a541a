// Structured facts from cmdlet output: the command line above picks the schema, else what the object holds.

import * as v from 'valibot';
import { permissionIds } from '../../core/permissions/permissionIds.ts';
import { knownField } from './cmdletFields.ts';
import { type FactKind, kindOfCmdlet } from './cmdletKinds.ts';
import type { CmdletRecord } from './cmdletRecord.ts';
import { schemas } from './cmdletSchemas.ts';
import { grantedOrDenied, isNotRun, yesNo } from './cmdletWords.ts';
import type { CommandSeen } from './commandSeen.ts';
import { isCut, leftOf } from './cutText.ts';

export type CmdletFact = { readonly [K in FactKind]: v.InferOutput<(typeof schemas)[K]> }[FactKind];
export type FactOf<K extends FactKind> = Extract<CmdletFact, { readonly kind: K }>;

export const factsOfKind = <K extends FactKind>(
  facts: readonly CmdletFact[],
  kind: K,
): readonly FactOf<K>[] => facts.filter((fact): fact is FactOf<K> => fact.kind === kind);

type Fields = Readonly<Record<string, string>>;

/** True if a heading is one of a cmdlet's that is known here, or a prompt stands above. */
export const looksLikeOutput = ({ fields, command, form }: CmdletRecord): boolean =>
  form !== 'none' &&
  ((command?.prompted === true && fields.size > 1) ||
    [...fields.keys()].some((heading) => knownField(heading) !== undefined));

/** The fact that a record states; undefined if it is of none of these cmdlets. */
export function factOf(record: CmdletRecord): CmdletFact | undefined {
  const printed = withChosen(namedFields(record), record);
  const byCommand = kindOfCmdlet(record.command?.cmdlet ?? '');
  const kinds = shapes.filter(([, fits]) => fits(printed)).map(([kind]) => kind);
  const tried =
    byCommand !== undefined && tells(byCommand.kind, printed) ? [byCommand.kind, ...kinds] : kinds;
  for (const kind of tried) {
    const fields = kind === byCommand?.kind ? withParameters(printed, record) : printed;
    const whole = withMailbox(kind, shownOnly(fields, record), record);
    const parsed = v.safeParse(schemas[kind], { ...withoutCut(whole), kind });
    if (parsed.success) return parsed.output;
  }
  return undefined;
}

const has = (fields: Fields, ...names: readonly string[]): boolean =>
  names.some((name) => Object.hasOwn(fields, name));

const switches = ['EwsEnabled', 'ImapEnabled', 'PopEnabled', 'SmtpClientAuthenticationDisabled'];
const ewsOfOrganization = ['EwsApplicationAccessPolicy', 'EwsAllowedAppIDs'];

/** What an object without its command line must hold, most telling first. */
const shapes: readonly (readonly [FactKind, (fields: Fields) => boolean])[] = [
  ['accessPolicyTest', (fields) => has(fields, 'AccessCheckResult')],
  ['accessPolicy', (fields) => has(fields, 'AccessRight')],
  ['roleTest', (fields) => has(fields, 'RoleName', 'InScope')],
  ['roleAssignment', (fields) => has(fields, 'Role') && has(fields, 'RoleAssigneeName', 'RoleAssigneeType')],
  ['managementScope', (fields) => has(fields, 'RecipientFilter')],
  ['servicePrincipal', (fields) => has(fields, 'AppId') && has(fields, 'ObjectId')],
  [
    'mailboxSwitches',
    (fields) =>
      (has(fields, 'ImapEnabled') && has(fields, 'PopEnabled')) ||
      (has(fields, 'PrimarySmtpAddress') && has(fields, ...switches)),
  ],
  ['organization', (fields) => has(fields, ...ewsOfOrganization)],
  ['transport', (fields) => has(fields, 'AllowLegacyTLSClients')],
  [
    'ewsUsage',
    (fields) => has(fields, 'AppId') && has(fields, 'SoapAction', 'CallVolume', 'LastActivityDate'),
  ],
  ['mailboxPermission', (fields) => has(fields, 'User')],
  ['recipientPermission', (fields) => has(fields, 'Trustee')],
  ['grant', (fields) => has(fields, 'Permission') && has(fields, 'ResourceDisplayName', 'PrincipalId')],
  ['recipient', (fields) => has(fields, 'RecipientType', 'RecipientTypeDetails', 'IsValidSecurityPrincipal')],
];

/** The output's own fields say something of the kind; parameters alone are no output. */
function tells(kind: FactKind, fields: Fields): boolean {
  switch (kind) {
    case 'organization':
      return has(fields, 'EwsEnabled', 'EwsAllowList', 'EwsBlockList', ...ewsOfOrganization);
    case 'mailboxSwitches':
      return has(fields, ...switches, 'EwsApplicationAccessPolicy');
    case 'recipient':
      return has(fields, 'Name', 'PrimarySmtpAddress');
    default:
      return Object.keys(fields).length > 0;
  }
}

/** What the output leaves out and the command line says. */
function withParameters(fields: Fields, { command }: CmdletRecord): Fields {
  const { from = {}, renamed = {} } = kindOfCmdlet(command?.cmdlet ?? '') ?? {};
  const filled: Record<string, string> = { ...fields };
  for (const [name, other] of Object.entries(renamed)) filled[name] ??= fields[other] ?? '';
  for (const [name, parameter] of Object.entries(from)) {
    const typed = command?.parameters.get(parameter) ?? '';
    // The parameter is better than a name, a number or a cut cell in the output; a pattern is worse.
    if (typed !== '' && !typed.includes('*') && !(filled[name] ?? '').includes('@')) filled[name] = typed;
  }
  return filled;
}

/** Every row that a filter left has the value of the filter. */
function withChosen(fields: Fields, { command }: CmdletRecord): Fields {
  const { property = '', equals } = command?.filter ?? {};
  const chosen = knownField(property);
  return chosen === undefined || equals === undefined ? fields : { [chosen]: equals, ...fields };
}

/** The field of each kind that names its mailbox. */
const mailboxField: Readonly<Partial<Record<FactKind, string>>> = {
  roleTest: 'Resource',
  accessPolicyTest: 'Mailbox',
  mailboxPermission: 'Identity',
  recipientPermission: 'Identity',
  mailboxSwitches: 'PrimarySmtpAddress',
};

/** Columns of scripts' own that hold it, and the address above the rows, count if the cmdlet printed none. */
function withMailbox(kind: FactKind, fields: Fields, { about = '' }: CmdletRecord): Fields {
  const name = mailboxField[kind];
  if (name === undefined || (fields[name] ?? '') !== '') return fields;
  const beside = ['Mailbox', 'PrimarySmtpAddress', 'SmtpAddress', 'Identity', 'User']
    .filter((other) => other !== 'User' || kind === 'roleTest')
    .map((other) => fields[other] ?? '')
    .find((value) => value.includes('@'));
  const found = beside ?? about;
  return found === '' ? fields : { ...fields, [name]: found };
}

/** The list is shown only under its switch; an empty one without it was not shown (Set-OrganizationConfig). */
function shownOnly(fields: Fields, { command }: CmdletRecord): Fields {
  const listed = fields['EwsAllowedAppIDs'];
  if (listed === undefined || listed.replace(/[{}\s]/g, '') !== '') return fields;
  if (command?.parameters.has('retrieveewsoperationaccesspolicy') === true) return fields;
  const { EwsAllowedAppIDs: _, ...rest } = fields;
  return rest;
}

/** Values that identify one thing; a part of such a value identifies nothing. */
const whole = ['AppId', 'ObjectId', 'Sid', 'InScope', 'AccessCheckResult', 'EwsEnabled'];

/** Cut cells by property; a list keeps its whole entries, an identifier that was cut is no value. */
function withoutCut(fields: Fields): Readonly<Record<string, unknown>> {
  const cells = Object.entries(fields).filter(([, value]) => isCut(value));
  if (cells.length === 0) return fields;
  const kept: Record<string, unknown> = { ...fields };
  for (const [name, value] of cells) {
    if (whole.includes(name)) delete kept[name];
    else if (name === 'EwsAllowedAppIDs') kept[name] = leftOf(value).replace(/[^,;\s]*$/, '');
  }
  return { ...kept, cut: Object.fromEntries(cells.map(([name, value]) => [name, leftOf(value)])) };
}

/** Fields by property name; headings in an unknown language are known by what stands under them. */
function namedFields(record: CmdletRecord): Fields {
  const fields: Record<string, string> = {};
  const unknown: string[] = [];
  for (const [heading, value] of record.fields) {
    const name = knownField(heading);
    if (name === undefined) unknown.push(value);
    else fields[name] ??= value;
  }
  for (const value of unknown) {
    const name = nameByShape(value);
    if (name !== undefined) fields[name] ??= value;
  }
  // Beside a role, the one value that is True or False is InScope.
  const inScope = unknown.filter((value) => yesNo(value) !== undefined);
  if (fields['RoleName'] !== undefined && inScope.length === 1) fields['InScope'] ??= inScope[0] ?? '';
  // Microsoft Graph calls a service principal's object ID `id`.
  if (record.fields.has('servicePrincipalType') && fields['Identity'] !== undefined) {
    fields['ObjectId'] ??= fields['Identity'];
  }
  const role = permissionNames.get(fields['AppRoleId']?.toLowerCase() ?? '') ?? fields['AppRoleId'];
  if (role !== undefined) fields['Permission'] ??= role;
  return fields;
}

/** Application permissions by the ID that Microsoft Graph prints for them. */
const permissionNames: ReadonlyMap<string, string> = new Map(
  permissionIds.filter(({ type }) => type === 'Role').map(({ id, value }) => [id, value]),
);

/** Values that only one property has; Exchange prints them in English whatever the headings say. */
function nameByShape(value: string): string | undefined {
  if (/^(?:RestrictAccess|DenyAccess)$/i.test(value)) return 'AccessRight';
  if (/^(?:CustomRecipientScope|AdministrativeUnit|Organization)$/i.test(value)) return 'ScopeType';
  if (/^Application [A-Z][\w-]{1,40}(?:[. ][\w.]{1,40}){0,3}$/.test(value)) return 'RoleName';
  if (isNotRun(value)) return 'InScope';
  return grantedOrDenied(value) === undefined ? undefined : 'AccessCheckResult';
}

/** One fact with what is known of where it came from. */
export interface FactRead {
  readonly fact: CmdletFact;
  readonly form: CmdletRecord['form'];
  readonly command?: CommandSeen;
}
