// Structured facts from cmdlet output: one schema per kind of object, most telling first.
import * as v from 'valibot';
import { grantedOrDenied, guidOf, isNotRun, knownField, yesNo } from './cmdletFields.ts';
import type { CmdletRecord } from './cmdletRecords.ts';

const text = v.pipe(v.string(), v.trim());
const some = v.pipe(text, v.nonEmpty());
const optionalText = v.optional(text, '');
const guid = v.pipe(
  text,
  v.transform(guidOf),
  v.check((value) => value !== undefined),
  v.transform((value) => value ?? ''),
);
/** Several client IDs are printed with commas; `*` names every application. */
const appIds = v.pipe(
  text,
  v.transform((value) => value.split(/[,;\s{}]+/).filter((part) => part !== '')),
  v.check((ids) => ids.length > 0 && ids.every((id) => id === '*' || guidOf(id) !== undefined)),
  v.transform((ids) => ids.map((id) => guidOf(id) ?? id)),
);
const yes = v.pipe(
  text,
  v.transform(yesNo),
  v.check((value) => value !== undefined),
  v.transform((value) => value ?? false),
);
/** Three states: an empty cell is a switch that follows the organization. */
const yesNoOrUnset = v.pipe(
  v.optional(text, ''),
  v.transform((value) => yesNo(value)),
);
/** Absent where the output has no such property; an empty one is a switch that nobody has set. */
const yesNoUnsetOrAbsent = v.optional(
  v.pipe(
    text,
    v.transform((value): boolean | 'unset' => yesNo(value) ?? 'unset'),
  ),
);
const fact = <const K extends string>(kind: K) => v.optional(v.literal(kind), kind);
const list = v.pipe(
  optionalText,
  v.transform((value) => value.split(/[,;\s{}]+/).filter((part) => part !== '')),
);

const accessPolicyTest = v.object({
  kind: fact('accessPolicyTest'),
  AppId: guid,
  Mailbox: optionalText,
  AccessCheckResult: v.pipe(
    text,
    v.transform(grantedOrDenied),
    v.check((value) => value !== undefined),
    v.transform((value) => value ?? 'denied'),
  ),
});

const accessPolicy = v.object({
  kind: fact('accessPolicy'),
  AppId: v.optional(appIds),
  AccessRight: v.pipe(
    text,
    v.transform((value) => value.toLowerCase()),
    v.picklist(['restrictaccess', 'denyaccess']),
    v.transform((value) => (value === 'denyaccess' ? 'deny' : 'restrict')),
  ),
  ScopeName: optionalText,
  ScopeIdentity: optionalText,
  Identity: optionalText,
  IsValid: yesNoOrUnset,
});

const roleTest = v.object({
  kind: fact('roleTest'),
  RoleName: some,
  GrantedPermissions: optionalText,
  AllowedResourceScope: optionalText,
  ScopeType: optionalText,
  InScope: v.pipe(
    text,
    v.transform((value) => (isNotRun(value) ? 'notRun' : yesNo(value))),
    v.check((value) => value !== undefined),
    v.transform((value) => (value === true ? 'yes' : value === 'notRun' ? 'notRun' : 'no')),
  ),
  Resource: optionalText,
});

const roleAssignment = v.object({
  kind: fact('roleAssignment'),
  Name: optionalText,
  Role: some,
  RoleAssigneeName: optionalText,
  RoleAssigneeType: v.pipe(
    text,
    v.check((value) => value.toLowerCase() === 'serviceprincipal'),
  ),
  CustomResourceScope: v.optional(text),
  RecipientWriteScope: v.optional(text),
});

const managementScope = v.object({
  kind: fact('managementScope'),
  Name: some,
  RecipientFilter: some,
  ScopeRestrictionType: optionalText,
  Exclusive: yesNoOrUnset,
});

const servicePrincipal = v.object({
  kind: fact('servicePrincipal'),
  DisplayName: optionalText,
  AppId: guid,
  ObjectId: guid,
  Identity: optionalText,
});

