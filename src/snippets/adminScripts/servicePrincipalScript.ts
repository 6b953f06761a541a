// Makes the application known to Exchange: its service principal, by the enterprise application's object ID.
import type { AdminScript } from './adminScript.ts';
import { connectGraph } from './connectScripts.ts';
import type { ScriptPlan } from './scriptPlan.ts';
import { assemble, comment, literal } from './scriptText.ts';

/**
 * Statements that put the application's Exchange service principal into `$principal`. All are read and filtered,
 * because Get-ServicePrincipal returns every object where the identity does not exist (Get-ServicePrincipal reference).
 */
function findServicePrincipal(plan: ScriptPlan): readonly string[] {
  return [
    `$appId = ${literal(plan.clientId)}`,
    '$principal = Get-ServicePrincipal | Where-Object { $_.AppId -eq $appId } | Select-Object -First 1',
  ];
}

/** The same, and an end of the block where there is none. */
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
    title: 'Make the application known to Exchange',
    who: 'exchangeAdmin',
    why:
      'Exchange roles and mailbox permissions are given to a service principal. Its ObjectId is the Object ID of the ' +
      'enterprise application, not the one on the app registration’s page; a wrong one cannot be edited.',
    delay: 'a few minutes',
    covers: plan.protocols,
    body: [...objectId(plan), ...findServicePrincipal(plan), ...create(plan)],
    undo: [
      comment('This also deletes the Exchange roles and mailbox permissions given to it.'),
      ...needServicePrincipal(plan),
      'Remove-ServicePrincipal -Identity $principal.ObjectId -Confirm:$false -WhatIf:$preview',
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
    '# The object ID is looked up by the client ID. By hand: Entra admin center > Enterprise applications >',
    '# the application > Object ID.',
    ...connectGraph(plan, ['Application.Read.All']),
    `$enterpriseApp = Get-MgServicePrincipal -Filter "appId eq ${literal(plan.clientId)}"`,
    'if ($null -eq $enterpriseApp) {',
    "  throw 'The tenant has no enterprise application with this client ID. Grant admin consent first, or check the client ID.'",
    '}',
    '$objectId = $enterpriseApp.Id',
  ];
}

const create = (plan: ScriptPlan): readonly string[] => [
  'if ($null -eq $principal) {',
  `  New-ServicePrincipal -AppId $appId -ObjectId $objectId -DisplayName ${literal(plan.names.app)} -WhatIf:$preview`,
  '} elseif ($principal.ObjectId -ne $objectId) {',
  "  Write-Warning ('Exchange has object ' + $principal.ObjectId + ' for this application, which is not the enterprise application.')",
  "  Write-Warning 'It cannot be edited. Remove it and run this block again:'",
  "  Write-Warning ('Remove-ServicePrincipal -Identity ' + $principal.ObjectId)",
  '} else {',
  "  Write-Host 'Exchange knows the application already.'",
  '}',
  "Get-ServicePrincipal | Where-Object { $_.AppId -eq $appId } | Format-List 'DisplayName', 'AppId', 'ObjectId'",
];
