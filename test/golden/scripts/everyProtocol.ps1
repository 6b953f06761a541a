# Connect to Exchange Online
# Every other Exchange block runs in this session. The module is installed for you alone if it is
# missing.
# Who runs it: Exchange administrator (Organization Management, or the Entra role Exchange
# Administrator).
# Changes nothing in the tenant.
param([switch]$WhatIf)
& {
  # An error stops the rest. The preference variable does not reach the cmdlets of script modules, as those of
  # Exchange and Microsoft Graph are; a default for their parameter does.
  $ErrorActionPreference = 'Stop'
  $PSDefaultParameterValues = @{ '*:ErrorAction' = 'Stop' }
  $preview = [bool]$WhatIf
  if (Get-Module -Name 'Microsoft.Graph.Authentication') {
    throw 'Microsoft Graph PowerShell is loaded in this window, and the two modules fail together. Open a new PowerShell window for Exchange.'
  }
  $newest = { Get-Module -ListAvailable -Name ExchangeOnlineManagement | Sort-Object -Property Version -Descending | Select-Object -First 1 }
  $module = & $newest
  if (($null -eq $module) -or ($module.Version -lt [version]'3.0.0')) {
    Install-Module -Name ExchangeOnlineManagement -MinimumVersion '3.0.0' -Scope CurrentUser -WhatIf:$preview
    $module = & $newest
    if ($null -eq $module) { return }
  }
  $needs = [version]'7.2.0'
  if ($module.Version -ge [version]'3.5.0') { $needs = [version]'7.4.0' }
  if ($module.Version -ge [version]'3.10.0') { $needs = [version]'7.6.0' }
  $shell = [version]($PSVersionTable.PSVersion.ToString() -split "-")[0]
  Write-Host ('ExchangeOnlineManagement ' + $module.Version + ', PowerShell ' + $shell)
  if (($shell.Major -ge 6) -and ($shell -lt $needs)) {
    throw ('ExchangeOnlineManagement ' + $module.Version + ' needs PowerShell ' + $needs + ' or later. Update PowerShell, then run this block again.')
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
  # An error stops the rest. The preference variable does not reach the cmdlets of script modules, as those of
  # Exchange and Microsoft Graph are; a default for their parameter does.
  $ErrorActionPreference = 'Stop'
  $PSDefaultParameterValues = @{ '*:ErrorAction' = 'Stop' }
  $preview = [bool]$WhatIf
  $appId = '66666666-7777-8888-9999-000000000000'
  $principal = Get-ServicePrincipal | Where-Object { $_.AppId -eq $appId } | Select-Object -First 1
  # Entra admin center > Enterprise applications > the application > Object ID.
  $objectId = '77777777-8888-9999-aaaa-bbbbbbbbbbbb'
  # What this block changes is kept here, so that its undo takes back that and nothing more.
  $record = Join-Path (Join-Path $HOME '.exchange-oauth-setup') '11111111-2222-3333-4444-555555555555-66666666-7777-8888-9999-000000000000-servicePrincipal.json'
  $changes = @()
  if (Test-Path -LiteralPath $record) {
    $changes = @(Get-Content -LiteralPath $record -Raw | ConvertFrom-Json | ForEach-Object { $_ })
  }
  $note = {
    param($change)
    if ($preview) { return }
    $line = ConvertTo-Json -InputObject $change -Depth 8 -Compress
    $known = @($changes | ForEach-Object { ConvertTo-Json -InputObject $_ -Depth 8 -Compress })
    if (($null -ne $change) -and ($known -notcontains $line)) { $changes += [pscustomobject]$change }
    New-Item -ItemType Directory -Path (Split-Path -Parent $record) -Force | Out-Null
    ConvertTo-Json -InputObject @($changes) -Depth 8 | Set-Content -LiteralPath $record -Encoding utf8
  }
  . $note $null
  if ($null -eq $principal) {
    . $note ([ordered]@{ What = "servicePrincipal"; ObjectId = $objectId })
    New-ServicePrincipal -AppId $appId -ObjectId $objectId -DisplayName 'Contoso Capture 66666666' -WhatIf:$preview | Out-Null
  } elseif ($principal.ObjectId -ne $objectId) {
    Write-Warning ('Exchange has object ' + $principal.ObjectId + ' for this application, which is not the enterprise application.')
    Write-Warning 'It cannot be edited. Remove it and run this block again:'
    Write-Warning ('Remove-ServicePrincipal -Identity ' + $principal.ObjectId)
  } else {
    Write-Host 'Exchange knows the application already.'
  }
  $known = @(Get-ServicePrincipal | Where-Object { $_.AppId -eq $appId })
  $known | Format-List 'DisplayName', 'AppId', 'ObjectId', 'Sid'
  # To paste into the extension:
  ConvertTo-Json -InputObject @($known | Select-Object 'DisplayName', 'AppId', 'ObjectId', 'Sid') -Depth 4
}

# ----- undo -----
# Takes back: Make the application known to Exchange
param([switch]$WhatIf)
& {
  # An error stops the rest. The preference variable does not reach the cmdlets of script modules, as those of
  # Exchange and Microsoft Graph are; a default for their parameter does.
  $ErrorActionPreference = 'Stop'
  $PSDefaultParameterValues = @{ '*:ErrorAction' = 'Stop' }
  $preview = [bool]$WhatIf
  # This also deletes the Exchange roles and mailbox permissions given to it.
  $record = Join-Path (Join-Path $HOME '.exchange-oauth-setup') '11111111-2222-3333-4444-555555555555-66666666-7777-8888-9999-000000000000-servicePrincipal.json'
  $changes = @()
  if (Test-Path -LiteralPath $record) {
    $changes = @(Get-Content -LiteralPath $record -Raw | ConvertFrom-Json | ForEach-Object { $_ })
  }
  if (-not (Test-Path -LiteralPath $record)) {
    Write-Warning 'On this computer nothing is recorded that the block has changed and not taken back.'
    Write-Warning 'What was there before is not known, so nothing is changed.'
    return
  }
  [array]::Reverse($changes)
  $appId = '66666666-7777-8888-9999-000000000000'
  $principal = Get-ServicePrincipal | Where-Object { $_.AppId -eq $appId } | Select-Object -First 1
  if (($changes.Count -gt 0) -and ($null -ne $principal)) {
    Remove-ServicePrincipal -Identity $principal.ObjectId -Confirm:$false -WhatIf:$preview
  }
  if (-not $preview -and (Test-Path -LiteralPath $record)) { Remove-Item -LiteralPath $record }
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
  # An error stops the rest. The preference variable does not reach the cmdlets of script modules, as those of
  # Exchange and Microsoft Graph are; a default for their parameter does.
  $ErrorActionPreference = 'Stop'
  $PSDefaultParameterValues = @{ '*:ErrorAction' = 'Stop' }
  $preview = [bool]$WhatIf
  $groupAddress = 'contoso-capture-mailboxes@contoso.com'
  $group = Get-DistributionGroup -Identity $groupAddress -ErrorAction SilentlyContinue
  # What this block changes is kept here, so that its undo takes back that and nothing more.
  $record = Join-Path (Join-Path $HOME '.exchange-oauth-setup') '11111111-2222-3333-4444-555555555555-66666666-7777-8888-9999-000000000000-group.json'
  $changes = @()
  if (Test-Path -LiteralPath $record) {
    $changes = @(Get-Content -LiteralPath $record -Raw | ConvertFrom-Json | ForEach-Object { $_ })
  }
  $note = {
    param($change)
    if ($preview) { return }
    $line = ConvertTo-Json -InputObject $change -Depth 8 -Compress
    $known = @($changes | ForEach-Object { ConvertTo-Json -InputObject $_ -Depth 8 -Compress })
    if (($null -ne $change) -and ($known -notcontains $line)) { $changes += [pscustomobject]$change }
    New-Item -ItemType Directory -Path (Split-Path -Parent $record) -Force | Out-Null
    ConvertTo-Json -InputObject @($changes) -Depth 8 | Set-Content -LiteralPath $record -Encoding utf8
  }
  . $note $null
  if ($null -eq $group) {
    $groupName = 'Contoso Capture 66666666 mailboxes'
    . $note ([ordered]@{ What = "group"; Address = $groupAddress })
    $group = New-DistributionGroup -Name $groupName -Type Security -PrimarySmtpAddress $groupAddress -MemberJoinRestriction Closed -MemberDepartRestriction Closed -WhatIf:$preview
    if ($preview) { return }
  } elseif ($group.RecipientTypeDetails -ne 'MailUniversalSecurityGroup') {
    throw ($groupAddress + ' is ' + $group.RecipientTypeDetails + '. Name a mail-enabled security group.')
  }
  # Nobody needs to see the group that this block made, or to write to it.
  $made = @($changes | Where-Object { $_.What -eq 'group' }).Count -gt 0
  if ($made -and -not ($group.HiddenFromAddressListsEnabled -and $group.RequireSenderAuthenticationEnabled)) {
    Set-DistributionGroup -Identity $group.Guid.ToString() -HiddenFromAddressListsEnabled $true -RequireSenderAuthenticationEnabled $true -BypassSecurityGroupManagerCheck -WhatIf:$preview
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
      . $note ([ordered]@{ What = "member"; Member = $recipient.Guid.ToString() })
      Add-DistributionGroupMember -Identity $group.Guid.ToString() -Member $recipient.Guid.ToString() -BypassSecurityGroupManagerCheck -WhatIf:$preview
    }
  }
  $members = @(Get-DistributionGroupMember -Identity $group.Guid.ToString() -ResultSize Unlimited)
  $members | Format-Table 'Name', 'PrimarySmtpAddress', 'RecipientTypeDetails'
  # To paste into the extension:
  ConvertTo-Json -InputObject @($members | Select-Object 'Name', 'PrimarySmtpAddress', 'RecipientType', 'RecipientTypeDetails') -Depth 4
}

