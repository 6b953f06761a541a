// Protocol switches: a protocol that is off refuses everyone, whatever the permissions say.
// Sources: Set-CASMailbox, Set-TransportConfig, Set-OrganizationConfig (MicrosoftDocs/office-docs-powershell);
// Exchange Team blog, "Introducing EWSAllowedAppIDs" (techcommunity 4529471).

import * as l10n from '../../core/l10n.ts';
import type { ProtocolId } from '../../core/registration/registration.ts';
import { delays } from '../../core/report/delays.ts';
import type { AdminScript } from './adminScript.ts';
import { asJson, dropRecord, keepRecord, readRecord } from './changeRecord.ts';
import type { ScriptPlan } from './scriptPlan.ts';
import { assemble, literal } from './scriptText.ts';

/** Property of Set-CASMailbox and the value that opens the protocol. */
const switches: Readonly<Partial<Record<ProtocolId, { readonly property: string; readonly open: string }>>> =
  {
    ews: { property: 'EwsEnabled', open: '$true' },
    imap: { property: 'ImapEnabled', open: '$true' },
    pop: { property: 'PopEnabled', open: '$true' },
    // Three states: $null follows the organization, so only an explicit $false opens SMTP AUTH for certain.
    smtp: { property: 'SmtpClientAuthenticationDisabled', open: '$false' },
  };

const shown =
  "'PrimarySmtpAddress', 'EwsEnabled', 'ImapEnabled', 'PopEnabled', 'SmtpClientAuthenticationDisabled'";

/** Undefined if no protocol has a mailbox switch (Graph has none). */
export function protocolSwitches(plan: ScriptPlan): AdminScript | undefined {
  const covers = plan.protocols.filter((protocol) => switches[protocol] !== undefined);
  if (covers.length === 0) return undefined;
  return assemble({
    id: 'protocolSwitches',
    title: l10n.record('Open the protocols on the mailboxes'),
    who: 'exchangeAdmin',
    why: covers.includes('smtp')
      ? l10n.record(
          'Only these mailboxes are opened. The organization’s SMTP AUTH switch can stay off: the mailbox’s own value wins. OAuth needs it open as well.',
        )
      : l10n.record('Only these mailboxes are opened; the organization’s settings stay as they are.'),
    delay: delays.mailboxSwitch.words,
    covers,
    body: [
      ...keepRecord(plan, 'protocolSwitches'),
      ...plan.mailboxes.flatMap(({ address, protocols: used }) => open(address, used)),
      '$rows = @()',
      ...plan.mailboxes.map(
        ({ address }) => `$rows += @(Get-CASMailbox -Identity ${literal(address)} | Select-Object ${shown})`,
      ),
      '$rows | Format-List',
      ...(covers.includes('smtp')
        ? ["Get-TransportConfig | Format-List 'SmtpClientAuthenticationDisabled', 'AllowLegacyTLSClients'"]
        : []),
      ...asJson('$rows'),
    ],
    undo: [
      ...readRecord(plan, 'protocolSwitches'),
      '# Each switch goes back to what it was, also to nothing if the organization decided.',
      'foreach ($change in $changes) {',
      '  $now = Get-CASMailbox -Identity $change.Mailbox',
      '  if ($now.($change.Property) -ne $change.Before) {',
      '    $before = @{ $change.Property = $change.Before }',
      '    Set-CASMailbox -Identity $change.Mailbox @before -WhatIf:$preview',
      '  }',
      '}',
      dropRecord,
    ],
  });
}

/** Statements that open what is closed on one mailbox and note what it was. */
function open(address: string, used: readonly ProtocolId[]): readonly string[] {
  const rows = used.flatMap((protocol) => switches[protocol] ?? []);
  if (rows.length === 0) return [];
  return [
    '',
    `$mailbox = ${literal(address)}`,
    '$now = Get-CASMailbox -Identity $mailbox',
    ...rows.flatMap((row) => [
      `if ($now.${row.property} -ne ${row.open}) {`,
      `  . $note ([ordered]@{ What = 'switch'; Mailbox = $mailbox; Property = '${row.property}'; Before = $now.${row.property} })`,
      `  Set-CASMailbox -Identity $mailbox -${row.property} ${row.open} -WhatIf:$preview`,
      '}',
    ]),
  ];
}

