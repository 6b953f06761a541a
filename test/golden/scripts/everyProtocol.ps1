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
  # Entra admin center > Enterprise applications > the application > Object ID.
  $objectId = '77777777-8888-9999-aaaa-bbbbbbbbbbbb'
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
  $groupAddress = 'contoso-capture-mailboxes@contoso.com'
  $group = Get-DistributionGroup -Identity $groupAddress -ErrorAction SilentlyContinue
  if ($null -eq $group) {
    $groupName = 'Contoso Capture 66666666 mailboxes'
    $group = New-DistributionGroup -Name $groupName -Type Security -PrimarySmtpAddress $groupAddress -MemberJoinRestriction Closed -MemberDepartRestriction Closed -WhatIf:$preview
    if ($preview) { return }
    # Nobody needs to see the group or to write to it.
    Set-DistributionGroup -Identity $group.Guid.ToString() -HiddenFromAddressListsEnabled $true -RequireSenderAuthenticationEnabled $true -WhatIf:$preview
  } elseif ($group.RecipientTypeDetails -ne 'MailUniversalSecurityGroup') {
    throw ($groupAddress + ' is ' + $group.RecipientTypeDetails + '. Name a mail-enabled security group.')
  }
  $mailboxes = @(
    'ap@contoso.com'
    'o''brien@contoso.com'
    'archive@contoso.com'
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
  $groupAddress = 'contoso-capture-mailboxes@contoso.com'
  $group = Get-DistributionGroup -Identity $groupAddress -ErrorAction SilentlyContinue
  if ($null -ne $group) {
    Remove-DistributionGroup -Identity $group.Guid.ToString() -Confirm:$false -WhatIf:$preview
  }
}

# Take the members of the access policy's group over
# A policy counts nested groups and an Exchange role does not, so every mailbox becomes a direct
# member. A policy that denies has no equal among Exchange roles and stops the block.
# Who runs it: Exchange administrator (Organization Management, or the Entra role Exchange
# Administrator).
# In force after: a few minutes; the applications' access follows with the role.
# Safe to run again. To see what would change and change nothing, run it with -WhatIf.
param([switch]$WhatIf)
& {
  $ErrorActionPreference = 'Stop'
  $preview = [bool]$WhatIf
  $appId = '66666666-7777-8888-9999-000000000000'
  $policies = @(Get-ApplicationAccessPolicy | Where-Object { ($_.AppId -like ('*' + $appId + '*')) -or ($_.AppId -eq '*') })
  $groupAddress = 'contoso-capture-mailboxes@contoso.com'
  $group = Get-DistributionGroup -Identity $groupAddress -ErrorAction SilentlyContinue
  if ($null -eq $group) {
    Write-Warning 'The group does not exist yet. Run the group block first.'
    return
  }
  if (@($policies | Where-Object { $_.AccessRight -eq 'DenyAccess' }).Count -gt 0) {
    throw 'A policy denies access. Exchange roles know no denial: decide which mailboxes may be reached, and name those.'
  }
  $present = @(Get-DistributionGroupMember -Identity $group.Guid.ToString() -ResultSize Unlimited | ForEach-Object { $_.Guid })
  $seen = @()
  $open = @($policies | Where-Object { $_.AccessRight -eq 'RestrictAccess' } | ForEach-Object { $_.ScopeIdentity })
  while ($open.Count -gt 0) {
    $next = $open[0]
    $open = @($open | Select-Object -Skip 1)
    $recipient = Get-Recipient -Identity $next
    if ($seen -contains $recipient.Guid) { continue }
    $seen += $recipient.Guid
    if ($recipient.RecipientType -like "*Group") {
      $open += @(Get-DistributionGroupMember -Identity $recipient.Guid.ToString() -ResultSize Unlimited | ForEach-Object { $_.Guid.ToString() })
    } elseif ($present -notcontains $recipient.Guid) {
      Add-DistributionGroupMember -Identity $group.Guid.ToString() -Member $recipient.Guid.ToString() -BypassSecurityGroupManagerCheck -WhatIf:$preview
    }
  }
}

