// Application Access Policies: read, test, migrate from, remove; a new one only where somebody insists.
// Sources: New-ApplicationAccessPolicy (MicrosoftDocs/office-docs-powershell), which tells administrators not to make
// new ones; Limiting application permissions to specific Exchange Online mailboxes (Microsoft Graph documentation).
import { delays } from '../../core/report/delays.ts';
import type { AdminScript } from './adminScript.ts';
import { findGroup } from './groupScript.ts';
import { mailboxesWithRole, type ScriptPlan } from './scriptPlan.ts';
import { assemble, comment, literal, literalList } from './scriptText.ts';

const covered = (plan: ScriptPlan) =>
  plan.protocols.filter((protocol) => protocol === 'ews' || protocol === 'graph');

/** Statements that put the application's policies into `$policies`; `*` is a policy for every application. */
const findPolicies = (plan: ScriptPlan): readonly string[] => [
  `$appId = ${literal(plan.clientId)}`,
  "$policies = @(Get-ApplicationAccessPolicy | Where-Object { ($_.AppId -like ('*' + $appId + '*')) -or ($_.AppId -eq '*') })",
];

/** Lists the policies that name the application and tests each mailbox. */
export function accessPolicyRead(plan: ScriptPlan): AdminScript {
  const control = plan.controlMailbox === undefined ? [] : [plan.controlMailbox];
  return assemble({
    id: 'accessPolicyRead',
    title: 'See whether an Application Access Policy exists',
    who: 'exchangeAdmin',
    why:
      'A policy narrows what Entra granted for EWS and Graph. It does nothing for IMAP, POP and SMTP and nothing to an ' +
      'Exchange role. The test answers Granted where no policy exists, whatever the application may do.',
    delay: '',
    covers: covered(plan),
    body: [
      ...findPolicies(plan),
      "$policies | Format-List 'ScopeName', 'ScopeIdentity', 'Identity', 'AppId', 'Description', 'AccessRight', 'IsValid'",
      `$mailboxes = ${literalList([...plan.mailboxes.map((mailbox) => mailbox.address), ...control])}`,
      'foreach ($mailbox in $mailboxes) {',
      "  Test-ApplicationAccessPolicy -Identity $mailbox -AppId $appId | Format-List 'AppId', 'Mailbox', 'AccessCheckResult'",
      '}',
    ],
    undo: [],
  });
}

/** Copies the members of the policies' groups, nested ones too, into the group of the management scope. */
export function accessPolicyMigrate(plan: ScriptPlan): AdminScript {
  const address = plan.limit.kind === 'group' ? plan.limit.address : '';
  return assemble({
    id: 'accessPolicyMigrate',
    title: 'Take the members of the access policy’s group over',
    who: 'exchangeAdmin',
    why:
      'A policy counts nested groups and an Exchange role does not, so every mailbox becomes a direct member. A policy ' +
      'that denies has no equal among Exchange roles and stops the block.',
    delay: 'a few minutes; the applications’ access follows with the role',
    covers: covered(plan),
    body: [...findPolicies(plan), ...findGroup(address), ...migrate],
    undo: [...findGroup(address), ...leaveOnlyOwn(plan)],
  });
}

const migrate: readonly string[] = [
  'if ($null -eq $group) {',
  "  Write-Warning 'The group does not exist yet. Run the group block first.'",
  '  return',
  '}',
  "if (@($policies | Where-Object { $_.AccessRight -eq 'DenyAccess' }).Count -gt 0) {",
  "  throw 'A policy denies access. Exchange roles know no denial: decide which mailboxes may be reached, and name those.'",
  '}',
  '$present = @(Get-DistributionGroupMember -Identity $group.Guid.ToString() -ResultSize Unlimited | ForEach-Object { $_.Guid })',
  '$seen = @()',
  "$open = @($policies | Where-Object { $_.AccessRight -eq 'RestrictAccess' } | ForEach-Object { $_.ScopeIdentity })",
  'while ($open.Count -gt 0) {',
  '  $next = $open[0]',
  '  $open = @($open | Select-Object -Skip 1)',
  '  $recipient = Get-Recipient -Identity $next',
  '  if ($seen -contains $recipient.Guid) { continue }',
  '  $seen += $recipient.Guid',
  '  if ($recipient.RecipientType -like "*Group") {',
  '    $open += @(Get-DistributionGroupMember -Identity $recipient.Guid.ToString() -ResultSize Unlimited | ForEach-Object { $_.Guid.ToString() })',
  '  } elseif ($present -notcontains $recipient.Guid) {',
  '    Add-DistributionGroupMember -Identity $group.Guid.ToString() -Member $recipient.Guid.ToString() -BypassSecurityGroupManagerCheck -WhatIf:$preview',
  '  }',
  '}',
];

