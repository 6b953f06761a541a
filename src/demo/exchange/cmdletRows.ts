// The cmdlets one by one. Properties: their reference pages in MicrosoftDocs/office-docs-powershell and, for access
// policies, public guides that show the output; values the demo has no use for are left out by Select or Format.
import { type DemoUser, shortName } from '../directory.ts';
import { type CmdletRow, type CmdletView, ObjectMissing } from './cmdletRow.ts';
import { scopeName, scopeType, wholeOrganization } from './directoryScope.ts';
import { accessPolicyGrants, scopeCovers } from './effectiveAccess.ts';
import { type ExchangeState, everyone, type MailboxPermission } from './exchangeState.ts';
import { guidOf, sidOf } from './madeIds.ts';
import { type Printed, printSwitch, quoted } from './printObjects.ts';

export const cmdletRows = {
  'Get-ServicePrincipal': {
    detail: 'Whether Exchange knows the application, and by which object ID',
    perMailbox: false,
    form: 'list',
    line: () => 'Get-ServicePrincipal',
    properties: 'DisplayName, AppId, ObjectId',
    objects: ({ state }) =>
      state.principals.map(({ displayName, appId, objectId }) => ({
        DisplayName: displayName,
        AppId: appId,
        ObjectId: objectId,
      })),
  },
  'Test-ServicePrincipalAuthorization': {
    detail: 'Which roles of RBAC for Applications cover a mailbox',
    perMailbox: true,
    form: 'table',
    line: (view) =>
      `Test-ServicePrincipalAuthorization -Identity ${quoted(principalOf(view))}${
        view.mailbox === undefined ? '' : ` -Resource ${quoted(view.mailbox)}`
      }`,
    objects: roleTests,
  },
  'Get-ManagementRoleAssignment': {
    detail: 'Roles that applications have, each with its scope',
    perMailbox: false,
    form: 'list',
    line: () => 'Get-ManagementRoleAssignment -RoleAssigneeType ServicePrincipal',
    properties: 'Name, Role, RoleAssigneeName, RoleAssigneeType, AssignmentMethod, CustomResourceScope',
    objects: ({ state }) =>
      state.assignments.map((assignment) => ({
        Name: assignment.name,
        Role: assignment.role,
        RoleAssigneeName: assignment.assignee,
        RoleAssigneeType: 'ServicePrincipal',
        AssignmentMethod: 'Direct',
        CustomResourceScope: scopeName(state, assignment),
      })),
  },
  'Get-ManagementScope': {
    detail: 'Which group a scope names',
    perMailbox: false,
    form: 'list',
    line: () => 'Get-ManagementScope',
    properties: 'Name, ScopeRestrictionType, Exclusive, RecipientRoot, RecipientFilter',
    objects: (view) =>
      view.state.scopes.map(({ name, exclusive, filter }) => ({
        Name: name,
        ScopeRestrictionType: 'RecipientScope',
        Exclusive: exclusive ? 'True' : 'False',
        RecipientRoot: '',
        RecipientFilter: filter,
      })),
  },
  'Get-DistributionGroupMember': {
    detail: 'Who is in the group; a group among the members does not count for a scope',
    perMailbox: false,
    form: 'table',
    line: ({ state }) => `Get-DistributionGroupMember -Identity ${quoted(state.groups[0]?.name ?? '')}`,
    properties: 'Name, PrimarySmtpAddress, RecipientType',
    objects: groupMembers,
  },
  'Test-ApplicationAccessPolicy': {
    detail: 'Whether access policies let the application into a mailbox',
    perMailbox: true,
    form: 'list',
    line: (view) =>
      `Test-ApplicationAccessPolicy -Identity ${quoted(addressOf(view))} -AppId ${quoted(view.application.appId)}`,
    objects: (view) => {
      const user = mailboxOf(view);
      const granted = accessPolicyGrants(view.state, view.application.appId, shortName(user));
      return [
        {
          RunspaceId: runspace,
          AppId: view.application.appId,
          Mailbox: shortName(user),
          MailboxId: user.id,
          MailboxSid: sidOf(user.id),
          AccessCheckResult: granted ? 'Granted' : 'Denied',
        },
      ];
    },
  },
  'Get-ApplicationAccessPolicy': {
    detail: 'Access policies, the older kind of limit',
    perMailbox: false,
    form: 'list',
    line: () => 'Get-ApplicationAccessPolicy',
    objects: accessPolicies,
  },
  'Get-MailboxPermission': {
    detail: 'Who has FullAccess on a mailbox, which is what limits IMAP and POP',
    perMailbox: true,
    form: 'table',
    line: (view) => `Get-MailboxPermission -Identity ${quoted(addressOf(view))}`,
    properties: 'Identity, User, AccessRights, IsInherited, Deny',
    objects: mailboxPermissions,
  },
  'Get-CASMailbox': {
    detail: 'Which protocols a mailbox allows',
    perMailbox: true,
    form: 'list',
    line: (view) => `Get-CASMailbox -Identity ${quoted(addressOf(view))}`,
    properties:
      'Name, PrimarySmtpAddress, EwsEnabled, ImapEnabled, PopEnabled, SmtpClientAuthenticationDisabled',
    objects: (view) => {
      const user = mailboxOf(view);
      const { ewsEnabled, imapEnabled, popEnabled, smtpClientAuthenticationDisabled } = view.state.switches;
      return [
        {
          Name: shortName(user),
          PrimarySmtpAddress: user.userPrincipalName,
          EwsEnabled: printSwitch(ewsEnabled),
          ImapEnabled: printSwitch(imapEnabled),
          PopEnabled: printSwitch(popEnabled),
          SmtpClientAuthenticationDisabled: printSwitch(smtpClientAuthenticationDisabled),
        },
      ];
    },
  },
  'Get-OrganizationConfig': {
    detail: 'The organization’s EWS switch and its list of applications',
    perMailbox: false,
    form: 'list',
    line: () => 'Get-OrganizationConfig -RetrieveEwsOperationAccessPolicy',
    properties: 'EwsEnabled, EwsAllowedAppIDs, EwsApplicationAccessPolicy, EwsAllowList, EwsBlockList',
    objects: ({ state: { organization } }) => [
      {
        EwsEnabled: printSwitch(organization.ewsEnabled),
        EwsAllowedAppIDs: organization.ewsAllowedAppIds.join(','),
        EwsApplicationAccessPolicy: '',
        EwsAllowList: '',
        EwsBlockList: '',
      },
    ],
  },
  'Get-TransportConfig': {
    detail: 'The organization’s SMTP AUTH switch',
    perMailbox: false,
    form: 'list',
    line: () => 'Get-TransportConfig',
    properties: 'SmtpClientAuthenticationDisabled, AllowLegacyTLSClients',
    objects: ({ state: { organization } }) => [
      {
        SmtpClientAuthenticationDisabled: printSwitch(organization.smtpClientAuthenticationDisabled),
        AllowLegacyTLSClients: 'False',
      },
    ],
  },
} as const satisfies Readonly<Record<string, CmdletRow>>;