# ----- undo -----
# Takes back: Take the members of the access policy's group over
param([switch]$WhatIf)
& {
  $ErrorActionPreference = 'Stop'
  $preview = [bool]$WhatIf
  $groupAddress = 'contoso-capture-mailboxes@contoso.com'
  $group = Get-DistributionGroup -Identity $groupAddress -ErrorAction SilentlyContinue
  $own = @(
    'ap@contoso.com'
    'o''brien@contoso.com'
    'archive@contoso.com'
  )
  $kept = @($own | ForEach-Object { (Get-Recipient -Identity $_).Guid })
  foreach ($member in @(Get-DistributionGroupMember -Identity $group.Guid.ToString() -ResultSize Unlimited)) {
    if ($kept -notcontains $member.Guid) {
      Remove-DistributionGroupMember -Identity $group.Guid.ToString() -Member $member.Guid.ToString() -BypassSecurityGroupManagerCheck -Confirm:$false -WhatIf:$preview
    }
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
  $groupAddress = 'contoso-capture-mailboxes@contoso.com'
  $group = Get-DistributionGroup -Identity $groupAddress -ErrorAction SilentlyContinue
  if ($null -eq $group) {
    Write-Warning 'The group does not exist yet. Run the group block first.'
    return
  }
  # The filter is text in a query language of its own: a quote in the name is doubled there.
  $filter = "MemberOfGroup -eq '" + $group.DistinguishedName.Replace("'", "''") + "'"
  $scopeName = 'Contoso Capture 66666666 scope'
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
  $scopeName = 'Contoso Capture 66666666 scope'
  if (@(Get-ManagementScope | Where-Object { $_.Name -eq $scopeName }).Count -gt 0) {
    Remove-ManagementScope -Identity $scopeName -Confirm:$false -WhatIf:$preview
  }
}

# Assign the Exchange roles inside the limit
# Application EWS.AccessAsApp and Application SMTP.SendAsApp and Application Mail.ReadWrite and
# Application Mail.Send let the application into these mailboxes and into no others, as long as no
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
  $scopeName = 'Contoso Capture 66666666 scope'
  if (@(Get-ManagementScope | Where-Object { $_.Name -eq $scopeName }).Count -eq 0) {
    Write-Warning 'The management scope does not exist yet. Run its block first: without it the role would reach every mailbox.'
    return
  }
  $limit = @{ CustomResourceScope = $scopeName }

  $role = 'Application EWS.AccessAsApp'
  $name = 'Contoso Capture 66666666 EWS.AccessAsApp'
  $assignee = @($principal.ObjectId, $principal.AppId, $principal.Identity, $principal.Name) | ForEach-Object { [string]$_ }
  $all = @(Get-ManagementRoleAssignment -Role $role | Where-Object { $_.RoleAssigneeType -eq 'ServicePrincipal' })
  $given = @($all | Where-Object { ($assignee -contains [string]$_.RoleAssignee) -or ($assignee -contains [string]$_.RoleAssigneeName) -or ($_.Name -eq $name) })
  if ($given.Count -eq 0) {
    New-ManagementRoleAssignment -Name $name -App $principal.ObjectId -Role $role @limit -WhatIf:$preview
  } else {
    # One made earlier without a limit would still reach every mailbox: compare the scopes.
    $given | Format-List 'Name', 'Role', 'RoleAssigneeName', 'RoleAssigneeType', 'AssignmentMethod', 'CustomResourceScope', 'RecipientWriteScope'
  }

  $role = 'Application SMTP.SendAsApp'
  $name = 'Contoso Capture 66666666 SMTP.SendAsApp'
  $assignee = @($principal.ObjectId, $principal.AppId, $principal.Identity, $principal.Name) | ForEach-Object { [string]$_ }
  $all = @(Get-ManagementRoleAssignment -Role $role | Where-Object { $_.RoleAssigneeType -eq 'ServicePrincipal' })
  $given = @($all | Where-Object { ($assignee -contains [string]$_.RoleAssignee) -or ($assignee -contains [string]$_.RoleAssigneeName) -or ($_.Name -eq $name) })
  if ($given.Count -eq 0) {
    New-ManagementRoleAssignment -Name $name -App $principal.ObjectId -Role $role @limit -WhatIf:$preview
  } else {
    # One made earlier without a limit would still reach every mailbox: compare the scopes.
    $given | Format-List 'Name', 'Role', 'RoleAssigneeName', 'RoleAssigneeType', 'AssignmentMethod', 'CustomResourceScope', 'RecipientWriteScope'
  }

  $role = 'Application Mail.ReadWrite'
  $name = 'Contoso Capture 66666666 Mail.ReadWrite'
  $assignee = @($principal.ObjectId, $principal.AppId, $principal.Identity, $principal.Name) | ForEach-Object { [string]$_ }
  $all = @(Get-ManagementRoleAssignment -Role $role | Where-Object { $_.RoleAssigneeType -eq 'ServicePrincipal' })
  $given = @($all | Where-Object { ($assignee -contains [string]$_.RoleAssignee) -or ($assignee -contains [string]$_.RoleAssigneeName) -or ($_.Name -eq $name) })
  if ($given.Count -eq 0) {
    New-ManagementRoleAssignment -Name $name -App $principal.ObjectId -Role $role @limit -WhatIf:$preview
  } else {
    # One made earlier without a limit would still reach every mailbox: compare the scopes.
    $given | Format-List 'Name', 'Role', 'RoleAssigneeName', 'RoleAssigneeType', 'AssignmentMethod', 'CustomResourceScope', 'RecipientWriteScope'
  }

  $role = 'Application Mail.Send'
  $name = 'Contoso Capture 66666666 Mail.Send'
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

  $role = 'Application EWS.AccessAsApp'
  $name = 'Contoso Capture 66666666 EWS.AccessAsApp'
  $assignee = @($principal.ObjectId, $principal.AppId, $principal.Identity, $principal.Name) | ForEach-Object { [string]$_ }
  $all = @(Get-ManagementRoleAssignment -Role $role | Where-Object { $_.RoleAssigneeType -eq 'ServicePrincipal' })
  $given = @($all | Where-Object { ($assignee -contains [string]$_.RoleAssignee) -or ($assignee -contains [string]$_.RoleAssigneeName) -or ($_.Name -eq $name) })
  foreach ($assignment in $given) {
    Remove-ManagementRoleAssignment -Identity $assignment.Identity -Confirm:$false -WhatIf:$preview
  }

  $role = 'Application SMTP.SendAsApp'
  $name = 'Contoso Capture 66666666 SMTP.SendAsApp'
  $assignee = @($principal.ObjectId, $principal.AppId, $principal.Identity, $principal.Name) | ForEach-Object { [string]$_ }
  $all = @(Get-ManagementRoleAssignment -Role $role | Where-Object { $_.RoleAssigneeType -eq 'ServicePrincipal' })
  $given = @($all | Where-Object { ($assignee -contains [string]$_.RoleAssignee) -or ($assignee -contains [string]$_.RoleAssigneeName) -or ($_.Name -eq $name) })
  foreach ($assignment in $given) {
    Remove-ManagementRoleAssignment -Identity $assignment.Identity -Confirm:$false -WhatIf:$preview
  }

  $role = 'Application Mail.ReadWrite'
  $name = 'Contoso Capture 66666666 Mail.ReadWrite'
  $assignee = @($principal.ObjectId, $principal.AppId, $principal.Identity, $principal.Name) | ForEach-Object { [string]$_ }
  $all = @(Get-ManagementRoleAssignment -Role $role | Where-Object { $_.RoleAssigneeType -eq 'ServicePrincipal' })
  $given = @($all | Where-Object { ($assignee -contains [string]$_.RoleAssignee) -or ($assignee -contains [string]$_.RoleAssigneeName) -or ($_.Name -eq $name) })
  foreach ($assignment in $given) {
    Remove-ManagementRoleAssignment -Identity $assignment.Identity -Confirm:$false -WhatIf:$preview
  }

  $role = 'Application Mail.Send'
  $name = 'Contoso Capture 66666666 Mail.Send'
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
    'ap@contoso.com'
    'o''brien@contoso.com'
    'archive@contoso.com'
  )
  $outside = @(
    'ceo@contoso.com'
  )
  $results = foreach ($mailbox in ($inside + $outside)) {
    Test-ServicePrincipalAuthorization -Identity $principal.ObjectId -Resource $mailbox |
      Add-Member -NotePropertyName Resource -NotePropertyValue $mailbox -PassThru
  }
  $results | Format-Table 'Resource', 'RoleName', 'GrantedPermissions', 'AllowedResourceScope', 'ScopeType', 'InScope'
  # The same as JSON, to paste into the extension:
  $results | Select-Object 'Resource', 'RoleName', 'GrantedPermissions', 'AllowedResourceScope', 'ScopeType', 'InScope' | ConvertTo-Json
}

