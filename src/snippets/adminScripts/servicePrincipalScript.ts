// Makes the application known to Exchange: its service principal, by the enterprise application's object ID.
import * as l10n from '../../core/l10n.ts';
import type { AdminScript } from './adminScript.ts';
import { asJson, dropRecord, keepRecord, readRecord } from './changeRecord.ts';
import { graphEnvironment } from './connectScripts.ts';
import type { ScriptPlan } from './scriptPlan.ts';
import { assemble, comment, literal } from './scriptText.ts';

/**
 * Statements that put the application's Exchange service principal into `$principal`. All are read and filtered,
 * because Get-ServicePrincipal returns every object if the identity does not exist (Get-ServicePrincipal reference).
 */
function findServicePrincipal(plan: ScriptPlan): readonly string[] {
  return [
    `$appId = ${literal(plan.clientId)}`,
    '$principal = Get-ServicePrincipal | Where-Object { $_.AppId -eq $appId } | Select-Object -First 1',
  ];
}

/** The same, and an end of the block if there is none. */
export function needServicePrincipal(plan: ScriptPlan): readonly string[] {
  return [
    ...findServicePrincipal(plan),
    'if ($null -eq $principal) {',
    "  Write-Warning 'Exchange does not know the application yet. Run the service principal block first.'",
    '  return',
    '}',
  ];
}

/** Makes the service principal in Exchange, or says that the one there points at the wrong object. */
export function servicePrincipal(plan: ScriptPlan): AdminScript {
  return assemble({
    id: 'servicePrincipal',
    title: l10n.record('Make the application known to Exchange'),
    who: 'exchangeAdmin',
    why: l10n.record(
      'Exchange roles and mailbox permissions are given to a service principal. Its ObjectId is the Object ID of the enterprise application, not the one on the app registration’s page; a wrong one cannot be edited.',
    ),
    delay: 'a few minutes',
    covers: plan.protocols,
    body: [
      ...findServicePrincipal(plan),
      ...objectId(plan),
      ...keepRecord(plan, 'servicePrincipal'),
      ...create(plan),
    ],
    undo: [
      comment('This also deletes the Exchange roles and mailbox permissions given to it.'),
      ...readRecord(plan, 'servicePrincipal'),
      ...findServicePrincipal(plan),
      'if (($changes.Count -gt 0) -and ($null -ne $principal)) {',
      '  Remove-ServicePrincipal -Identity $principal.ObjectId -Confirm:$false -WhatIf:$preview',
      '}',
      dropRecord,
    ],
  });
}

function objectId(plan: ScriptPlan): readonly string[] {
  if (plan.enterpriseAppObjectId !== undefined) {
    return [
      '# Entra admin center > Enterprise applications > the application > Object ID.',
      `$objectId = ${literal(plan.enterpriseAppObjectId)}`,
    ];
  }
  return [
    '# The object ID is asked of Microsoft Graph in a PowerShell process of its own: in one process the two modules',
    '# fail. By hand: Entra admin center > Enterprise applications > the application > Object ID.',
    `$environment = ${graphEnvironment(plan)}`,
    `$tenant = ${literal(plan.registration.tenantId)}`,
    '$shell = (Get-Process -Id $PID).Path',
    "if ((Split-Path -Leaf $shell) -notmatch '^(pwsh|powershell)(\\.exe)?$') {",
    '  $shell = (Get-Command -Name pwsh -CommandType Application | Select-Object -First 1).Source',
    '}',
    '$objectId = & $shell -NoProfile -Command {',
    '  param($appId, $environment, $tenant)',
    "  $PSDefaultParameterValues = @{ '*:ErrorAction' = 'Stop' }",
    '  if (-not (Get-Module -ListAvailable -Name Microsoft.Graph.Applications)) {',
    "    throw 'Install Microsoft Graph PowerShell first: Install-Module Microsoft.Graph.Applications -Scope CurrentUser'",
    '  }',
    "  Connect-MgGraph -Environment $environment -TenantId $tenant -Scopes 'Application.Read.All' -NoWelcome | Out-Null",
    `  (Get-MgServicePrincipal -Filter "appId eq '$appId'").Id`,
    '} -args $appId, $environment, $tenant | Select-Object -Last 1',
    "if ([string]$objectId -notmatch '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$') {",
    "  throw 'No object ID came back: the tenant has no enterprise application with this client ID, or the sign-in failed. Grant admin consent first, or check the client ID.'",
    '}',
    '$objectId = [string]$objectId',
  ];
}

const create = (plan: ScriptPlan): readonly string[] => [
  'if ($null -eq $principal) {',
  '  . $note ([ordered]@{ What = "servicePrincipal"; ObjectId = $objectId })',
  `  New-ServicePrincipal -AppId $appId -ObjectId $objectId -DisplayName ${literal(plan.names.app)} -WhatIf:$preview | Out-Null`,
  '} elseif ($principal.ObjectId -ne $objectId) {',
  "  Write-Warning ('Exchange has object ' + $principal.ObjectId + ' for this application, which is not the enterprise application.')",
  "  Write-Warning 'It cannot be edited. Remove it and run this block again:'",
  "  Write-Warning ('Remove-ServicePrincipal -Identity ' + $principal.ObjectId)",
  '} else {',
  "  Write-Host 'Exchange knows the application already.'",
  '}',
  '$known = @(Get-ServicePrincipal | Where-Object { $_.AppId -eq $appId })',
  "$known | Format-List 'DisplayName', 'AppId', 'ObjectId', 'Sid'",
  ...asJson("$known | Select-Object 'DisplayName', 'AppId', 'ObjectId', 'Sid'"),
];
