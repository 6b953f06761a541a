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
  )
  foreach ($mailbox in $mailboxes) {
    Add-MailboxPermission -Identity $mailbox -User $principal.Identity -AccessRights FullAccess -AutoMapping $false -WhatIf:$preview
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
  )
  foreach ($mailbox in $mailboxes) {
    Remove-MailboxPermission -Identity $mailbox -User $principal.Identity -AccessRights FullAccess -Confirm:$false -WhatIf:$preview
  }
}

# Open the protocols on the mailboxes
# Only these mailboxes are opened; the organization's settings stay as they are.
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
  Set-CASMailbox -Identity 'ap@contoso.com' -ImapEnabled $true -WhatIf:$preview
  Write-Host 'The switches now:'
  Get-CASMailbox -Identity 'ap@contoso.com' | Format-List 'PrimarySmtpAddress', 'EwsEnabled', 'ImapEnabled', 'PopEnabled', 'SmtpClientAuthenticationDisabled'
}

# ----- undo -----
# Takes back: Open the protocols on the mailboxes
param([switch]$WhatIf)
& {
  $ErrorActionPreference = 'Stop'
  $preview = [bool]$WhatIf
  # Run only the lines whose switch the block showed as off before; other programs may use the
  # protocol too.
  Set-CASMailbox -Identity 'ap@contoso.com' -ImapEnabled $false -WhatIf:$preview
}

