# Stands for ExchangeOnlineManagement 3.10.1: the same parameters, and a tenant in memory in place of Exchange Online.
# Connecting imports the Exchange cmdlets as a script module of their own, as the real module does.
if (Get-Module -Name 'Microsoft.Graph.Authentication') {
  throw 'Method not found: WithLogging. (Microsoft Graph PowerShell is loaded in this process.)'
}
$folder = Join-Path $PSScriptRoot '../../..'
$connected = $false

function Connect-ExchangeOnline {
  [CmdletBinding()]
  param([string]$ExchangeEnvironmentName, [switch]$ShowBanner, [string]$UserPrincipalName, [switch]$Device)
  if (@('O365Default', 'O365China', 'O365USGovDoD', 'O365USGovGCCHigh') -notcontains $ExchangeEnvironmentName) {
    throw "There is no environment $ExchangeEnvironmentName."
  }
  $script:connected = $true
  if (Get-Module -Name 'tmpEXO_stub') { return }
  $session = Join-Path $folder 'exchangeSession.ps1'
  New-Module -Name 'tmpEXO_stub' -ArgumentList $session -ScriptBlock { param($session) . $session } | Import-Module -Global
}

function Disconnect-ExchangeOnline {
  [CmdletBinding(SupportsShouldProcess)]
  param()
  $script:connected = $false
  Remove-Module -Name 'tmpEXO_stub' -ErrorAction SilentlyContinue
}

function Get-ConnectionInformation {
  [CmdletBinding()]
  param()
  if ($connected) { [pscustomobject]@{ TenantID = '11111111-2222-3333-4444-555555555555'; State = 'Connected'; UserPrincipalName = 'admin@contoso.com' } }
}

Export-ModuleMember -Function Connect-ExchangeOnline, Disconnect-ExchangeOnline, Get-ConnectionInformation