# ----- undo -----
# Takes back: Put the mailboxes into a mail-enabled security group
param([switch]$WhatIf)
& {
  # An error stops the rest. The preference variable does not reach the cmdlets of script modules, as those of
  # Exchange and Microsoft Graph are; a default for their parameter does.
  $ErrorActionPreference = 'Stop'
  $PSDefaultParameterValues = @{ '*:ErrorAction' = 'Stop' }
  $preview = [bool]$WhatIf
  # Remove the role assignment and the management scope first.
  $record = Join-Path (Join-Path $HOME '.exchange-oauth-setup') '11111111-2222-3333-4444-555555555555-66666666-7777-8888-9999-000000000000-group.json'
  $changes = @()
  if (Test-Path -LiteralPath $record) {
    $changes = @(Get-Content -LiteralPath $record -Raw | ConvertFrom-Json | ForEach-Object { $_ })
  }
  if (-not (Test-Path -LiteralPath $record)) {
    Write-Warning 'On this computer nothing is recorded that the block has changed and not taken back.'
    Write-Warning 'What was there before is not known, so nothing is changed.'
    return
  }
  [array]::Reverse($changes)
  $groupAddress = 'contoso-capture-mailboxes@contoso.com'
  $group = Get-DistributionGroup -Identity $groupAddress -ErrorAction SilentlyContinue
  if (@($changes | Where-Object { $_.What -eq 'group' }).Count -gt 0) {
    if ($null -ne $group) {
      Remove-DistributionGroup -Identity $group.Guid.ToString() -BypassSecurityGroupManagerCheck -Confirm:$false -WhatIf:$preview
    }
  } elseif ($null -ne $group) {
    $members = @(Get-DistributionGroupMember -Identity $group.Guid.ToString() -ResultSize Unlimited | ForEach-Object { $_.Guid.ToString() })
    foreach ($change in @($changes | Where-Object { $_.What -eq 'member' })) {
      if ($members -contains $change.Member) {
        Remove-DistributionGroupMember -Identity $group.Guid.ToString() -Member $change.Member -BypassSecurityGroupManagerCheck -Confirm:$false -WhatIf:$preview
      }
    }
  }
  if (-not $preview -and (Test-Path -LiteralPath $record)) { Remove-Item -LiteralPath $record }
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
  # An error stops the rest. The preference variable does not reach the cmdlets of script modules, as those of
  # Exchange and Microsoft Graph are; a default for their parameter does.
  $ErrorActionPreference = 'Stop'
  $PSDefaultParameterValues = @{ '*:ErrorAction' = 'Stop' }
  $preview = [bool]$WhatIf
  $appId = '66666666-7777-8888-9999-000000000000'
  $policies = @(Get-ApplicationAccessPolicy | Where-Object { ($_.AppId -like ('*' + $appId + '*')) -or ($_.AppId -eq '*') })
  $groupAddress = 'contoso-capture-mailboxes@contoso.com'
  $group = Get-DistributionGroup -Identity $groupAddress -ErrorAction SilentlyContinue
  if ($null -eq $group) {
    Write-Warning 'The group does not exist. Its block makes it.'
    return
  }
  # What this block changes is kept here, so that its undo takes back that and nothing more.
  $record = Join-Path (Join-Path $HOME '.exchange-oauth-setup') '11111111-2222-3333-4444-555555555555-66666666-7777-8888-9999-000000000000-accessPolicyMigrate.json'
  $changes = @()
  if (Test-Path -LiteralPath $record) {
    $changes = @(Get-Content -LiteralPath $record -Raw | ConvertFrom-Json | ForEach-Object { $_ })
  }
  $note = {
    param($change)
    if ($preview) { return }
    $line = ConvertTo-Json -InputObject $change -Depth 8 -Compress
    $known = @($changes | ForEach-Object { ConvertTo-Json -InputObject $_ -Depth 8 -Compress })
    if (($null -ne $change) -and ($known -notcontains $line)) { $changes += [pscustomobject]$change }
    New-Item -ItemType Directory -Path (Split-Path -Parent $record) -Force | Out-Null
    ConvertTo-Json -InputObject @($changes) -Depth 8 | Set-Content -LiteralPath $record -Encoding utf8
  }
  . $note $null
  if (@($policies | Where-Object { $_.AccessRight -eq 'DenyAccess' }).Count -gt 0) {
    throw 'A policy denies access. Exchange roles know no denial: decide which mailboxes may be reached, and name those.'
  }
  $present = @(Get-DistributionGroupMember -Identity $group.Guid.ToString() -ResultSize Unlimited | ForEach-Object { $_.Guid })
  $seen = @()
  $open = @($policies | Where-Object { $_.AccessRight -eq 'RestrictAccess' } | ForEach-Object { ([string]$_.ScopeIdentityRaw -split ';')[-1] })
  # ScopeIdentity is a name; behind the semicolon of ScopeIdentityRaw stands the object ID.
  while ($open.Count -gt 0) {
    $next = $open[0]
    $open = @($open | Select-Object -Skip 1)
    $recipient = Get-Recipient -Identity $next
    if ($seen -contains $recipient.Guid) { continue }
    $seen += $recipient.Guid
    if ($recipient.RecipientType -like "*Group") {
      $open += @(Get-DistributionGroupMember -Identity $recipient.Guid.ToString() -ResultSize Unlimited | ForEach-Object { $_.Guid.ToString() })
    } elseif ($present -notcontains $recipient.Guid) {
      . $note ([ordered]@{ What = "member"; Member = $recipient.Guid.ToString() })
      Add-DistributionGroupMember -Identity $group.Guid.ToString() -Member $recipient.Guid.ToString() -BypassSecurityGroupManagerCheck -WhatIf:$preview
    }
  }
  $members = @(Get-DistributionGroupMember -Identity $group.Guid.ToString() -ResultSize Unlimited)
  # To paste into the extension:
  ConvertTo-Json -InputObject @($members | Select-Object 'Name', 'PrimarySmtpAddress', 'RecipientType', 'RecipientTypeDetails') -Depth 4
}

# ----- undo -----
# Takes back: Take the members of the access policy's group over
param([switch]$WhatIf)
& {
  # An error stops the rest. The preference variable does not reach the cmdlets of script modules, as those of
  # Exchange and Microsoft Graph are; a default for their parameter does.
  $ErrorActionPreference = 'Stop'
  $PSDefaultParameterValues = @{ '*:ErrorAction' = 'Stop' }
  $preview = [bool]$WhatIf
  $record = Join-Path (Join-Path $HOME '.exchange-oauth-setup') '11111111-2222-3333-4444-555555555555-66666666-7777-8888-9999-000000000000-accessPolicyMigrate.json'
  $changes = @()
  if (Test-Path -LiteralPath $record) {
    $changes = @(Get-Content -LiteralPath $record -Raw | ConvertFrom-Json | ForEach-Object { $_ })
  }
  if (-not (Test-Path -LiteralPath $record)) {
    Write-Warning 'On this computer nothing is recorded that the block has changed and not taken back.'
    Write-Warning 'What was there before is not known, so nothing is changed.'
    return
  }
  [array]::Reverse($changes)
  $groupAddress = 'contoso-capture-mailboxes@contoso.com'
  $group = Get-DistributionGroup -Identity $groupAddress -ErrorAction SilentlyContinue
  if ($null -eq $group) {
    Write-Warning 'The group does not exist. Its block makes it.'
    return
  }
  $members = @(Get-DistributionGroupMember -Identity $group.Guid.ToString() -ResultSize Unlimited | ForEach-Object { $_.Guid.ToString() })
  foreach ($change in @($changes | Where-Object { $_.What -eq 'member' })) {
    if ($members -contains $change.Member) {
      Remove-DistributionGroupMember -Identity $group.Guid.ToString() -Member $change.Member -BypassSecurityGroupManagerCheck -Confirm:$false -WhatIf:$preview
    }
  }
  if (-not $preview -and (Test-Path -LiteralPath $record)) { Remove-Item -LiteralPath $record }
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
  # An error stops the rest. The preference variable does not reach the cmdlets of script modules, as those of
  # Exchange and Microsoft Graph are; a default for their parameter does.
  $ErrorActionPreference = 'Stop'
  $PSDefaultParameterValues = @{ '*:ErrorAction' = 'Stop' }
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
  # What this block changes is kept here, so that its undo takes back that and nothing more.
  $record = Join-Path (Join-Path $HOME '.exchange-oauth-setup') '11111111-2222-3333-4444-555555555555-66666666-7777-8888-9999-000000000000-managementScope.json'
  $changes = @()
  if (Test-Path -LiteralPath $record) {
    $changes = @(Get-Content -LiteralPath $record -Raw | ConvertFrom-Json | ForEach-Object { $_ })
  }
  $note = {
    param($change)
    if ($preview) { return }
    $line = ConvertTo-Json -InputObject $change -Depth 8 -Compress
    $known = @($changes | ForEach-Object { ConvertTo-Json -InputObject $_ -Depth 8 -Compress })
    if (($null -ne $change) -and ($known -notcontains $line)) { $changes += [pscustomobject]$change }
    New-Item -ItemType Directory -Path (Split-Path -Parent $record) -Force | Out-Null
    ConvertTo-Json -InputObject @($changes) -Depth 8 | Set-Content -LiteralPath $record -Encoding utf8
  }
  . $note $null
  if ($null -eq $scope) {
    . $note ([ordered]@{ What = "scope"; Name = $scopeName })
    New-ManagementScope -Name $scopeName -RecipientRestrictionFilter $filter -WhatIf:$preview | Out-Null
  } elseif ($scope.RecipientFilter -ne $filter) {
    Write-Warning ('The scope exists with another filter: ' + $scope.RecipientFilter)
    Write-Warning ('Wanted: ' + $filter)
    Write-Warning 'Check who made it before you change it with Set-ManagementScope -RecipientRestrictionFilter.'
  } else {
    Write-Host 'The scope exists already.'
  }
  $scopes = @(Get-ManagementScope | Where-Object { $_.Name -eq $scopeName })
  $scopes | Format-List 'Name', 'ScopeRestrictionType', 'Exclusive', 'RecipientRoot', 'RecipientFilter'
  # To paste into the extension:
  ConvertTo-Json -InputObject @($scopes | Select-Object 'Name', 'ScopeRestrictionType', 'Exclusive', 'RecipientRoot', 'RecipientFilter') -Depth 4
}

