# Connect to Exchange Online
# Every other Exchange block runs in this session. The module is installed for you alone where it is
# missing.
# Who runs it: Exchange administrator (Organization Management, or the Entra role Exchange
# Administrator).
# Changes nothing in the tenant.
param([switch]$WhatIf)
& {
  $ErrorActionPreference = 'Stop'
  $preview = [bool]$WhatIf
  if (-not (Get-Module -ListAvailable -Name ExchangeOnlineManagement)) {
    Install-Module -Name ExchangeOnlineManagement -Scope CurrentUser -WhatIf:$preview
  }
  Connect-ExchangeOnline -ExchangeEnvironmentName 'O365China' -ShowBanner:$false
  # When you are done: Disconnect-ExchangeOnline
}

# ----- undo -----

# Make the application known to Exchange
# Exchange roles and mailbox permissions are given to a service principal. Its ObjectId is the
# Object ID of the enterprise application, not the one on the app registration's page; a wrong one
# cannot be edited.
# Who runs it: Exchange administrator (Organization Management, or the Entra role Exchange
# Administrator).
# In force after: a few minutes.
# Safe to run again. To see what would change and change nothing, run it with -WhatIf.
param([switch]$WhatIf)
& {
  $ErrorActionPreference = 'Stop'
  $preview = [bool]$WhatIf
  # The object ID is looked up by the client ID. By hand: Entra admin center > Enterprise applications >
  # the application > Object ID.
  if (-not (Get-Module -ListAvailable -Name Microsoft.Graph.Applications)) {
    throw 'Install Microsoft Graph PowerShell first: Install-Module Microsoft.Graph.Applications -Scope CurrentUser'
  }
  $scopes = 'Application.Read.All'
  Connect-MgGraph -Environment 'China' -TenantId '11111111-2222-3333-4444-555555555555' -Scopes $scopes -NoWelcome
  $enterpriseApp = Get-MgServicePrincipal -Filter "appId eq '66666666-7777-8888-9999-000000000000'"
  if ($null -eq $enterpriseApp) {
    throw 'The tenant has no enterprise application with this client ID. Grant admin consent first, or check the client ID.'
  }
  $objectId = $enterpriseApp.Id
  $appId = '66666666-7777-8888-9999-000000000000'
  $principal = Get-ServicePrincipal | Where-Object { $_.AppId -eq $appId } | Select-Object -First 1
  if ($null -eq $principal) {
    New-ServicePrincipal -AppId $appId -ObjectId $objectId -DisplayName 'Contoso Capture 66666666' -WhatIf:$preview
  } elseif ($principal.ObjectId -ne $objectId) {
    Write-Warning ('Exchange has object ' + $principal.ObjectId + ' for this application, which is not the enterprise application.')
    Write-Warning 'It cannot be edited. Remove it and run this block again:'
    Write-Warning ('Remove-ServicePrincipal -Identity ' + $principal.ObjectId)
  } else {
    Write-Host 'Exchange knows the application already.'
  }
  Get-ServicePrincipal | Where-Object { $_.AppId -eq $appId } | Format-List 'DisplayName', 'AppId', 'ObjectId'
}

# ----- undo -----
# Takes back: Make the application known to Exchange
param([switch]$WhatIf)
& {
  $ErrorActionPreference = 'Stop'
  $preview = [bool]$WhatIf
  # This also deletes the Exchange roles and mailbox permissions given to it.
  $appId = '66666666-7777-8888-9999-000000000000'
  $principal = Get-ServicePrincipal | Where-Object { $_.AppId -eq $appId } | Select-Object -First 1
  if ($null -eq $principal) {
    Write-Warning 'Exchange does not know the application yet. Run the service principal block first.'
    return
  }
  Remove-ServicePrincipal -Identity $principal.ObjectId -Confirm:$false -WhatIf:$preview
}

# Assign the Exchange roles inside the limit
# Application Mail.Read let the application into these mailboxes and into no others, as long as no
# tenant-wide permission is granted beside them.
# Who runs it: Exchange administrator (Organization Management, or the Entra role Exchange
# Administrator).
# In force after: 30 minutes while the application is idle, up to 2 hours while it is busy.
# Safe to run again. To see what would change and change nothing, run it with -WhatIf.
param([switch]$WhatIf)
& {
  $ErrorActionPreference = 'Stop'
  $preview = [bool]$WhatIf
  $appId = '66666666-7777-8888-9999-000000000000'
  $principal = Get-ServicePrincipal | Where-Object { $_.AppId -eq $appId } | Select-Object -First 1
  if ($null -eq $principal) {
    Write-Warning 'Exchange does not know the application yet. Run the service principal block first.'
    return
  }
  # Administrative unit: Entra admin center > Roles & admins > Admin units > Object ID.
  $limit = @{ RecipientAdministrativeUnitScope = 'cccccccc-1111-2222-3333-444444444444' }

  $role = 'Application Mail.Read'
  $name = 'Contoso Capture 66666666 Mail.Read'
  $assignee = @($principal.ObjectId, $principal.AppId, $principal.Identity, $principal.Name) | ForEach-Object { [string]$_ }
  $all = @(Get-ManagementRoleAssignment -Role $role | Where-Object { $_.RoleAssigneeType -eq 'ServicePrincipal' })
  $given = @($all | Where-Object { ($assignee -contains [string]$_.RoleAssignee) -or ($assignee -contains [string]$_.RoleAssigneeName) -or ($_.Name -eq $name) })
  if ($given.Count -eq 0) {
    New-ManagementRoleAssignment -Name $name -App $principal.ObjectId -Role $role @limit -WhatIf:$preview
  } else {
    # One made earlier without a limit would still reach every mailbox: compare the scopes.
    $given | Format-List 'Name', 'Role', 'RoleAssigneeName', 'RoleAssigneeType', 'AssignmentMethod', 'CustomResourceScope', 'RecipientWriteScope'
  }
}