/** An id of the PowerShell session; the same in each, so that output can be compared. */
const runspace = '21903e33-af08-41c2-b7bc-3b45bf99fb96';

/** The name by which an administrator gives the application to a cmdlet: what Exchange has, else what it should have. */
const principalOf = ({ state, application }: CmdletView): string =>
  state.principals.find(({ appId }) => appId === application.appId)?.objectId ?? application.objectId;

const addressOf = ({ mailbox, directory }: CmdletView): string =>
  mailbox ?? directory.users[0]?.userPrincipalName ?? '';

function mailboxOf(view: CmdletView): DemoUser {
  const address = addressOf(view);
  const user = view.find(address);
  if (user === undefined) throw new ObjectMissing(address);
  return user;
}

function roleTests(view: CmdletView): readonly Printed[] {
  const { state, mailbox } = view;
  const objectId = principalOf(view);
  if (!state.principals.some((principal) => principal.objectId === objectId))
    throw new ObjectMissing(objectId);
  const user = mailbox === undefined ? undefined : mailboxOf(view);
  return state.assignments
    .filter(({ assignee }) => assignee === objectId)
    .map((assignment) => ({
      RoleName: assignment.role,
      GrantedPermissions: assignment.role.slice('Application '.length),
      AllowedResourceScope: scopeName(state, assignment) || wholeOrganization,
      ScopeType: scopeType(assignment),
      InScope: user === undefined ? 'Not Run' : printSwitch(scopeCovers(state, assignment, shortName(user))),
    }));
}

function groupMembers({ state, directory }: CmdletView): readonly Printed[] {
  const [group] = state.groups;
  const people = (group?.members ?? []).map((name) => ({
    Name: name,
    PrimarySmtpAddress: `${name}@${directory.domain}`,
    RecipientType: 'UserMailbox',
  }));
  const groups = (group?.groups ?? []).map((name) => ({
    Name: name,
    PrimarySmtpAddress: `${state.groups.find((one) => one.name === name)?.alias ?? ''}@${directory.domain}`,
    RecipientType: 'MailUniversalSecurityGroup',
  }));
  return [...people, ...groups];
}

function accessPolicies({ state, directory }: CmdletView): readonly Printed[] {
  return state.accessPolicies.map(({ appId, right, group }) => {
    const raw = `${sidOf(group)};${guidOf(group)}`;
    return {
      RunspaceId: runspace,
      ScopeName: group,
      ScopeIdentity: group,
      Identity: `${directory.tenantId}\\${appId}:${raw}`,
      AppId: appId,
      ScopeIdentityRaw: raw,
      Description: 'Capture mailboxes only',
      AccessRight: right,
      ShardType: 'All',
      IsValid: 'True',
      ObjectState: 'Unchanged',
    };
  });
}

/** Every mailbox begins with its owner's own entry. How an application is named under User is UNVERIFIED. */
function mailboxPermissions(view: CmdletView): readonly Printed[] {
  const user = mailboxOf(view);
  const name = shortName(user);
  const own = { Identity: name, User: 'NT AUTHORITY\\SELF', AccessRights: '{FullAccess, ReadPermission}' };
  const entries = view.state.permissions
    .filter((entry) => entry.right === 'FullAccess' && covers(entry, name))
    .map(({ trustee }) => ({
      Identity: name,
      User: userName(view.state, trustee, view.directory.domain),
      AccessRights: '{FullAccess}',
    }));
  return [own, ...entries].map((entry) => ({ ...entry, IsInherited: 'False', Deny: 'False' }));
}

const covers = (entry: MailboxPermission, mailbox: string): boolean =>
  entry.mailbox === mailbox || entry.mailbox === everyone;

const userName = (state: ExchangeState, trustee: string, domain: string): string =>
  state.principals.some(({ objectId }) => objectId === trustee) ? trustee : `${trustee}@${domain}`;
