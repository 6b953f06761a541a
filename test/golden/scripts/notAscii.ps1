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
  Connect-ExchangeOnline -ExchangeEnvironmentName 'O365Default' -ShowBanner:$false
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
  Connect-MgGraph -Environment 'Global' -TenantId '11111111-2222-3333-4444-555555555555' -Scopes $scopes -NoWelcome
  $enterpriseApp = Get-MgServicePrincipal -Filter "appId eq '66666666-7777-8888-9999-000000000000'"
  if ($null -eq $enterpriseApp) {
    throw 'The tenant has no enterprise application with this client ID. Grant admin consent first, or check the client ID.'
  }
  $objectId = $enterpriseApp.Id
  $appId = '66666666-7777-8888-9999-000000000000'
  $principal = Get-ServicePrincipal | Where-Object { $_.AppId -eq $appId } | Select-Object -First 1
  if ($null -eq $principal) {
    New-ServicePrincipal -AppId $appId -ObjectId $objectId -DisplayName ('' + 'B' + [char]0xFC + 'ro Rechnungen ' + [char]0x8ACB + [char]0x6C42 + [char]0x66F8 + ' 66666666') -WhatIf:$preview
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

# Put the mailboxes into a mail-enabled security group
# The group says which mailboxes the application may reach. Only direct members count: members of a
# group inside this group stay outside. Shared mailboxes can be members.
# Who runs it: Exchange administrator (Organization Management, or the Entra role Exchange
# Administrator).
# In force after: a few minutes; the applications' access follows with the role.
# Safe to run again. To see what would change and change nothing, run it with -WhatIf.
param([switch]$WhatIf)
& {
  $ErrorActionPreference = 'Stop'
  $preview = [bool]$WhatIf
  $groupAddress = ('' + 'gr' + [char]0xFC + 'ppe@contoso.com')
  $group = Get-DistributionGroup -Identity $groupAddress -ErrorAction SilentlyContinue
  if ($null -eq $group) {
    $groupName = ('' + 'B' + [char]0xFC + 'ro Rechnungen ' + [char]0x8ACB + [char]0x6C42 + [char]0x66F8 + ' 66666666 mailboxes')
    $group = New-DistributionGroup -Name $groupName -Type Security -PrimarySmtpAddress $groupAddress -MemberJoinRestriction Closed -MemberDepartRestriction Closed -WhatIf:$preview
    if ($preview) { return }
    # Nobody needs to see the group or to write to it.
    Set-DistributionGroup -Identity $group.Guid.ToString() -HiddenFromAddressListsEnabled $true -RequireSenderAuthenticationEnabled $true -WhatIf:$preview
  } elseif ($group.RecipientTypeDetails -ne 'MailUniversalSecurityGroup') {
    throw ($groupAddress + ' is ' + $group.RecipientTypeDetails + '. Name a mail-enabled security group.')
  }
  $mailboxes = @(
    ('' + 'b' + [char]0xFC + 'ro' + [char]0x2019 + 's@contoso.com')
  )
  $members = @(Get-DistributionGroupMember -Identity $group.Guid.ToString() -ResultSize Unlimited)
  $nested = @($members | Where-Object { $_.RecipientType -like "*Group" })
  foreach ($inner in $nested) {
    Write-Warning ('Members of ' + $inner.PrimarySmtpAddress + ' do not count: add them to the group itself.')
  }
  foreach ($mailbox in $mailboxes) {
    $recipient = Get-Recipient -Identity $mailbox
    if (@($members | Where-Object { $_.Guid -eq $recipient.Guid }).Count -eq 0) {
      Add-DistributionGroupMember -Identity $group.Guid.ToString() -Member $recipient.Guid.ToString() -BypassSecurityGroupManagerCheck -WhatIf:$preview
    }
  }
  Get-DistributionGroupMember -Identity $group.Guid.ToString() -ResultSize Unlimited | Format-Table 'Name', 'PrimarySmtpAddress', 'RecipientType'
}

# ----- undo -----
# Takes back: Put the mailboxes into a mail-enabled security group
param([switch]$WhatIf)
& {
  $ErrorActionPreference = 'Stop'
  $preview = [bool]$WhatIf
  # Remove the role assignment and the management scope first.
  $groupAddress = ('' + 'gr' + [char]0xFC + 'ppe@contoso.com')
  $group = Get-DistributionGroup -Identity $groupAddress -ErrorAction SilentlyContinue
  if ($null -ne $group) {
    Remove-DistributionGroup -Identity $group.Guid.ToString() -Confirm:$false -WhatIf:$preview
  }
}

# Make a management scope of the group's members
# A scope limits an Exchange role to some mailboxes. Without one, the role reaches the whole
# organization.
# Who runs it: Exchange administrator (Organization Management, or the Entra role Exchange
# Administrator).
# In force after: 30 minutes while the application is idle, up to 2 hours while it is busy.
# Safe to run again. To see what would change and change nothing, run it with -WhatIf.
param([switch]$WhatIf)
& {
  $ErrorActionPreference = 'Stop'
  $preview = [bool]$WhatIf
  $groupAddress = ('' + 'gr' + [char]0xFC + 'ppe@contoso.com')
  $group = Get-DistributionGroup -Identity $groupAddress -ErrorAction SilentlyContinue
  if ($null -eq $group) {
    Write-Warning 'The group does not exist yet. Run the group block first.'
    return
  }
  # The filter is text in a query language of its own: a quote in the name is doubled there.
  $filter = "MemberOfGroup -eq '" + $group.DistinguishedName.Replace("'", "''") + "'"
  $scopeName = ('' + 'B' + [char]0xFC + 'ro Rechnungen ' + [char]0x8ACB + [char]0x6C42 + [char]0x66F8 + ' 66666666 scope')
  $scope = Get-ManagementScope | Where-Object { $_.Name -eq $scopeName } | Select-Object -First 1
  if ($null -eq $scope) {
    New-ManagementScope -Name $scopeName -RecipientRestrictionFilter $filter -WhatIf:$preview
  } elseif ($scope.RecipientFilter -ne $filter) {
    Write-Warning ('The scope exists with another filter: ' + $scope.RecipientFilter)
    Write-Warning ('Wanted: ' + $filter)
    Write-Warning 'Check who made it before you change it with Set-ManagementScope -RecipientRestrictionFilter.'
  } else {
    Write-Host 'The scope exists already.'
  }
  Get-ManagementScope | Where-Object { $_.Name -eq $scopeName } | Format-List 'Name', 'ScopeRestrictionType', 'Exclusive', 'RecipientRoot', 'RecipientFilter'
}

# ----- undo -----
# Takes back: Make a management scope of the group's members
param([switch]$WhatIf)
& {
  $ErrorActionPreference = 'Stop'
  $preview = [bool]$WhatIf
  # Remove the role assignments first.
  $scopeName = ('' + 'B' + [char]0xFC + 'ro Rechnungen ' + [char]0x8ACB + [char]0x6C42 + [char]0x66F8 + ' 66666666 scope')
  if (@(Get-ManagementScope | Where-Object { $_.Name -eq $scopeName }).Count -gt 0) {
    Remove-ManagementScope -Identity $scopeName -Confirm:$false -WhatIf:$preview
  }
}

# Assign the Exchange roles inside the limit
# Application SMTP.SendAsApp let the application into these mailboxes and into no others, as long as
# no tenant-wide permission is granted beside them.
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
  $scopeName = ('' + 'B' + [char]0xFC + 'ro Rechnungen ' + [char]0x8ACB + [char]0x6C42 + [char]0x66F8 + ' 66666666 scope')
  if (@(Get-ManagementScope | Where-Object { $_.Name -eq $scopeName }).Count -eq 0) {
    Write-Warning 'The management scope does not exist yet. Run its block first: without it the role would reach every mailbox.'
    return
  }
  $limit = @{ CustomResourceScope = $scopeName }

  $role = 'Application SMTP.SendAsApp'
  $name = ('' + 'B' + [char]0xFC + 'ro Rechnungen ' + [char]0x8ACB + [char]0x6C42 + [char]0x66F8 + ' 66666666 SMTP.SendAsApp')
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

  $role = 'Application SMTP.SendAsApp'
  $name = ('' + 'B' + [char]0xFC + 'ro Rechnungen ' + [char]0x8ACB + [char]0x6C42 + [char]0x66F8 + ' 66666666 SMTP.SendAsApp')
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
    ('' + 'b' + [char]0xFC + 'ro' + [char]0x2019 + 's@contoso.com')
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

# Open the protocols on the mailboxes
# Only these mailboxes are opened. The organization's SMTP AUTH switch can stay off: the mailbox's
# own value wins. OAuth needs it open as well.
# Who runs it: Exchange administrator (Organization Management, or the Entra role Exchange
# Administrator).
# In force after: up to an hour.
# Safe to run again. To see what would change and change nothing, run it with -WhatIf.
param([switch]$WhatIf)
& {
  $ErrorActionPreference = 'Stop'
  $preview = [bool]$WhatIf
  Write-Host 'The switches before:'
  Get-CASMailbox -Identity ('' + 'b' + [char]0xFC + 'ro' + [char]0x2019 + 's@contoso.com') | Format-List 'PrimarySmtpAddress', 'EwsEnabled', 'ImapEnabled', 'PopEnabled', 'SmtpClientAuthenticationDisabled'
  Set-CASMailbox -Identity ('' + 'b' + [char]0xFC + 'ro' + [char]0x2019 + 's@contoso.com') -SmtpClientAuthenticationDisabled $false -WhatIf:$preview
  Write-Host 'The switches now:'
  Get-CASMailbox -Identity ('' + 'b' + [char]0xFC + 'ro' + [char]0x2019 + 's@contoso.com') | Format-List 'PrimarySmtpAddress', 'EwsEnabled', 'ImapEnabled', 'PopEnabled', 'SmtpClientAuthenticationDisabled'
  Get-TransportConfig | Format-List 'SmtpClientAuthenticationDisabled', 'AllowLegacyTLSClients'
}

# ----- undo -----
# Takes back: Open the protocols on the mailboxes
param([switch]$WhatIf)
& {
  $ErrorActionPreference = 'Stop'
  $preview = [bool]$WhatIf
  # Run only the lines whose switch the block showed as off before; other programs may use the
  # protocol too.
  Set-CASMailbox -Identity ('' + 'b' + [char]0xFC + 'ro' + [char]0x2019 + 's@contoso.com') -SmtpClientAuthenticationDisabled $null -WhatIf:$preview
}

# Remove the tenant-wide permission in Entra
# Access is the union of what Entra granted and what Exchange assigned: while SMTP.SendAsApp is
# granted, every mailbox is open. Run it after the roles were tested. Afterwards the token rightly
# shows no roles for it. In the portal: App registrations > the application > API permissions > ...
# > Remove permission, then Enterprise applications > the application > Permissions > Review
# permissions.
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
  Connect-MgGraph -Environment 'Global' -TenantId '11111111-2222-3333-4444-555555555555' -Scopes $scopes -NoWelcome
  $appId = '66666666-7777-8888-9999-000000000000'
  $enterpriseApp = Get-MgServicePrincipal -Filter "appId eq '$appId'"
  if ($null -eq $enterpriseApp) {
    throw 'The tenant has no enterprise application with this client ID.'
  }
  $dropped = @()

  # Office 365 Exchange Online
  $resourceAppId = '00000002-0000-0ff1-ce00-000000000000'
  $resource = Get-MgServicePrincipal -Filter "appId eq '$resourceAppId'"
  $names = @(
    'SMTP.SendAsApp'
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
  Connect-MgGraph -Environment 'Global' -TenantId '11111111-2222-3333-4444-555555555555' -Scopes $scopes -NoWelcome
  $appId = '66666666-7777-8888-9999-000000000000'
  $enterpriseApp = Get-MgServicePrincipal -Filter "appId eq '$appId'"
  if ($null -eq $enterpriseApp) {
    throw 'The tenant has no enterprise application with this client ID.'
  }

  # Office 365 Exchange Online
  $resourceAppId = '00000002-0000-0ff1-ce00-000000000000'
  $resource = Get-MgServicePrincipal -Filter "appId eq '$resourceAppId'"
  $names = @(
    'SMTP.SendAsApp'
  )
  $roleIds = @($resource.AppRoles | Where-Object { $names -contains $_.Value } | ForEach-Object { $_.Id })
  foreach ($roleId in $roleIds) {
    New-MgServicePrincipalAppRoleAssignment -ServicePrincipalId $enterpriseApp.Id -PrincipalId $enterpriseApp.Id -ResourceId $resource.Id -AppRoleId $roleId -WhatIf:$preview
  }
  # Add the permission to the registration too: App registrations > API permissions > Add a permission.
}