# ----- undo -----
# Takes back: Assign the Exchange roles inside the limit
param([switch]$WhatIf)
& {
  $ErrorActionPreference = 'Stop'
  $preview = [bool]$WhatIf
  $appId = '66666666-7777-8888-9999-000000000000'
  $principal = Get-ServicePrincipal | Where-Object { $_.AppId -eq $appId } | Select-Object -First 1
  if ($null -eq $principal) {
    Write-Warning 'Exchange does not know the application yet. Run the service principal block first.'
    return
  }

  $role = 'Application Mail.Read'
  $name = 'Contoso Capture 66666666 Mail.Read'
  $assignee = @($principal.ObjectId, $principal.AppId, $principal.Identity, $principal.Name) | ForEach-Object { [string]$_ }
  $all = @(Get-ManagementRoleAssignment -Role $role | Where-Object { $_.RoleAssigneeType -eq 'ServicePrincipal' })
  $given = @($all | Where-Object { ($assignee -contains [string]$_.RoleAssignee) -or ($assignee -contains [string]$_.RoleAssigneeName) -or ($_.Name -eq $name) })
  foreach ($assignment in $given) {
    Remove-ManagementRoleAssignment -Identity $assignment.Identity -Confirm:$false -WhatIf:$preview
  }
}

# Test the roles inside and outside the limit
# InScope must be True for each mailbox and False for the control mailbox. The test reads past the
# servers' cache and leaves out what is consented in Entra, so a real call still has to follow.
# Who runs it: Exchange administrator (Organization Management, or the Entra role Exchange
# Administrator).
# Changes nothing in the tenant.
param([switch]$WhatIf)
& {
  $ErrorActionPreference = 'Stop'
  $preview = [bool]$WhatIf
  $appId = '66666666-7777-8888-9999-000000000000'
  $principal = Get-ServicePrincipal | Where-Object { $_.AppId -eq $appId } | Select-Object -First 1
  if ($null -eq $principal) {
    Write-Warning 'Exchange does not know the application yet. Run the service principal block first.'
    return
  }
  $inside = @(
    'ap@contoso.cn'
  )
  # Name a control mailbox, which must be refused, to prove the limit.
  $outside = @()
  $results = foreach ($mailbox in ($inside + $outside)) {
    Test-ServicePrincipalAuthorization -Identity $principal.ObjectId -Resource $mailbox |
      Add-Member -NotePropertyName Resource -NotePropertyValue $mailbox -PassThru
  }
  $results | Format-Table 'Resource', 'RoleName', 'GrantedPermissions', 'AllowedResourceScope', 'ScopeType', 'InScope'
  # The same as JSON, to paste into the extension:
  $results | Select-Object 'Resource', 'RoleName', 'GrantedPermissions', 'AllowedResourceScope', 'ScopeType', 'InScope' | ConvertTo-Json
}

# ----- undo -----

