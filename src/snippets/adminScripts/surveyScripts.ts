// Blocks that only read, over the whole tenant: what an application opens, and which applications open mailboxes at all.
// Sources: Get-MailboxPermission, Get-ManagementRoleAssignment (MicrosoftDocs/office-docs-powershell); Role Based Access
// Control for Applications in Exchange Online, FAQ (grants of Entra and roles of Exchange add up).
import * as l10n from '../../core/l10n.ts';
import { resourceAppIds } from '../../core/permissions/permissions.ts';
import type { AdminScript } from './adminScript.ts';
import { asJson } from './changeRecord.ts';
import { connectGraph } from './connectScripts.ts';
import type { ScriptPlan } from './scriptPlan.ts';
import { assemble, literal } from './scriptText.ts';
import { needServicePrincipal } from './servicePrincipalScript.ts';

/** Every mailbox that lists the application with FullAccess: one control mailbox is a sample, this is the whole. */
export function fullAccessRead(plan: ScriptPlan): AdminScript {
  return assemble({
    id: 'fullAccessRead',
    title: l10n.record('List every mailbox that lets the application in'),
    who: 'exchangeAdmin',
    why: l10n.record(
      'For IMAP, POP and SMTP the FullAccess list of each mailbox is the boundary. A control mailbox is one sample; this reads the list of every mailbox, which takes about a second for each.',
    ),
    delay: '',
    covers: plan.protocols.filter((protocol) => protocol !== 'ews' && protocol !== 'graph'),
    body: [
      ...needServicePrincipal(plan),
      '$names = @($principal.Identity, $principal.ObjectId, $principal.DisplayName, $principal.Name, $principal.Sid) | ForEach-Object { [string]$_ } | Where-Object { $_ }',
      '$rows = @()',
      'foreach ($mailbox in @(Get-Mailbox -ResultSize Unlimited)) {',
      '  $address = [string]$mailbox.PrimarySmtpAddress',
      '  $rows += @(Get-MailboxPermission -Identity $mailbox.Guid.ToString() | Where-Object { $names -contains [string]$_.User } | ForEach-Object {',
      // Under the object ID the reader knows the entry as the application's, whatever name Exchange printed.
      '    [pscustomobject]@{ Identity = $address; User = [string]$principal.ObjectId; AccessRights = @($_.AccessRights | ForEach-Object { [string]$_ }); Deny = [bool]$_.Deny }',
      '  })',
      '}',
      "Write-Host ($rows.Count.ToString() + ' entries for ' + $principal.DisplayName)",
      "$rows | Format-Table 'Identity', 'User', 'AccessRights', 'Deny'",
      "$known = @($principal | Select-Object 'DisplayName', 'AppId', 'ObjectId', 'Sid')",
      ...asJson('$known + $rows'),
    ],
    undo: [],
  });
}

/** Every application that Exchange has given a role, with the role's limit. */
export function rolesRead(plan: ScriptPlan): AdminScript {
  const shown =
    "'Name', 'Role', 'Enabled', 'RoleAssigneeName', 'RoleAssigneeType', 'CustomResourceScope', 'RecipientWriteScope', 'CustomRecipientWriteScope'";
  return assemble({
    id: 'rolesRead',
    title: l10n.record('List every application with an Exchange role'),
    who: 'exchangeAdmin',
    why: l10n.record(
      'Managed identities and applications of other tenants are among them. A role without a limit reaches every mailbox.',
    ),
    delay: '',
    covers: plan.protocols,
    body: [
      "$rows = @(Get-ManagementRoleAssignment | Where-Object { ($_.RoleAssigneeType -eq 'ServicePrincipal') -and ([string]$_.Role -like 'Application *') })",
      "foreach ($row in @($rows | Where-Object { ([string]$_.CustomResourceScope -eq '') -and ([string]$_.RecipientWriteScope -eq 'Organization') })) {",
      "  Write-Warning ($row.Name + ': ' + $row.Role + ' of ' + $row.RoleAssigneeName + ' has no limit.')",
      '}',
      `$rows | Format-List ${shown}`,
      // Exchange names the assignee by ID or by name; these tie both to the client ID that Entra's list shows.
      "$known = @(Get-ServicePrincipal | Select-Object 'DisplayName', 'AppId', 'ObjectId', 'Sid')",
      ...asJson(`$known + @($rows | Select-Object ${shown})`),
    ],
    undo: [],
  });
}

/** Every application that Entra has granted a permission on mailboxes, managed identities and foreign ones too. */
export function grantsRead(plan: ScriptPlan): AdminScript {
  return assemble({
    id: 'grantsRead',
    title: l10n.record('List every application with a tenant-wide permission on mailboxes'),
    who: 'entraAdmin',
    why: l10n.record(
      'A permission that Entra grants opens every mailbox, beside any Exchange role. Kind tells managed identities, Owner tells the tenant that an application comes from.',
    ),
    delay: '',
    covers: plan.protocols,
    body: [
      ...connectGraph(plan, ['Application.Read.All']),
      "$pattern = '^(full_access_as_app|Mail|MailboxSettings|MailboxItem|MailboxFolder|Calendars|Contacts)($|\\.)'",
      '$rows = @()',
      `foreach ($resourceAppId in @(${literal(resourceAppIds.exchange)}, ${literal(resourceAppIds.graph)})) {`,
      '  $resource = Get-MgServicePrincipal -Filter "appId eq \'$resourceAppId\'"',
      '  foreach ($grant in @(Get-MgServicePrincipalAppRoleAssignedTo -ServicePrincipalId $resource.Id -All)) {',
      '    $role = $resource.AppRoles | Where-Object { $_.Id -eq $grant.AppRoleId } | Select-Object -First 1',
      '    if ($role.Value -notmatch $pattern) { continue }',
      '    $owner = Get-MgServicePrincipal -ServicePrincipalId $grant.PrincipalId',
      '    $rows += [pscustomobject]@{ AppId = $owner.AppId; PrincipalId = $grant.PrincipalId; DisplayName = $owner.DisplayName; Kind = $owner.ServicePrincipalType; Owner = $owner.AppOwnerOrganizationId; Permission = $role.Value; ResourceDisplayName = $resource.DisplayName }',
      '  }',
      '}',
      '$rows | Format-List',
      ...asJson('$rows'),
    ],
    undo: [],
  });
}
