// RBAC for Applications: the scope, the role assignments inside it, and the test of both.
// Source: Role Based Access Control for Applications in Exchange Online, Microsoft Learn.
import * as l10n from '../../core/l10n.ts';
import { delays } from '../../core/report/delays.ts';
import type { AdminScript } from './adminScript.ts';
import { asJson, dropRecord, keepRecord, readRecord } from './changeRecord.ts';
import { findGroup } from './groupScript.ts';
import {
  assignmentName,
  mailboxesWithRole,
  protocolsWithRole,
  rolesOf,
  type ScriptPlan,
} from './scriptPlan.ts';
import { assemble, comment, literal, literalList } from './scriptText.ts';
import { needServicePrincipal } from './servicePrincipalScript.ts';

const scopeTitle = ({ limit }: ScriptPlan): string =>
  limit.kind === 'filter'
    ? l10n.record('Make a management scope of the filter')
    : l10n.record('Make a management scope of the group’s members');

/** The management scope: recipients that are direct members of the group. */
export function managementScope(plan: ScriptPlan): AdminScript {
  return assemble({
    id: 'managementScope',
    title: scopeTitle(plan),
    who: 'exchangeAdmin',
    why: l10n.record(
      'A scope limits an Exchange role to some mailboxes. Without one, the role reaches the whole organization.',
    ),
    delay: delays.rbacRole.words,
    covers: protocolsWithRole(plan),
    body: [
      ...filterStatements(plan),
      `$scopeName = ${literal(plan.names.scope)}`,
      '$scope = Get-ManagementScope | Where-Object { $_.Name -eq $scopeName } | Select-Object -First 1',
      ...keepRecord(plan, 'managementScope'),
      'if ($null -eq $scope) {',
      '  . $note ([ordered]@{ What = "scope"; Name = $scopeName })',
      '  New-ManagementScope -Name $scopeName -RecipientRestrictionFilter $filter -WhatIf:$preview | Out-Null',
      '} elseif ($scope.RecipientFilter -ne $filter) {',
      "  Write-Warning ('The scope exists with another filter: ' + $scope.RecipientFilter)",
      "  Write-Warning ('Wanted: ' + $filter)",
      "  Write-Warning 'Check who made it before you change it with Set-ManagementScope -RecipientRestrictionFilter.'",
      '} else {',
      "  Write-Host 'The scope exists already.'",
      '}',
      '$scopes = @(Get-ManagementScope | Where-Object { $_.Name -eq $scopeName })',
      "$scopes | Format-List 'Name', 'ScopeRestrictionType', 'Exclusive', 'RecipientRoot', 'RecipientFilter'",
      ...asJson(
        "$scopes | Select-Object 'Name', 'ScopeRestrictionType', 'Exclusive', 'RecipientRoot', 'RecipientFilter'",
      ),
    ],
    undo: [
      comment('Remove the role assignments first.'),
      `$scopeName = ${literal(plan.names.scope)}`,
      // The name holds the client ID, so a scope of this name is the block's own work.
      ...readRecord(plan, 'managementScope', ["$changes = @([pscustomobject]@{ What = 'scope' })"]),
      'if (($changes.Count -gt 0) -and (@(Get-ManagementScope | Where-Object { $_.Name -eq $scopeName }).Count -gt 0)) {',
      '  Remove-ManagementScope -Identity $scopeName -Confirm:$false -WhatIf:$preview',
      '}',
      dropRecord,
    ],
  });
}

/** Statements that put the scope's filter into `$filter`. */
function filterStatements({ limit }: ScriptPlan): readonly string[] {
  if (limit.kind === 'filter') return [`$filter = ${literal(limit.filter)}`];
  return [
    ...findGroup(limit.kind === 'group' ? limit.address : ''),
    'if ($null -eq $group) {',
    "  Write-Warning 'The group does not exist yet. Run the group block first.'",
    '  return',
    '}',
    '# The filter is text in a query language of its own: a quote in the name is doubled there.',
    '$filter = "MemberOfGroup -eq \'" + $group.DistinguishedName.Replace("\'", "\'\'") + "\'"',
  ];
}