# Remove the tenant-wide permission in Entra
# Access is the union of what Entra granted and what Exchange assigned: while Mail.Read is granted,
# every mailbox is open. Run it after the roles were tested. Afterwards the token rightly shows no
# roles for it. In the portal: App registrations > the application > API permissions > ... > Remove
# permission, then Enterprise applications > the application > Permissions > Review permissions.
# Who runs it: Entra administrator (Privileged Role Administrator or Cloud Application
# Administrator).
# In force after: until the application asks for its next token: 60 to 90 minutes where it keeps the
# old one.
# Safe to run again. To see what would change and change nothing, run it with -WhatIf.
param([switch]$WhatIf)
& {
  $ErrorActionPreference = 'Stop'
  $preview = [bool]$WhatIf
  if (-not (Get-Module -ListAvailable -Name Microsoft.Graph.Applications)) {
    throw 'Install Microsoft Graph PowerShell first: Install-Module Microsoft.Graph.Applications -Scope CurrentUser'
  }
  $scopes = 'Application.ReadWrite.All', 'AppRoleAssignment.ReadWrite.All'
  Connect-MgGraph -Environment 'China' -TenantId '11111111-2222-3333-4444-555555555555' -Scopes $scopes -NoWelcome
  $appId = '66666666-7777-8888-9999-000000000000'
  $enterpriseApp = Get-MgServicePrincipal -Filter "appId eq '$appId'"
  if ($null -eq $enterpriseApp) {
    throw 'The tenant has no enterprise application with this client ID.'
  }
  $dropped = @()

  # Microsoft Graph
  $resourceAppId = '00000003-0000-0000-c000-000000000000'
  $resource = Get-MgServicePrincipal -Filter "appId eq '$resourceAppId'"
  $names = @(
    'Mail.Read'
  )
  $roleIds = @($resource.AppRoles | Where-Object { $names -contains $_.Value } | ForEach-Object { $_.Id })
  $dropped += @($roleIds | ForEach-Object { $resourceAppId + '/' + $_ })
  $grants = @(Get-MgServicePrincipalAppRoleAssignment -ServicePrincipalId $enterpriseApp.Id -All)
  foreach ($grant in $grants) {
    if (($grant.ResourceId -eq $resource.Id) -and ($roleIds -contains $grant.AppRoleId)) {
      Remove-MgServicePrincipalAppRoleAssignment -ServicePrincipalId $enterpriseApp.Id -AppRoleAssignmentId $grant.Id -WhatIf:$preview
    }
  }

  # The registration asks for the permission too: left there, the next admin consent would grant it again.
  $registration = Get-MgApplication -Filter "appId eq '$appId'"
  if ($null -eq $registration) {
    Write-Warning 'The app registration is in another tenant. Ask its owner to remove the permission there.'
    return
  }
  $access = @()
  $changed = $false
  foreach ($entry in $registration.RequiredResourceAccess) {
    $kept = @()
    foreach ($permission in $entry.ResourceAccess) {
      $key = $entry.ResourceAppId + '/' + $permission.Id
      if (($permission.Type -eq 'Role') -and ($dropped -contains $key)) {
        $changed = $true
      } else {
        $kept += @{ Id = $permission.Id; Type = $permission.Type }
      }
    }
    if ($kept.Count -gt 0) {
      $access += @{ ResourceAppId = $entry.ResourceAppId; ResourceAccess = $kept }
    }
  }
  if ($changed) {
    $body = @{ RequiredResourceAccess = $access }
    Update-MgApplication -ApplicationId $registration.Id -BodyParameter $body -WhatIf:$preview
  }
}

# ----- undo -----
# Takes back: Remove the tenant-wide permission in Entra
param([switch]$WhatIf)
& {
  $ErrorActionPreference = 'Stop'
  $preview = [bool]$WhatIf
  if (-not (Get-Module -ListAvailable -Name Microsoft.Graph.Applications)) {
    throw 'Install Microsoft Graph PowerShell first: Install-Module Microsoft.Graph.Applications -Scope CurrentUser'
  }
  $scopes = 'Application.ReadWrite.All', 'AppRoleAssignment.ReadWrite.All'
  Connect-MgGraph -Environment 'China' -TenantId '11111111-2222-3333-4444-555555555555' -Scopes $scopes -NoWelcome
  $appId = '66666666-7777-8888-9999-000000000000'
  $enterpriseApp = Get-MgServicePrincipal -Filter "appId eq '$appId'"
  if ($null -eq $enterpriseApp) {
    throw 'The tenant has no enterprise application with this client ID.'
  }

  # Microsoft Graph
  $resourceAppId = '00000003-0000-0000-c000-000000000000'
  $resource = Get-MgServicePrincipal -Filter "appId eq '$resourceAppId'"
  $names = @(
    'Mail.Read'
  )
  $roleIds = @($resource.AppRoles | Where-Object { $names -contains $_.Value } | ForEach-Object { $_.Id })
  foreach ($roleId in $roleIds) {
    New-MgServicePrincipalAppRoleAssignment -ServicePrincipalId $enterpriseApp.Id -PrincipalId $enterpriseApp.Id -ResourceId $resource.Id -AppRoleId $roleId -WhatIf:$preview
  }
  # Add the permission to the registration too: App registrations > API permissions > Add a permission.
}

# See whether an Application Access Policy exists
# A policy narrows what Entra granted for EWS and Graph. It does nothing for IMAP, POP and SMTP and
# nothing to an Exchange role. The test answers Granted where no policy exists, whatever the
# application may do.
# Who runs it: Exchange administrator (Organization Management, or the Entra role Exchange
# Administrator).
# Changes nothing in the tenant.
param([switch]$WhatIf)
& {
  $ErrorActionPreference = 'Stop'
  $preview = [bool]$WhatIf
  $appId = '66666666-7777-8888-9999-000000000000'
  $policies = @(Get-ApplicationAccessPolicy | Where-Object { ($_.AppId -like ('*' + $appId + '*')) -or ($_.AppId -eq '*') })
  $policies | Format-List 'ScopeName', 'ScopeIdentity', 'Identity', 'AppId', 'Description', 'AccessRight', 'IsValid'
  $mailboxes = @(
    'ap@contoso.cn'
  )
  foreach ($mailbox in $mailboxes) {
    Test-ApplicationAccessPolicy -Identity $mailbox -AppId $appId | Format-List 'AppId', 'Mailbox', 'AccessCheckResult'
  }
}

# ----- undo -----