/** The organization's EWS switch and allow list; the list is read, added to and written back whole. */
export function ewsOrganization(plan: ScriptPlan): AdminScript {
  return assemble({
    id: 'ewsOrganization',
    title: l10n.record('Allow the application in the organization’s EWS list'),
    who: 'exchangeAdmin',
    why: l10n.record(
      'In the worldwide cloud EWS works since October 2026 only for client IDs in EwsAllowedAppIDs while EwsEnabled is True, and for nobody while it is False. EWS in Exchange Online ends on 1 April 2027.',
    ),
    delay: `${delays.ewsAllowList.words} for the list, ${delays.ewsSwitch.words} for the switch`,
    covers: ['ews'],
    body: [
      ...readList(plan),
      ...keepRecord(plan, 'ewsOrganization'),
      ...warnOfEmptyList,
      ...addToList,
      '',
      ...readSwitch,
    ],
    undo: [
      ...readRecord(plan, 'ewsOrganization'),
      ...readList(plan),
      '$kept = @($ids | Where-Object { $_ -ne $appId })',
      'if (($changes.Count -eq 0) -or ($kept.Count -eq $ids.Count)) {',
      "  Write-Host 'The block has not added the application to the list, or it is no longer there.'",
      '} elseif ($kept.Count -gt 0) {',
      "  Set-OrganizationConfig -EwsAllowedAppIDs ($kept -join ',') -WhatIf:$preview",
      '} else {',
      "  Write-Warning 'The list is empty again, as it was before. In the worldwide cloud an empty list beside EwsEnabled True blocks EWS for all.'",
      '  Set-OrganizationConfig -EwsAllowedAppIDs $null -WhatIf:$preview',
      '}',
      dropRecord,
    ],
  });
}

/** Shows the list and puts it into `$ids`; a plain Get-OrganizationConfig prints it empty (techcommunity 4529471). */
const readList = (plan: ScriptPlan): readonly string[] => [
  `$appId = ${literal(plan.clientId)}`,
  '# The value is shown only with this switch; a plain Get-OrganizationConfig leaves it empty.',
  '$organization = Get-OrganizationConfig -RetrieveEwsOperationAccessPolicy',
  "$organization | Format-List 'EwsEnabled', 'EwsAllowedAppIDs'",
  "$ids = @(($organization.EwsAllowedAppIDs -join ',') -split '[,; ]+' | Where-Object { $_ } | ForEach-Object { $_.ToLowerInvariant() } | Select-Object -Unique)",
];

/** Exchange Team blog, techcommunity 4561431 (version 7.0) and 4492361: filling is for tenants that have no list. */
const warnOfEmptyList: readonly string[] = [
  'if ($ids.Count -eq 0) {',
  "  Write-Warning 'The list is empty. Microsoft fills it from the last 60 days of EWS use, and only if there is none: whoever writes a'",
  "  Write-Warning 'list forgoes that and has to name every application that needs EWS, Microsoft Office too (Outlook for Mac and Excel use'",
  "  Write-Warning 'it: d3590ed6-52b3-4102-aeff-aad2292ab01c). Look at the EWS usage report of the Microsoft 365 admin center first.'",
  '}',
];

const addToList: readonly string[] = [
  'if ($ids -contains $appId) {',
  "  Write-Host 'The application is in the list already.'",
  '} else {',
  '  # Setting the list replaces it whole, so every ID that is there goes back in.',
  '  . $note ([ordered]@{ What = "ewsAllowedAppId"; AppId = $appId })',
  "  Set-OrganizationConfig -EwsAllowedAppIDs (($ids + $appId) -join ',') -WhatIf:$preview",
  '}',
];

/** The switch is never turned from Null: that would shut out every application that is not in the list yet. */
const readSwitch: readonly string[] = [
  '$organization = Get-OrganizationConfig -RetrieveEwsOperationAccessPolicy',
  '$enabled = $organization.EwsEnabled',
  'if ($null -eq $enabled) {',
  "  Write-Warning 'EwsEnabled is not set: EWS is open to all until Microsoft sets it to False. When the list holds every'",
  "  Write-Warning 'application that needs EWS, turn it on yourself: Set-OrganizationConfig -EwsEnabled $true'",
  '} elseif ($enabled) {',
  "  Write-Host 'EwsEnabled is True: EWS works for the applications in the list.'",
  '} else {',
  "  Write-Warning 'EwsEnabled is False: EWS is off for all. To open it for the listed applications only:'",
  "  Write-Warning 'Set-OrganizationConfig -EwsEnabled $true'",
  '}',
  "$organization | Format-List 'EwsEnabled', 'EwsAllowedAppIDs', 'EwsApplicationAccessPolicy', 'EwsAllowList', 'EwsBlockList'",
  ...asJson(
    "$organization | Select-Object 'EwsEnabled', 'EwsAllowedAppIDs', 'EwsApplicationAccessPolicy', 'EwsAllowList', 'EwsBlockList'",
  ),
];
