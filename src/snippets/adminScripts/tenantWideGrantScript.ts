// Removes the tenant-wide permission in Entra: as long as it stands, an Exchange role's scope limits nothing.

import { resourceAppIds, resourceNames } from '../../core/permissions/permissions.ts';
import { protocols, type TokenResource } from '../../core/permissions/protocols.ts';
import { delays } from '../../core/report/delays.ts';
import type { AdminScript } from './adminScript.ts';
import { connectGraph } from './connectScripts.ts';
import { permissionsReplaced, type ScriptPlan } from './scriptPlan.ts';
import { assemble, literal, literalList } from './scriptText.ts';

interface Unwanted {
  readonly resource: TokenResource;
  readonly values: readonly string[];
}

function unwanted(plan: ScriptPlan): readonly Unwanted[] {
  return (['exchange', 'graph'] as const)
    .map((resource) => ({
      resource,
      values: plan.protocols
        .filter((protocol) => protocols[protocol].resource === resource)
        .flatMap((protocol) => permissionsReplaced(plan, protocol)),
    }))
    .filter(({ values }) => values.length > 0);
}

/** Removes grant and registered permission; what the protocols without a role need stays. */
export function removeTenantWideGrant(plan: ScriptPlan): AdminScript {
  const rows = unwanted(plan);
  const names = rows.flatMap(({ values }) => values).join(', ');
  return assemble({
    id: 'removeTenantWideGrant',
    title: 'Remove the tenant-wide permission in Entra',
    who: 'entraAdmin',
    why:
      `Access is the union of what Entra granted and what Exchange assigned: while ${names} is granted, every mailbox ` +
      'is open. Run it after the roles were tested. Afterwards the token rightly shows no roles for it. In the portal: ' +
      'App registrations > the application > API permissions > … > Remove permission, then Enterprise applications > ' +
      'the application > Permissions > Review permissions.',
    delay: delays.consent.words,
    covers: plan.protocols.filter((protocol) => permissionsReplaced(plan, protocol).length > 0),
    body: [...find(plan), '$dropped = @()', ...rows.flatMap(remove), ...unregister],
    undo: [...find(plan), ...rows.flatMap(grantAgain), ...registerAgain],
  });
}

const find = (plan: ScriptPlan): readonly string[] => [
  ...connectGraph(plan, ['Application.ReadWrite.All', 'AppRoleAssignment.ReadWrite.All']),
  `$appId = ${literal(plan.clientId)}`,
  `$enterpriseApp = Get-MgServicePrincipal -Filter "appId eq '$appId'"`,
  'if ($null -eq $enterpriseApp) {',
  "  throw 'The tenant has no enterprise application with this client ID.'",
  '}',
];

/** Statements that put the unwanted roles of one resource into `$roleIds`, resolved by name in this tenant. */
const roleIds = ({ resource, values }: Unwanted): readonly string[] => [
  '',
  `# ${resourceNames[resource]}`,
  `$resourceAppId = ${literal(resourceAppIds[resource])}`,
  `$resource = Get-MgServicePrincipal -Filter "appId eq '$resourceAppId'"`,
  `$names = ${literalList(values)}`,
  '$roleIds = @($resource.AppRoles | Where-Object { $names -contains $_.Value } | ForEach-Object { $_.Id })',
];

const remove = (row: Unwanted): readonly string[] => [
  ...roleIds(row),
  // The same permission can have one ID on both resources, so the entry is known by both IDs.
  "$dropped += @($roleIds | ForEach-Object { $resourceAppId + '/' + $_ })",
  '$grants = @(Get-MgServicePrincipalAppRoleAssignment -ServicePrincipalId $enterpriseApp.Id -All)',
  'foreach ($grant in $grants) {',
  '  if (($grant.ResourceId -eq $resource.Id) -and ($roleIds -contains $grant.AppRoleId)) {',
  '    Remove-MgServicePrincipalAppRoleAssignment -ServicePrincipalId $enterpriseApp.Id -AppRoleAssignmentId $grant.Id -WhatIf:$preview',
  '  }',
  '}',
];

/** Takes the entries out of the registration as well, or the next admin consent grants them again. */
const unregister: readonly string[] = [
  '',
  '# The registration asks for the permission too: left there, the next admin consent would grant it again.',
  `$registration = Get-MgApplication -Filter "appId eq '$appId'"`,
  'if ($null -eq $registration) {',
  "  Write-Warning 'The app registration is in another tenant. Ask its owner to remove the permission there.'",
  '  return',
  '}',
  '$access = @()',
  '$changed = $false',
  'foreach ($entry in $registration.RequiredResourceAccess) {',
  '  $kept = @()',
  '  foreach ($permission in $entry.ResourceAccess) {',
  "    $key = $entry.ResourceAppId + '/' + $permission.Id",
  "    if (($permission.Type -eq 'Role') -and ($dropped -contains $key)) {",
  '      $changed = $true',
  '    } else {',
  '      $kept += @{ Id = $permission.Id; Type = $permission.Type }',
  '    }',
  '  }',
  '  if ($kept.Count -gt 0) {',
  '    $access += @{ ResourceAppId = $entry.ResourceAppId; ResourceAccess = $kept }',
  '  }',
  '}',
  'if ($changed) {',
  '  $body = @{ RequiredResourceAccess = $access }',
  '  Update-MgApplication -ApplicationId $registration.Id -BodyParameter $body -WhatIf:$preview',
  '}',
];

const grantAgain = (row: Unwanted): readonly string[] => [
  ...roleIds(row),
  'foreach ($roleId in $roleIds) {',
  '  New-MgServicePrincipalAppRoleAssignment -ServicePrincipalId $enterpriseApp.Id -PrincipalId $enterpriseApp.Id -ResourceId $resource.Id -AppRoleId $roleId -WhatIf:$preview',
  '}',
];

const registerAgain: readonly string[] = [
  '# Add the permission to the registration too: App registrations > API permissions > Add a permission.',
];
