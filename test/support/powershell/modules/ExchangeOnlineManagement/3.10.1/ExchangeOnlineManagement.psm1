# Stands for ExchangeOnlineManagement 3.10.1: the same parameters, and a tenant in memory in place of Exchange Online.
# Connecting imports the Exchange cmdlets as a script module of their own, as the real module does.
if (Get-Module -Name 'Microsoft.Graph.Authentication') {
  throw 'Method not found: WithLogging. (Microsoft Graph PowerShell is loaded in this process.)'
}
$folder = Join-Path $PSScriptRoot '../../..'
$session = Join-Path $folder 'exchangeSession.ps1'
. (Join-Path $folder 'StubCmdlets.ps1')
$connection = $null

# Whether the connection is one of those asked for; all are if none is named.
function Test-Asked {
  param($Bound)
  if ($null -eq $connection) { return $false }
  if ($Bound.ContainsKey('ConnectionId')) { return @($Bound['ConnectionId']) -contains $connection.ConnectionId }
  if ($Bound.ContainsKey('ModulePrefix')) { return @($Bound['ModulePrefix']) -contains $connection.ModulePrefix }
  $true
}

$handlers = @{
  'Connect-ExchangeOnline' = {
    param($Tenant, $Bound, $Caller)
    $environment = if ($Bound.ContainsKey('ExchangeEnvironmentName')) { $Bound['ExchangeEnvironmentName'] } else { 'O365Default' }
    if (@('O365Default', 'O365China', 'O365USGovDoD', 'O365USGovGCCHigh') -notcontains $environment) {
      throw "There is no environment $environment."
    }
    $script:connection = [pscustomobject]@{
      ConnectionId = '8b632b3a-a2e2-8ff3-adcd-6d119d07694b'; State = 'Connected'; UserPrincipalName = 'admin@contoso.com'
      ModulePrefix = $Bound['Prefix']; Organization = $Bound['Organization']; TenantID = '11111111-2222-3333-4444-555555555555'
    }
    if (Get-Module -Name 'tmpEXO_stub') { return }
    $module = New-Module -Name 'tmpEXO_stub' -ArgumentList $session -ScriptBlock { param($session) . $session }
    if ($Bound['Prefix']) { Import-Module $module -Global -Prefix $Bound['Prefix'] } else { Import-Module $module -Global }
  }
  'Disconnect-ExchangeOnline' = {
    param($Tenant, $Bound, $Caller)
    if (-not (Test-Asked $Bound) -or -not $Caller.ShouldProcess('Exchange Online', 'Disconnect-ExchangeOnline')) { return }
    $script:connection = $null
    Remove-Module -Name 'tmpEXO_stub' -ErrorAction SilentlyContinue
  }
  'Get-ConnectionInformation' = {
    param($Tenant, $Bound, $Caller)
    if (Test-Asked $Bound) { $connection }
  }
}

$table = (Get-Content -LiteralPath (Join-Path $folder 'cmdlets.json') -Raw | ConvertFrom-Json).cmdlets
foreach ($name in @($handlers.Keys)) { . ([scriptblock]::Create((Get-StubFunctionText -Name $name -Entry $table.$name))) }
Export-ModuleMember -Function @($handlers.Keys)
