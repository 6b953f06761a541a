// One schema per kind of object that the cmdlets print. A property that was not printed stays out of the fact.
import * as v from 'valibot';
import type { FactKind } from './cmdletKinds.ts';
import { grantedOrDenied, guidOf, isNotRun, yesNo } from './cmdletWords.ts';
import { ewsUsage } from './ewsUsageSchema.ts';

const text = v.pipe(v.string(), v.trim());
const some = v.pipe(text, v.nonEmpty());
const optionalText = v.optional(text, '');
const guid = v.pipe(
  text,
  v.transform(guidOf),
  v.check((value) => value !== undefined),
  v.transform((value) => value ?? ''),
);
const parts = (value: string): readonly string[] => value.split(/[,;\s{}]+/).filter((part) => part !== '');
/** Several client IDs are printed with commas; `*` names every application. */
const appIds = v.pipe(
  text,
  v.transform(parts),
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
/** Absent if the output has no such property; an empty one is a switch that has not been set. */
const yesNoUnsetOrAbsent = v.optional(
  v.pipe(
    text,
    v.transform((value): boolean | 'unset' => yesNo(value) ?? 'unset'),
  ),
);
const kind = <const K extends string>(name: K) => v.optional(v.literal(name), name);
const list = v.pipe(v.string(), v.transform(parts));
/** What a narrow window left of a cell, by property; see cutText. */
const cut = v.optional(v.record(v.string(), v.string()));

const accessPolicyTest = v.object({
  kind: kind('accessPolicyTest'),
  cut,
  AppId: v.optional(guid),
  Mailbox: optionalText,
  AccessCheckResult: v.pipe(
    text,
    v.transform(grantedOrDenied),
    v.check((value) => value !== undefined),
    v.transform((value) => value ?? 'denied'),
  ),
});

const accessPolicy = v.object({
  kind: kind('accessPolicy'),
  cut,
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

const roleTest = v.pipe(
  v.object({
    kind: kind('roleTest'),
    cut,
    /** Empty if the test printed no row: no Exchange role is assigned. Absent if it was not shown. */
    RoleName: v.optional(text),
    GrantedPermissions: optionalText,
    AllowedResourceScope: optionalText,
    ScopeType: optionalText,
    /** `notShown`: a narrow window leaves out the last columns. */
    InScope: v.pipe(
      v.optional(text, 'notShown'),
      v.transform((value) => {
        const said = yesNo(value);
        if (said !== undefined) return said ? 'yes' : 'no';
        return isNotRun(value) ? 'notRun' : value === 'notShown' ? value : undefined;
      }),
      v.check((value) => value !== undefined),
      v.transform((value) => value ?? 'notShown'),
    ),
    Resource: optionalText,
  }),
  v.check(({ InScope, ScopeType, GrantedPermissions, RoleName }) => {
    if (RoleName === undefined) return InScope !== 'notShown';
    if (RoleName === '') return InScope === 'no';
    return InScope !== 'notShown' || ScopeType !== '' || GrantedPermissions !== '';
  }),
);

const roleAssignment = v.pipe(
  v.object({
    kind: kind('roleAssignment'),
    cut,
    Name: optionalText,
    Role: some,
    RoleAssigneeName: optionalText,
    RoleAssigneeType: optionalText,
    Enabled: yesNoOrUnset,
    CustomResourceScope: v.optional(text),
    RecipientWriteScope: v.optional(text),
    CustomRecipientWriteScope: v.optional(text),
    RecipientAdministrativeUnitScope: v.optional(text),
    RecipientGroupScope: v.optional(text),
  }),
  // Roles of applications begin with "Application" (RBAC for Applications, role table).
  v.check(({ RoleAssigneeType, Role }) =>
    RoleAssigneeType === ''
      ? Role.startsWith('Application ')
      : 'serviceprincipal'.startsWith(RoleAssigneeType.toLowerCase().replace(/(?:\u2026|(?<!\.)\.+)$/, '')),
  ),
);

const managementScope = v.object({
  kind: kind('managementScope'),
  cut,
  Name: some,
  RecipientFilter: some,
  ScopeRestrictionType: optionalText,
  Exclusive: yesNoOrUnset,
});

const servicePrincipal = v.pipe(
  v.object({
    kind: kind('servicePrincipal'),
    cut,
    DisplayName: optionalText,
    AppId: v.optional(guid),
    ObjectId: v.optional(guid),
    Sid: optionalText,
    Identity: optionalText,
  }),
  v.check(({ AppId, ObjectId, cut: left }) => {
    const known = (name: string, value: string | undefined) =>
      value !== undefined || left?.[name] !== undefined;
    return known('AppId', AppId) && (known('ObjectId', ObjectId) || left !== undefined);
  }),
);

const organization = v.object({
  kind: kind('organization'),
  cut,
  EwsEnabled: yesNoUnsetOrAbsent,
  EwsApplicationAccessPolicy: v.optional(text),
  EwsAllowList: v.optional(list),
  EwsBlockList: v.optional(list),
  /** Absent if it was not shown: without -RetrieveEwsOperationAccessPolicy it is printed empty. */
  EwsAllowedAppIDs: v.optional(list),
});

const mailboxSwitches = v.object({
  kind: kind('mailboxSwitches'),
  cut,
  PrimarySmtpAddress: optionalText,
  Name: optionalText,
  EwsEnabled: yesNoUnsetOrAbsent,
  ImapEnabled: v.optional(yes),
  PopEnabled: v.optional(yes),
  SmtpClientAuthenticationDisabled: yesNoUnsetOrAbsent,
  EwsApplicationAccessPolicy: v.optional(text),
});

const transport = v.object({
  kind: kind('transport'),
  cut,
  SmtpClientAuthenticationDisabled: yes,
});

const rights = v.pipe(
  list,
  v.check((found) => found.length > 0),
);

const mailboxPermission = v.object({
  kind: kind('mailboxPermission'),
  cut,
  Identity: optionalText,
  User: some,
  AccessRights: rights,
  Deny: yesNoOrUnset,
  Inherited: yesNoOrUnset,
});

const recipientPermission = v.object({
  kind: kind('recipientPermission'),
  cut,
  Identity: optionalText,
  Trustee: some,
  AccessRights: rights,
  AccessControlType: optionalText,
});

/** An application permission that Entra has granted, as our blocks print it and Get-MgServicePrincipalAppRoleAssignment. */
const grant = v.object({
  kind: kind('grant'),
  cut,
  AppId: v.optional(guid),
  /** Object ID of the enterprise application that holds it. */
  PrincipalId: v.optional(guid),
  Permission: some,
  ResourceDisplayName: optionalText,
  DisplayName: optionalText,
});

const recipient = v.object({
  kind: kind('recipient'),
  cut,
  Name: optionalText,
  PrimarySmtpAddress: optionalText,
  RecipientType: optionalText,
  RecipientTypeDetails: optionalText,
  IsValidSecurityPrincipal: yesNoOrUnset,
});

/** One schema per kind. */
export const schemas = {
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
  recipientPermission,
  grant,
  recipient,
  ewsUsage,
} as const satisfies Readonly<Record<FactKind, v.GenericSchema>>;