# ----- undo -----
# Takes back: Make a management scope of the group's members
param([switch]$WhatIf)
& {
  # An error stops the rest. The preference variable does not reach the cmdlets of script modules, as those of
  # Exchange and Microsoft Graph are; a default for their parameter does.
  $ErrorActionPreference = 'Stop'
  $PSDefaultParameterValues = @{ '*:ErrorAction' = 'Stop' }
  $preview = [bool]$WhatIf
  # Remove the role assignments first.
  $scopeName = 'Contoso Capture 66666666 scope'
  $record = Join-Path (Join-Path $HOME '.exchange-oauth-setup') '11111111-2222-3333-4444-555555555555-66666666-7777-8888-9999-000000000000-managementScope.json'
  $changes = @()
  if (Test-Path -LiteralPath $record) {
    $changes = @(Get-Content -LiteralPath $record -Raw | ConvertFrom-Json | ForEach-Object { $_ })
  }
  if (-not (Test-Path -LiteralPath $record)) {
    $changes = @([pscustomobject]@{ What = 'scope' })
  }
  [array]::Reverse($changes)
  if (($changes.Count -gt 0) -and (@(Get-ManagementScope | Where-Object { $_.Name -eq $scopeName }).Count -gt 0)) {
    Remove-ManagementScope -Identity $scopeName -Confirm:$false -WhatIf:$preview
  }
  if (-not $preview -and (Test-Path -LiteralPath $record)) { Remove-Item -LiteralPath $record }
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
  # An error stops the rest. The preference variable does not reach the cmdlets of script modules, as those of
  # Exchange and Microsoft Graph are; a default for their parameter does.
  $ErrorActionPreference = 'Stop'
  $PSDefaultParameterValues = @{ '*:ErrorAction' = 'Stop' }
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
  # What this block changes is kept here, so that its undo takes back that and nothing more.
  $record = Join-Path (Join-Path $HOME '.exchange-oauth-setup') '11111111-2222-3333-4444-555555555555-66666666-7777-8888-9999-000000000000-roleAssignment.json'
  $changes = @()
  if (Test-Path -LiteralPath $record) {
    $changes = @(Get-Content -LiteralPath $record -Raw | ConvertFrom-Json | ForEach-Object { $_ })
  }
  $note = {
    param($change)
    if ($preview) { return }
    $line = ConvertTo-Json -InputObject $change -Depth 8 -Compress
    $known = @($changes | ForEach-Object { ConvertTo-Json -InputObject $_ -Depth 8 -Compress })
    if (($null -ne $change) -and ($known -notcontains $line)) { $changes += [pscustomobject]$change }
    New-Item -ItemType Directory -Path (Split-Path -Parent $record) -Force | Out-Null
    ConvertTo-Json -InputObject @($changes) -Depth 8 | Set-Content -LiteralPath $record -Encoding utf8
  }
  . $note $null
  $shown = @()

  $role = 'Application EWS.AccessAsApp'
  $name = 'Contoso Capture 66666666 EWS.AccessAsApp'
  $assignee = @($principal.ObjectId, $principal.AppId, $principal.Identity, $principal.Name) | ForEach-Object { [string]$_ }
  $all = @(Get-ManagementRoleAssignment -Role $role | Where-Object { $_.RoleAssigneeType -eq 'ServicePrincipal' })
  $given = @($all | Where-Object { ($assignee -contains [string]$_.RoleAssignee) -or ($assignee -contains [string]$_.RoleAssigneeName) -or ($_.Name -eq $name) })
  if ($given.Count -eq 0) {
    . $note ([ordered]@{ What = "assignment"; Name = $name })
    New-ManagementRoleAssignment -Name $name -App $principal.ObjectId -Role $role @limit -WhatIf:$preview | Out-Null
  }
  # One made earlier with another limit, or with none, counts beside this one.
  foreach ($assignment in @($given | Where-Object { [string]$_.CustomResourceScope -ne $scopeName })) {
    Write-Warning ($assignment.Name + ' has another limit or none: scope "' + $assignment.CustomResourceScope + '", write scope "' + $assignment.RecipientWriteScope + '". As it is, it may reach every mailbox. Either of these cures it:')
    Write-Warning ('Set-ManagementRoleAssignment -Identity "' + $assignment.Name + '" -CustomResourceScope "' + $scopeName + '"')
    Write-Warning ('Remove-ManagementRoleAssignment -Identity "' + $assignment.Name + '"')
  }
  $shown += @(Get-ManagementRoleAssignment -Role $role | Where-Object { ($_.Name -eq $name) -or (@($given | ForEach-Object { $_.Name }) -contains $_.Name) })

  $role = 'Application SMTP.SendAsApp'
  $name = 'Contoso Capture 66666666 SMTP.SendAsApp'
  $assignee = @($principal.ObjectId, $principal.AppId, $principal.Identity, $principal.Name) | ForEach-Object { [string]$_ }
  $all = @(Get-ManagementRoleAssignment -Role $role | Where-Object { $_.RoleAssigneeType -eq 'ServicePrincipal' })
  $given = @($all | Where-Object { ($assignee -contains [string]$_.RoleAssignee) -or ($assignee -contains [string]$_.RoleAssigneeName) -or ($_.Name -eq $name) })
  if ($given.Count -eq 0) {
    . $note ([ordered]@{ What = "assignment"; Name = $name })
    New-ManagementRoleAssignment -Name $name -App $principal.ObjectId -Role $role @limit -WhatIf:$preview | Out-Null
  }
  # One made earlier with another limit, or with none, counts beside this one.
  foreach ($assignment in @($given | Where-Object { [string]$_.CustomResourceScope -ne $scopeName })) {
    Write-Warning ($assignment.Name + ' has another limit or none: scope "' + $assignment.CustomResourceScope + '", write scope "' + $assignment.RecipientWriteScope + '". As it is, it may reach every mailbox. Either of these cures it:')
    Write-Warning ('Set-ManagementRoleAssignment -Identity "' + $assignment.Name + '" -CustomResourceScope "' + $scopeName + '"')
    Write-Warning ('Remove-ManagementRoleAssignment -Identity "' + $assignment.Name + '"')
  }
  $shown += @(Get-ManagementRoleAssignment -Role $role | Where-Object { ($_.Name -eq $name) -or (@($given | ForEach-Object { $_.Name }) -contains $_.Name) })

  $role = 'Application Mail.ReadWrite'
  $name = 'Contoso Capture 66666666 Mail.ReadWrite'
  $assignee = @($principal.ObjectId, $principal.AppId, $principal.Identity, $principal.Name) | ForEach-Object { [string]$_ }
  $all = @(Get-ManagementRoleAssignment -Role $role | Where-Object { $_.RoleAssigneeType -eq 'ServicePrincipal' })
  $given = @($all | Where-Object { ($assignee -contains [string]$_.RoleAssignee) -or ($assignee -contains [string]$_.RoleAssigneeName) -or ($_.Name -eq $name) })
  if ($given.Count -eq 0) {
    . $note ([ordered]@{ What = "assignment"; Name = $name })
    New-ManagementRoleAssignment -Name $name -App $principal.ObjectId -Role $role @limit -WhatIf:$preview | Out-Null
  }
  # One made earlier with another limit, or with none, counts beside this one.
  foreach ($assignment in @($given | Where-Object { [string]$_.CustomResourceScope -ne $scopeName })) {
    Write-Warning ($assignment.Name + ' has another limit or none: scope "' + $assignment.CustomResourceScope + '", write scope "' + $assignment.RecipientWriteScope + '". As it is, it may reach every mailbox. Either of these cures it:')
    Write-Warning ('Set-ManagementRoleAssignment -Identity "' + $assignment.Name + '" -CustomResourceScope "' + $scopeName + '"')
    Write-Warning ('Remove-ManagementRoleAssignment -Identity "' + $assignment.Name + '"')
  }
  $shown += @(Get-ManagementRoleAssignment -Role $role | Where-Object { ($_.Name -eq $name) -or (@($given | ForEach-Object { $_.Name }) -contains $_.Name) })

  $role = 'Application Mail.Send'
  $name = 'Contoso Capture 66666666 Mail.Send'
  $assignee = @($principal.ObjectId, $principal.AppId, $principal.Identity, $principal.Name) | ForEach-Object { [string]$_ }
  $all = @(Get-ManagementRoleAssignment -Role $role | Where-Object { $_.RoleAssigneeType -eq 'ServicePrincipal' })
  $given = @($all | Where-Object { ($assignee -contains [string]$_.RoleAssignee) -or ($assignee -contains [string]$_.RoleAssigneeName) -or ($_.Name -eq $name) })
  if ($given.Count -eq 0) {
    . $note ([ordered]@{ What = "assignment"; Name = $name })
    New-ManagementRoleAssignment -Name $name -App $principal.ObjectId -Role $role @limit -WhatIf:$preview | Out-Null
  }
  # One made earlier with another limit, or with none, counts beside this one.
  foreach ($assignment in @($given | Where-Object { [string]$_.CustomResourceScope -ne $scopeName })) {
    Write-Warning ($assignment.Name + ' has another limit or none: scope "' + $assignment.CustomResourceScope + '", write scope "' + $assignment.RecipientWriteScope + '". As it is, it may reach every mailbox. Either of these cures it:')
    Write-Warning ('Set-ManagementRoleAssignment -Identity "' + $assignment.Name + '" -CustomResourceScope "' + $scopeName + '"')
    Write-Warning ('Remove-ManagementRoleAssignment -Identity "' + $assignment.Name + '"')
  }
  $shown += @(Get-ManagementRoleAssignment -Role $role | Where-Object { ($_.Name -eq $name) -or (@($given | ForEach-Object { $_.Name }) -contains $_.Name) })

  $shown | Format-List 'Name', 'Role', 'Enabled', 'RoleAssigneeName', 'RoleAssigneeType', 'CustomResourceScope', 'RecipientWriteScope', 'CustomRecipientWriteScope'
  # To paste into the extension:
  ConvertTo-Json -InputObject @($shown | Select-Object 'Name', 'Role', 'Enabled', 'RoleAssigneeName', 'RoleAssigneeType', 'CustomResourceScope', 'RecipientWriteScope', 'CustomRecipientWriteScope') -Depth 4
}

