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
  # The object ID is asked of Microsoft Graph in a PowerShell process of its own: in one process the two modules
  # fail. By hand: Entra admin center > Enterprise applications > the application > Object ID.
  $environment = 'Global'
  $tenant = '11111111-2222-3333-4444-555555555555'
  $shell = (Get-Process -Id $PID).Path
  if ((Split-Path -Leaf $shell) -notmatch '^(pwsh|powershell)(\.exe)?$') {
    $shell = (Get-Command -Name pwsh -CommandType Application | Select-Object -First 1).Source
  }
  $objectId = & $shell -NoProfile -Command {
    param($appId, $environment, $tenant)
    $PSDefaultParameterValues = @{ '*:ErrorAction' = 'Stop' }
    if (-not (Get-Module -ListAvailable -Name Microsoft.Graph.Applications)) {
      throw 'Install Microsoft Graph PowerShell first: Install-Module Microsoft.Graph.Applications -Scope CurrentUser'
    }
    Connect-MgGraph -Environment $environment -TenantId $tenant -Scopes 'Application.Read.All' -NoWelcome | Out-Null
    (Get-MgServicePrincipal -Filter "appId eq '$appId'").Id
  } -args $appId, $environment, $tenant | Select-Object -Last 1
  if ([string]$objectId -notmatch '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$') {
    throw 'No object ID came back: the tenant has no enterprise application with this client ID, or the sign-in failed. Grant admin consent first, or check the client ID.'
  }
  $objectId = [string]$objectId
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
  )
  foreach ($mailbox in $mailboxes) {
    $given = @(Get-MailboxPermission -Identity $mailbox | Where-Object { ($names -contains [string]$_.User) -and (@($_.AccessRights | ForEach-Object { [string]$_ }) -contains 'FullAccess') -and -not $_.Deny })
    if ($given.Count -eq 0) {
      . $note ([ordered]@{ What = 'FullAccess'; Mailbox = $mailbox; User = $user })
      Add-MailboxPermission -Identity $mailbox -User $user -AccessRights FullAccess -AutoMapping $false -WhatIf:$preview | Out-Null
    }
  }
  $rows = @()
  foreach ($mailbox in @(
    'ap@contoso.com'
  )) {
    $rows += @(Get-MailboxPermission -Identity $mailbox | ForEach-Object {
      [pscustomobject]@{ Identity = $mailbox; User = [string]$_.User; AccessRights = @($_.AccessRights | ForEach-Object { [string]$_ }); Deny = [bool]$_.Deny }
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
# Only these mailboxes are opened; the organization's settings stay as they are.
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
  if ($now.ImapEnabled -ne $true) {
    . $note ([ordered]@{ What = 'switch'; Mailbox = $mailbox; Property = 'ImapEnabled'; Before = $now.ImapEnabled })
    Set-CASMailbox -Identity $mailbox -ImapEnabled $true -WhatIf:$preview
  }
  $rows = @()
  $rows += @(Get-CASMailbox -Identity 'ap@contoso.com' | Select-Object 'PrimarySmtpAddress', 'EwsEnabled', 'ImapEnabled', 'PopEnabled', 'SmtpClientAuthenticationDisabled')
  $rows | Format-List
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