/** Assigns each role inside the limit. */
export function roleAssignment(plan: ScriptPlan): AdminScript {
  const roles = rolesOf(plan);
  return assemble({
    id: 'roleAssignment',
    title: l10n.record('Assign the Exchange roles inside the limit'),
    who: 'exchangeAdmin',
    why: l10n.record(
      '{0} let the application into these mailboxes and into no others, as long as no tenant-wide permission is granted beside them.',
      roles.join(' and '),
    ),
    delay: delays.rbacRole.words,
    covers: protocolsWithRole(plan),
    body: [
      ...needServicePrincipal(plan),
      ...limitStatements(plan),
      ...keepRecord(plan, 'roleAssignment'),
      '$shown = @()',
      ...roles.flatMap((role) => assign(plan, role)),
      '',
      `$shown | Format-List ${shownProperties}`,
      ...asJson(`$shown | Select-Object ${shownProperties}`),
    ],
    undo: [
      // The names hold the client ID, so what bears one of them is the block's own work.
      ...readRecord(plan, 'roleAssignment', [
        `$changes = @(${roles.map((role) => literal(assignmentName(plan, role))).join(', ')} | ForEach-Object { [pscustomobject]@{ What = 'assignment'; Name = $_ } })`,
      ]),
      ...roles.flatMap((role) => unassign(plan, role)),
      dropRecord,
    ],
  });
}

function limitStatements(plan: ScriptPlan): readonly string[] {
  if (plan.limit.kind === 'administrativeUnit') {
    return [
      '# Administrative unit: Entra admin center > Roles & admins > Admin units > Object ID.',
      // Microsoft Entra blog, techcommunity 4544978: the memberOf operator ended on 2026-11-03.
      '# A dynamic unit with a memberOf rule stopped following its group on 3 November 2026: assign its members, or rule by attributes.',
      `$limit = @{ RecipientAdministrativeUnitScope = ${literal(plan.limit.id)} }`,
    ];
  }
  if (plan.limit.kind === 'recipientGroup') {
    return [
      `$groupAddress = ${literal(plan.limit.address)}`,
      '# Direct members count; an error here means that there is no such group.',
      '$group = Get-DistributionGroup -Identity $groupAddress',
      '$limit = @{ RecipientGroupScope = $groupAddress }',
    ];
  }
  return [
    `$scopeName = ${literal(plan.names.scope)}`,
    'if (@(Get-ManagementScope | Where-Object { $_.Name -eq $scopeName }).Count -eq 0) {',
    "  Write-Warning 'The management scope does not exist yet. Run its block first: without it the role would reach every mailbox.'",
    '  return',
    '}',
    '$limit = @{ CustomResourceScope = $scopeName }',
  ];
}

/**
 * Statements that put the application's assignments of `$role` into `$given`. The assignee is shown by one of several
 * of its names, and the reference does not say which, so all of them are compared.
 */
const findAssignments: readonly string[] = [
  '$assignee = @($principal.ObjectId, $principal.AppId, $principal.Identity, $principal.Name) | ForEach-Object { [string]$_ }',
  "$all = @(Get-ManagementRoleAssignment -Role $role | Where-Object { $_.RoleAssigneeType -eq 'ServicePrincipal' })",
  '$given = @($all | Where-Object { ($assignee -contains [string]$_.RoleAssignee) -or ($assignee -contains [string]$_.RoleAssigneeName) -or ($_.Name -eq $name) })',
];

const shownProperties =
  "'Name', 'Role', 'Enabled', 'RoleAssigneeName', 'RoleAssigneeType', 'CustomResourceScope', 'RecipientWriteScope', 'CustomRecipientWriteScope'";

const assign = (plan: ScriptPlan, role: string): readonly string[] => [
  '',
  `$role = ${literal(role)}`,
  `$name = ${literal(assignmentName(plan, role))}`,
  ...findAssignments,
  'if ($given.Count -eq 0) {',
  '  . $note ([ordered]@{ What = "assignment"; Name = $name })',
  '  New-ManagementRoleAssignment -Name $name -App $principal.ObjectId -Role $role @limit -WhatIf:$preview | Out-Null',
  '}',
  '# One made earlier with another limit, or with none, counts beside this one.',
  `foreach ($assignment in @($given | Where-Object { ${otherLimit(plan)} })) {`,
  "  Write-Warning ($assignment.Name + ' has another limit or none: scope \"' + $assignment.CustomResourceScope + '\", write scope \"' + $assignment.RecipientWriteScope + '\". As it is, it may reach every mailbox. Either of these cures it:')",
  ...cures(plan).map((line) => `  ${line}`),
  '}',
  '$shown += @(Get-ManagementRoleAssignment -Role $role | Where-Object { ($_.Name -eq $name) -or (@($given | ForEach-Object { $_.Name }) -contains $_.Name) })',
];