const organization = v.pipe(
  v.object({
    kind: fact('organization'),
    EwsEnabled: yesNoUnsetOrAbsent,
    EwsApplicationAccessPolicy: v.optional(text),
    EwsAllowList: list,
    EwsBlockList: list,
    /** Absent where the cmdlet was run without -RetrieveEwsOperationAccessPolicy: that is no empty list. */
    EwsAllowedAppIDs: v.optional(list),
  }),
  v.check((value) => value.EwsApplicationAccessPolicy !== undefined || value.EwsAllowedAppIDs !== undefined),
);

const mailboxSwitches = v.object({
  kind: fact('mailboxSwitches'),
  PrimarySmtpAddress: optionalText,
  Name: optionalText,
  EwsEnabled: yesNoOrUnset,
  ImapEnabled: yes,
  PopEnabled: yes,
  SmtpClientAuthenticationDisabled: yesNoOrUnset,
});

const transport = v.object({
  kind: fact('transport'),
  SmtpClientAuthenticationDisabled: yes,
});

const mailboxPermission = v.object({
  kind: fact('mailboxPermission'),
  Identity: some,
  User: some,
  AccessRights: v.pipe(
    list,
    v.check((rights) => rights.length > 0),
  ),
  Deny: yesNoOrUnset,
});

const recipient = v.object({
  kind: fact('recipient'),
  Name: optionalText,
  PrimarySmtpAddress: optionalText,
  RecipientType: optionalText,
  RecipientTypeDetails: optionalText,
  IsValidSecurityPrincipal: yesNoOrUnset,
});

const schema = v.union([
  accessPolicyTest,
  accessPolicy,
  roleTest,
  roleAssignment,
  managementScope,
  servicePrincipal,
  mailboxSwitches,
  organization,
  transport,
  mailboxPermission,
]);

export type CmdletFact = v.InferOutput<typeof schema> | v.InferOutput<typeof recipient>;
export type FactOf<K extends CmdletFact['kind']> = Extract<CmdletFact, { readonly kind: K }>;

/** True where a heading is one of a cmdlet's that is known here. */
export const looksLikeOutput = (record: CmdletRecord): boolean =>
  [...record.fields.keys()].some((heading) => knownField(heading) !== undefined);

/** The fact that a record states; undefined where it is of none of these cmdlets. */
export function factOf(record: CmdletRecord): CmdletFact | undefined {
  const fields = namedFields(record);
  const parsed = v.safeParse(schema, fields);
  if (parsed.success) return parsed.output;
  const isRecipient = ['RecipientType', 'RecipientTypeDetails', 'IsValidSecurityPrincipal'].some((name) =>
    Object.hasOwn(fields, name),
  );
  const found = v.safeParse(recipient, fields);
  return isRecipient && found.success ? found.output : undefined;
}

/** Fields by property name; headings in an unknown language are known by what stands under them. */
function namedFields(record: CmdletRecord): Readonly<Record<string, string>> {
  const fields: Record<string, string> = {};
  const unknown: string[] = [];
  for (const [heading, value] of record.fields) {
    const name = knownField(heading);
    if (name === undefined) unknown.push(value);
    else if (fields[name] === undefined) fields[name] = value;
  }
  for (const value of unknown) {
    const name = nameByShape(value);
    if (name !== undefined && fields[name] === undefined) fields[name] = value;
  }
  // Beside a role, the one value that is True or False is InScope.
  const inScope = unknown.filter((value) => yesNo(value) !== undefined);
  if (fields['RoleName'] !== undefined && fields['InScope'] === undefined && inScope.length === 1) {
    fields['InScope'] = inScope[0] ?? '';
  }
  return fields;
}

/** Values that only one property has; Exchange prints them in English whatever the headings say. */
function nameByShape(value: string): string | undefined {
  if (/^(?:RestrictAccess|DenyAccess)$/i.test(value)) return 'AccessRight';
  if (/^(?:CustomRecipientScope|AdministrativeUnit|Organization)$/i.test(value)) return 'ScopeType';
  if (/^Application [A-Z][\w-]{1,40}(?:[. ][\w.]{1,40}){0,3}$/.test(value)) return 'RoleName';
  if (isNotRun(value)) return 'InScope';
  return grantedOrDenied(value) === undefined ? undefined : 'AccessCheckResult';
}