# ----- undo -----
# Takes back: Assign the Exchange roles inside the limit
param([switch]$WhatIf)
& {
  # An error stops the rest. The preference variable does not reach the cmdlets of script modules, as those of
  # Exchange and Microsoft Graph are; a default for their parameter does.
  $ErrorActionPreference = 'Stop'
  $PSDefaultParameterValues = @{ '*:ErrorAction' = 'Stop' }
  $preview = [bool]$WhatIf
  $record = Join-Path (Join-Path $HOME '.exchange-oauth-setup') '11111111-2222-3333-4444-555555555555-66666666-7777-8888-9999-000000000000-roleAssignment.json'
  $changes = @()
  if (Test-Path -LiteralPath $record) {
    $changes = @(Get-Content -LiteralPath $record -Raw | ConvertFrom-Json | ForEach-Object { $_ })
  }
  if (-not (Test-Path -LiteralPath $record)) {
    $changes = @('Contoso Capture 66666666 EWS.AccessAsApp', 'Contoso Capture 66666666 SMTP.SendAsApp', 'Contoso Capture 66666666 Mail.ReadWrite', 'Contoso Capture 66666666 Mail.Send' | ForEach-Object { [pscustomobject]@{ What = 'assignment'; Name = $_ } })
  }
  [array]::Reverse($changes)

  $role = 'Application EWS.AccessAsApp'
  $name = 'Contoso Capture 66666666 EWS.AccessAsApp'
  if (@($changes | Where-Object { $_.Name -eq $name }).Count -gt 0) {
    foreach ($assignment in @(Get-ManagementRoleAssignment -Role $role | Where-Object { $_.Name -eq $name })) {
      Remove-ManagementRoleAssignment -Identity $assignment.Identity -Confirm:$false -WhatIf:$preview
    }
  }

  $role = 'Application SMTP.SendAsApp'
  $name = 'Contoso Capture 66666666 SMTP.SendAsApp'
  if (@($changes | Where-Object { $_.Name -eq $name }).Count -gt 0) {
    foreach ($assignment in @(Get-ManagementRoleAssignment -Role $role | Where-Object { $_.Name -eq $name })) {
      Remove-ManagementRoleAssignment -Identity $assignment.Identity -Confirm:$false -WhatIf:$preview
    }
  }

  $role = 'Application Mail.ReadWrite'
  $name = 'Contoso Capture 66666666 Mail.ReadWrite'
  if (@($changes | Where-Object { $_.Name -eq $name }).Count -gt 0) {
    foreach ($assignment in @(Get-ManagementRoleAssignment -Role $role | Where-Object { $_.Name -eq $name })) {
      Remove-ManagementRoleAssignment -Identity $assignment.Identity -Confirm:$false -WhatIf:$preview
    }
  }

  $role = 'Application Mail.Send'
  $name = 'Contoso Capture 66666666 Mail.Send'
  if (@($changes | Where-Object { $_.Name -eq $name }).Count -gt 0) {
    foreach ($assignment in @(Get-ManagementRoleAssignment -Role $role | Where-Object { $_.Name -eq $name })) {
      Remove-ManagementRoleAssignment -Identity $assignment.Identity -Confirm:$false -WhatIf:$preview
    }
  }
  if (-not $preview -and (Test-Path -LiteralPath $record)) { Remove-Item -LiteralPath $record }
}

# Test the roles inside and outside the limit
# InScope must be True for each mailbox and False for the control mailbox. The test reads past the
# servers' cache and leaves out what is consented in Entra, so a real call still has to follow.
# Who runs it: Exchange administrator (Organization Management, or the Entra role Exchange
# Administrator).
# Changes nothing in the tenant.
param([switch]$WhatIf)
& {
  # An error stops the rest. The preference variable does not reach the cmdlets of script modules, as those of
  # Exchange and Microsoft Graph are; a default for their parameter does.
  $ErrorActionPreference = 'Stop'
  $PSDefaultParameterValues = @{ '*:ErrorAction' = 'Stop' }
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
    $rows = @(Test-ServicePrincipalAuthorization -Identity $principal.ObjectId -Resource $mailbox)
    # No row is an answer too: no Exchange role is assigned to the application.
    if ($rows.Count -eq 0) { $rows = @([pscustomobject]@{ RoleName = ''; InScope = $false }) }
    $rows | Add-Member -NotePropertyName Resource -NotePropertyValue $mailbox -PassThru
  }
  $results | Format-Table 'Resource', 'RoleName', 'GrantedPermissions', 'AllowedResourceScope', 'ScopeType', 'InScope'
  # To paste into the extension:
  ConvertTo-Json -InputObject @($results | Select-Object 'Resource', 'RoleName', 'GrantedPermissions', 'AllowedResourceScope', 'ScopeType', 'InScope') -Depth 4
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
  # An error stops the rest. The preference variable does not reach the cmdlets of script modules, as those of
  # Exchange and Microsoft Graph are; a default for their parameter does.
  $ErrorActionPreference = 'Stop'
  $PSDefaultParameterValues = @{ '*:ErrorAction' = 'Stop' }
  $preview = [bool]$WhatIf
  $appId = '66666666-7777-8888-9999-000000000000'
  $principal = Get-ServicePrincipal | Where-Object { $_.AppId -eq $appId } | Select-Object -First 1
  if ($null -eq $principal) {
    Write-Warning 'Exchange does not know the application yet. Run the service principal block first.'
    return
  }
  # What this block changes is kept here, so that its undo takes back that and nothing more.
  $record = Join-Path (Join-Path $HOME '.exchange-oauth-setup') '11111111-2222-3333-4444-555555555555-66666666-7777-8888-9999-000000000000-mailboxPermission.json'
  $changes = @()
  if (Test-Path -LiteralPath $record) {
    $changes = @(Get-Content -LiteralPath $record -Raw | ConvertFrom-Json | ForEach-Object { $_ })
  }
  $note = {
    param($change)
    if ($preview) { return }
    $line = ConvertTo-Json -InputObject $change -Depth 8 -Compress
    $known = @($changes | ForEach-Object { ConvertTo-Json -InputObject $_ -Depth 8 -Compress })
    if (($null -ne $change) -and ($known -notcontains $line)) { $changes += [pscustomobject]$change }
    New-Item -ItemType Directory -Path (Split-Path -Parent $record) -Force | Out-Null
    ConvertTo-Json -InputObject @($changes) -Depth 8 | Set-Content -LiteralPath $record -Encoding utf8
  }
  . $note $null
  # The list of a mailbox shows the application by one of these names.
  $user = [string]$principal.Identity
  $names = @($principal.Identity, $principal.ObjectId, $principal.DisplayName, $principal.Name, $principal.Sid) | ForEach-Object { [string]$_ } | Where-Object { $_ }
  $mailboxes = @(
    'ap@contoso.com'
    'o''brien@contoso.com'
  )
  foreach ($mailbox in $mailboxes) {
    $given = @(Get-MailboxPermission -Identity $mailbox | Where-Object { ($names -contains [string]$_.User) -and (@($_.AccessRights | ForEach-Object { [string]$_ }) -contains 'FullAccess') -and -not $_.Deny })
    if ($given.Count -eq 0) {
      . $note ([ordered]@{ What = 'FullAccess'; Mailbox = $mailbox; User = $user })
      Add-MailboxPermission -Identity $mailbox -User $user -AccessRights FullAccess -AutoMapping $false -WhatIf:$preview | Out-Null
    }
  }
  $mailboxes = @(
    'fax@contoso.com'
  )
  foreach ($mailbox in $mailboxes) {
    $given = @(Get-RecipientPermission -Identity $mailbox | Where-Object { $names -contains [string]$_.Trustee })
    if ($given.Count -eq 0) {
      . $note ([ordered]@{ What = 'SendAs'; Mailbox = $mailbox; User = $user })
      Add-RecipientPermission -Identity $mailbox -Trustee $user -AccessRights SendAs -Confirm:$false -WhatIf:$preview | Out-Null
    }
  }
  $rows = @()
  foreach ($mailbox in @(
    'ap@contoso.com'
    'o''brien@contoso.com'
  )) {
    $rows += @(Get-MailboxPermission -Identity $mailbox | ForEach-Object {
      [pscustomobject]@{ Identity = $mailbox; User = [string]$_.User; AccessRights = @($_.AccessRights | ForEach-Object { [string]$_ }); Deny = [bool]$_.Deny }
    })
  }
  foreach ($mailbox in @(
    'fax@contoso.com'
  )) {
    $rows += @(Get-RecipientPermission -Identity $mailbox | ForEach-Object {
      [pscustomobject]@{ Identity = $mailbox; Trustee = [string]$_.Trustee; AccessRights = @($_.AccessRights | ForEach-Object { [string]$_ }); AccessControlType = [string]$_.AccessControlType }
    })
  }
  $rows | Format-List
  # To paste into the extension:
  ConvertTo-Json -InputObject @($rows) -Depth 4
}

