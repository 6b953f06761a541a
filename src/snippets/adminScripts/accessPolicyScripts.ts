// Application Access Policies: read, test, migrate from, remove; a new one only if somebody insists.
// Sources: New-ApplicationAccessPolicy (MicrosoftDocs/office-docs-powershell), which tells administrators not to make
// new ones; Limiting application permissions to specific Exchange Online mailboxes (Microsoft Graph documentation).
import * as l10n from '../../core/l10n.ts';
import { delays } from '../../core/report/delays.ts';
import type { AdminScript } from './adminScript.ts';
import { asJson, dropRecord, keepRecord, readRecord } from './changeRecord.ts';
import { findGroup, removeMembers } from './groupScript.ts';
import type { ScriptPlan } from './scriptPlan.ts';
import { assemble, literal, literalList } from './scriptText.ts';

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
    title: l10n.record('See whether an Application Access Policy exists'),
    who: 'exchangeAdmin',
    why: l10n.record(
      'A policy narrows what Entra granted for EWS and Graph. It does nothing for IMAP, POP and SMTP and nothing to an Exchange role. The test answers Granted if no policy exists, whatever the application may do.',
    ),
    delay: '',
    covers: covered(plan),
    body: [
      ...findPolicies(plan),
      "$policies | Format-List 'ScopeName', 'ScopeIdentity', 'Identity', 'AppId', 'Description', 'AccessRight', 'IsValid'",
      `$mailboxes = ${literalList([...plan.mailboxes.map((mailbox) => mailbox.address), ...control])}`,
      '$tests = foreach ($mailbox in $mailboxes) {',
      '  Test-ApplicationAccessPolicy -Identity $mailbox -AppId $appId |',
      '    Add-Member -NotePropertyName Resource -NotePropertyValue $mailbox -PassThru',
      '}',
      "$tests | Format-List 'Resource', 'AppId', 'Mailbox', 'AccessCheckResult'",
      '# The output names a mailbox by its alias or its display name; here it is the address.',
      ...asJson(
        "$tests | Select-Object 'AppId', @{ Name = 'Mailbox'; Expression = { $_.Resource } }, @{ Name = 'AccessCheckResult'; Expression = { [string]$_.AccessCheckResult } }",
      ),
    ],
    undo: [],
  });
}

/** Copies the members of the policies' groups, nested ones too, into the group of the management scope. */
export function accessPolicyMigrate(plan: ScriptPlan): AdminScript {
  const address = plan.limit.kind === 'group' ? plan.limit.address : '';
  return assemble({
    id: 'accessPolicyMigrate',
    title: l10n.record('Take the members of the access policy’s group over'),
    who: 'exchangeAdmin',
    why: l10n.record(
      'A policy counts nested groups and an Exchange role does not, so every mailbox becomes a direct member. A policy that denies has no equal among Exchange roles and stops the block.',
    ),
    delay: 'a few minutes; the applications’ access follows with the role',
    covers: covered(plan),
    body: [
      ...findPolicies(plan),
      ...findGroup(address),
      ...stopWithoutGroup,
      ...keepRecord(plan, 'accessPolicyMigrate'),
      ...migrate,
    ],
    undo: [
      ...readRecord(plan, 'accessPolicyMigrate'),
      ...findGroup(address),
      ...stopWithoutGroup,
      ...removeMembers,
      dropRecord,
    ],
  });
}

const stopWithoutGroup: readonly string[] = [
  'if ($null -eq $group) {',
  "  Write-Warning 'The group does not exist. Its block makes it.'",
  '  return',
  '}',
];

const migrate: readonly string[] = [
  "if (@($policies | Where-Object { $_.AccessRight -eq 'DenyAccess' }).Count -gt 0) {",
  "  throw 'A policy denies access. Exchange roles know no denial: decide which mailboxes may be reached, and name those.'",
  '}',
  '$present = @(Get-DistributionGroupMember -Identity $group.Guid.ToString() -ResultSize Unlimited | ForEach-Object { $_.Guid })',
  '$seen = @()',
  "$open = @($policies | Where-Object { $_.AccessRight -eq 'RestrictAccess' } | ForEach-Object { ([string]$_.ScopeIdentityRaw -split ';')[-1] })",
  '# ScopeIdentity is a name; behind the semicolon of ScopeIdentityRaw stands the object ID.',
  'while ($open.Count -gt 0) {',
  '  $next = $open[0]',
  '  $open = @($open | Select-Object -Skip 1)',
  '  $recipient = Get-Recipient -Identity $next',
  '  if ($seen -contains $recipient.Guid) { continue }',
  '  $seen += $recipient.Guid',
  '  if ($recipient.RecipientType -like "*Group") {',
  '    $open += @(Get-DistributionGroupMember -Identity $recipient.Guid.ToString() -ResultSize Unlimited | ForEach-Object { $_.Guid.ToString() })',
  '  } elseif ($present -notcontains $recipient.Guid) {',
  '    . $note ([ordered]@{ What = "member"; Member = $recipient.Guid.ToString() })',
  '    Add-DistributionGroupMember -Identity $group.Guid.ToString() -Member $recipient.Guid.ToString() -BypassSecurityGroupManagerCheck -WhatIf:$preview',
  '  }',
  '}',
  '$members = @(Get-DistributionGroupMember -Identity $group.Guid.ToString() -ResultSize Unlimited)',
  ...asJson("$members | Select-Object 'Name', 'PrimarySmtpAddress', 'RecipientType', 'RecipientTypeDetails'"),
];

