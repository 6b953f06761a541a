# Stands for Microsoft.Graph.Authentication 2.40.0: the same parameters, and a directory in memory.
if (Get-Module -Name 'ExchangeOnlineManagement') {
  throw 'Method not found: WithLogging. (ExchangeOnlineManagement is loaded in this process.)'
}
$folder = Join-Path $PSScriptRoot '../../..'
. (Join-Path $folder 'StubCmdlets.ps1')
if ($null -eq $global:StubTenant) {
  $global:StubTenant = Get-Content -LiteralPath $env:STUB_TENANT -Raw | ConvertFrom-Json
  $global:StubChanges = 0
  $global:StubFailAt = 0
}

$handlers = @{
  'Connect-MgGraph' = {
    param($Tenant, $Bound, $Caller)
    $environment = if ($Bound.ContainsKey('Environment')) { $Bound['Environment'] } else { 'Global' }
    if (@('Global', 'USGov', 'USGovDoD', 'China') -notcontains $environment) { return Write-StubError $Caller 'The environment does not exist.' }
    $global:StubScopes = @($Bound['Scopes'])
  }
  'Invoke-MgGraphRequest' = {
    param($Tenant, $Bound, $Caller)
    if ([string]$Bound['Uri'] -notmatch '^/?v1\.0/applications/([0-9a-f-]{36})$' -or $Bound['Method'] -ne 'PATCH') { return Write-StubError $Caller 'Response status code does not indicate success: NotFound.' }
    $application = $Tenant.directory.applications | Where-Object { $_.Id -eq $Matches[1] }
    $body = $Bound['Body'] | ConvertFrom-Json
    if ($null -eq $body.PSObject.Properties['requiredResourceAccess']) { return Write-StubError $Caller 'Response status code does not indicate success: BadRequest.' }
    $application.RequiredResourceAccess = @($body.requiredResourceAccess | Where-Object { $_ } | ForEach-Object {
        [pscustomobject]@{ ResourceAppId = $_.resourceAppId; ResourceAccess = @($_.resourceAccess | ForEach-Object { [pscustomobject]@{ Id = $_.id; Type = $_.type } }) }
      })
  }
}

$table = (Get-Content -LiteralPath (Join-Path $folder 'cmdlets.json') -Raw | ConvertFrom-Json).cmdlets
foreach ($name in @($handlers.Keys)) { . ([scriptblock]::Create((Get-StubFunctionText -Name $name -Entry $table.$name))) }
Export-ModuleMember -Function @($handlers.Keys)
