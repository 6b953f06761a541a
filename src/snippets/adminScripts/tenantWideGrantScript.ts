// Removes the tenant-wide permission in Entra: as long as it stands, an Exchange role's scope limits nothing.

import * as l10n from '../../core/l10n.ts';
import { resourceAppIds, resourceNames } from '../../core/permissions/permissions.ts';
import { protocols, type TokenResource } from '../../core/permissions/protocols.ts';
import { delays } from '../../core/report/delays.ts';
import type { AdminScript } from './adminScript.ts';
import { asJson, dropRecord, keepRecord, readRecord } from './changeRecord.ts';
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
    title: l10n.record('Remove the tenant-wide permission in Entra'),
    who: 'entraAdmin',
    why: l10n.record(
      'Access is the union of what Entra granted and what Exchange assigned: while {0} is granted, every mailbox is open. Run it after the roles were tested. Afterwards the token rightly shows no roles for it. In the portal: App registrations > the application > API permissions > … > Remove permission, then Enterprise applications > the application > Permissions > Review permissions.',
      names,
    ),
    delay: delays.consent.words,
    covers: plan.protocols.filter((protocol) => permissionsReplaced(plan, protocol).length > 0),
    body: [
      ...find(plan),
      ...keepRecord(plan, 'removeTenantWideGrant'),
      '$dropped = @()',
      ...rows.flatMap(remove),
      ...unregister,
      ...whatIsLeft,
    ],
    undo: [
      ...readRecord(plan, 'removeTenantWideGrant'),
      ...find(plan),
      ...grantAgain,
      ...registerAgain,
      dropRecord,
    ],
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
  '    . $note ([ordered]@{ What = "grant"; ResourceId = $grant.ResourceId; AppRoleId = $grant.AppRoleId })',
  '    Remove-MgServicePrincipalAppRoleAssignment -ServicePrincipalId $enterpriseApp.Id -AppRoleAssignmentId $grant.Id -WhatIf:$preview',
  '  }',
  '}',
];

const findRegistration = `$registration = Get-MgApplication -Filter "appId eq '$appId'"`;

/**
 * Writes `$access` into the registration. Update-MgApplication leaves empty arrays out of its body
 * (microsoftgraph/msgraph-sdk-powershell issues 3240 and 3273), so the request is written out.
 */
const writeAccess = (indent: string): readonly string[] =>
  [
    '$body = ConvertTo-Json -InputObject @{ requiredResourceAccess = @($access) } -Depth 6',
    "$uri = 'v1.0/applications/' + $registration.Id",
    'if ($preview) {',
    "  Write-Host ('What if: PATCH ' + $uri + ' ' + $body)",
    '} else {',
    "  Invoke-MgGraphRequest -Method PATCH -Uri $uri -Body $body -ContentType 'application/json' | Out-Null",
    '}',
  ].map((line) => `${indent}${line}`);

/** Takes the entries out of the registration as well, or the next admin consent grants them again. */
const unregister: readonly string[] = [
  '',
  '# The registration asks for the permission too: left there, the next admin consent would grant it again.',
  findRegistration,
  'if ($null -eq $registration) {',
  "  Write-Warning 'The app registration is in another tenant. Ask its owner to remove the permission there.'",
  '} else {',
  '  $access = @()',
  '  $changed = $false',
  '  foreach ($entry in $registration.RequiredResourceAccess) {',
  '    $kept = @()',
  '    foreach ($permission in $entry.ResourceAccess) {',
  "      $key = $entry.ResourceAppId + '/' + $permission.Id",
  "      if (($permission.Type -eq 'Role') -and ($dropped -contains $key)) {",
  '        $changed = $true',
  '        . $note ([ordered]@{ What = "asked"; ResourceAppId = $entry.ResourceAppId; AppRoleId = $permission.Id })',
  '      } else {',
  '        $kept += @{ id = $permission.Id; type = $permission.Type }',
  '      }',
  '    }',
  '    if ($kept.Count -gt 0) {',
  '      $access += @{ resourceAppId = $entry.ResourceAppId; resourceAccess = @($kept) }',
  '    }',
  '  }',
  '  if ($changed) {',
  ...writeAccess('    '),
  '  }',
  '}',
];

/** Grants add up: one that is forgotten leaves every mailbox open (application-rbac, FAQ). */
const whatIsLeft: readonly string[] = [
  '',
  '# What is left that opens mailboxes, on Exchange and on Microsoft Graph:',
  `$pattern = '^(full_access_as_app|Mail|MailboxSettings|MailboxItem|MailboxFolder|Calendars|Contacts)($|\\.)'`,
  '$left = @()',
  'foreach ($grant in @(Get-MgServicePrincipalAppRoleAssignment -ServicePrincipalId $enterpriseApp.Id -All)) {',
  '  $resource = Get-MgServicePrincipal -ServicePrincipalId $grant.ResourceId',
  '  $role = $resource.AppRoles | Where-Object { $_.Id -eq $grant.AppRoleId } | Select-Object -First 1',
  '  if ($role.Value -match $pattern) {',
  '    $left += [pscustomobject]@{ AppId = $appId; ResourceDisplayName = $resource.DisplayName; Permission = $role.Value }',
  "    Write-Warning ($role.Value + ' on ' + $resource.DisplayName + ' is still granted and opens every mailbox for what it allows.')",
  '  }',
  '}',
  ...asJson('$left'),
];

const grantAgain: readonly string[] = [
  '$granted = @(Get-MgServicePrincipalAppRoleAssignment -ServicePrincipalId $enterpriseApp.Id -All)',
  "foreach ($change in @($changes | Where-Object { $_.What -eq 'grant' })) {",
  '  if (@($granted | Where-Object { ($_.ResourceId -eq $change.ResourceId) -and ($_.AppRoleId -eq $change.AppRoleId) }).Count -eq 0) {',
  '    New-MgServicePrincipalAppRoleAssignment -ServicePrincipalId $enterpriseApp.Id -PrincipalId $enterpriseApp.Id -ResourceId $change.ResourceId -AppRoleId $change.AppRoleId -WhatIf:$preview | Out-Null',
  '  }',
  '}',
];

/** Puts the entries back beside those that are there now. */
const registerAgain: readonly string[] = [
  findRegistration,
  "$asked = @($changes | Where-Object { $_.What -eq 'asked' })",
  'if (($asked.Count -gt 0) -and ($null -ne $registration)) {',
  '  $access = @()',
  '  $resources = @($registration.RequiredResourceAccess | ForEach-Object { $_.ResourceAppId }) + @($asked | ForEach-Object { $_.ResourceAppId })',
  '  foreach ($resourceAppId in @($resources | Select-Object -Unique)) {',
  '    $entries = @()',
  '    foreach ($entry in @($registration.RequiredResourceAccess | Where-Object { $_.ResourceAppId -eq $resourceAppId })) {',
  '      $entries += @($entry.ResourceAccess | ForEach-Object { @{ id = $_.Id; type = $_.Type } })',
  '    }',
  '    foreach ($change in @($asked | Where-Object { $_.ResourceAppId -eq $resourceAppId })) {',
  '      if (@($entries | Where-Object { $_.id -eq $change.AppRoleId }).Count -eq 0) {',
  "        $entries += @{ id = $change.AppRoleId; type = 'Role' }",
  '      }',
  '    }',
  '    $access += @{ resourceAppId = $resourceAppId; resourceAccess = @($entries) }',
  '  }',
  ...writeAccess('  '),
  '}',
];
