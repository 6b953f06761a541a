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
  $ErrorActionPreference = 'Stop'
  $preview = [bool]$WhatIf
  Add-MailboxPermission -Identity 'shared@contoso.com' -User 'svc@contoso.com' -AccessRights FullAccess -AutoMapping $false -WhatIf:$preview
  Add-RecipientPermission -Identity 'shared@contoso.com' -Trustee 'svc@contoso.com' -AccessRights SendAs -Confirm:$false -WhatIf:$preview
}

# ----- undo -----
# Takes back: Give the person who signs in rights on the mailboxes
param([switch]$WhatIf)
& {
  $ErrorActionPreference = 'Stop'
  $preview = [bool]$WhatIf
  # Take back only what nobody else relies on.
  Remove-MailboxPermission -Identity 'shared@contoso.com' -User 'svc@contoso.com' -AccessRights FullAccess -Confirm:$false -WhatIf:$preview
  Remove-RecipientPermission -Identity 'shared@contoso.com' -Trustee 'svc@contoso.com' -AccessRights SendAs -Confirm:$false -WhatIf:$preview
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
  Get-CASMailbox -Identity 'shared@contoso.com' | Format-List 'PrimarySmtpAddress', 'EwsEnabled', 'ImapEnabled', 'PopEnabled', 'SmtpClientAuthenticationDisabled'
  Set-CASMailbox -Identity 'shared@contoso.com' -ImapEnabled $true -WhatIf:$preview
  Set-CASMailbox -Identity 'shared@contoso.com' -SmtpClientAuthenticationDisabled $false -WhatIf:$preview
  Write-Host 'The switches now:'
  Get-CASMailbox -Identity 'shared@contoso.com' | Format-List 'PrimarySmtpAddress', 'EwsEnabled', 'ImapEnabled', 'PopEnabled', 'SmtpClientAuthenticationDisabled'
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
  Set-CASMailbox -Identity 'shared@contoso.com' -ImapEnabled $false -WhatIf:$preview
  Set-CASMailbox -Identity 'shared@contoso.com' -SmtpClientAuthenticationDisabled $null -WhatIf:$preview
}