# ----- undo -----
# Takes back: Let the application into each mailbox for IMAP and POP
param([switch]$WhatIf)
& {
  # An error stops the rest. The preference variable does not reach the cmdlets of script modules, as those of
  # Exchange and Microsoft Graph are; a default for their parameter does.
  $ErrorActionPreference = 'Stop'
  $PSDefaultParameterValues = @{ '*:ErrorAction' = 'Stop' }
  $preview = [bool]$WhatIf
  $record = Join-Path (Join-Path $HOME '.exchange-oauth-setup') '11111111-2222-3333-4444-555555555555-66666666-7777-8888-9999-000000000000-mailboxPermission.json'
  $changes = @()
  if (Test-Path -LiteralPath $record) {
    $changes = @(Get-Content -LiteralPath $record -Raw | ConvertFrom-Json | ForEach-Object { $_ })
  }
  if (-not (Test-Path -LiteralPath $record)) {
    Write-Warning 'On this computer nothing is recorded that the block has changed and not taken back.'
    Write-Warning 'What was there before is not known, so nothing is changed.'
    return
  }
  [array]::Reverse($changes)
  foreach ($change in $changes) {
    if ($change.What -eq 'FullAccess') {
      Remove-MailboxPermission -Identity $change.Mailbox -User $change.User -AccessRights FullAccess -Confirm:$false -WhatIf:$preview
    } else {
      Remove-RecipientPermission -Identity $change.Mailbox -Trustee $change.User -AccessRights SendAs -Confirm:$false -WhatIf:$preview
    }
  }
  if (-not $preview -and (Test-Path -LiteralPath $record)) { Remove-Item -LiteralPath $record }
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
  # An error stops the rest. The preference variable does not reach the cmdlets of script modules, as those of
  # Exchange and Microsoft Graph are; a default for their parameter does.
  $ErrorActionPreference = 'Stop'
  $PSDefaultParameterValues = @{ '*:ErrorAction' = 'Stop' }
  $preview = [bool]$WhatIf
  # What this block changes is kept here, so that its undo takes back that and nothing more.
  $record = Join-Path (Join-Path $HOME '.exchange-oauth-setup') '11111111-2222-3333-4444-555555555555-66666666-7777-8888-9999-000000000000-protocolSwitches.json'
  $changes = @()
  if (Test-Path -LiteralPath $record) {
    $changes = @(Get-Content -LiteralPath $record -Raw | ConvertFrom-Json | ForEach-Object { $_ })
  }
  $note = {
    param($change)
    if ($preview) { return }
    $line = ConvertTo-Json -InputObject $change -Depth 8 -Compress
    $known = @($changes | ForEach-Object { ConvertTo-Json -InputObject $_ -Depth 8 -Compress })
    if (($null -ne $change) -and ($known -notcontains $line)) { $changes += [pscustomobject]$change }
    New-Item -ItemType Directory -Path (Split-Path -Parent $record) -Force | Out-Null
    ConvertTo-Json -InputObject @($changes) -Depth 8 | Set-Content -LiteralPath $record -Encoding utf8
  }
  . $note $null

  $mailbox = 'ap@contoso.com'
  $now = Get-CASMailbox -Identity $mailbox
  if ($now.EwsEnabled -ne $true) {
    . $note ([ordered]@{ What = 'switch'; Mailbox = $mailbox; Property = 'EwsEnabled'; Before = $now.EwsEnabled })
    Set-CASMailbox -Identity $mailbox -EwsEnabled $true -WhatIf:$preview
  }
  if ($now.ImapEnabled -ne $true) {
    . $note ([ordered]@{ What = 'switch'; Mailbox = $mailbox; Property = 'ImapEnabled'; Before = $now.ImapEnabled })
    Set-CASMailbox -Identity $mailbox -ImapEnabled $true -WhatIf:$preview
  }

  $mailbox = 'o''brien@contoso.com'
  $now = Get-CASMailbox -Identity $mailbox
  if ($now.PopEnabled -ne $true) {
    . $note ([ordered]@{ What = 'switch'; Mailbox = $mailbox; Property = 'PopEnabled'; Before = $now.PopEnabled })
    Set-CASMailbox -Identity $mailbox -PopEnabled $true -WhatIf:$preview
  }
  if ($now.SmtpClientAuthenticationDisabled -ne $false) {
    . $note ([ordered]@{ What = 'switch'; Mailbox = $mailbox; Property = 'SmtpClientAuthenticationDisabled'; Before = $now.SmtpClientAuthenticationDisabled })
    Set-CASMailbox -Identity $mailbox -SmtpClientAuthenticationDisabled $false -WhatIf:$preview
  }
  $rows = @()
  $rows += @(Get-CASMailbox -Identity 'ap@contoso.com' | Select-Object 'PrimarySmtpAddress', 'EwsEnabled', 'ImapEnabled', 'PopEnabled', 'SmtpClientAuthenticationDisabled')
  $rows += @(Get-CASMailbox -Identity 'o''brien@contoso.com' | Select-Object 'PrimarySmtpAddress', 'EwsEnabled', 'ImapEnabled', 'PopEnabled', 'SmtpClientAuthenticationDisabled')
  $rows += @(Get-CASMailbox -Identity 'archive@contoso.com' | Select-Object 'PrimarySmtpAddress', 'EwsEnabled', 'ImapEnabled', 'PopEnabled', 'SmtpClientAuthenticationDisabled')
  $rows | Format-List
  Get-TransportConfig | Format-List 'SmtpClientAuthenticationDisabled', 'AllowLegacyTLSClients'
  # To paste into the extension:
  ConvertTo-Json -InputObject @($rows) -Depth 4
}

# ----- undo -----
# Takes back: Open the protocols on the mailboxes
param([switch]$WhatIf)
& {
  # An error stops the rest. The preference variable does not reach the cmdlets of script modules, as those of
  # Exchange and Microsoft Graph are; a default for their parameter does.
  $ErrorActionPreference = 'Stop'
  $PSDefaultParameterValues = @{ '*:ErrorAction' = 'Stop' }
  $preview = [bool]$WhatIf
  $record = Join-Path (Join-Path $HOME '.exchange-oauth-setup') '11111111-2222-3333-4444-555555555555-66666666-7777-8888-9999-000000000000-protocolSwitches.json'
  $changes = @()
  if (Test-Path -LiteralPath $record) {
    $changes = @(Get-Content -LiteralPath $record -Raw | ConvertFrom-Json | ForEach-Object { $_ })
  }
  if (-not (Test-Path -LiteralPath $record)) {
    Write-Warning 'On this computer nothing is recorded that the block has changed and not taken back.'
    Write-Warning 'What was there before is not known, so nothing is changed.'
    return
  }
  [array]::Reverse($changes)
  # Each switch goes back to what it was, also to nothing if the organization decided.
  foreach ($change in $changes) {
    $now = Get-CASMailbox -Identity $change.Mailbox
    if ($now.($change.Property) -ne $change.Before) {
      $before = @{ $change.Property = $change.Before }
      Set-CASMailbox -Identity $change.Mailbox @before -WhatIf:$preview
    }
  }
  if (-not $preview -and (Test-Path -LiteralPath $record)) { Remove-Item -LiteralPath $record }
}

# Allow the application in the organization's EWS list
# In the worldwide cloud EWS works since October 2026 only for client IDs in EwsAllowedAppIDs while
# EwsEnabled is True, and for nobody while it is False. EWS in Exchange Online ends on 1 April 2027.
# Who runs it: Exchange administrator (Organization Management, or the Entra role Exchange
# Administrator).
# In force after: up to 24 hours for the list, about 1 hour, at most 4 for the switch.
# Safe to run again. To see what would change and change nothing, run it with -WhatIf.
param([switch]$WhatIf)
& {
  # An error stops the rest. The preference variable does not reach the cmdlets of script modules, as those of
  # Exchange and Microsoft Graph are; a default for their parameter does.
  $ErrorActionPreference = 'Stop'
  $PSDefaultParameterValues = @{ '*:ErrorAction' = 'Stop' }
  $preview = [bool]$WhatIf
  $appId = '66666666-7777-8888-9999-000000000000'
  # The value is shown only with this switch; a plain Get-OrganizationConfig leaves it empty.
  $organization = Get-OrganizationConfig -RetrieveEwsOperationAccessPolicy
  $organization | Format-List 'EwsEnabled', 'EwsAllowedAppIDs'
  $ids = @(($organization.EwsAllowedAppIDs -join ',') -split '[,; ]+' | Where-Object { $_ } | ForEach-Object { $_.ToLowerInvariant() } | Select-Object -Unique)
  # What this block changes is kept here, so that its undo takes back that and nothing more.
  $record = Join-Path (Join-Path $HOME '.exchange-oauth-setup') '11111111-2222-3333-4444-555555555555-66666666-7777-8888-9999-000000000000-ewsOrganization.json'
  $changes = @()
  if (Test-Path -LiteralPath $record) {
    $changes = @(Get-Content -LiteralPath $record -Raw | ConvertFrom-Json | ForEach-Object { $_ })
  }
  $note = {
    param($change)
    if ($preview) { return }
    $line = ConvertTo-Json -InputObject $change -Depth 8 -Compress
    $known = @($changes | ForEach-Object { ConvertTo-Json -InputObject $_ -Depth 8 -Compress })
    if (($null -ne $change) -and ($known -notcontains $line)) { $changes += [pscustomobject]$change }
    New-Item -ItemType Directory -Path (Split-Path -Parent $record) -Force | Out-Null
    ConvertTo-Json -InputObject @($changes) -Depth 8 | Set-Content -LiteralPath $record -Encoding utf8
  }
  . $note $null
  if ($ids.Count -eq 0) {
    Write-Warning 'The list is empty. Microsoft fills it from the last 60 days of EWS use, and only if there is none: whoever writes a'
    Write-Warning 'list forgoes that and has to name every application that needs EWS, Microsoft Office too (Outlook for Mac and Excel use'
    Write-Warning 'it: d3590ed6-52b3-4102-aeff-aad2292ab01c). Look at the EWS usage report of the Microsoft 365 admin center first.'
  }
  if ($ids -contains $appId) {
    Write-Host 'The application is in the list already.'
  } else {
    # Setting the list replaces it whole, so every ID that is there goes back in.
    . $note ([ordered]@{ What = "ewsAllowedAppId"; AppId = $appId })
    Set-OrganizationConfig -EwsAllowedAppIDs (($ids + $appId) -join ',') -WhatIf:$preview
  }

  $organization = Get-OrganizationConfig -RetrieveEwsOperationAccessPolicy
  $enabled = $organization.EwsEnabled
  if ($null -eq $enabled) {
    Write-Warning 'EwsEnabled is not set: EWS is open to all until Microsoft sets it to False. When the list holds every'
    Write-Warning 'application that needs EWS, turn it on yourself: Set-OrganizationConfig -EwsEnabled $true'
  } elseif ($enabled) {
    Write-Host 'EwsEnabled is True: EWS works for the applications in the list.'
  } else {
    Write-Warning 'EwsEnabled is False: EWS is off for all. To open it for the listed applications only:'
    Write-Warning 'Set-OrganizationConfig -EwsEnabled $true'
  }
  $organization | Format-List 'EwsEnabled', 'EwsAllowedAppIDs', 'EwsApplicationAccessPolicy', 'EwsAllowList', 'EwsBlockList'
  # To paste into the extension:
  ConvertTo-Json -InputObject @($organization | Select-Object 'EwsEnabled', 'EwsAllowedAppIDs', 'EwsApplicationAccessPolicy', 'EwsAllowList', 'EwsBlockList') -Depth 4
}

