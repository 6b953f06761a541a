// The mail-enabled security group whose direct members are the mailboxes that the application may reach.
import * as l10n from '../../core/l10n.ts';
import type { AdminScript } from './adminScript.ts';
import { asJson, dropRecord, keepRecord, readRecord } from './changeRecord.ts';
import { mailboxesWithRole, protocolsWithRole, type ScriptPlan } from './scriptPlan.ts';
import { assemble, comment, literal, literalList } from './scriptText.ts';

/** Statements that put the limiting group into `$group`, or nothing if it does not exist. */
export function findGroup(address: string): readonly string[] {
  return [
    `$groupAddress = ${literal(address)}`,
    '$group = Get-DistributionGroup -Identity $groupAddress -ErrorAction SilentlyContinue',
  ];
}

/** Statements of an undo that take the members out again that `$changes` names, and no others. */
export const removeMembers: readonly string[] = [
  '$members = @(Get-DistributionGroupMember -Identity $group.Guid.ToString() -ResultSize Unlimited | ForEach-Object { $_.Guid.ToString() })',
  "foreach ($change in @($changes | Where-Object { $_.What -eq 'member' })) {",
  '  if ($members -contains $change.Member) {',
  '    Remove-DistributionGroupMember -Identity $group.Guid.ToString() -Member $change.Member -BypassSecurityGroupManagerCheck -Confirm:$false -WhatIf:$preview',
  '  }',
  '}',
];

/** Makes the group and puts the mailboxes into it. */
export function group(plan: ScriptPlan): AdminScript {
  const address = plan.limit.kind === 'group' ? plan.limit.address : '';
  return assemble({
    id: 'group',
    title: l10n.record('Put the mailboxes into a mail-enabled security group'),
    who: 'exchangeAdmin',
    why: l10n.record(
      'The group says which mailboxes the application may reach. Only direct members count: members of a group inside this group stay outside. Shared mailboxes can be members.',
    ),
    delay: 'a few minutes; the applications’ access follows with the role',
    covers: protocolsWithRole(plan),
    body: [...findGroup(address), ...keepRecord(plan, 'group'), ...create(plan), ...fill(plan)],
    undo: [
      comment('Remove the role assignment and the management scope first.'),
      ...readRecord(plan, 'group'),
      ...findGroup(address),
      "if (@($changes | Where-Object { $_.What -eq 'group' }).Count -gt 0) {",
      '  if ($null -ne $group) {',
      '    Remove-DistributionGroup -Identity $group.Guid.ToString() -BypassSecurityGroupManagerCheck -Confirm:$false -WhatIf:$preview',
      '  }',
      '} elseif ($null -ne $group) {',
      ...removeMembers.map((line) => `  ${line}`),
      '}',
      dropRecord,
    ],
  });
}

const create = (plan: ScriptPlan): readonly string[] => [
  'if ($null -eq $group) {',
  `  $groupName = ${literal(plan.names.group)}`,
  '  . $note ([ordered]@{ What = "group"; Address = $groupAddress })',
  '  $group = New-DistributionGroup -Name $groupName -Type Security -PrimarySmtpAddress $groupAddress -MemberJoinRestriction Closed -MemberDepartRestriction Closed -WhatIf:$preview',
  '  if ($preview) { return }',
  "} elseif ($group.RecipientTypeDetails -ne 'MailUniversalSecurityGroup') {",
  "  throw ($groupAddress + ' is ' + $group.RecipientTypeDetails + '. Name a mail-enabled security group.')",
  '}',
  '# Nobody needs to see the group that this block made, or to write to it.',
  "$made = @($changes | Where-Object { $_.What -eq 'group' }).Count -gt 0",
  'if ($made -and -not ($group.HiddenFromAddressListsEnabled -and $group.RequireSenderAuthenticationEnabled)) {',
  '  Set-DistributionGroup -Identity $group.Guid.ToString() -HiddenFromAddressListsEnabled $true -RequireSenderAuthenticationEnabled $true -BypassSecurityGroupManagerCheck -WhatIf:$preview',
  '}',
];

const fill = (plan: ScriptPlan): readonly string[] => [
  `$mailboxes = ${literalList(mailboxesWithRole(plan))}`,
  '$members = @(Get-DistributionGroupMember -Identity $group.Guid.ToString() -ResultSize Unlimited)',
  '$nested = @($members | Where-Object { $_.RecipientType -like "*Group" })',
  'foreach ($inner in $nested) {',
  "  Write-Warning ('Members of ' + $inner.PrimarySmtpAddress + ' do not count: add them to the group itself.')",
  '}',
  'foreach ($mailbox in $mailboxes) {',
  '  $recipient = Get-Recipient -Identity $mailbox',
  '  if (@($members | Where-Object { $_.Guid -eq $recipient.Guid }).Count -eq 0) {',
  '    . $note ([ordered]@{ What = "member"; Member = $recipient.Guid.ToString() })',
  '    Add-DistributionGroupMember -Identity $group.Guid.ToString() -Member $recipient.Guid.ToString() -BypassSecurityGroupManagerCheck -WhatIf:$preview',
  '  }',
  '}',
  '$members = @(Get-DistributionGroupMember -Identity $group.Guid.ToString() -ResultSize Unlimited)',
  "$members | Format-Table 'Name', 'PrimarySmtpAddress', 'RecipientTypeDetails'",
  ...asJson("$members | Select-Object 'Name', 'PrimarySmtpAddress', 'RecipientType', 'RecipientTypeDetails'"),
];