# ----- undo -----

# Let the application into each mailbox for IMAP and POP
# No Exchange role and no access policy limits IMAP and POP: the FullAccess list of each mailbox is
# the boundary. Give it here and on no other mailbox.
# Who runs it: Exchange administrator (Organization Management, or the Entra role Exchange
# Administrator).
# In force after: about an hour.
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
  # A permission that is there already gives a warning and no second entry.
  $mailboxes = @(
    'ap@contoso.com'
    'o''brien@contoso.com'
  )
  foreach ($mailbox in $mailboxes) {
    Add-MailboxPermission -Identity $mailbox -User $principal.Identity -AccessRights FullAccess -AutoMapping $false -WhatIf:$preview
  }
  $senders = @(
    'fax@contoso.com'
  )
  foreach ($sender in $senders) {
    Add-RecipientPermission -Identity $sender -Trustee $principal.Identity -AccessRights SendAs -Confirm:$false -WhatIf:$preview
  }
  foreach ($mailbox in $mailboxes) {
    Get-MailboxPermission -Identity $mailbox | Format-Table 'Identity', 'User', 'AccessRights', 'Deny'
  }
}

# ----- undo -----
# Takes back: Let the application into each mailbox for IMAP and POP
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
  $mailboxes = @(
    'ap@contoso.com'
    'o''brien@contoso.com'
  )
  foreach ($mailbox in $mailboxes) {
    Remove-MailboxPermission -Identity $mailbox -User $principal.Identity -AccessRights FullAccess -Confirm:$false -WhatIf:$preview
  }
  $senders = @(
    'fax@contoso.com'
  )
  foreach ($sender in $senders) {
    Remove-RecipientPermission -Identity $sender -Trustee $principal.Identity -AccessRights SendAs -Confirm:$false -WhatIf:$preview
  }
}

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
  Get-CASMailbox -Identity 'ap@contoso.com' | Format-List 'PrimarySmtpAddress', 'EwsEnabled', 'ImapEnabled', 'PopEnabled', 'SmtpClientAuthenticationDisabled'
  Get-CASMailbox -Identity 'o''brien@contoso.com' | Format-List 'PrimarySmtpAddress', 'EwsEnabled', 'ImapEnabled', 'PopEnabled', 'SmtpClientAuthenticationDisabled'
  Get-CASMailbox -Identity 'archive@contoso.com' | Format-List 'PrimarySmtpAddress', 'EwsEnabled', 'ImapEnabled', 'PopEnabled', 'SmtpClientAuthenticationDisabled'
  Set-CASMailbox -Identity 'ap@contoso.com' -EwsEnabled $true -WhatIf:$preview
  Set-CASMailbox -Identity 'ap@contoso.com' -ImapEnabled $true -WhatIf:$preview
  Set-CASMailbox -Identity 'o''brien@contoso.com' -PopEnabled $true -WhatIf:$preview
  Set-CASMailbox -Identity 'o''brien@contoso.com' -SmtpClientAuthenticationDisabled $false -WhatIf:$preview
  Write-Host 'The switches now:'
  Get-CASMailbox -Identity 'ap@contoso.com' | Format-List 'PrimarySmtpAddress', 'EwsEnabled', 'ImapEnabled', 'PopEnabled', 'SmtpClientAuthenticationDisabled'
  Get-CASMailbox -Identity 'o''brien@contoso.com' | Format-List 'PrimarySmtpAddress', 'EwsEnabled', 'ImapEnabled', 'PopEnabled', 'SmtpClientAuthenticationDisabled'
  Get-CASMailbox -Identity 'archive@contoso.com' | Format-List 'PrimarySmtpAddress', 'EwsEnabled', 'ImapEnabled', 'PopEnabled', 'SmtpClientAuthenticationDisabled'
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
  Set-CASMailbox -Identity 'ap@contoso.com' -EwsEnabled $false -WhatIf:$preview
  Set-CASMailbox -Identity 'ap@contoso.com' -ImapEnabled $false -WhatIf:$preview
  Set-CASMailbox -Identity 'o''brien@contoso.com' -PopEnabled $false -WhatIf:$preview
  Set-CASMailbox -Identity 'o''brien@contoso.com' -SmtpClientAuthenticationDisabled $null -WhatIf:$preview
}