# ----- undo -----
# Takes back: Allow the application in the organization's EWS list
param([switch]$WhatIf)
& {
  # An error stops the rest. The preference variable does not reach the cmdlets of script modules, as those of
  # Exchange and Microsoft Graph are; a default for their parameter does.
  $ErrorActionPreference = 'Stop'
  $PSDefaultParameterValues = @{ '*:ErrorAction' = 'Stop' }
  $preview = [bool]$WhatIf
  $record = Join-Path (Join-Path $HOME '.exchange-oauth-setup') '11111111-2222-3333-4444-555555555555-66666666-7777-8888-9999-000000000000-ewsOrganization.json'
  $changes = @()
  if (Test-Path -LiteralPath $record) {
    $changes = @(Get-Content -LiteralPath $record -Raw | ConvertFrom-Json | ForEach-Object { $_ })
  }
  if (-not (Test-Path -LiteralPath $record)) {
    Write-Warning 'On this computer nothing is recorded that the block has changed and not taken back.'
    Write-Warning 'What was there before is not known, so nothing is changed.'
    return
  }
  [array]::Reverse($changes)
  $appId = '66666666-7777-8888-9999-000000000000'
  # The value is shown only with this switch; a plain Get-OrganizationConfig leaves it empty.
  $organization = Get-OrganizationConfig -RetrieveEwsOperationAccessPolicy
  $organization | Format-List 'EwsEnabled', 'EwsAllowedAppIDs'
  $ids = @(($organization.EwsAllowedAppIDs -join ',') -split '[,; ]+' | Where-Object { $_ } | ForEach-Object { $_.ToLowerInvariant() } | Select-Object -Unique)
  $kept = @($ids | Where-Object { $_ -ne $appId })
  if (($changes.Count -eq 0) -or ($kept.Count -eq $ids.Count)) {
    Write-Host 'The block has not added the application to the list, or it is no longer there.'
  } elseif ($kept.Count -gt 0) {
    Set-OrganizationConfig -EwsAllowedAppIDs ($kept -join ',') -WhatIf:$preview
  } else {
    Write-Warning 'The list is empty again, as it was before. In the worldwide cloud an empty list beside EwsEnabled True blocks EWS for all.'
    Set-OrganizationConfig -EwsAllowedAppIDs $null -WhatIf:$preview
  }
  if (-not $preview -and (Test-Path -LiteralPath $record)) { Remove-Item -LiteralPath $record }
}

# Remove the tenant-wide permission in Entra
# Access is the union of what Entra granted and what Exchange assigned: while full_access_as_app,
# SMTP.SendAsApp, Mail.ReadWrite, Mail.Send is granted, every mailbox is open. Run it after the
# roles were tested. Afterwards the token rightly shows no roles for it. In the portal: App
# registrations > the application > API permissions > ... > Remove permission, then Enterprise
# applications > the application > Permissions > Review permissions.
# Who runs it: Entra administrator (Privileged Role Administrator).
# In force after: until the application asks for its next token: 60 to 90 minutes if it keeps the
# old one.
# Safe to run again. To see what would change and change nothing, run it with -WhatIf.
param([switch]$WhatIf)
& {
  # An error stops the rest. The preference variable does not reach the cmdlets of script modules, as those of
  # Exchange and Microsoft Graph are; a default for their parameter does.
  $ErrorActionPreference = 'Stop'
  $PSDefaultParameterValues = @{ '*:ErrorAction' = 'Stop' }
  $preview = [bool]$WhatIf
  if (Get-Module -Name 'ExchangeOnlineManagement') {
    throw 'Exchange Online PowerShell is loaded in this window, and the two modules fail together. Open a new PowerShell window for Microsoft Graph.'
  }
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
  # What this block changes is kept here, so that its undo takes back that and nothing more.
  $record = Join-Path (Join-Path $HOME '.exchange-oauth-setup') '11111111-2222-3333-4444-555555555555-66666666-7777-8888-9999-000000000000-removeTenantWideGrant.json'
  $changes = @()
  if (Test-Path -LiteralPath $record) {
    $changes = @(Get-Content -LiteralPath $record -Raw | ConvertFrom-Json | ForEach-Object { $_ })
  }
  $note = {
    param($change)
    if ($preview) { return }
    $line = ConvertTo-Json -InputObject $change -Depth 8 -Compress
    $known = @($changes | ForEach-Object { ConvertTo-Json -InputObject $_ -Depth 8 -Compress })
    if (($null -ne $change) -and ($known -notcontains $line)) { $changes += [pscustomobject]$change }
    New-Item -ItemType Directory -Path (Split-Path -Parent $record) -Force | Out-Null
    ConvertTo-Json -InputObject @($changes) -Depth 8 | Set-Content -LiteralPath $record -Encoding utf8
  }
  . $note $null
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
      . $note ([ordered]@{ What = "grant"; ResourceId = $grant.ResourceId; AppRoleId = $grant.AppRoleId })
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
      . $note ([ordered]@{ What = "grant"; ResourceId = $grant.ResourceId; AppRoleId = $grant.AppRoleId })
      Remove-MgServicePrincipalAppRoleAssignment -ServicePrincipalId $enterpriseApp.Id -AppRoleAssignmentId $grant.Id -WhatIf:$preview
    }
  }

  # The registration asks for the permission too: left there, the next admin consent would grant it again.
  $registration = Get-MgApplication -Filter "appId eq '$appId'"
  if ($null -eq $registration) {
    Write-Warning 'The app registration is in another tenant. Ask its owner to remove the permission there.'
  } else {
    $access = @()
    $changed = $false
    foreach ($entry in $registration.RequiredResourceAccess) {
      $kept = @()
      foreach ($permission in $entry.ResourceAccess) {
        $key = $entry.ResourceAppId + '/' + $permission.Id
        if (($permission.Type -eq 'Role') -and ($dropped -contains $key)) {
          $changed = $true
          . $note ([ordered]@{ What = "asked"; ResourceAppId = $entry.ResourceAppId; AppRoleId = $permission.Id })
        } else {
          $kept += @{ id = $permission.Id; type = $permission.Type }
        }
      }
      if ($kept.Count -gt 0) {
        $access += @{ resourceAppId = $entry.ResourceAppId; resourceAccess = @($kept) }
      }
    }
    if ($changed) {
      $body = ConvertTo-Json -InputObject @{ requiredResourceAccess = @($access) } -Depth 6
      $uri = 'v1.0/applications/' + $registration.Id
      if ($preview) {
        Write-Host ('What if: PATCH ' + $uri + ' ' + $body)
      } else {
        Invoke-MgGraphRequest -Method PATCH -Uri $uri -Body $body -ContentType 'application/json' | Out-Null
      }
    }
  }

  # What is left that opens mailboxes, on Exchange and on Microsoft Graph:
  $pattern = '^(full_access_as_app|Mail|MailboxSettings|MailboxItem|MailboxFolder|Calendars|Contacts)($|\.)'
  $left = @()
  foreach ($grant in @(Get-MgServicePrincipalAppRoleAssignment -ServicePrincipalId $enterpriseApp.Id -All)) {
    $resource = Get-MgServicePrincipal -ServicePrincipalId $grant.ResourceId
    $role = $resource.AppRoles | Where-Object { $_.Id -eq $grant.AppRoleId } | Select-Object -First 1
    if ($role.Value -match $pattern) {
      $left += [pscustomobject]@{ AppId = $appId; ResourceDisplayName = $resource.DisplayName; Permission = $role.Value }
      Write-Warning ($role.Value + ' on ' + $resource.DisplayName + ' is still granted and opens every mailbox for what it allows.')
    }
  }
  # To paste into the extension:
  ConvertTo-Json -InputObject @($left) -Depth 4
}