/** Removes the policies of this application alone. */
export function accessPolicyRemove(plan: ScriptPlan): AdminScript {
  return assemble({
    id: 'accessPolicyRemove',
    title: l10n.record('Remove the Application Access Policy'),
    who: 'exchangeAdmin',
    why: l10n.record(
      'Last step, after the tenant-wide permission is gone and a mailbox outside the scope was refused: before that, the policy is what holds the application back. Policies for several applications or for all are left alone.',
    ),
    delay: delays.accessPolicyRemoved.words,
    covers: covered(plan),
    body: [
      ...findPolicies(plan),
      ...keepRecord(plan, 'accessPolicyRemove'),
      'foreach ($policy in $policies) {',
      '  if ($policy.AppId -eq $appId) {',
      "    $policy | Format-List 'Identity', 'AppId', 'AccessRight', 'ScopeName', 'ScopeIdentity', 'Description'",
      "    . $note ([ordered]@{ What = 'policy'; Scope = ([string]$policy.ScopeIdentityRaw -split ';')[-1]; Right = [string]$policy.AccessRight; Description = [string]$policy.Description })",
      '    Remove-ApplicationAccessPolicy -Identity $policy.Identity -Confirm:$false -WhatIf:$preview',
      '  } else {',
      "    Write-Warning ('Left alone, it names other applications too: ' + $policy.Identity)",
      '  }',
      '}',
      ...printPolicies(plan),
    ],
    undo: [
      ...readRecord(plan, 'accessPolicyRemove'),
      ...findPolicies(plan),
      'foreach ($change in $changes) {',
      "  $there = @($policies | Where-Object { ($_.AppId -eq $appId) -and (([string]$_.ScopeIdentityRaw -split ';')[-1] -eq $change.Scope) })",
      '  if ($there.Count -eq 0) {',
      "    $description = if ($change.Description) { $change.Description } else { '.' }",
      '    New-ApplicationAccessPolicy -AppId $appId -PolicyScopeGroupId $change.Scope -AccessRight $change.Right -Description $description -WhatIf:$preview | Out-Null',
      '  }',
      '}',
      dropRecord,
    ],
  });
}

/** Statements that print the policies as they are now. */
const printPolicies = (plan: ScriptPlan): readonly string[] => [
  ...findPolicies(plan).slice(1),
  ...asJson(
    "$policies | Select-Object 'ScopeName', 'ScopeIdentity', 'Identity', 'AppId', @{ Name = 'AccessRight'; Expression = { [string]$_.AccessRight } }, 'IsValid'",
  ),
];

/** A new policy, with the reason against it in its first lines. */
export function accessPolicyNew(plan: ScriptPlan): AdminScript {
  const address = plan.limit.kind === 'group' ? plan.limit.address : '';
  return assemble({
    id: 'accessPolicyNew',
    title: l10n.record('Make an Application Access Policy (not advised)'),
    who: 'exchangeAdmin',
    why: l10n.record(
      'Microsoft has replaced these policies by RBAC for Applications and asks not to make new ones. One policy leaves the tenant-wide permission in place, covers EWS and Graph only, and can end with the feature.',
    ),
    delay: delays.accessPolicy.words,
    covers: covered(plan),
    body: [
      ...findPolicies(plan),
      ...findGroup(address),
      ...stopWithoutGroup,
      ...keepRecord(plan, 'accessPolicyNew'),
      "$own = @($policies | Where-Object { ($_.AppId -eq $appId) -and ($_.AccessRight -eq 'RestrictAccess') })",
      'if ($own.Count -eq 0) {',
      '  # About 300 policies fit with a description of one character, and fewer with longer ones.',
      '  . $note ([ordered]@{ What = "policy"; Scope = $group.Guid.ToString() })',
      "  New-ApplicationAccessPolicy -AppId $appId -PolicyScopeGroupId $group.Guid.ToString() -AccessRight RestrictAccess -Description '.' -WhatIf:$preview | Out-Null",
      '}',
      ...printPolicies(plan),
    ],
    undo: [
      ...readRecord(plan, 'accessPolicyNew'),
      ...findPolicies(plan),
      'foreach ($change in $changes) {',
      "  foreach ($policy in @($policies | Where-Object { ($_.AppId -eq $appId) -and (([string]$_.ScopeIdentityRaw -split ';')[-1] -eq $change.Scope) })) {",
      '    Remove-ApplicationAccessPolicy -Identity $policy.Identity -Confirm:$false -WhatIf:$preview',
      '  }',
      '}',
      dropRecord,
    ],
  });
}