# Allow the application in the organization's EWS list
# Since October 2026 EWS works only for client IDs in EwsAllowedAppIDs while EwsEnabled is True, and
# for nobody while it is False. EWS in Exchange Online ends on 1 April 2027.
# Who runs it: Exchange administrator (Organization Management, or the Entra role Exchange
# Administrator).
# In force after: up to 24 hours for the list, about 1 hour, at most 4 for the switch.
# Safe to run again. To see what would change and change nothing, run it with -WhatIf.
param([switch]$WhatIf)
& {
  $ErrorActionPreference = 'Stop'
  $preview = [bool]$WhatIf
  $appId = '66666666-7777-8888-9999-000000000000'
  # The value is shown only with this switch; a plain Get-OrganizationConfig leaves it empty.
  $listed = (Get-OrganizationConfig -RetrieveEwsOperationAccessPolicy).EwsAllowedAppIDs
  $ids = @(($listed -join ',') -split '[,; ]+' | Where-Object { $_ } | ForEach-Object { $_.ToLowerInvariant() } | Select-Object -Unique)
  if ($ids -contains $appId) {
    Write-Host 'The application is in the list already.'
  } else {
    # Setting the list replaces it whole, so every ID that is there goes back in.
    Set-OrganizationConfig -EwsAllowedAppIDs (($ids + $appId) -join ',') -WhatIf:$preview
  }

  $enabled = (Get-OrganizationConfig).EwsEnabled
  if ($null -eq $enabled) {
    Write-Warning 'EwsEnabled is not set: EWS is open to all until Microsoft sets it to False. When the list holds every'
    Write-Warning 'application that needs EWS, turn it on yourself: Set-OrganizationConfig -EwsEnabled $true'
  } elseif ($enabled) {
    Write-Host 'EwsEnabled is True: EWS works for the applications in the list.'
  } else {
    Write-Warning 'EwsEnabled is False: EWS is off for all. To open it for the listed applications only:'
    Write-Warning 'Set-OrganizationConfig -EwsEnabled $true'
  }
  Get-OrganizationConfig | Format-List 'EwsEnabled', 'EwsApplicationAccessPolicy', 'EwsAllowList', 'EwsBlockList'
}