# ----- undo -----
# Takes back: Remove the tenant-wide permission in Entra
param([switch]$WhatIf)
& {
  # An error stops the rest. The preference variable does not reach the cmdlets of script modules, as those of
  # Exchange and Microsoft Graph are; a default for their parameter does.
  $ErrorActionPreference = 'Stop'
  $PSDefaultParameterValues = @{ '*:ErrorAction' = 'Stop' }
  $preview = [bool]$WhatIf
  $record = Join-Path (Join-Path $HOME '.exchange-oauth-setup') '11111111-2222-3333-4444-555555555555-66666666-7777-8888-9999-000000000000-removeTenantWideGrant.json'
  $changes = @()
  if (Test-Path -LiteralPath $record) {
    $changes = @(Get-Content -LiteralPath $record -Raw | ConvertFrom-Json | ForEach-Object { $_ })
  }
  if (-not (Test-Path -LiteralPath $record)) {
    Write-Warning 'On this computer nothing is recorded that the block has changed and not taken back.'
    Write-Warning 'What was there before is not known, so nothing is changed.'
    return
  }
  [array]::Reverse($changes)
  if (Get-Module -Name 'ExchangeOnlineManagement') {
    throw 'Exchange Online PowerShell is loaded in this window, and the two modules fail together. Open a new PowerShell window for Microsoft Graph.'
  }
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
  $granted = @(Get-MgServicePrincipalAppRoleAssignment -ServicePrincipalId $enterpriseApp.Id -All)
  foreach ($change in @($changes | Where-Object { $_.What -eq 'grant' })) {
    if (@($granted | Where-Object { ($_.ResourceId -eq $change.ResourceId) -and ($_.AppRoleId -eq $change.AppRoleId) }).Count -eq 0) {
      New-MgServicePrincipalAppRoleAssignment -ServicePrincipalId $enterpriseApp.Id -PrincipalId $enterpriseApp.Id -ResourceId $change.ResourceId -AppRoleId $change.AppRoleId -WhatIf:$preview | Out-Null
    }
  }
  $registration = Get-MgApplication -Filter "appId eq '$appId'"
  $asked = @($changes | Where-Object { $_.What -eq 'asked' })
  if (($asked.Count -gt 0) -and ($null -ne $registration)) {
    $access = @()
    $resources = @($registration.RequiredResourceAccess | ForEach-Object { $_.ResourceAppId }) + @($asked | ForEach-Object { $_.ResourceAppId })
    foreach ($resourceAppId in @($resources | Select-Object -Unique)) {
      $entries = @()
      foreach ($entry in @($registration.RequiredResourceAccess | Where-Object { $_.ResourceAppId -eq $resourceAppId })) {
        $entries += @($entry.ResourceAccess | ForEach-Object { @{ id = $_.Id; type = $_.Type } })
      }
      foreach ($change in @($asked | Where-Object { $_.ResourceAppId -eq $resourceAppId })) {
        if (@($entries | Where-Object { $_.id -eq $change.AppRoleId }).Count -eq 0) {
          $entries += @{ id = $change.AppRoleId; type = 'Role' }
        }
      }
      $access += @{ resourceAppId = $resourceAppId; resourceAccess = @($entries) }
    }
    $body = ConvertTo-Json -InputObject @{ requiredResourceAccess = @($access) } -Depth 6
    $uri = 'v1.0/applications/' + $registration.Id
    if ($preview) {
      Write-Host ('What if: PATCH ' + $uri + ' ' + $body)
    } else {
      Invoke-MgGraphRequest -Method PATCH -Uri $uri -Body $body -ContentType 'application/json' | Out-Null
    }
  }
  if (-not $preview -and (Test-Path -LiteralPath $record)) { Remove-Item -LiteralPath $record }
}

# See whether an Application Access Policy exists
# A policy narrows what Entra granted for EWS and Graph. It does nothing for IMAP, POP and SMTP and
# nothing to an Exchange role. The test answers Granted if no policy exists, whatever the
# application may do.
# Who runs it: Exchange administrator (Organization Management, or the Entra role Exchange
# Administrator).
# Changes nothing in the tenant.
param([switch]$WhatIf)
& {
  # An error stops the rest. The preference variable does not reach the cmdlets of script modules, as those of
  # Exchange and Microsoft Graph are; a default for their parameter does.
  $ErrorActionPreference = 'Stop'
  $PSDefaultParameterValues = @{ '*:ErrorAction' = 'Stop' }
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
  $tests = foreach ($mailbox in $mailboxes) {
    Test-ApplicationAccessPolicy -Identity $mailbox -AppId $appId |
      Add-Member -NotePropertyName Resource -NotePropertyValue $mailbox -PassThru
  }
  $tests | Format-List 'Resource', 'AppId', 'Mailbox', 'AccessCheckResult'
  # The output names a mailbox by its alias or its display name; here it is the address.
  # To paste into the extension:
  ConvertTo-Json -InputObject @($tests | Select-Object 'AppId', @{ Name = 'Mailbox'; Expression = { $_.Resource } }, @{ Name = 'AccessCheckResult'; Expression = { [string]$_.AccessCheckResult } }) -Depth 4
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
  # An error stops the rest. The preference variable does not reach the cmdlets of script modules, as those of
  # Exchange and Microsoft Graph are; a default for their parameter does.
  $ErrorActionPreference = 'Stop'
  $PSDefaultParameterValues = @{ '*:ErrorAction' = 'Stop' }
  $preview = [bool]$WhatIf
  $appId = '66666666-7777-8888-9999-000000000000'
  $policies = @(Get-ApplicationAccessPolicy | Where-Object { ($_.AppId -like ('*' + $appId + '*')) -or ($_.AppId -eq '*') })
  # What this block changes is kept here, so that its undo takes back that and nothing more.
  $record = Join-Path (Join-Path $HOME '.exchange-oauth-setup') '11111111-2222-3333-4444-555555555555-66666666-7777-8888-9999-000000000000-accessPolicyRemove.json'
  $changes = @()
  if (Test-Path -LiteralPath $record) {
    $changes = @(Get-Content -LiteralPath $record -Raw | ConvertFrom-Json | ForEach-Object { $_ })
  }
  $note = {
    param($change)
    if ($preview) { return }
    $line = ConvertTo-Json -InputObject $change -Depth 8 -Compress
    $known = @($changes | ForEach-Object { ConvertTo-Json -InputObject $_ -Depth 8 -Compress })
    if (($null -ne $change) -and ($known -notcontains $line)) { $changes += [pscustomobject]$change }
    New-Item -ItemType Directory -Path (Split-Path -Parent $record) -Force | Out-Null
    ConvertTo-Json -InputObject @($changes) -Depth 8 | Set-Content -LiteralPath $record -Encoding utf8
  }
  . $note $null
  foreach ($policy in $policies) {
    if ($policy.AppId -eq $appId) {
      $policy | Format-List 'Identity', 'AppId', 'AccessRight', 'ScopeName', 'ScopeIdentity', 'Description'
      . $note ([ordered]@{ What = 'policy'; Scope = ([string]$policy.ScopeIdentityRaw -split ';')[-1]; Right = [string]$policy.AccessRight; Description = [string]$policy.Description })
      Remove-ApplicationAccessPolicy -Identity $policy.Identity -Confirm:$false -WhatIf:$preview
    } else {
      Write-Warning ('Left alone, it names other applications too: ' + $policy.Identity)
    }
  }
  $policies = @(Get-ApplicationAccessPolicy | Where-Object { ($_.AppId -like ('*' + $appId + '*')) -or ($_.AppId -eq '*') })
  # To paste into the extension:
  ConvertTo-Json -InputObject @($policies | Select-Object 'ScopeName', 'ScopeIdentity', 'Identity', 'AppId', @{ Name = 'AccessRight'; Expression = { [string]$_.AccessRight } }, 'IsValid') -Depth 4
}

# ----- undo -----
# Takes back: Remove the Application Access Policy
param([switch]$WhatIf)
& {
  # An error stops the rest. The preference variable does not reach the cmdlets of script modules, as those of
  # Exchange and Microsoft Graph are; a default for their parameter does.
  $ErrorActionPreference = 'Stop'
  $PSDefaultParameterValues = @{ '*:ErrorAction' = 'Stop' }
  $preview = [bool]$WhatIf
  $record = Join-Path (Join-Path $HOME '.exchange-oauth-setup') '11111111-2222-3333-4444-555555555555-66666666-7777-8888-9999-000000000000-accessPolicyRemove.json'
  $changes = @()
  if (Test-Path -LiteralPath $record) {
    $changes = @(Get-Content -LiteralPath $record -Raw | ConvertFrom-Json | ForEach-Object { $_ })
  }
  if (-not (Test-Path -LiteralPath $record)) {
    Write-Warning 'On this computer nothing is recorded that the block has changed and not taken back.'
    Write-Warning 'What was there before is not known, so nothing is changed.'
    return
  }
  [array]::Reverse($changes)
  $appId = '66666666-7777-8888-9999-000000000000'
  $policies = @(Get-ApplicationAccessPolicy | Where-Object { ($_.AppId -like ('*' + $appId + '*')) -or ($_.AppId -eq '*') })
  foreach ($change in $changes) {
    $there = @($policies | Where-Object { ($_.AppId -eq $appId) -and (([string]$_.ScopeIdentityRaw -split ';')[-1] -eq $change.Scope) })
    if ($there.Count -eq 0) {
      $description = if ($change.Description) { $change.Description } else { '.' }
      New-ApplicationAccessPolicy -AppId $appId -PolicyScopeGroupId $change.Scope -AccessRight $change.Right -Description $description -WhatIf:$preview | Out-Null
    }
  }
  if (-not $preview -and (Test-Path -LiteralPath $record)) { Remove-Item -LiteralPath $record }
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
  # An error stops the rest. The preference variable does not reach the cmdlets of script modules, as those of
  # Exchange and Microsoft Graph are; a default for their parameter does.
  $ErrorActionPreference = 'Stop'
  $PSDefaultParameterValues = @{ '*:ErrorAction' = 'Stop' }
  $preview = [bool]$WhatIf
  $appId = '66666666-7777-8888-9999-000000000000'
  $policies = @(Get-ApplicationAccessPolicy | Where-Object { ($_.AppId -like ('*' + $appId + '*')) -or ($_.AppId -eq '*') })
  $groupAddress = 'contoso-capture-mailboxes@contoso.com'
  $group = Get-DistributionGroup -Identity $groupAddress -ErrorAction SilentlyContinue
  if ($null -eq $group) {
    Write-Warning 'The group does not exist. Its block makes it.'
    return
  }
  # What this block changes is kept here, so that its undo takes back that and nothing more.
  $record = Join-Path (Join-Path $HOME '.exchange-oauth-setup') '11111111-2222-3333-4444-555555555555-66666666-7777-8888-9999-000000000000-accessPolicyNew.json'
  $changes = @()
  if (Test-Path -LiteralPath $record) {
    $changes = @(Get-Content -LiteralPath $record -Raw | ConvertFrom-Json | ForEach-Object { $_ })
  }
  $note = {
    param($change)
    if ($preview) { return }
    $line = ConvertTo-Json -InputObject $change -Depth 8 -Compress
    $known = @($changes | ForEach-Object { ConvertTo-Json -InputObject $_ -Depth 8 -Compress })
    if (($null -ne $change) -and ($known -notcontains $line)) { $changes += [pscustomobject]$change }
    New-Item -ItemType Directory -Path (Split-Path -Parent $record) -Force | Out-Null
    ConvertTo-Json -InputObject @($changes) -Depth 8 | Set-Content -LiteralPath $record -Encoding utf8
  }
  . $note $null
  $own = @($policies | Where-Object { ($_.AppId -eq $appId) -and ($_.AccessRight -eq 'RestrictAccess') })
  if ($own.Count -eq 0) {
    # About 300 policies fit with a description of one character, and fewer with longer ones.
    . $note ([ordered]@{ What = "policy"; Scope = $group.Guid.ToString() })
    New-ApplicationAccessPolicy -AppId $appId -PolicyScopeGroupId $group.Guid.ToString() -AccessRight RestrictAccess -Description '.' -WhatIf:$preview | Out-Null
  }
  $policies = @(Get-ApplicationAccessPolicy | Where-Object { ($_.AppId -like ('*' + $appId + '*')) -or ($_.AppId -eq '*') })
  # To paste into the extension:
  ConvertTo-Json -InputObject @($policies | Select-Object 'ScopeName', 'ScopeIdentity', 'Identity', 'AppId', @{ Name = 'AccessRight'; Expression = { [string]$_.AccessRight } }, 'IsValid') -Depth 4
}

