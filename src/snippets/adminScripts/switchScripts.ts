// Protocol switches: a protocol that is off refuses everyone, whatever the permissions say.
// Sources: Set-CASMailbox, Set-TransportConfig, Set-OrganizationConfig (MicrosoftDocs/office-docs-powershell);
// Exchange Team blog, "Introducing EWSAllowedAppIDs" (techcommunity 4529471).

import type { ProtocolId } from '../../core/registration/registration.ts';
import { delays } from '../../core/report/delays.ts';
import type { AdminScript } from './adminScript.ts';
import type { ScriptPlan } from './scriptPlan.ts';
import { assemble, comment, literal } from './scriptText.ts';

/** Property of Set-CASMailbox, the value that opens the protocol, and the value that shuts it. */
const switches: Readonly<
  Partial<Record<ProtocolId, { readonly property: string; readonly on: string; readonly off: string }>>
> = {
  ews: { property: 'EwsEnabled', on: '$true', off: '$false' },
  imap: { property: 'ImapEnabled', on: '$true', off: '$false' },
  pop: { property: 'PopEnabled', on: '$true', off: '$false' },
  // Three states: $null follows the organization, so only an explicit $false opens SMTP AUTH for certain.
  smtp: { property: 'SmtpClientAuthenticationDisabled', on: '$false', off: '$null' },
};

const shown =
  "Format-List 'PrimarySmtpAddress', 'EwsEnabled', 'ImapEnabled', 'PopEnabled', 'SmtpClientAuthenticationDisabled'";

/** Undefined where no protocol has a mailbox switch (Graph has none). */
export function protocolSwitches(plan: ScriptPlan): AdminScript | undefined {
  const covers = plan.protocols.filter((protocol) => switches[protocol] !== undefined);
  if (covers.length === 0) return undefined;
  const statements = (value: 'on' | 'off') =>
    plan.mailboxes.flatMap((mailbox) =>
      mailbox.protocols
        .filter((protocol) => covers.includes(protocol))
        .flatMap((protocol) => setSwitch(mailbox.address, protocol, value)),
    );
  const show = (when: string) => [
    `Write-Host 'The switches ${when}:'`,
    ...plan.mailboxes.map(({ address }) => `Get-CASMailbox -Identity ${literal(address)} | ${shown}`),
  ];
  return assemble({
    id: 'protocolSwitches',
    title: 'Open the protocols on the mailboxes',
    who: 'exchangeAdmin',
    why: covers.includes('smtp')
      ? 'Only these mailboxes are opened. The organization’s SMTP AUTH switch can stay off: the mailbox’s own value wins. OAuth needs it open as well.'
      : 'Only these mailboxes are opened; the organization’s settings stay as they are.',
    delay: delays.mailboxSwitch.words,
    covers,
    body: [
      ...show('before'),
      ...statements('on'),
      ...show('now'),
      ...(covers.includes('smtp')
        ? ["Get-TransportConfig | Format-List 'SmtpClientAuthenticationDisabled', 'AllowLegacyTLSClients'"]
        : []),
    ],
    undo: [
      comment(
        'Run only the lines whose switch the block showed as off before; other programs may use the protocol too.',
      ),
      ...statements('off'),
    ],
  });
}

function setSwitch(address: string, protocol: ProtocolId, value: 'on' | 'off'): readonly string[] {
  const row = switches[protocol];
  if (row === undefined) return [];
  return [`Set-CASMailbox -Identity ${literal(address)} -${row.property} ${row[value]} -WhatIf:$preview`];
}

/** The organization's EWS switch and allow list; the list is read, added to and written back whole. */
export function ewsOrganization(plan: ScriptPlan): AdminScript {
  return assemble({
    id: 'ewsOrganization',
    title: 'Allow the application in the organization’s EWS list',
    who: 'exchangeAdmin',
    why:
      'Since October 2026 EWS works only for client IDs in EwsAllowedAppIDs while EwsEnabled is True, and for nobody ' +
      'while it is False. EWS in Exchange Online ends on 1 April 2027.',
    delay: `${delays.ewsAllowList.words} for the list, ${delays.ewsSwitch.words} for the switch`,
    covers: ['ews'],
    body: [...readList(plan), ...addToList, '', ...readSwitch],
    undo: [
      ...readList(plan),
      '$kept = @($ids | Where-Object { $_ -ne $appId })',
      'if ($kept.Count -eq $ids.Count) {',
      "  Write-Host 'The application is not in the list.'",
      '} elseif ($kept.Count -eq 0) {',
      "  Write-Warning 'This application is the only one in the list: an empty list beside EwsEnabled True blocks EWS for all.'",
      '} else {',
      "  Set-OrganizationConfig -EwsAllowedAppIDs ($kept -join ',') -WhatIf:$preview",
      '}',
    ],
  });
}

const readList = (plan: ScriptPlan): readonly string[] => [
  `$appId = ${literal(plan.clientId)}`,
  '# The value is shown only with this switch; a plain Get-OrganizationConfig leaves it empty.',
  '$listed = (Get-OrganizationConfig -RetrieveEwsOperationAccessPolicy).EwsAllowedAppIDs',
  "$ids = @(($listed -join ',') -split '[,; ]+' | Where-Object { $_ } | ForEach-Object { $_.ToLowerInvariant() } | Select-Object -Unique)",
];

const addToList: readonly string[] = [
  'if ($ids -contains $appId) {',
  "  Write-Host 'The application is in the list already.'",
  '} else {',
  '  # Setting the list replaces it whole, so every ID that is there goes back in.',
  "  Set-OrganizationConfig -EwsAllowedAppIDs (($ids + $appId) -join ',') -WhatIf:$preview",
  '}',
];

/** The switch is never turned from Null: that would shut out every application that is not in the list yet. */
const readSwitch: readonly string[] = [
  '$enabled = (Get-OrganizationConfig).EwsEnabled',
  'if ($null -eq $enabled) {',
  "  Write-Warning 'EwsEnabled is not set: EWS is open to all until Microsoft sets it to False. When the list holds every'",
  "  Write-Warning 'application that needs EWS, turn it on yourself: Set-OrganizationConfig -EwsEnabled $true'",
  '} elseif ($enabled) {',
  "  Write-Host 'EwsEnabled is True: EWS works for the applications in the list.'",
  '} else {',
  "  Write-Warning 'EwsEnabled is False: EWS is off for all. To open it for the listed applications only:'",
  "  Write-Warning 'Set-OrganizationConfig -EwsEnabled $true'",
  '}',
  "Get-OrganizationConfig | Format-List 'EwsEnabled', 'EwsApplicationAccessPolicy', 'EwsAllowList', 'EwsBlockList'",
];