# ----- undo -----
# Takes back: Allow the application in the organization's EWS list
param([switch]$WhatIf)
& {
  $ErrorActionPreference = 'Stop'
  $preview = [bool]$WhatIf
  $appId = '66666666-7777-8888-9999-000000000000'
  # The value is shown only with this switch; a plain Get-OrganizationConfig leaves it empty.
  $listed = (Get-OrganizationConfig -RetrieveEwsOperationAccessPolicy).EwsAllowedAppIDs
  $ids = @(($listed -join ',') -split '[,; ]+' | Where-Object { $_ } | ForEach-Object { $_.ToLowerInvariant() } | Select-Object -Unique)
  $kept = @($ids | Where-Object { $_ -ne $appId })
  if ($kept.Count -eq $ids.Count) {
    Write-Host 'The application is not in the list.'
  } elseif ($kept.Count -eq 0) {
    Write-Warning 'This application is the only one in the list: an empty list beside EwsEnabled True blocks EWS for all.'
  } else {
    Set-OrganizationConfig -EwsAllowedAppIDs ($kept -join ',') -WhatIf:$preview
  }
}

# Remove the tenant-wide permission in Entra
# Access is the union of what Entra granted and what Exchange assigned: while full_access_as_app,
# SMTP.SendAsApp, Mail.ReadWrite, Mail.Send is granted, every mailbox is open. Run it after the
# roles were tested. Afterwards the token rightly shows no roles for it. In the portal: App
# registrations > the application > API permissions > ... > Remove permission, then Enterprise
# applications > the application > Permissions > Review permissions.
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
    'full_access_as_app'
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

  # Microsoft Graph
  $resourceAppId = '00000003-0000-0000-c000-000000000000'
  $resource = Get-MgServicePrincipal -Filter "appId eq '$resourceAppId'"
  $names = @(
    'Mail.ReadWrite'
    'Mail.Send'
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
    'full_access_as_app'
    'SMTP.SendAsApp'
  )
  $roleIds = @($resource.AppRoles | Where-Object { $names -contains $_.Value } | ForEach-Object { $_.Id })
  foreach ($roleId in $roleIds) {
    New-MgServicePrincipalAppRoleAssignment -ServicePrincipalId $enterpriseApp.Id -PrincipalId $enterpriseApp.Id -ResourceId $resource.Id -AppRoleId $roleId -WhatIf:$preview
  }

  # Microsoft Graph
  $resourceAppId = '00000003-0000-0000-c000-000000000000'
  $resource = Get-MgServicePrincipal -Filter "appId eq '$resourceAppId'"
  $names = @(
    'Mail.ReadWrite'
    'Mail.Send'
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
    'ap@contoso.com'
    'o''brien@contoso.com'
    'archive@contoso.com'
    'ceo@contoso.com'
  )
  foreach ($mailbox in $mailboxes) {
    Test-ApplicationAccessPolicy -Identity $mailbox -AppId $appId | Format-List 'AppId', 'Mailbox', 'AccessCheckResult'
  }
}