/** Takes everyone out of the group who is not one of the registration's own mailboxes. */
const leaveOnlyOwn = (plan: ScriptPlan): readonly string[] => [
  `$own = ${literalList(mailboxesWithRole(plan))}`,
  '$kept = @($own | ForEach-Object { (Get-Recipient -Identity $_).Guid })',
  'foreach ($member in @(Get-DistributionGroupMember -Identity $group.Guid.ToString() -ResultSize Unlimited)) {',
  '  if ($kept -notcontains $member.Guid) {',
  '    Remove-DistributionGroupMember -Identity $group.Guid.ToString() -Member $member.Guid.ToString() -BypassSecurityGroupManagerCheck -Confirm:$false -WhatIf:$preview',
  '  }',
  '}',
];

/** Removes the policies of this application alone. */
export function accessPolicyRemove(plan: ScriptPlan): AdminScript {
  return assemble({
    id: 'accessPolicyRemove',
    title: 'Remove the Application Access Policy',
    who: 'exchangeAdmin',
    why:
      'Last step, after the tenant-wide permission is gone and a mailbox outside the scope was refused: before that, the ' +
      'policy is what holds the application back. Policies for several applications or for all are left alone.',
    delay: delays.accessPolicyRemoved.words,
    covers: covered(plan),
    body: [
      ...findPolicies(plan),
      'foreach ($policy in $policies) {',
      '  if ($policy.AppId -eq $appId) {',
      "    $policy | Format-List 'Identity', 'AppId', 'AccessRight', 'ScopeName', 'ScopeIdentity', 'Description'",
      '    Remove-ApplicationAccessPolicy -Identity $policy.Identity -Confirm:$false -WhatIf:$preview',
      '  } else {',
      "    Write-Warning ('Left alone, it names other applications too: ' + $policy.Identity)",
      '  }',
      '}',
    ],
    undo: [
      comment('Name the scope and right that the block printed before it removed the policy.'),
      `$appId = ${literal(plan.clientId)}`,
      "$scope = Read-Host 'ScopeIdentity of the removed policy'",
      "$right = Read-Host 'AccessRight of the removed policy'",
      "New-ApplicationAccessPolicy -AppId $appId -PolicyScopeGroupId $scope -AccessRight $right -Description '.' -WhatIf:$preview",
    ],
  });
}

/** A new policy, with the reason against it in its first lines. */
export function accessPolicyNew(plan: ScriptPlan): AdminScript {
  const address = plan.limit.kind === 'group' ? plan.limit.address : '';
  return assemble({
    id: 'accessPolicyNew',
    title: 'Make an Application Access Policy (not advised)',
    who: 'exchangeAdmin',
    why:
      'Microsoft has replaced these policies by RBAC for Applications and asks not to make new ones. One policy leaves ' +
      'the tenant-wide permission in place, covers EWS and Graph only, and can end with the feature.',
    delay: delays.accessPolicy.words,
    covers: covered(plan),
    body: [
      ...findPolicies(plan),
      ...findGroup(address),
      'if ($null -eq $group) {',
      "  Write-Warning 'The group does not exist yet. Run the group block first.'",
      '  return',
      '}',
      "$own = @($policies | Where-Object { ($_.AppId -eq $appId) -and ($_.AccessRight -eq 'RestrictAccess') })",
      'if ($own.Count -eq 0) {',
      '  # About 300 policies fit with a description of one character, and fewer with longer ones.',
      "  New-ApplicationAccessPolicy -AppId $appId -PolicyScopeGroupId $group.Guid.ToString() -AccessRight RestrictAccess -Description '.' -WhatIf:$preview",
      '} else {',
      "  $own | Format-List 'Identity', 'ScopeName', 'AccessRight'",
      '}',
    ],
    undo: [
      ...findPolicies(plan),
      'foreach ($policy in @($policies | Where-Object { $_.AppId -eq $appId })) {',
      '  Remove-ApplicationAccessPolicy -Identity $policy.Identity -Confirm:$false -WhatIf:$preview',
      '}',
    ],
  });
}