# ----- undo -----
# Takes back: Make an Application Access Policy (not advised)
param([switch]$WhatIf)
& {
  # An error stops the rest. The preference variable does not reach the cmdlets of script modules, as those of
  # Exchange and Microsoft Graph are; a default for their parameter does.
  $ErrorActionPreference = 'Stop'
  $PSDefaultParameterValues = @{ '*:ErrorAction' = 'Stop' }
  $preview = [bool]$WhatIf
  $record = Join-Path (Join-Path $HOME '.exchange-oauth-setup') '11111111-2222-3333-4444-555555555555-66666666-7777-8888-9999-000000000000-accessPolicyNew.json'
  $changes = @()
  if (Test-Path -LiteralPath $record) {
    $changes = @(Get-Content -LiteralPath $record -Raw | ConvertFrom-Json | ForEach-Object { $_ })
  }
  if (-not (Test-Path -LiteralPath $record)) {
    Write-Warning 'On this computer nothing is recorded that the block has changed and not taken back.'
    Write-Warning 'What was there before is not known, so nothing is changed.'
    return
  }
  [array]::Reverse($changes)
  $appId = '66666666-7777-8888-9999-000000000000'
  $policies = @(Get-ApplicationAccessPolicy | Where-Object { ($_.AppId -like ('*' + $appId + '*')) -or ($_.AppId -eq '*') })
  foreach ($change in $changes) {
    foreach ($policy in @($policies | Where-Object { ($_.AppId -eq $appId) -and (([string]$_.ScopeIdentityRaw -split ';')[-1] -eq $change.Scope) })) {
      Remove-ApplicationAccessPolicy -Identity $policy.Identity -Confirm:$false -WhatIf:$preview
    }
  }
  if (-not $preview -and (Test-Path -LiteralPath $record)) { Remove-Item -LiteralPath $record }
}

# List every mailbox that lets the application in
# For IMAP, POP and SMTP the FullAccess list of each mailbox is the boundary. A control mailbox is
# one sample; this reads the list of every mailbox, which takes about a second for each.
# Who runs it: Exchange administrator (Organization Management, or the Entra role Exchange
# Administrator).
# Changes nothing in the tenant.
param([switch]$WhatIf)
& {
  # An error stops the rest. The preference variable does not reach the cmdlets of script modules, as those of
  # Exchange and Microsoft Graph are; a default for their parameter does.
  $ErrorActionPreference = 'Stop'
  $PSDefaultParameterValues = @{ '*:ErrorAction' = 'Stop' }
  $preview = [bool]$WhatIf
  $appId = '66666666-7777-8888-9999-000000000000'
  $principal = Get-ServicePrincipal | Where-Object { $_.AppId -eq $appId } | Select-Object -First 1
  if ($null -eq $principal) {
    Write-Warning 'Exchange does not know the application yet. Run the service principal block first.'
    return
  }
  $names = @($principal.Identity, $principal.ObjectId, $principal.DisplayName, $principal.Name, $principal.Sid) | ForEach-Object { [string]$_ } | Where-Object { $_ }
  $rows = @()
  foreach ($mailbox in @(Get-Mailbox -ResultSize Unlimited)) {
    $address = [string]$mailbox.PrimarySmtpAddress
    $rows += @(Get-MailboxPermission -Identity $mailbox.Guid.ToString() | Where-Object { $names -contains [string]$_.User } | ForEach-Object {
      [pscustomobject]@{ Identity = $address; User = [string]$principal.ObjectId; AccessRights = @($_.AccessRights | ForEach-Object { [string]$_ }); Deny = [bool]$_.Deny }
    })
  }
  Write-Host ($rows.Count.ToString() + ' entries for ' + $principal.DisplayName)
  $rows | Format-Table 'Identity', 'User', 'AccessRights', 'Deny'
  $known = @($principal | Select-Object 'DisplayName', 'AppId', 'ObjectId', 'Sid')
  # To paste into the extension:
  ConvertTo-Json -InputObject @($known + $rows) -Depth 4
}

# ----- undo -----

# List every application with an Exchange role
# Managed identities and applications of other tenants are among them. A role without a limit
# reaches every mailbox.
# Who runs it: Exchange administrator (Organization Management, or the Entra role Exchange
# Administrator).
# Changes nothing in the tenant.
param([switch]$WhatIf)
& {
  # An error stops the rest. The preference variable does not reach the cmdlets of script modules, as those of
  # Exchange and Microsoft Graph are; a default for their parameter does.
  $ErrorActionPreference = 'Stop'
  $PSDefaultParameterValues = @{ '*:ErrorAction' = 'Stop' }
  $preview = [bool]$WhatIf
  $rows = @(Get-ManagementRoleAssignment | Where-Object { ($_.RoleAssigneeType -eq 'ServicePrincipal') -and ([string]$_.Role -like 'Application *') })
  foreach ($row in @($rows | Where-Object { ([string]$_.CustomResourceScope -eq '') -and ([string]$_.RecipientWriteScope -eq 'Organization') })) {
    Write-Warning ($row.Name + ': ' + $row.Role + ' of ' + $row.RoleAssigneeName + ' has no limit.')
  }
  $rows | Format-List 'Name', 'Role', 'Enabled', 'RoleAssigneeName', 'RoleAssigneeType', 'CustomResourceScope', 'RecipientWriteScope', 'CustomRecipientWriteScope'
  $known = @(Get-ServicePrincipal | Select-Object 'DisplayName', 'AppId', 'ObjectId', 'Sid')
  # To paste into the extension:
  ConvertTo-Json -InputObject @($known + @($rows | Select-Object 'Name', 'Role', 'Enabled', 'RoleAssigneeName', 'RoleAssigneeType', 'CustomResourceScope', 'RecipientWriteScope', 'CustomRecipientWriteScope')) -Depth 4
}

# ----- undo -----

# List every application with a tenant-wide permission on mailboxes
# A permission that Entra grants opens every mailbox, beside any Exchange role. Kind tells managed
# identities, Owner tells the tenant that an application comes from.
# Who runs it: Entra administrator (Privileged Role Administrator).
# Changes nothing in the tenant.
param([switch]$WhatIf)
& {
  # An error stops the rest. The preference variable does not reach the cmdlets of script modules, as those of
  # Exchange and Microsoft Graph are; a default for their parameter does.
  $ErrorActionPreference = 'Stop'
  $PSDefaultParameterValues = @{ '*:ErrorAction' = 'Stop' }
  $preview = [bool]$WhatIf
  if (Get-Module -Name 'ExchangeOnlineManagement') {
    throw 'Exchange Online PowerShell is loaded in this window, and the two modules fail together. Open a new PowerShell window for Microsoft Graph.'
  }
  if (-not (Get-Module -ListAvailable -Name Microsoft.Graph.Applications)) {
    throw 'Install Microsoft Graph PowerShell first: Install-Module Microsoft.Graph.Applications -Scope CurrentUser'
  }
  $scopes = 'Application.Read.All'
  Connect-MgGraph -Environment 'Global' -TenantId '11111111-2222-3333-4444-555555555555' -Scopes $scopes -NoWelcome
  $pattern = '^(full_access_as_app|Mail|MailboxSettings|MailboxItem|MailboxFolder|Calendars|Contacts)($|\.)'
  $rows = @()
  foreach ($resourceAppId in @('00000002-0000-0ff1-ce00-000000000000', '00000003-0000-0000-c000-000000000000')) {
    $resource = Get-MgServicePrincipal -Filter "appId eq '$resourceAppId'"
    foreach ($grant in @(Get-MgServicePrincipalAppRoleAssignedTo -ServicePrincipalId $resource.Id -All)) {
      $role = $resource.AppRoles | Where-Object { $_.Id -eq $grant.AppRoleId } | Select-Object -First 1
      if ($role.Value -notmatch $pattern) { continue }
      $owner = Get-MgServicePrincipal -ServicePrincipalId $grant.PrincipalId
      $rows += [pscustomobject]@{ AppId = $owner.AppId; PrincipalId = $grant.PrincipalId; DisplayName = $owner.DisplayName; Kind = $owner.ServicePrincipalType; Owner = $owner.AppOwnerOrganizationId; Permission = $role.Value; ResourceDisplayName = $resource.DisplayName }
    }
  }
  $rows | Format-List
  # To paste into the extension:
  ConvertTo-Json -InputObject @($rows) -Depth 4
}

# ----- undo -----