# ----- undo -----

# Remove the Application Access Policy
# Last step, after the tenant-wide permission is gone and a mailbox outside the scope was refused:
# before that, the policy is what holds the application back. Policies for several applications or
# for all are left alone.
# Who runs it: Exchange administrator (Organization Management, or the Entra role Exchange
# Administrator).
# In force after: up to 30 minutes.
# Safe to run again. To see what would change and change nothing, run it with -WhatIf.
param([switch]$WhatIf)
& {
  $ErrorActionPreference = 'Stop'
  $preview = [bool]$WhatIf
  $appId = '66666666-7777-8888-9999-000000000000'
  $policies = @(Get-ApplicationAccessPolicy | Where-Object { ($_.AppId -like ('*' + $appId + '*')) -or ($_.AppId -eq '*') })
  foreach ($policy in $policies) {
    if ($policy.AppId -eq $appId) {
      $policy | Format-List 'Identity', 'AppId', 'AccessRight', 'ScopeName', 'ScopeIdentity', 'Description'
      Remove-ApplicationAccessPolicy -Identity $policy.Identity -Confirm:$false -WhatIf:$preview
    } else {
      Write-Warning ('Left alone, it names other applications too: ' + $policy.Identity)
    }
  }
}

# ----- undo -----
# Takes back: Remove the Application Access Policy
param([switch]$WhatIf)
& {
  $ErrorActionPreference = 'Stop'
  $preview = [bool]$WhatIf
  # Name the scope and right that the block printed before it removed the policy.
  $appId = '66666666-7777-8888-9999-000000000000'
  $scope = Read-Host 'ScopeIdentity of the removed policy'
  $right = Read-Host 'AccessRight of the removed policy'
  New-ApplicationAccessPolicy -AppId $appId -PolicyScopeGroupId $scope -AccessRight $right -Description '.' -WhatIf:$preview
}

# Make an Application Access Policy (not advised)
# Microsoft has replaced these policies by RBAC for Applications and asks not to make new ones. One
# policy leaves the tenant-wide permission in place, covers EWS and Graph only, and can end with the
# feature.
# Who runs it: Exchange administrator (Organization Management, or the Entra role Exchange
# Administrator).
# In force after: longer than an hour, although Test-ApplicationAccessPolicy shows the new answer at
# once.
# Safe to run again. To see what would change and change nothing, run it with -WhatIf.
param([switch]$WhatIf)
& {
  $ErrorActionPreference = 'Stop'
  $preview = [bool]$WhatIf
  $appId = '66666666-7777-8888-9999-000000000000'
  $policies = @(Get-ApplicationAccessPolicy | Where-Object { ($_.AppId -like ('*' + $appId + '*')) -or ($_.AppId -eq '*') })
  $groupAddress = 'contoso-capture-mailboxes@contoso.com'
  $group = Get-DistributionGroup -Identity $groupAddress -ErrorAction SilentlyContinue
  if ($null -eq $group) {
    Write-Warning 'The group does not exist yet. Run the group block first.'
    return
  }
  $own = @($policies | Where-Object { ($_.AppId -eq $appId) -and ($_.AccessRight -eq 'RestrictAccess') })
  if ($own.Count -eq 0) {
    # About 300 policies fit with a description of one character, and fewer with longer ones.
    New-ApplicationAccessPolicy -AppId $appId -PolicyScopeGroupId $group.Guid.ToString() -AccessRight RestrictAccess -Description '.' -WhatIf:$preview
  } else {
    $own | Format-List 'Identity', 'ScopeName', 'AccessRight'
  }
}

# ----- undo -----
# Takes back: Make an Application Access Policy (not advised)
param([switch]$WhatIf)
& {
  $ErrorActionPreference = 'Stop'
  $preview = [bool]$WhatIf
  $appId = '66666666-7777-8888-9999-000000000000'
  $policies = @(Get-ApplicationAccessPolicy | Where-Object { ($_.AppId -like ('*' + $appId + '*')) -or ($_.AppId -eq '*') })
  foreach ($policy in @($policies | Where-Object { $_.AppId -eq $appId })) {
    Remove-ApplicationAccessPolicy -Identity $policy.Identity -Confirm:$false -WhatIf:$preview
  }
}