/** True in PowerShell for an assignment that the plan's limit does not hold. */
const otherLimit = ({ limit }: ScriptPlan): string => otherLimits[limit.kind];

const byScope = '[string]$_.CustomResourceScope -ne $scopeName';
const otherLimits: Readonly<Record<ScriptPlan['limit']['kind'], string>> = {
  group: byScope,
  filter: byScope,
  administrativeUnit: "[string]$_.RecipientWriteScope -ne 'AdministrativeUnit'",
  recipientGroup: "[string]$_.RecipientWriteScope -ne 'Group'",
};

const cure = (argument: string): string =>
  `Write-Warning ('Set-ManagementRoleAssignment -Identity "' + $assignment.Name + '" ${argument}')`;
const scopeCure = cure(`-CustomResourceScope "' + $scopeName + '"`);
const cureByLimit: Readonly<Record<ScriptPlan['limit']['kind'], string>> = {
  group: scopeCure,
  filter: scopeCure,
  administrativeUnit: cure(
    `-RecipientAdministrativeUnitScope ' + $limit.RecipientAdministrativeUnitScope + '`,
  ),
  recipientGroup: cure(`-RecipientGroupScope ' + $limit.RecipientGroupScope + '`),
};

const cures = ({ limit }: ScriptPlan): readonly string[] => [
  cureByLimit[limit.kind],
  "Write-Warning ('Remove-ManagementRoleAssignment -Identity \"' + $assignment.Name + '\"')",
];

/** Only what bears the block's own name and was made by it. */
const unassign = (plan: ScriptPlan, role: string): readonly string[] => [
  '',
  `$role = ${literal(role)}`,
  `$name = ${literal(assignmentName(plan, role))}`,
  'if (@($changes | Where-Object { $_.Name -eq $name }).Count -gt 0) {',
  '  foreach ($assignment in @(Get-ManagementRoleAssignment -Role $role | Where-Object { $_.Name -eq $name })) {',
  '    Remove-ManagementRoleAssignment -Identity $assignment.Identity -Confirm:$false -WhatIf:$preview',
  '  }',
  '}',
];

const testedProperties =
  "'Resource', 'RoleName', 'GrantedPermissions', 'AllowedResourceScope', 'ScopeType', 'InScope'";

/** Tests the roles for a mailbox inside and the control mailbox, as JSON that the extension reads. */
export function testRoleAssignment(plan: ScriptPlan): AdminScript {
  const control = plan.controlMailbox;
  return assemble({
    id: 'testRoleAssignment',
    title: l10n.record('Test the roles inside and outside the limit'),
    who: 'exchangeAdmin',
    why: l10n.record(
      'InScope must be True for each mailbox and False for the control mailbox. The test reads past the servers’ cache and leaves out what is consented in Entra, so a real call still has to follow.',
    ),
    delay: '',
    covers: protocolsWithRole(plan),
    body: [
      ...needServicePrincipal(plan),
      `$inside = ${literalList(mailboxesWithRole(plan))}`,
      ...(control === undefined
        ? ['# Name a control mailbox, which must be refused, to prove the limit.', '$outside = @()']
        : [`$outside = ${literalList([control])}`]),
      '$results = foreach ($mailbox in ($inside + $outside)) {',
      '  $rows = @(Test-ServicePrincipalAuthorization -Identity $principal.ObjectId -Resource $mailbox)',
      '  # No row is an answer too: no Exchange role is assigned to the application.',
      "  if ($rows.Count -eq 0) { $rows = @([pscustomobject]@{ RoleName = ''; InScope = $false }) }",
      '  $rows | Add-Member -NotePropertyName Resource -NotePropertyValue $mailbox -PassThru',
      '}',
      `$results | Format-Table ${testedProperties}`,
      ...asJson(`$results | Select-Object ${testedProperties}`),
    ],
    undo: [],
  });
}
