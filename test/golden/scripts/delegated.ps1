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
  Connect-ExchangeOnline -ExchangeEnvironmentName 'O365USGovGCCHigh' -ShowBanner:$false
  # When you are done: Disconnect-ExchangeOnline
}

# ----- undo -----

# Give the person who signs in rights on the mailboxes
# With a signed-in person, that person's own rights decide which mailboxes open. Access policies and
# Exchange roles for applications do nothing here.
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
  $user = 'svc@contoso.com'
  $names = @($user)
  $mailboxes = @(
    'shared@contoso.com'
  )
  foreach ($mailbox in $mailboxes) {
    $given = @(Get-MailboxPermission -Identity $mailbox | Where-Object { ($names -contains [string]$_.User) -and (@($_.AccessRights | ForEach-Object { [string]$_ }) -contains 'FullAccess') -and -not $_.Deny })
    if ($given.Count -eq 0) {
      . $note ([ordered]@{ What = 'FullAccess'; Mailbox = $mailbox; User = $user })
      Add-MailboxPermission -Identity $mailbox -User $user -AccessRights FullAccess -AutoMapping $false -WhatIf:$preview | Out-Null
    }
  }
  $user = 'svc@contoso.com'
  $names = @($user)
  $mailboxes = @(
    'shared@contoso.com'
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
    'shared@contoso.com'
  )) {
    $rows += @(Get-MailboxPermission -Identity $mailbox | ForEach-Object {
      [pscustomobject]@{ Identity = $mailbox; User = [string]$_.User; AccessRights = @($_.AccessRights | ForEach-Object { [string]$_ }); Deny = [bool]$_.Deny }
    })
  }
  foreach ($mailbox in @(
    'shared@contoso.com'
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
# Takes back: Give the person who signs in rights on the mailboxes
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

  $mailbox = 'shared@contoso.com'
  $now = Get-CASMailbox -Identity $mailbox
  if ($now.ImapEnabled -ne $true) {
    . $note ([ordered]@{ What = 'switch'; Mailbox = $mailbox; Property = 'ImapEnabled'; Before = $now.ImapEnabled })
    Set-CASMailbox -Identity $mailbox -ImapEnabled $true -WhatIf:$preview
  }
  if ($now.SmtpClientAuthenticationDisabled -ne $false) {
    . $note ([ordered]@{ What = 'switch'; Mailbox = $mailbox; Property = 'SmtpClientAuthenticationDisabled'; Before = $now.SmtpClientAuthenticationDisabled })
    Set-CASMailbox -Identity $mailbox -SmtpClientAuthenticationDisabled $false -WhatIf:$preview
  }
  $rows = @()
  $rows += @(Get-CASMailbox -Identity 'shared@contoso.com' | Select-Object 'PrimarySmtpAddress', 'EwsEnabled', 'ImapEnabled', 'PopEnabled', 'SmtpClientAuthenticationDisabled')
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

